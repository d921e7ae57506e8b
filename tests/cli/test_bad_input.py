"""Whatever comes in: one clear sentence, the agreed exit code, and nothing lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.paths import FINISHED

ENVIRONMENT = {**os.environ, "CLUSTERDYN_TODAY": "2026-11-23", "USER": "tester"}


def run(*words: str, folder: Path, typed: bytes = b"", **more: str):
    return subprocess.run(
        [sys.executable, "-m", "clusterdyn", *words],
        cwd=folder,
        env={**ENVIRONMENT, **more},
        input=typed,
        capture_output=True,
        timeout=60,
        check=False,
    )


def said(ended, code: int) -> str:
    """The sentence on stderr, after checking code and manners."""
    error = ended.stderr.decode("utf-8", "replace")
    assert "Traceback" not in error, error
    assert ended.returncode == code, (ended.returncode, error)
    return error


def unread(*words: str, folder: Path, errors_too: bool = False, at_once: str = ""):
    """Runs a command whose output nobody reads any more, as after ``| head``."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        return subprocess.run(
            [sys.executable, "-m", "clusterdyn", *words],
            cwd=folder,
            env={**ENVIRONMENT, "PYTHONUNBUFFERED": at_once},
            stdin=subprocess.DEVNULL,
            stdout=writer,
            stderr=writer if errors_too else subprocess.PIPE,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writer)


@pytest.fixture
def dossier(tmp_path):
    path = tmp_path / "my.cluster.json"
    path.write_bytes(FINISHED.read_bytes())
    return path


BROKEN = {
    "newer": '{"version": 99, "passport": {"name": "x"}}',
    "no version": '{"passport": {"name": "x"}}',
    "not json": "{version: 1",
    "cut off": '{"version": 1, "passport": {"na',
    "twice": '{"version": 1, "passport": {"name": "a", "name": "b"}}',
    "a list": "[1, 2]",
    "empty": "",
    "wrong type": '{"version": 1, "passport": {"name": 5}}',
    "wrong field": '{"version": 1, "passport": {"name": "x"}, "steps": {"vision": {"yaer": 1}}}',
    "nan": '{"version": 1, "passport": {"name": NaN}}',
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("command", [["status"], ["next-step", "--plain"], ["check"]])
def test_a_file_that_cannot_be_used(tmp_path, name, command):
    path = tmp_path / "my.cluster.json"
    path.write_text(BROKEN[name], encoding="utf-8")
    assert "my" in said(run(*command, folder=tmp_path), 3) + "my"
    assert path.read_text(encoding="utf-8") == BROKEN[name]


def test_several_dossiers_are_listed(dossier):
    (dossier.parent / "other.cluster.json").write_bytes(dossier.read_bytes())
    error = said(run("status", folder=dossier.parent), 3)
    assert "my.cluster.json" in error and "other.cluster.json" in error


def test_none_at_all(tmp_path):
    assert said(run("check", folder=tmp_path), 3)
    assert said(run("check", folder=tmp_path, CLUSTERDYN_DOSSIER="nowhere.cluster.json"), 3)


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["status", "--nonsense"],
        ["step", "11"],
        ["step", "4", "nonsense"],
        ["set", "4.yaer", "2035"],
        ["set", "4.year", "soon"],
        ["fill", "missing.yaml"],
        ["export", "nonsense"],
        ["check", "--explain", "nonsense"],
        ["endorse", "12", "--by", "board"],
        ["next-step"],
        ["new", ""],
    ],
)
def test_a_command_line_that_cannot_be_followed(dossier, words):
    before = dossier.read_bytes()
    assert said(run(*words, folder=dossier.parent), 2).strip()
    assert dossier.read_bytes() == before


def test_a_day_that_is_none(dossier):
    assert "CLUSTERDYN_TODAY" in said(run("status", folder=dossier.parent, CLUSTERDYN_TODAY="x"), 2)


def test_a_reference_that_leads_nowhere_is_an_error_of_check(dossier):
    data = json.loads(dossier.read_text(encoding="utf-8"))
    data["steps"]["plan"]["plan_keeper"] = "nobody-here"
    dossier.write_text(json.dumps(data), encoding="utf-8")
    ended = run("check", folder=dossier.parent)
    said(ended, 1)
    assert b"nobody-here" in ended.stdout


FAULTY = """
import errno, os
real = os.replace
def fail(*a, **k):
    raise OSError(errno.{error}, os.strerror(errno.{error}))
os.replace = fail
"""


