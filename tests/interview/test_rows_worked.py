"""Where the group stands after work on rows: taken, moved, copied, half typed and backed out of."""

from __future__ import annotations

import pytest

from clusterdyn.answers import edit
from clusterdyn.changes import ABSENT, value_at
from clusterdyn.interview.conversation import Conversation, about_step
from clusterdyn.interview.moves import Answer, Back, Copy, Shift
from support.played import TODAY, at_step, starts
from support.talking import confirmation, is_confirmed, question, say

ASKS, MILESTONES = "steps.leadership.asks", "steps.plan.milestones"


def with_milestones() -> Conversation:
    talk = at_step("plan")
    say(talk, *(f"{name}; 1 June 2027; photo; Karen Holm" for name in ("Alpha", "Beta", "Gamma")))
    return talk


def test_what_a_taken_row_lacks_is_asked_next() -> None:
    data = edit.put(starts().end, ASKS, ABSENT)
    talk = about_step(edit.reopen(data, ASKS), TODAY, "leadership", ASKS)
    say(talk, "keep 1 2")
    assert question(talk).path == f"{ASKS}.karen-holm.asker"


@pytest.mark.parametrize(
    ("row", "to", "order"),
    [
        ("gamma", 2, ["alpha", "gamma", "beta"]),
        ("alpha", 3, ["beta", "gamma", "alpha"]),
        ("2", 1, ["beta", "alpha", "gamma"]),
        ("alpha", 9, ["beta", "gamma", "alpha"]),
    ],
)
def test_a_row_is_moved_to_the_place_that_was_said(row: str, to: int, order: list[str]) -> None:
    talk = with_milestones()
    said = talk.take(Shift(row, to)).say
    assert list(value_at(talk.data, MILESTONES)) == order
    assert said == f"Moved to place {min(to, 3)}."


def test_a_copied_row_is_opened_at_its_first_cell() -> None:
    talk = with_milestones()
    talk.take(Copy("2"))
    assert (question(talk).path, question(talk).old) == (f"{MILESTONES}.beta-2.text", "Beta")


def test_back_beyond_the_first_cell_of_a_half_typed_row_asks_and_not_before() -> None:
    talk = at_step("plan")
    say(talk, "Test rig open")
    talk.take(Back())
    assert not is_confirmed(talk) and question(talk).path == f"{MILESTONES}.test-rig-open.text"
    talk.take(Back())
    assert '"Test rig open" is not finished' in confirmation(talk).text
    talk.take(Answer("no"))
    assert not value_at(talk.data, MILESTONES, None)


@pytest.mark.parametrize(("second", "apart"), [("33333", False), ("33335", True)])
def test_slips_that_differ_by_two_points_are_worth_a_talk(second: str, apart: bool) -> None:
    talk = at_step("identification")
    say(talk, "Water; utilities", "Food; shops", "", "Karen Holm", "Ole Bak", "")
    say(talk, "33333" if apart else "33334", "33333", second)  # Karen's two slips, Ole's first
    talk.take(Back())
    scores = question(talk).scores
    assert scores is not None and bool(scores.apart) == apart
