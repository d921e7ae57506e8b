"""A save is in the file whole or not at all; what fails is told and the old file stays."""

import errno
import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from clusterdyn.changes import ABSENT, same
from clusterdyn.store import (
    CURRENT,
    AlreadyThere,
    Missing,
    NotWritten,
    Store,
    StoreRefused,
    UnknownVersion,
    locking,
)
from clusterdyn.store.writing import replace_file
from support.store_samples import CONTENT, DUE, Clock

CHANGE = {DUE: ("2027-09-01", "2027-10-01")}


def failing(number: int):
    def fail(*_, **__):
        raise OSError(number, os.strerror(number))

    return fail


def folder_of(path: Path) -> set[str]:
    return {entry.name for entry in path.parent.iterdir()} - {".test.lock"}


def test_a_save_is_in_the_file_as_indented_json(store, path):
    saved = store.save(CHANGE)
    text = path.read_text(encoding="utf-8")
    assert saved.warnings == []
    assert same(json.loads(text), saved.data)
    assert '\n  "passport": {\n' in text and text.endswith("}\n")
    assert folder_of(path) == {"test.cluster.json", "test.history.jsonl"}


def test_letters_of_all_languages_stay_readable_in_the_file(store, path):
    store.save({"passport.name": ("Test Cluster (fictional)", "Århus–Łódź 😀")})
    assert "Århus–Łódź 😀" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "there is no permission"),
        (errno.EROFS, "the disk can only be read"),
        (errno.EIO, "the disk reports a fault"),
        (errno.ENOENT, "the folder is no longer there"),
        (errno.EBUSY, "the computer says"),
    ],
)
def test_a_failed_save_leaves_the_old_file_and_nothing_else(
    store, path, monkeypatch, call, number, words
):
    before, names = path.read_bytes(), folder_of(path)
    with monkeypatch.context() as patch:
        if call == "open":
            real = os.open

            def opened(name, flags, *rest, **more):
                if str(name).endswith(".new"):
                    raise OSError(number, os.strerror(number))
                return real(name, flags, *rest, **more)

            patch.setattr(os, "open", opened)
        else:
            patch.setattr(os, call, failing(number))
        with pytest.raises(NotWritten, match=words) as caught:
            store.save(CHANGE)
    assert caught.value.exit_code == 5
    assert "earlier answers" in caught.value.sentence
    assert path.read_bytes() == before
    assert folder_of(path) == names
    assert len(store.history()) == 1
    assert store.save(CHANGE).warnings == []


