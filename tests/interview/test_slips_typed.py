"""A gap in a slip: refused in scores, where it is said so; taken among fists."""

from __future__ import annotations

from played import TODAY, at_step, fresh

from clusterdyn.changes import ABSENT, value_at
from clusterdyn.interview.interview import Interview
from clusterdyn.interview.moves import Answer
from clusterdyn.interview.preview import preview
from clusterdyn.interview.views import Question

SCORES = "steps.identification.scores"


def at_scores() -> Interview:
    talk = Interview(fresh(), TODAY, "identification")
    talk.take(Answer("Water; utilities"))
    talk.take(Answer("Food; shops"))
    for typed in ("", "Karen Holm", "Ole Bak", ""):
        assert not talk.take(Answer(typed)).refused
    view = talk.current()
    assert isinstance(view, Question) and view.kind == "digits"
    return talk


def test_scores_with_a_gap_are_refused_and_not_previewed() -> None:
    talk = at_scores()
    assert preview(talk, "3 3 2 1 -") == ""
    outcome = talk.take(Answer("3 3 2 1 -"))
    assert outcome.refused
    assert "Type - alone to leave the whole slip out" in outcome.say
    assert "missing one" not in outcome.say
    assert preview(talk, "33214").endswith("4")


def test_a_slip_is_left_out_with_a_dash_alone() -> None:
    talk = at_scores()
    assert not talk.take(Answer("-")).refused
    assert not value_at(talk.data, SCORES)
    assert value_at(talk.data, SCORES) is not ABSENT


def test_a_gap_among_fists_is_previewed_as_missing_and_taken() -> None:
    talk = at_step("vision")
    talk.show("steps.vision.votes")
    view = talk.current()
    assert isinstance(view, Question) and view.digits is not None
    typed = "4" * (len(view.digits.across) - 1) + "-"
    assert preview(talk, typed).endswith("missing")
    assert "None" not in preview(talk, typed)
    assert not talk.take(Answer(typed)).refused
