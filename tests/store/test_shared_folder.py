"""Two accounts of one group, one folder: both can work, and what is private stays private."""

import json
import os
import shutil
import stat
import tempfile
from pathlib import Path

import pytest

from clusterdyn.changes import value_at
from clusterdyn.store import NotWritten, Store
from support.accounts import Accounts, Ended
from support.store_samples import DUE, Clock

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
as_root = pytest.mark.skipif(
    os.name == "nt" or os.geteuid() != 0, reason="only root can work as somebody else"
)
ANNA, BEN, EVA, TEAM = 4001, 4002, 4003, 4100
CHANGE = {DUE: ("2027-09-01", "2027-10-01")}


@pytest.fixture
def folder():
    """A folder of the group, as an administrator makes it: rwxrws---."""
    path = Path(tempfile.mkdtemp(prefix="clusterdyn-shared-"))
    os.chown(path, 0, TEAM)
    path.chmod(0o2770)
    yield path
    shutil.rmtree(path)


@pytest.fixture(scope="module")
def accounts():
    found = Accounts()
    yield found
    found.close()


@pytest.fixture
def types(accounts, folder):
    """One command line of somebody, in the folder; of the team unless told otherwise."""

    def run(person: int, *words: str, groups: tuple[int, ...] = (TEAM,)) -> Ended:
        return accounts.run(person, list(groups), folder, *words)

    return run


@as_root
@pytest.mark.parametrize("dossier_mode", [None, 0o664, 0o660])
def test_two_accounts_of_a_group_work_on_one_dossier(types, folder, dossier_mode):
    done = types(ANNA, "new", "Shared", "--country", "DK")
    assert done.code == 0, done.err
    path = folder / "shared.cluster.json"
    if dossier_mode is not None:
        path.chmod(dossier_mode)
    for year, person in enumerate((BEN, ANNA, BEN, BEN, ANNA), 2035):
        done = types(person, "set", "4.year", str(year))
        assert (done.code, done.err) == (0, ""), done.err
    assert types(ANNA, "undo").code == 0
    assert types(BEN, "undo").code == 0
    assert json.loads(path.read_text())["steps"]["vision"]["year"] == 2037
    by = {entry.by for entry in Store(path, Clock(), "x").history()}
    assert by == {f"person{ANNA}", f"person{BEN}"}
    for entry in folder.iterdir():
        about = entry.stat()
        assert about.st_gid == TEAM and about.st_mode & 0o060 == 0o060, entry
    assert types(EVA, "status", groups=()).code == 3


@as_root
def test_a_group_that_cannot_be_kept_is_told_and_nobody_else_gets_in(types, folder):
    types(ANNA, "new", "Shared")
    path = folder / "shared.cluster.json"
    folder.chmod(0o777)
    for year, mode, left in ((2035, 0o666, 0o666), (2036, 0o664, 0o644), (2037, 0o660, 0o600)):
        os.chown(path, EVA, TEAM)
        path.chmod(mode)
        done = types(EVA, "set", "4.year", str(year), groups=())
        assert done.code == 0, done.err
        assert f"{path.name} could not be given to the group" in done.err
        assert path.stat().st_gid == EVA and stat.S_IMODE(path.stat().st_mode) == left


@posix
def test_a_private_dossier_has_a_private_history_lock_and_temporary_file(store, path, monkeypatch):
    path.chmod(0o600)
    seen = []
    real = os.open

    def opened(name, flags, mode=0o777, **more):
        handle = real(name, flags, mode, **more)
        if str(name).endswith(".new"):
            seen.append(stat.S_IMODE(os.fstat(handle).st_mode))
        return handle

    monkeypatch.setattr(os, "open", opened)
    store.save(CHANGE)
    assert seen == [0o600]
    modes = {entry.name: stat.S_IMODE(entry.stat().st_mode) for entry in path.parent.iterdir()}
    assert modes == {path.name: 0o600, "test.history.jsonl": 0o600, ".test.lock": 0o600}


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o660, 0o664, 0o666])
def test_what_lies_beside_the_dossier_may_be_used_by_the_same_people(store, path, mode):
    path.chmod(mode)
    history = path.with_name("test.history.jsonl")
    history.write_bytes(history.read_bytes()[:-5])
    store.save(CHANGE)
    names = ("test.cluster.json", "test.history.jsonl", ".test.lock", "test.history.jsonl.cut")
    for name in names:
        assert stat.S_IMODE(path.with_name(name).stat().st_mode) == mode, name


@posix
@pytest.mark.parametrize("mode", [0o444, 0o440, 0o400])
def test_a_dossier_that_may_be_read_only_is_not_overwritten(store, path, mode):
    before = path.read_bytes()
    path.chmod(mode)
    with pytest.raises(NotWritten, match="may be read only") as caught:
        store.save(CHANGE)
    assert path.name in caught.value.sentence and caught.value.exit_code == 5
    assert path.read_bytes() == before and len(store.history()) == 1
    assert [entry.name for entry in path.parent.glob(".*.new")] == []
    path.chmod(0o644)
    store.save(CHANGE)
    path.write_text("{")
    path.chmod(mode)
    with pytest.raises(NotWritten):
        store.restore(1)
    assert path.read_text() == "{"


@posix
def test_what_cannot_be_kept_is_said_once(store, path, monkeypatch):
    def refuse(*_):
        raise PermissionError(1, "no")

    path.chmod(0o664)
    monkeypatch.setattr(os, "fchown", refuse)
    monkeypatch.setattr(os, "fchmod", refuse)
    said = [
        store.save({DUE: (old, new)}).warnings for old, new in (("2027-09-01", 1), (1, 2), (2, 3))
    ]
    assert len(said[0]) == 2 and said[1:] == [[], []], said


@as_root
def test_what_the_administrator_answers_locks_nobody_out(types, folder):
    types(ANNA, "new", "Shared")
    assert types(0, "set", "4.year", "2035", groups=(0,)).code == 0
    (folder / "shared.history.jsonl").unlink()
    (folder / ".shared.lock").unlink()
    assert types(0, "set", "4.year", "2036", groups=(0,)).code == 0
    assert {entry.stat().st_uid for entry in folder.iterdir()} == {ANNA}
    assert types(ANNA, "undo").out.startswith("  Taken back")


@as_root
def test_the_file_that_refused_is_named(types, folder):
    types(ANNA, "new", "Shared")
    (folder / ".shared.lock").chmod(0o600)
    os.chown(folder / ".shared.lock", 0, 0)
    done = types(BEN, "set", "4.year", "2035")
    assert done.code == 5 and ".shared.lock" in done.err
    (folder / ".shared.lock").unlink()
    (folder / "shared.history.jsonl").chmod(0o600)
    done = types(BEN, "set", "4.year", "2035")
    assert done.code == 0 and "shared.history.jsonl" in done.err
    folder.chmod(0o2750)
    done = types(BEN, "set", "4.year", "2036")
    assert done.code == 5 and folder.name in done.err


def test_a_lock_file_of_another_computer_blocks_nobody(store, path):
    lock = path.with_name(".test.lock")
    lock.write_text("4711\nanother-laptop\n")
    assert value_at(store.save(CHANGE).data, DUE) == "2027-10-01"
    assert lock.read_text() == "4711\nanother-laptop\n"