def test_an_interruption_while_writing_leaves_no_litter(store, path, monkeypatch):
    before, names = path.read_bytes(), folder_of(path)

    def interrupted(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            store.save(CHANGE)
    assert path.read_bytes() == before
    assert folder_of(path) == names
    store.save(CHANGE)


def test_a_disk_that_takes_a_little_at_a_time_gets_everything(store, path, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, raw: real(handle, bytes(raw[:7])))
    data = store.save(CHANGE).data
    monkeypatch.undo()
    assert json.loads(path.read_text()) == data


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_platform_that_cannot_sync_a_folder_is_no_trouble(path, monkeypatch, number):
    fail_for_folders(monkeypatch, number)
    assert replace_file(path, b"new\n") == []
    assert path.read_bytes() == b"new\n"


def test_a_folder_that_cannot_be_opened_is_no_trouble(path, monkeypatch):
    real = os.open

    def opened(name, flags, *rest, **more):
        if Path(name).is_dir():
            raise PermissionError(errno.EACCES, "no")
        return real(name, flags, *rest, **more)

    monkeypatch.setattr(os, "open", opened)
    assert replace_file(path, b"new\n") == []


def test_a_disk_that_does_not_confirm_is_told_but_the_answer_is_there(path, monkeypatch):
    fail_for_folders(monkeypatch, errno.EIO)
    (warning,) = replace_file(path, b"new\n")
    assert "did not confirm" in warning
    assert path.read_bytes() == b"new\n"


def fail_for_folders(monkeypatch, number):
    real = os.fsync

    def sync(handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, os.strerror(number))
        return real(handle)

    monkeypatch.setattr(os, "fsync", sync)


def test_litter_of_a_killed_program_is_in_nobodys_way(store, path):
    path.with_name(".test.cluster.json.new").write_text("half")
    store.save(CHANGE)
    assert folder_of(path) == {"test.cluster.json", "test.history.jsonl"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_the_permissions_of_the_file_stay(store, path):
    path.chmod(0o640)
    store.save(CHANGE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need a special right on Windows")
def test_a_link_stays_a_link_and_its_target_is_written(store, path, tmp_path):
    other = tmp_path / "desk"
    other.mkdir()
    link = other / "mine.cluster.json"
    link.symlink_to(path)
    by_link = Store(link, Clock(), "Jens")
    by_link.load()
    by_link.save(CHANGE)
    assert link.is_symlink()
    assert json.loads(path.read_text())["steps"]["plan"]["milestones"]["rig"]["due"] == "2027-10-01"
    assert [entry.name for entry in other.iterdir()] == ["mine.cluster.json"]
    assert [entry.by for entry in store.history()] == ["Karen", "Jens"]


def test_a_new_dossier_never_takes_the_place_of_a_file(store, path):
    before = path.read_bytes()
    with pytest.raises(AlreadyThere) as caught:
        Store.create(path, CONTENT, Clock(), "Jens")
    assert caught.value.exit_code == 2
    assert path.read_bytes() == before


def test_a_new_dossier_sets_the_history_of_an_old_one_aside(store, path):
    path.unlink()
    again = Store.create(path, {"version": CURRENT}, Clock(), "Jens")
    assert "test.history.jsonl.old" in again.warnings[0]
    assert "restore" in again.warnings[0]
    assert [entry.by for entry in again.history()] == ["Jens"]
    assert path.with_name("test.history.jsonl.old").exists()


def test_a_dossier_that_could_not_be_loaded_again_is_not_written(store, path):
    before = path.read_bytes()
    with pytest.raises(UnknownVersion):
        store.save({"version": (CURRENT, ABSENT)})
    with pytest.raises(StoreRefused, match="a broken character"):
        store.save({DUE: ("2027-09-01", "\ud83d")})
    with pytest.raises(StoreRefused):
        store.save({"": (store.load(), [])})
    assert path.read_bytes() == before


def test_a_folder_that_vanished_is_told_and_not_made_again(store, path, tmp_path):
    moved = tmp_path.with_name(tmp_path.name + "-moved")
    tmp_path.rename(moved)
    try:
        with pytest.raises(NotWritten, match="is not there"):
            store.save(CHANGE)
        assert not tmp_path.exists()
    finally:
        moved.rename(tmp_path)


def test_a_dossier_that_vanished_is_told(store, path):
    path.unlink()
    with pytest.raises(Missing, match=r"history is.* restore"):
        store.save(CHANGE)


def test_a_lock_that_is_not_free_in_time_is_told(store, path, open_store):
    other = open_store("Jens")
    before = path.read_bytes()
    with locking.locked(path), pytest.raises(NotWritten, match="Close other windows") as caught:
        other.save(CHANGE)
    assert caught.value.exit_code == 5
    assert path.read_bytes() == before
    assert other.save(CHANGE).warnings == []


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be removed there")
def test_a_lock_file_that_was_replaced_meanwhile_is_no_lock(store, path, monkeypatch):
    """Somebody tidies the folder between the opening and the locking: two would hold a lock."""
    take, taken = locking.take, []

    def take_late(handle: int) -> bool:
        if not taken:
            path.with_name(".test.lock").unlink()
        taken.append(handle)
        return take(handle)

    monkeypatch.setattr(locking, "take", take_late)
    with locking.locked(path):
        monkeypatch.undo()
        with pytest.raises(NotWritten), locking.locked(path, patience=0):
            pytest.fail("two hold the lock of one dossier")
    assert len(taken) == 2


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_a_lock_that_cannot_be_made_is_told(store, monkeypatch, number):
    monkeypatch.setattr(locking, "open_regular", failing(number))
    with pytest.raises(NotWritten, match=r"\.test\.lock"):
        store.save(CHANGE)


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL])
def test_a_disk_without_locks_is_told(store, monkeypatch, number):
    monkeypatch.setattr(locking, "take", failing(number))
    with pytest.raises(NotWritten, match="knows no locks"):
        store.save(CHANGE)


def test_an_answer_that_changes_nothing_writes_nothing(store, path):
    before = path.stat().st_mtime_ns
    assert store.save({DUE: ("2027-09-01", "2027-09-01")}).data == store.load()
    assert store.save({}).warnings == []
    assert path.stat().st_mtime_ns == before
    assert len(store.history()) == 1


SAVE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from clusterdyn.store import Store
store = Store(Path(sys.argv[1]), lambda: datetime(2027, 1, 1, tzinfo=UTC), "Karen")
store.load()
store.save({"passport.country": ("DK", "DE")})
"""


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed here")
def test_the_system_sees_file_then_history_then_rename_then_folder(store, path, tmp_path):
    log = tmp_path / "trace"
    calls = "trace=fsync,fdatasync,rename,renameat,renameat2,write,unlink"
    command = ["strace", "-f", "-y", "-o", log, "-e", calls, sys.executable, "-c", SAVE, path]
    done = subprocess.run(command, capture_output=True, text=True)
    if "ptrace" in done.stderr and done.returncode:
        pytest.skip("this system lets nobody trace a program")
    assert done.returncode == 0, done.stderr
    seen = [
        sign
        for line in log.read_text(errors="replace").splitlines()
        if (sign := sign_of(line, tmp_path))
    ]
    assert seen == [
        "write new",
        "fsync new",
        "write history",
        "fsync history",
        "rename",
        "fsync folder",
    ]


def sign_of(line: str, folder: Path) -> str | None:
    """What a traced call means, or None for calls on other files."""
    call = line.split(None, 1)[1].split("(")[0]
    if call.startswith("rename") and ".test.cluster.json.new" in line:
        return "rename"
    for mark, name in [(".cluster.json.new>", "new"), (".history.jsonl>", "history")]:
        if mark in line:
            return f"{call} {name}"
    return f"{call} folder" if f"<{folder}>" in line else None


def test_reading_needs_nothing_heavy():
    code = (
        "import sys, pathlib, datetime; from clusterdyn.store import Store;"
        "print(Store(pathlib.Path(sys.argv[1]), datetime.datetime.now, 'x').load()['version'],"
        "sorted({'pydantic', 'pydantic_core', 'filelock', 'hashlib', 'asyncio', 'dataclasses',"
        "'inspect', 'yaml', 'rich'} & set(sys.modules)))"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.cluster.json"
        path.write_text(json.dumps(CONTENT))
        done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True)
    assert done.stdout.strip() == f"{CURRENT} []", done.stderr
