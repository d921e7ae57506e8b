"""A dossier and its history know each other by the dossier's id; old files get one for good."""

import json
import re
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from clusterdyn.changes import same, value_at
from clusterdyn.model import records
from clusterdyn.store import CURRENT, HistoryUnreadable, Store, identity, migrate
from support.store_samples import CONTENT, DUE, Clock

CHANGE = {DUE: ("2027-09-01", "2027-10-01")}
VERSIONS = Path(__file__).parent / "versions"


def opened(path: Path) -> Store:
    return Store(path, Clock(), "Jens")


def old_dossier(folder: Path, with_history: bool = True) -> Path:
    """The stored example of file version 1, copied as it was written then."""
    path = folder / "version-1.cluster.json"
    shutil.copy(VERSIONS / path.name, path)
    if with_history:
        shutil.copy(VERSIONS / "version-1.history.jsonl", folder)
    return path


def without_id() -> dict:
    return {key: value for key, value in CONTENT.items() if key != "id"}


# A new dossier


def test_a_new_dossier_has_an_id_of_its_own_that_begins_its_history(tmp_path):
    ids = set()
    for name in ("a", "b"):
        store = Store.create(tmp_path / f"{name}.cluster.json", without_id(), Clock(), "Karen")
        first = json.loads((tmp_path / f"{name}.history.jsonl").read_text().splitlines()[0])
        assert list(store.load())[:2] == ["version", "id"]
        assert re.fullmatch(records.DOSSIER_ID, store.load()["id"])
        assert first["id"] == store.load()["id"] == identity.id_of(store.load())
        ids.add(first["id"])
    assert len(ids) == 2


def test_the_models_and_the_store_speak_of_the_same_version():
    assert records.VERSION == migrate.CURRENT == CURRENT


# An old one


def test_an_old_dossier_is_read_and_its_id_is_that_of_the_first_line_of_its_history(tmp_path):
    path = old_dossier(tmp_path)
    before = path.read_bytes()
    first = (VERSIONS / "version-1.history.jsonl").read_bytes().split(b"\n")[0]
    data = opened(path).load()
    assert data["version"] == CURRENT
    assert data["id"] == sha256(first).hexdigest()[:16] == opened(path).load()["id"]
    assert data["steps"]["vision"]["year"] == 2035
    assert path.read_bytes() == before
    assert {**json.loads(before), "version": CURRENT, "id": data["id"]} == data


def test_without_its_history_the_id_is_that_of_the_file_on_every_laptop(tmp_path):
    path = old_dossier(tmp_path, with_history=False)
    wanted = sha256(path.read_bytes()).hexdigest()[:16]
    assert opened(path).load()["id"] == wanted
    saved = opened(path).save({"passport.region": ("North Jutland, Denmark", "Fyn")})
    assert saved.data["id"] == wanted == opened(path).load()["id"]
    assert [entry.by for entry in opened(path).history()] == ["Jens", "new version", "Jens"]


def test_an_old_dossier_is_carried_on_with_its_history(tmp_path):
    path = old_dossier(tmp_path)
    store = opened(path)
    data = store.load()
    entries = len(store.history())
    saved = store.save({"steps.vision.year": (2035, 2040)})
    assert (saved.warnings, saved.data["id"]) == ([], data["id"])
    assert [entry.by for entry in store.history()][entries:] == ["new version", "Jens"]
    assert json.loads(path.read_text())["version"] == CURRENT
    assert store.undo().data["steps"]["vision"]["year"] == 2035
    assert store.restore(2).data["id"] == data["id"]
    assert same(store.restore(entries).data, data)


def test_a_dossier_that_lost_its_id_gets_the_same_one_again(store, path):
    path.write_text(json.dumps(without_id()))
    assert store.load()["id"] == CONTENT["id"]


# Another one's history


@pytest.fixture
def swapped(store, path, history_file, tmp_path):
    """A dossier beside which the history of another one lies."""
    other = Store.create(tmp_path / "other.cluster.json", without_id(), Clock(), "Eva")
    other.save(CHANGE)
    (tmp_path / "other.history.jsonl").replace(history_file)
    return store


def test_a_history_of_another_dossier_is_not_read(swapped):
    for reading in (swapped.history, swapped.undo, lambda: swapped.restore(1)):
        with pytest.raises(HistoryUnreadable, match="belongs to another dossier") as caught:
            reading()
        assert caught.value.exit_code == 3


def test_a_history_of_another_dossier_is_set_aside_by_the_next_answer(swapped, history_file):
    theirs = history_file.read_bytes()
    saved = swapped.save(CHANGE)
    aside = history_file.with_name("test.history.jsonl.other")
    assert aside.name in saved.warnings[0]
    assert aside.read_bytes() == theirs
    assert [entry.by for entry in swapped.history()] == ["Karen", "Karen"]
    assert value_at(swapped.undo().data, DUE) == "2027-09-01"


def test_a_history_that_cannot_be_set_aside_is_not_written_to(swapped, history_file, monkeypatch):
    theirs = history_file.read_bytes()

    def refuse(*_):
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "rename", refuse)
    saved = swapped.save(CHANGE)
    assert "The answer is saved, but not the history of it" in saved.warnings[0]
    assert value_at(swapped.load(), DUE) == "2027-10-01"
    assert history_file.read_bytes() == theirs


def test_a_dossier_that_is_written_anew_keeps_out_of_anothers_history(swapped, path, history_file):
    data, theirs = swapped.load(), history_file.read_bytes()
    path.write_text("{")
    saved = swapped.write_anew(data)
    assert "belonged to another one" in saved.warnings[0]
    assert history_file.with_name("test.history.jsonl.other").read_bytes() == theirs
    assert same(swapped.load(), data) and len(swapped.history()) == 1


@pytest.mark.parametrize("copy", ["a.json", "a", "a.cluster", "b.cluster.json", "a.json.bak"])
def test_a_copy_beside_the_dossier_shares_neither_history_nor_lock(tmp_path, copy):
    path = tmp_path / "a.cluster.json"
    store = Store.create(path, without_id(), Clock(), "Karen")
    store.save(CHANGE)
    shutil.copy(path, tmp_path / copy)
    other = opened(tmp_path / copy)
    assert other.undo().nothing and other.history() == []
    other.save({DUE: ("2027-10-01", "2030-01-01")})
    assert len(store.history()) == 2 and len(other.history()) == 2
    assert value_at(store.load(), DUE) == "2027-10-01"
    assert len(list(tmp_path.glob(".*.lock"))) == 2
