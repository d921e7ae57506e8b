"""Output that goes into a file or a pipe, on any system: UTF-8, and never a traceback."""

import json
import subprocess
import sys

import pytest

from support.hands import surroundings
from support.paths import FINISHED

ENCODINGS = [
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "cp850"},
    {"LC_ALL": "C"},
]
COMMANDS = [
    ("status",),
    ("show", "4"),
    ("check",),
    ("set", "4.year", "2041"),
    ("history",),
    ("export", "plan"),
    ("undo",),
    ("explain", "nosuchword"),
    ("set", "4.statement", "Ærø → Łódź ✔ 😀"),
]


def run(folder, *words, typed=b"", **more):
    return subprocess.run(
        [sys.executable, "-m", "clusterdyn", *words],
        cwd=folder,
        env=surroundings(**more),
        input=typed,
        capture_output=True,
        timeout=100,
        check=False,
    )


@pytest.mark.parametrize("encoding", ENCODINGS, ids=str)
def test_redirected_output_is_utf_8_and_no_command_fails_for_its_letters(tmp_path, encoding):
    file = tmp_path / "a.cluster.json"
    file.write_bytes(FINISHED.read_bytes())
    for words in COMMANDS:
        ended = run(tmp_path, *words, **encoding)
        out, err = ended.stdout.decode("utf-8"), ended.stderr.decode("utf-8")
        assert "Traceback" not in err and "fault" not in err, err
        assert ended.returncode == (2 if "explain" in words else 0) or (words == ("check",)), (
            words,
            err,
        )
        if words == ("set", "4.year", "2041"):
            assert "→ 2041" in out
    assert "Ærø → Łódź ✔ 😀" in file.read_text("utf-8")


def test_what_a_pipe_types_in_windows_letters_is_understood(tmp_path):
    run(tmp_path, "new", "Fjord Food")
    typed = "Ørsted Dåser; kommuner\n".encode("cp1252")
    ended = run(tmp_path, "next-step", "--plain", typed=typed)
    assert ended.returncode == 0, ended.stderr
    (file,) = tmp_path.glob("*.cluster.json")
    assert "Ørsted Dåser" in file.read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such device")
@pytest.mark.parametrize(
    "words", [("set", "4.year", "2041"), ("undo",), ("restore", "1"), ("fill", "a.yaml")]
)
def test_what_was_saved_is_no_failure_when_it_cannot_be_shown(tmp_path, words):
    file = tmp_path / "a.cluster.json"
    file.write_bytes(FINISHED.read_bytes())
    run(tmp_path, "set", "4.year", "2039")
    (tmp_path / "a.yaml").write_text("vision: {year: 2042}")
    before = file.read_bytes()
    entries = len((tmp_path / "a.history.jsonl").read_text("utf-8").splitlines())
    with open("/dev/full", "w") as full:  # noqa: PTH123
        ended = subprocess.run(
            [sys.executable, "-m", "clusterdyn", *words],
            cwd=tmp_path,
            env=surroundings(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert ended.returncode == 0, ended.stderr
    assert "The answer is saved, but" in ended.stderr
    assert file.read_bytes() != before
    lines = (tmp_path / "a.history.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == entries + 1


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such device")
def test_a_message_that_nobody_can_read_changes_no_exit_code(tmp_path):
    with open("/dev/full", "w") as full:  # noqa: PTH123
        ended = subprocess.run(
            [sys.executable, "-m", "clusterdyn", "nosuch"],
            cwd=tmp_path,
            env=surroundings(),
            stderr=full,
        )
    assert ended.returncode == 2


EVIL = "A\x1b[2J\x1b]0;title\x07B\x9b31m\u202egnp\u2066C\r\nD\u2028E"


@pytest.mark.parametrize(
    "words",
    [
        ("status",),
        ("show",),
        ("check",),
        ("history",),
        ("undo",),
        ("diff",),
        ("show", "--json"),
        ("status", "--json"),
        ("history", "--json"),
        ("export", "plan"),
        ("export", "dossier"),
        ("export", "plan", "--format", "json"),
        ("export", "calendar"),
        ("set", "4.year", "x"),
        ("step", "4", "--plain"),
    ],
)
def test_nothing_in_a_received_dossier_steers_the_terminal(tmp_path, words):
    file = tmp_path / "a.cluster.json"
    data = json.loads(FINISHED.read_text("utf-8"))
    data["passport"]["name"] = EVIL
    data["steps"]["vision"]["statement"] = EVIL
    if words == ("status",):  # a place that does not fit is named in the error's sentence
        data["steps"]["vision"][EVIL] = 1
    file.write_text(json.dumps(data), "utf-8")
    run(tmp_path, "set", "4.year", "2039")
    ended = run(tmp_path, *words)
    both = (ended.stdout + ended.stderr).decode("utf-8")
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u2028"} & set(both), both
    if "--json" in words or words == ("export", "dossier"):
        assert ended.returncode or json.loads(ended.stdout)
