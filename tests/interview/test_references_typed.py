"""Numbers where a name is asked for: a place only in a list that is shown with numbers."""

from __future__ import annotations

import pytest

from clusterdyn.answers import reader
from clusterdyn.changes import ABSENT, value_at
from clusterdyn.interview.moves import Answer
from clusterdyn.ui import plain_text as text
from support.talking import at

HOST = "steps.structure.host"
PERSON = "steps.leadership.facilitator.person"


def test_as_many_options_are_numbered_as_the_askers_number() -> None:
    assert reader.NUMBERED == text.NUMBERED


def test_a_number_takes_the_name_beside_it_in_a_short_list() -> None:
    talk = at(PERSON)
    people = list(talk.data["people"])
    assert len(people) <= reader.NUMBERED
    assert not talk.take(Answer("2")).refused
    assert value_at(talk.data, PERSON) == people[1]


def test_a_number_takes_nothing_from_a_long_list() -> None:
    talk = at(HOST)
    assert len(talk.data["organisations"]) > reader.NUMBERED
    outcome = talk.take(Answer("1"))
    assert outcome.refused
    assert "Type a name" in outcome.say
    assert value_at(talk.data, HOST) is ABSENT


@pytest.mark.parametrize(
    "path",
    [
        HOST,
        PERSON,
        "steps.leadership.offer",
        "steps.identification.decision.choice",
    ],
)
@pytest.mark.parametrize("typed", ["+1", "+1 +2", "+all"])
def test_taking_a_proposal_at_a_value_is_refused(path: str, typed: str) -> None:
    talk = at(path)
    outcome = talk.take(Answer(typed))
    assert outcome.refused
    assert "none is proposed here" in outcome.say
    assert value_at(talk.data, path) is ABSENT


@pytest.mark.parametrize("cell", ["1", "#1", "+1"])
def test_a_number_in_a_cell_names_nobody(cell: str) -> None:
    talk = at("steps.leadership.leaders")
    for row in (
        f"Karen Holm; {cell}; small firm; 3; yes",
        f"{cell}; Limfjord Pumps; public; 3; no",
    ):
        outcome = talk.take(Answer(row))
        assert outcome.refused, outcome.say
    assert value_at(talk.data, "steps.leadership.leaders") is ABSENT


def test_a_plus_before_a_number_is_its_sign() -> None:
    talk = at("steps.identification.growth_5y_pct")
    assert not talk.take(Answer("+4")).refused
    assert value_at(talk.data, "steps.identification.growth_5y_pct") == 4
