"""A folder with a dossier, and the program run in it. The cluster and its people are invented."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from clusterdyn.cli.run import run
from support.paths import FINISHED

ANSWERS = """\
passport: {currency: DKK, in_the_room: [karen, Jens Due]}
people:
  karen: {name: Karen Holm, organisation: Limfjord Pumps}
  jens-due: {name: Jens Due, organisation: ~}
organisations:
  limfjord-pumps: {name: Limfjord Pumps, size_class: 50-249}
indicators:
  jobs: {name: Jobs, unit: people}
1:
  candidates:
    water: {name: Water technology, serves_whom: utilities}
    robots: {name: Robots, serves_whom: ""}
  chosen: water
vision:
  year: 2035
  statement: In 2035 utilities test clean water here
  bold_goal: {indicator: Jobs, value: 2000}
  not_we: [We do not sell water, We build no towers]
plan:
  milestones:
    test-rig-open: {text: Test rig open, due: 1 September 2027, proof: photo, owner: Karen Holm}
marks:
  parked: {plan.review_date: ask the board}
"""


@dataclass
class Ended:
    """What a command line came to."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


@dataclass
class Desk:
    """A folder with one dossier in it."""

    folder: Path
    capture: Callable[[], Any]

    @property
    def path(self) -> Path:
        return self.folder / "water-north.cluster.json"

    @property
    def content(self) -> dict[str, Any]:
        return json.loads(self.path.read_text(encoding="utf-8"))

    def run(self, *words: str) -> Ended:
        """Runs one command line; no traceback may be in what it says."""
        self.capture()
        code = run(list(words))
        found = self.capture()
        assert "Traceback" not in found.err
        return Ended(code, found.out, found.err)

    def write(self, name: str, text: str) -> str:
        (self.folder / name).write_text(text, encoding="utf-8")
        return name

    def at(self, path: str) -> Any:
        """The value at a path of the dossier as it stands in the file."""
        here: Any = self.content
        for part in path.split("."):
            here = here[part]
        return here


@pytest.fixture
def empty_desk(tmp_path, monkeypatch, capsys):
    """A folder without a dossier, on 2 April 2027."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLUSTERDYN_TODAY", "2027-04-02")
    monkeypatch.setenv("USER", "karen")
    monkeypatch.delenv("CLUSTERDYN_DOSSIER", raising=False)
    return Desk(tmp_path, capsys.readouterr)


@pytest.fixture
def desk(empty_desk):
    """A dossier with a first handful of answers."""
    assert empty_desk.run("new", "Water North", "--country", "DK").code == 0
    empty_desk.write("answers.yaml", ANSWERS)
    ended = empty_desk.run("fill", "answers.yaml")
    assert ended.code == 0, ended.err
    return empty_desk


@pytest.fixture
def finished_desk(empty_desk):
    """The worked example, all ten steps adopted."""
    empty_desk.path.write_bytes(FINISHED.read_bytes())
    return empty_desk
