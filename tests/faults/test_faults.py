"""Every call to the disk may fail, and the program may die at it: no acknowledged answer is lost.

The short set disturbs each write-type call of one ``set``. The long one (``pytest -m slow
tests/faults``) disturbs every call of ten commands on their folder with fourteen errors, or with those
that ``CLUSTERDYN_FAULTS=EIO,ENOSPC`` names.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from clusterdyn.changes import same, value_at
from clusterdyn.store import Store, StoreError
from support.faults import DEATH, Run, Spot, disturbed, need_strace, spots
from support.paths import FINISHED

NAME = "a.cluster.json"
WRITING = "unlink,write,fsync,rename,fchmod,ftruncate"
EVERY = f"{WRITING},openat,read,close,flock,newfstatat,lseek,getdents64,fchown,linkat,access"
SHORT = ["EIO", "ENOSPC", "EACCES"]
LONG = [*SHORT, "EPERM", "EROFS", "EDQUOT", "EINTR", "EMFILE", "ENFILE", "ENOENT", "EBUSY"]
LONG += ["ENOMEM", "EINVAL", "ESTALE"]
CHOSEN = [name for name in os.environ.get("CLUSTERDYN_FAULTS", ",".join(LONG)).split(",") if name]
YEAR, REGION = "steps.vision.year", "passport.region"


@dataclass(frozen=True)
class Case:
    """A command in a folder that was prepared; ``target`` is what it writes."""

    name: str
    words: list[str]
    prepare: Callable[[Path], object] = lambda folder: None
    target: str = NAME


def clock() -> datetime:
    return datetime(2027, 4, 2, 12, 0, tzinfo=UTC)


def opened(folder: Path) -> Store:
    store = Store(folder / NAME, clock, "tester")
    store.load()
    return store


def begin(folder: Path) -> None:
    """A dossier with a history of three answers."""
    store = Store.create(folder / NAME, json.loads(FINISHED.read_text("utf-8")), clock, "tester")
    for year in (2036, 2037, 2038):
        store.save({YEAR: (value_at(store.load(), YEAR), year)})


def history(folder: Path) -> Path:
    return folder / "a.history.jsonl"


def cut(folder: Path) -> None:
    history(folder).write_bytes(history(folder).read_bytes()[:-20])


def broken(folder: Path) -> None:
    (folder / NAME).write_text("{")


def answers(folder: Path) -> None:
    (folder / "more.yaml").write_text("vision: {year: 2041, statement: A calm fjord}\n")


SET = Case("set", ["set", "4.year", "2040"])
CASES = [
    SET,
    Case("set without a history", SET.words, lambda folder: history(folder).unlink()),
    Case("set upon a cut line", SET.words, cut),
    Case("set beside a leftover", SET.words, lambda f: (f / f".{NAME}.new").write_text("half")),
    Case("undo", ["undo"]),
    Case("restore", ["restore", "2"]),
    Case("restore a broken file", ["restore"], broken),
    Case("fill", ["fill", "more.yaml"], answers),
    Case("new", ["new", "B"], target="b.cluster.json"),
    Case("export", ["export", "plan", "--to", "plan.md"], target="plan.md"),
]


@pytest.fixture
def make(tmp_path):
    """A fresh folder for a case; the template is made once."""
    need_strace()
    template = tmp_path / "template"
    template.mkdir()
    begin(template)

    def made(case: Case) -> Path:
        folder = tmp_path / "w"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(template, folder)
        case.prepare(folder)
        return folder

    return made


def content(path: Path) -> Any:
    if not path.exists():
        return None
    return path.read_text("utf-8")


def without_id(text: str | None) -> Any:
    """What is compared: of a new dossier all but its id."""
    if text is None or not text.startswith('{\n  "version"'):
        return text
    return {key: value for key, value in json.loads(text).items() if key != "id"}


def examine(case: Case, folder: Path, run: Run, old: Any, new: Any, what: tuple[Any, ...]) -> None:
    """Content, acknowledged answers, exit code, next save, undo and litter after a fault."""
    now = without_id(content(folder / case.target))
    assert now in (old, new), what
    assert "Traceback" not in run.err and "has a fault" not in run.err, (what, run.err)
    died = run.code in (-9, 137)
    if not died:
        assert run.code in (0, 2, 3, 5), (what, run)
        assert (now == new) == (run.code == 0), (what, run)
    if case.target != NAME or case.name == "restore a broken file":
        return
    before = json.loads((folder / NAME).read_text("utf-8"))
    told = run.err if not died else ""
    store = opened(folder)
    saved = store.save({REGION: (value_at(before, REGION), "Fyn")})
    assert value_at(saved.data, REGION) == "Fyn", what
    assert same(store.undo().data, before), what
    if now == new and "not the history" not in told and case.words[0] == "set":
        back = store.undo()
        assert value_at(back.data, YEAR) == value_at(old, YEAR), (what, "undo knows the answer")
    try:
        store.rebuild()
    except StoreError as problem:
        raise AssertionError(what) from problem
    assert [one.name for one in folder.glob(".*.new")] == [], what


def play(make: Callable[[Case], Path], case: Case, calls: str, faults: list[str]) -> int:
    """Every call of a case with every fault; how many struck."""
    folder = make(case)
    old = without_id(content(folder / case.target))
    found = spots(folder, case.words, calls)
    new = without_id(content(folder / case.target))
    assert new != old and found
    struck = 0
    for spot in found:
        for fault in faults:
            folder = make(case)
            run = disturbed(folder, case.words, spot, calls, fault)
            if run.hit:
                struck += 1
                examine(case, folder, run, old, new, (case.name, spot, fault))
    return struck


@pytest.mark.parametrize("fault", [*(f"error={name}" for name in SHORT), DEATH])
def test_each_write_of_one_answer(make, fault):
    assert play(make, SET, WRITING, [fault]) >= 8


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_call_of_ten_commands(make, case):
    struck = play(make, case, EVERY, [*(f"error={name}" for name in CHOSEN), DEATH])
    print(f"{case.name}: {struck} faults struck")
    assert struck > 0


@pytest.mark.parametrize("error", ["ENOSYS", "ENOLCK", "EOPNOTSUPP", "EINVAL"])
def test_a_disk_without_locks_is_refused_with_advice(make, error):
    folder = make(SET)
    before = (folder / NAME).read_bytes()
    run = disturbed(folder, SET.words, Spot("flock", 1, ""), "flock", f"error={error}")
    assert run.hit and run.code == 5
    assert (folder / NAME).read_bytes() == before
    (said,) = run.err.splitlines()
    assert "knows no locks" in said and "Copy the dossier to a folder on this computer" in said