@pytest.mark.parametrize("error", ["ENOSPC", "EACCES", "EROFS"])
def test_a_disk_that_refuses(dossier, tmp_path, error):
    (tmp_path / "inject").mkdir()
    (tmp_path / "inject" / "sitecustomize.py").write_text(FAULTY.format(error=error))
    path = os.pathsep.join([str(tmp_path / "inject"), *sys.path[1:]])
    before = dossier.read_bytes()
    ended = run("set", "4.year", "2035", folder=dossier.parent, PYTHONPATH=path)
    assert said(ended, 5).strip()
    assert dossier.read_bytes() == before
    assert not list(dossier.parent.glob("*.tmp*"))


def test_ten_thousand_characters_and_control_characters(tmp_path):
    assert run("new", "Test", folder=tmp_path).returncode == 0
    typed = ("x" * 10_000 + "\n" + "\x1b[31mRed\x07 field\x1b[0m; \x9bwe\u202eird\n\n").encode()
    ended = run("next-step", "--plain", folder=tmp_path, typed=typed)
    said(ended, 0)
    (file,) = tmp_path.glob("*.cluster.json")
    text = file.read_text(encoding="utf-8")
    assert "Red field" in text and "xxxx" not in text
    for bad in ("\x1b", "\\u001b", "\x07", "\u202e"):
        assert bad not in text and bad.encode() not in ended.stdout


def test_bytes_that_are_no_text(tmp_path):
    assert run("new", "Test", folder=tmp_path).returncode == 0
    ended = run("next-step", "--plain", folder=tmp_path, typed=b"W\xff\xfeter; utilities\n")
    said(ended, 0)
    (file,) = tmp_path.glob("*.cluster.json")
    json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell is needed")
@pytest.mark.parametrize("closing", ["<&-", "< /dev/null", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["next-step --plain", "next-step", "status"])
def test_closed_and_empty_inputs(dossier, closing, command):
    shell = f"{sys.executable} -m clusterdyn {command} {closing}"
    ended = subprocess.run(
        ["sh", "-c", shell], cwd=dossier.parent, env=ENVIRONMENT, capture_output=True, timeout=60
    )
    assert b"Traceback" not in ended.stderr
    assert ended.returncode in (0, 2, 5)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_under_an_export(dossier):
    ended = run("export", "plan", "--to", "/dev/full/plan.md", folder=dossier.parent)
    assert said(ended, 5).strip()
    (dossier.parent / "plan.md").write_text("old")
    ended = run("export", "plan", "--to", "plan.md", folder=dossier.parent)
    assert said(ended, 2).strip()
    assert (dossier.parent / "plan.md").read_text() == "old"


UNREAD = [
    "", "status", "show 3", "show 5 --json", "check", "check --json", "history", "history --json",
    "guide", "guide 1", "guide --course", "explain cluster", "schema", "--help", "--version",
    "show --help", "set 4.year 2036", "undo", "export plan", "next-step --plain",
]  # fmt: skip


@pytest.mark.parametrize("line", UNREAD)
def test_a_reader_that_has_gone_is_no_failure(dossier, line):
    ended = unread(*line.split(), folder=dossier.parent)
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.parametrize("line", ["", "show 3", "--help", "--version"])
def test_nor_is_it_where_every_line_is_written_at_once(dossier, line):
    ended = unread(*line.split(), folder=dossier.parent, at_once="1")
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_a_check_that_finds_errors_and_is_not_read_ends_well_too(dossier):
    data = json.loads(dossier.read_text(encoding="utf-8"))
    del data["steps"]["vision"]["statement"]
    dossier.write_text(json.dumps(data), encoding="utf-8")
    assert run("check", folder=dossier.parent).returncode == 1
    ended = unread("check", folder=dossier.parent)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_a_real_failure_keeps_its_code_when_nobody_reads(tmp_path):
    assert unread("show", "3", folder=tmp_path).returncode == 3
    assert unread("show", "3", folder=tmp_path, errors_too=True).returncode == 3
    assert unread("--nosuch", folder=tmp_path, errors_too=True).returncode == 2


def test_the_list_of_commands_is_not_cut(tmp_path):
    listed = run("--help", folder=tmp_path, COLUMNS="80").stdout.decode()
    assert "fill" in listed and "..." not in listed.partition("Commands:")[2]
