"""Whatever stands in the file: the content comes back, or one clear sentence with code 3."""

import errno
import json
import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterdyn.changes import same
from clusterdyn.store import (
    CURRENT,
    Missing,
    NewerVersion,
    Store,
    StoreError,
    StoreRefused,
    UnknownVersion,
    Unreadable,
    reading,
)
from clusterdyn.store.migrate import migrated
from clusterdyn.store.reading import parsed
from clusterdyn.store.writing import to_bytes
from support.store_samples import CONTENT, Clock


def load(path: Path):
    return Store(path, Clock(), "Karen").load()


def error_of(path: Path, raw: bytes | str) -> StoreError:
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    with pytest.raises(StoreError) as caught:
        load(path)
    error = caught.value
    assert error.exit_code == 3
    assert "\n" not in error.sentence and error.sentence.endswith((".", "restore"))
    assert path.name in error.sentence
    return error


def test_a_dossier_is_read_in_its_order_and_nothing_is_written(path, tmp_path):
    path.write_text(json.dumps(CONTENT))
    before = path.stat().st_mtime_ns
    assert same(load(path), CONTENT)
    assert path.stat().st_mtime_ns == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_byte_order_mark_does_no_harm(path):
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(CONTENT).encode())
    assert load(path) == CONTENT


BROKEN = {
    "empty": (b"", "is empty"),
    "only nulls, as after a power failure": (b"\0" * 500, "is empty"),
    "truncated": ('{"version": 1, "passport": {"name": "Te', "ends too early, in line 1"),
    "truncated after a comma": ('{"version": 1,\n "a": {"b": 2,', "ends too early, in line 2"),
    "no comma": ('{"version": 1\n "a": 2}', "line 2, column 2: a comma"),
    "no quotes": ('{"version": 1, "a": yes}', "column 21: a value is missing"),
    "two contents": ('{"version": 1}{"version": 1}', "something stands after the end"),
    "list": ("[1]", "is not a dossier"),
    "text": ('"hello"', "is not a dossier"),
    "binary": (b"\x7fELF\x00\x01\x02\xfe\xff", "not text in UTF-8"),
    "binary without wrong letters": (b'{"a": "\0\0\0"}', "mistake"),
    "utf-16": ("{}".encode("utf-16"), "saved as UTF-16"),
    "windows letters": ('{"version": 1,\n"name": "Århus"}'.encode("cp1252"), "(line 2)"),
    "not a number": ('{"version": 1, "a": {"b": NaN}}', "not a number at a.b"),
    "endless": ('{"version": 1, "a": -Infinity}', "not a number at a"),
    "too large a number": ('{"version": 1, "a": [1, 1e999]}', "not a number at a.2"),
    "too long a number": ('{"version": 1, "a": ' + "9" * 5000 + "}", "number that is too long"),
    "half a character": ('{"version": 1, "a": {"b": "x\\ud83d"}}', "broken character at a.b"),
    "half a character in a name": ('{"version": 1, "a": {"\\udc00": 1}}', "name with a broken"),
    "twice": ('{"version": 1, "a": {"b": {"due": 1, "due": 1}}}', '"due" twice at a.b'),
    "twice at the top": ('{"version": 1, "version": 1}', '"version" twice at the top'),
    "twice in a list": ('{"version": 1, "a": [{}, {"x": 1, "x": 2}]}', '"x" twice at a.2'),
    "very deep": ('{"version": 1, "a": ' + "[" * 100_000 + "]" * 100_000 + "}", "deeper than"),
    "rather deep": ('{"version": 1, "a": ' + '{"a":' * 60 + "1" + "}" * 61, "deeper than"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_gets_one_sentence_that_says_where(path, name):
    raw, words = BROKEN[name]
    error = error_of(path, raw)
    assert isinstance(error, Unreadable)
    if name != "binary without wrong letters":
        assert words in error.sentence


def test_a_whole_pair_of_surrogates_is_a_proper_character(path):
    path.write_text('{"version": 1, "a": "\\ud83d\\ude00"}')
    assert load(path)["a"] == "\U0001f600"


def test_a_file_of_fifty_megabytes_is_refused_without_reading_it(path, monkeypatch):
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("was read"))
    with pytest.raises(Unreadable, match=r"too large for a dossier \(50 MB\)"):
        load(path)


def test_a_folder_is_named_as_such(tmp_path):
    with pytest.raises(Unreadable, match="is a folder"):
        load(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_is_not_waited_for(path):
    os.mkfifo(path)
    with pytest.raises(Unreadable, match="is not a file"):
        load(path)


def test_a_missing_file_says_how_to_start_one(path):
    with pytest.raises(Missing, match="clusterdyn new"):
        load(path)


def test_a_missing_file_whose_history_is_there_says_how_to_bring_it_back(store, path):
    path.unlink()
    with pytest.raises(Missing, match=r"history is.*clusterdyn -d .* restore"):
        load(path)


@pytest.mark.parametrize("name", ["a\0b", "x" * 300, "file/below"])
def test_an_impossible_name_is_one_sentence(tmp_path, name):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError) as caught:
        load(tmp_path / name)
    assert caught.value.exit_code == 3
    assert "\0" not in caught.value.sentence


def test_a_link_to_itself_is_one_sentence(path):
    path.symlink_to(path)
    with pytest.raises(StoreError) as caught:
        load(path)
    assert caught.value.exit_code == 3


def test_no_permission_is_told(path, monkeypatch):
    path.write_text("{}")

    def refused(_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(Unreadable, match="there is no permission"):
        load(path)


@pytest.mark.parametrize("version", [None, "null", '"1"', "true", "0", "-1", "1.0"])
def test_an_unknown_version_is_told(path, version):
    text = "{}" if version is None else f'{{"version": {version}}}'
    assert isinstance(error_of(path, text), UnknownVersion)


def test_a_newer_version_says_what_to_install(path):
    error = error_of(path, f'{{"version": {CURRENT + 1}}}')
    assert isinstance(error, NewerVersion)
    assert "Install the newest clusterdyn" in error.sentence


def test_escape_sequences_in_a_file_do_not_reach_the_terminal(path):
    error = error_of(path, '{"version": 1, "\\u001b[2J": {"a": 1, "a": 2}}')
    assert "\x1b" not in error.sentence


def test_an_old_version_is_led_to_the_present_step_by_step(path):
    def two(data):
        return {**data, "passport": {"name": data["name"]}}

    def three(data):
        return {key: value for key, value in data.items() if key != "name"}

    old = {"version": 1, "name": "Test"}
    new = migrated(old, path, lambda: "1d", steps={1: two, 2: three}, current=3)
    assert new == {"version": 3, "passport": {"name": "Test"}, "id": "1d"}
    assert old == {"version": 1, "name": "Test"}


def test_a_version_without_a_way_to_the_present_is_told(path):
    with pytest.raises(UnknownVersion, match="cannot bring to version 3"):
        migrated({"version": 1}, path, str, steps={2: dict}, current=3)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | TEXT
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(TEXT, below, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(TEXT, VALUES, max_size=5))
def test_what_is_written_is_read_back_exactly(data):
    assert same(parsed(to_bytes(data), Path("x")), data)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("half \ud83d", "a broken character"),
        (float("nan"), "not a number"),
        (float("inf"), "not a number"),
        (float("-inf"), "not a number"),
        pytest.param(10**5000, "a number that is too long", id="long"),
        pytest.param(10**4100, "a number that is too long", id="nearly as long"),
        ((1, 2), "not an answer"),
        (date(2027, 4, 2), "not an answer"),
        (b"bytes", "not an answer"),
        (Decimal("1.5"), "not an answer"),
        ({1: "one"}, "a name that is not text"),
        ({"\udc00": 1}, "a name with a broken character"),
        ({1, 2}, "not an answer"),
    ],
)
def test_what_could_not_be_read_again_is_never_written(value, words):
    with pytest.raises(StoreRefused, match=words) as caught:
        to_bytes({"version": 1, "a": {"b": value}})
    assert caught.value.exit_code == 2
    assert caught.value.sentence.isprintable()


