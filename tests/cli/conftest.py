"""A folder with a dossier, and the program run in it. The cluster and its people are invented."""

from __future__ import annotations

import pytest

from support.desk import Desk, set_the_clock
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


@pytest.fixture
def empty_desk(tmp_path, monkeypatch, capsys):
    """A folder without a dossier, on 2 April 2027."""
    monkeypatch.chdir(tmp_path)
    set_the_clock(monkeypatch)
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
