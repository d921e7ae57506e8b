"""Years and numbers: what is taken, and how they are shown again."""

from __future__ import annotations

import pytest

from clusterdyn.answers.reader import Reader
from clusterdyn.answers.views import Confirm, Question
from clusterdyn.changes import ABSENT, value_at
from clusterdyn.interview.conversation import Conversation, about_step
from clusterdyn.interview.moves import Answer
from clusterdyn.steps.registry import dossier_schema
from support.played import TODAY, at_step, fresh
from support.talking import table

EVIDENCE = "steps.identification.joint_evidence"


def evidence() -> Conversation:
    talk = about_step(fresh(), TODAY, "identification")
    talk.show(EVIDENCE)
    return talk


def test_a_year_is_shown_without_a_comma() -> None:
    talk = evidence()
    assert not talk.take(Answer("shared stand; 2024")).refused
    talk.show(EVIDENCE)
    assert table(talk).rows[0].cells == ("shared stand", "2024")


def test_the_year_of_a_statistics_table_is_shown_without_a_comma() -> None:
    node = dossier_schema().node("steps.identification.candidates.x.figures.year")
    assert Reader({}, TODAY, dossier_schema()).text(node, 2024) == "2024"


@pytest.mark.parametrize("year", ["3", "20256", "1756", "2,024"])
def test_no_year_is_refused_with_the_range(year: str) -> None:
    talk = evidence()
    outcome = talk.take(Answer(f"shared stand; {year}"))
    assert outcome.refused
    assert year in outcome.say and "Type a year from 1900 to 2200" in outcome.say
    assert value_at(talk.data, EVIDENCE) is ABSENT


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("steps.identification.jobs", 1900, "1,900"),
        ("steps.vision.bold_goal.value", 1900, "1,900"),
        ("steps.vision.bold_goal.value", 1900.0, "1,900"),
        ("steps.vision.bold_goal.value", 12_000, "12,000"),
        ("steps.vision.bold_goal.value", 0.8, "0.8"),
    ],
)
def test_whole_numbers_and_others_have_the_same_separators(
    path: str, value: float, said: str
) -> None:
    assert Reader({}, TODAY, dossier_schema()).text(dossier_schema().node(path), value) == said


def test_an_answer_typed_as_it_is_shown_is_not_asked_about_again() -> None:
    talk = at_step("vision")
    path = "steps.vision.bold_goal.value"
    talk.show(path)
    talk.take(Answer("2600"))
    talk.show(path)
    view = talk.current()
    assert isinstance(view, Question) and view.old == "2,600"
    assert not talk.take(Answer("2,600")).refused
    assert not isinstance(talk.current(), Confirm)
    talk.show(path)
    talk.take(Answer("2,700"))
    assert isinstance(talk.current(), Confirm)
