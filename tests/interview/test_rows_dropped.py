"""Dropping a half-typed row takes back what only this row had brought into the dossier."""

from __future__ import annotations

from typing import Any

from clusterdyn.answers.views import Confirm
from clusterdyn.changes import value_at
from clusterdyn.interview.conversation import Conversation
from clusterdyn.interview.moves import Answer, Back, Remove
from support.talking import at, question

ACTORS = "steps.analysis.actors"
LEADERS = "steps.leadership.leaders"
PILOTS = "steps.quick_wins.pilots"


def half_typed(talk: Conversation, text: str) -> None:
    """Types a row of which cells stay open; stands at the first of these."""
    talk.take(Answer(text))
    while isinstance(talk.current(), Confirm):
        talk.take(Answer("yes"))
    assert question(talk).row, "no cell stays open"


def dropped(talk: Conversation) -> str:
    for _ in range(9):
        outcome = talk.take(Back())
        assert not outcome.refused
        if isinstance(talk.current(), Confirm):
            return talk.take(Answer("no")).say
    raise AssertionError("nobody asked what becomes of the row")


def registers(talk: Conversation) -> dict[str, Any]:
    return {name: talk.data[name] for name in ("organisations", "people", "indicators")}


def test_what_only_the_row_created_goes_with_it() -> None:
    talk = at(LEADERS)
    before = registers(talk)
    half_typed(talk, "Mette Toft; Skive Steel; small firm")
    assert "mette-toft" in talk.data["people"] and "skive-steel" in talk.data["organisations"]
    said = dropped(talk)
    assert said == 'Taken out: "Mette Toft", and what was added for it: Skive Steel.'
    assert registers(talk) == before
    assert not value_at(talk.data, LEADERS, None)


def test_what_stood_there_before_stays() -> None:
    talk = at(LEADERS)
    before = registers(talk)
    half_typed(talk, "Karen Holm; Limfjord Pumps; small firm")
    assert dropped(talk) == 'Taken out: "Karen Holm".'
    assert registers(talk) == before


def test_what_another_row_uses_stays() -> None:
    talk = at(LEADERS)
    half_typed(talk, "Mette Toft; Skive Steel; small firm")
    talk.show(LEADERS)
    talk.take(Answer("Bo Ry; Skive Steel; small firm; 2; yes"))
    talk.take(Answer("yes"))
    talk.show(f"{LEADERS}.mette-toft.seat")
    dropped(talk)
    assert "mette-toft" not in talk.data["people"]
    assert talk.data["people"]["bo-ry"]["organisation"] == "skive-steel"
    assert "skive-steel" in talk.data["organisations"]


def test_the_row_of_another_table_goes_too() -> None:
    talk = at(PILOTS)
    before = value_at(talk.data, "steps.plan.actions")
    half_typed(talk, "Harbour walk; Jens Due")
    assert "harbour-walk" in value_at(talk.data, "steps.plan.actions")
    dropped(talk)
    assert value_at(talk.data, "steps.plan.actions") == before


def test_an_action_that_stood_in_the_plan_stays() -> None:
    talk = at(PILOTS)
    before = value_at(talk.data, "steps.plan.actions")
    half_typed(talk, "Ask the bank; Karen Holm")
    dropped(talk)
    assert value_at(talk.data, "steps.plan.actions").keys() == before.keys()


def test_names_added_cell_by_cell_are_taken_back() -> None:
    talk = at(LEADERS)
    before = registers(talk)
    half_typed(talk, "Mette Toft")
    talk.take(Answer("Skive Steel"))
    while isinstance(talk.current(), Confirm):
        talk.take(Answer("yes"))
    while talk.state.stack:
        talk.take(Answer(""))
    assert "skive-steel" in talk.data["organisations"]
    dropped(talk)
    assert registers(talk) == before


def test_each_row_of_a_paste_has_its_own() -> None:
    talk = at(LEADERS)
    half_typed(talk, "Mette Toft; Skive Steel; small firm\nBo Ry; Hobro Glass; small firm")
    talk.show(f"{LEADERS}.bo-ry.seat")
    dropped(talk)
    assert {"mette-toft"} == set(value_at(talk.data, LEADERS))
    assert "hobro-glass" not in talk.data["organisations"]
    assert "skive-steel" in talk.data["organisations"]


def test_a_half_typed_row_that_is_removed_leaves_nothing_either() -> None:
    talk = at(LEADERS)
    before = registers(talk)
    half_typed(talk, "Mette Toft; Skive Steel; small firm")
    talk.take(Remove("1"))
    talk.take(Answer("yes"))
    assert registers(talk) == before


def test_a_finished_row_that_is_removed_leaves_its_people() -> None:
    talk = at(LEADERS)
    half_typed(talk, "Mette Toft; Skive Steel; small firm\nKaren Holm; Limfjord Pumps")
    talk.show(LEADERS)
    talk.take(Answer("Bo Ry; Hobro Glass; small firm; 2; yes"))
    talk.take(Answer("yes"))
    talk.take(Remove("Bo"))
    talk.take(Answer("yes"))
    assert "bo-ry" in talk.data["people"] and "hobro-glass" in talk.data["organisations"]
    assert "bo-ry" not in value_at(talk.data, LEADERS)
