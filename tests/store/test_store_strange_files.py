"""Beside a dossier only ordinary files are touched; whatever else lies there is told."""

import json
import os
import stat
import subprocess
import sys

import pytest

from clusterdyn.changes import same, value_at, with_changes
from clusterdyn.store import HistoryUnreadable, NotWritten, Store
from clusterdyn.store import history_file as histories
from clusterdyn.store.own_history import OwnHistory
from support.store_samples import CONTENT, DUE

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
CHANGE = {DUE: ("2027-09-01", "2027-10-01")}


def link(path, tmp_path):
    other = tmp_path / "rc.sh"
    other.write_text("alias x=y\nexport KEEP=1")
    path.symlink_to(other)


def dangling(path, tmp_path):
    path.symlink_to(tmp_path / "nowhere")


def pipe(path, tmp_path):
    os.mkfifo(path)


def endless(path, tmp_path):
    path.symlink_to("/dev/zero")


def second_name(path, tmp_path):
    other = tmp_path / "kept.jsonl"
    other.write_bytes(b"")
    path.hardlink_to(other)


def folder(path, tmp_path):
    path.mkdir()


STRANGE = [link, dangling, pipe, endless, second_name, folder]


def inside(tmp_path):
    """What lies in the folder, the dossier itself and its lock left out."""
    return {
        entry.name: entry.read_bytes() if entry.is_file() and not entry.is_symlink() else None
        for entry in tmp_path.iterdir()
        if entry.name not in ("test.cluster.json", ".test.lock")
    }


@pytest.mark.parametrize("make", STRANGE)
def test_what_lies_in_place_of_the_history_is_not_touched(
    store, path, history_file, tmp_path, make
):
    history_file.unlink()
    make(history_file, tmp_path)
    before = inside(tmp_path)
    saved = store.save(CHANGE)
    assert value_at(json.loads(path.read_text()), DUE) == "2027-10-01"
    assert "The answer is saved, but not the history" in saved.warnings[0]
    assert "test.history.jsonl" in saved.warnings[0]
    for reading in (store.history, store.undo, lambda: store.restore(1), lambda: store.rebuild()):
        with pytest.raises(HistoryUnreadable):
            reading()
    assert inside(tmp_path) == before


@pytest.mark.parametrize("make", STRANGE)
def test_what_lies_in_place_of_the_cut_off_piece_is_not_touched(
    store, path, history_file, tmp_path, make
):
    history_file.write_bytes(history_file.read_bytes()[:-9])
    make(history_file.with_name("test.history.jsonl.cut"), tmp_path)
    before = inside(tmp_path)
    saved = store.save(CHANGE)
    assert value_at(json.loads(path.read_text()), DUE) == "2027-10-01"
    assert saved.warnings
    assert inside(tmp_path) == before


@pytest.mark.parametrize("make", [link, dangling, pipe, endless, folder])
def test_what_lies_in_place_of_the_lock_is_not_touched(store, path, tmp_path, make):
    lock = tmp_path / ".test.lock"
    lock.unlink(missing_ok=True)
    make(lock, tmp_path)
    before = inside(tmp_path)
    with pytest.raises(NotWritten, match=r"\.test\.lock"):
        store.save(CHANGE)
    assert inside(tmp_path) == before


@pytest.mark.parametrize("make", [link, dangling, pipe, second_name])
def test_what_lies_in_place_of_the_temporary_file_is_put_away(store, path, tmp_path, make):
    make(tmp_path / ".test.cluster.json.new", tmp_path)
    store.save(CHANGE)
    assert stat.S_ISREG(path.lstat().st_mode)
    assert value_at(json.loads(path.read_text()), DUE) == "2027-10-01"
    kept = tmp_path / "rc.sh"
    assert not kept.exists() or kept.read_text() == "alias x=y\nexport KEEP=1"


# A very long history


@pytest.fixture
def little_memory(monkeypatch):
    for name, default in (("MOST_READ", 2000), ("RECENT", 700)):
        monkeypatch.setattr(histories, name, default)
    monkeypatch.setattr(histories.read, "__defaults__", (2000,))
    for reading in (Store._history, OwnHistory.read):
        monkeypatch.setattr(reading, "__defaults__", (2000,))


def test_of_a_very_long_history_the_end_is_read_and_nothing_is_lost(store, path, little_memory):
    for number in range(40):
        store.save({"passport.country": ("DK" if not number else number - 1, number)})
    entries = store.history()
    assert 3 < len(entries) < 40
    assert entries[-1].number == 41
    assert [entry.changes["passport.country"][1] for entry in entries] == [
        entry.number - 2 for entry in entries
    ]
    first = entries[0].number
    assert value_at(store.state_after(first), "passport.country") == first - 2
    assert same(store.rebuild(), with_changes(CONTENT, {"passport.country": (0, 39)}))
    assert value_at(store.undo().data, "passport.country") == 38
    path.write_text("{")
    assert value_at(store.restore(entries[-1].number).data, "passport.country") == 39


MEMORY = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from clusterdyn.store import Store
limit = 300 * 2**20
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
store = Store(Path(sys.argv[1]), lambda: datetime(2027, 1, 1, tzinfo=UTC), "Karen")
store.load()
store.save({"passport.country": ("DK", "SE")})
assert store.history()[-1].by == "Karen"
assert store.undo().data["passport"]["country"] == "DK"
"""


def test_a_history_larger_than_the_memory_is_no_trouble(store, path, history_file):
    with history_file.open("ab") as file:
        file.truncate(3 * 10**8)  # nothing but zeros: one damaged line without an end
    done = subprocess.run([sys.executable, "-c", MEMORY, path], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
