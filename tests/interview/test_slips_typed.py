"""A gap in a slip: refused in scores, where it is said so; taken among fists."""

from __future__ import annotations

import pytest

from clusterdyn.answers.views import Question
from clusterdyn.changes import ABSENT, value_at
from clusterdyn.interview.conversation import Conversation, about_step
from clusterdyn.interview.moves import Answer, Jump, Park
from support.played import TODAY, fresh
from support.talking import at

SCORES = "steps.identification.scores"


def at_scores() -> Conversation:
    talk = about_step(fresh(), TODAY, "identification")
    talk.take(Answer("Water; utilities"))
    talk.take(Answer("Food; shops"))
    for typed in ("", "Karen Holm", "Ole Bak", ""):
        assert not talk.take(Answer(typed)).refused
    view = talk.current()
    assert isinstance(view, Question) and view.kind == "scores"
    return talk


def test_scores_with_a_gap_are_refused_and_not_previewed() -> None:
    talk = at_scores()
    assert talk.preview("3 3 2 1 -") == ""
    outcome = talk.take(Answer("3 3 2 1 -"))
    assert outcome.refused
    assert "Type - alone to leave the whole slip out" in outcome.say
    assert "missing one" not in outcome.say
    assert talk.preview("33214").endswith("4")


def test_a_slip_is_left_out_with_a_dash_alone() -> None:
    talk = at_scores()
    assert not talk.take(Answer("-")).refused
    assert not value_at(talk.data, SCORES)
    assert value_at(talk.data, SCORES) is not ABSENT


def test_a_gap_among_fists_is_previewed_as_missing_and_taken() -> None:
    talk = at("steps.vision.votes")
    people = len(talk.data["passport"]["in_the_room"])
    typed = "4" * (people - 1) + "-"
    assert talk.preview(typed).endswith("missing")
    assert "None" not in talk.preview(typed)
    assert not talk.take(Answer(typed)).refused


def test_several_slips_are_taken_one_per_line_and_read_back() -> None:
    talk = at_scores()
    typed = "1) 44353\n\n- \n3 3 2 1 4\n"
    assert talk.preview(typed).startswith("3 slips: ")
    outcome = talk.take(Answer(typed))
    assert not outcome.refused
    assert outcome.say.startswith("3 slips: Karen Holm: Water 44353; Karen Holm: Food left out; ")
    assert outcome.say.endswith("Ole Bak: Water 33214.")
    assert value_at(talk.data, SCORES)["karen-holm"]["water"]["leaders"] == 3
    assert "food" not in value_at(talk.data, SCORES)["karen-holm"]
    view = talk.current()
    assert isinstance(view, Question) and view.row == "Ole Bak: Food"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("44353\n4435", 'Slip 2: "4435" has 4 digits, and 5 are needed.'),
        ("44353\n44353\n44353\n44353\n44353", "5 lines, and 4 slips are left to read"),
        ("44353\nKaren", "Slip 2: "),
    ],
)
def test_one_slip_that_is_wrong_takes_none(typed: str, said: str) -> None:
    talk = at_scores()
    before = talk.data
    outcome = talk.take(Answer(typed))
    assert outcome.refused and said in outcome.say and "No slip was taken." in outcome.say
    assert talk.data is before and talk.preview(typed) == ""


def test_fists_on_lines_of_their_own_are_one_row() -> None:
    talk = at("steps.vision.votes")
    people = len(talk.data["passport"]["in_the_room"])
    typed = "\n".join("4" * people)
    assert not talk.take(Answer(typed)).refused
    votes = value_at(talk.data, "steps.vision.votes")
    assert [vote["fist"] for vote in votes.values()] == [4] * people


def test_slips_that_were_parked_half_read_are_asked_for_again() -> None:
    talk = at_scores()
    talk.take(Answer("44353"))
    talk.take(Park("the rest at the break"))
    assert SCORES not in value_at(talk.data, "marks.closed", {})
    talk.take(Jump(SCORES))
    talk.take(Answer("33214"))
    assert not value_at(talk.data, "marks.parked", None)
    again = about_step(talk.data, TODAY, "identification").current()
    assert isinstance(again, Question) and again.path == SCORES