def test_words_that_look_like_odd_numbers_are_kept():
    data = {"a": "NaN", "b": "-Infinity", "c": "9" * 5000, "d": [1, 1.0, True, None, -0.0, 1e300]}
    assert same(parsed(to_bytes(data), Path("x")), data)


def test_a_content_too_deep_or_too_large_is_never_written(monkeypatch):
    deep: dict = {}
    for _ in range(2000):
        deep = {"a": deep}
    with pytest.raises(StoreRefused, match="too deeply"):
        to_bytes(deep)
    with pytest.raises(StoreRefused, match="larger than 20 MB"):
        to_bytes({"a": "x" * reading.LARGEST})


def test_twenty_megabytes_are_written_and_read_and_not_one_byte_more(path):
    raw = to_bytes({"a": "x" * (reading.LARGEST - len(to_bytes({"a": ""})))})
    assert len(raw) == 20_000_000
    with pytest.raises(StoreRefused, match="larger than 20 MB"):
        to_bytes({"a": "x" * (reading.LARGEST - len(to_bytes({"a": ""})) + 1)})
    own = to_bytes(CONTENT)
    path.write_bytes(own + b" " * (20_000_000 - len(own)))
    assert same(load(path), CONTENT)
    assert "20 MB" in error_of(path, own + b" " * (20_000_001 - len(own))).sentence


@given(st.binary(max_size=60) | st.text(alphabet='{}[]",:1e-. \\un', max_size=40).map(str.encode))
def test_no_bytes_whatever_lead_to_another_error(raw):
    try:
        assert isinstance(parsed(raw, Path("x")), dict)
    except Unreadable as error:
        assert error.sentence.isprintable()


def test_what_was_saved_is_read_by_the_same_rules_once_somebody_changed_it(store, path):
    store.save({"passport.name": ("Test Cluster (fictional)", "Harbour")})
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"Harbour"', '"Harbour", "name": "Twice"'), encoding="utf-8")
    with pytest.raises(Unreadable, match="twice"):
        store.save({"passport.name": ("Harbour", "Bay")})
