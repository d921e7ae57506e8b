"""Questions in plain lines: what stands before choices, what a short answer does, where to go."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from datetime import date
from typing import Any

import pytest

from clusterdyn.answers import edit
from clusterdyn.answers.views import Question, Row, TableView, numbers
from clusterdyn.changes import ABSENT, value_at
from clusterdyn.interview.conversation import Conversation, about_step
from clusterdyn.interview.moves import Answer, Jump
from clusterdyn.ui.frontend import EndOfInput
from clusterdyn.ui.plain import Plain
from clusterdyn.ui.plain_text import so_far, taking
from support.paths import FINISHED

TODAY = date(2026, 11, 23)


def dossier(without: str = "") -> dict[str, Any]:
    """The worked example, without the answer of a path or a whole step."""
    data = json.loads(FINISHED.read_text("utf-8"))
    if not without:
        return data
    closed = data["marks"]["closed"]
    data["marks"]["closed"] = {p: v for p, v in closed.items() if not p.startswith(without)}
    return edit.put(data, without, ABSENT)


def at(step: str, path: str = "", without: str = "") -> Conversation:
    return about_step(dossier(without), TODAY, step, path and f"steps.{step}.{path}")


def said(talk: Conversation, typed: str = "") -> str:
    """What plain mode says at the question in hand, and after what is typed there."""
    out = io.StringIO()
    frontend = Plain(io.StringIO(typed), out)
    frontend.conversation = talk
    with suppress(EndOfInput):
        frontend.ask(talk.current())
    return out.getvalue()


def test_nothing_stands_before_bands_and_a_number_is_a_quantity() -> None:
    talk = at("identification", "largest_share")
    text = said(talk)
    assert "    25 to 50%\n" in text and "Type one of these, or the number itself." in text
    for typed, value in (("2", "<25"), ("3", "<25"), ("30", "25-50")):
        talk.show("steps.identification.largest_share")
        assert not talk.take(Answer(typed)).refused
        assert value_at(talk.data, "steps.identification.largest_share") == value


def test_before_other_choices_stand_their_numbers() -> None:
    text = said(at("identification", "decision.choice"))
    assert "    2  go if\n" in text and "number itself" not in text


def test_a_scale_keeps_its_own_numbers() -> None:
    talk = at("leadership", "leaders")
    rungs = next(
        s
        for s in talk.state.route.locations
        if s.column == "commitment" or s.column.endswith("rung")
    )
    talk.state = talk.state.at(rungs)
    view = talk.current()
    assert isinstance(view, Question)
    assert numbers(view.options)[0] == "0" == view.options[0][0]
    assert f"    0  {view.options[0][1]}\n" in said(talk)


def test_a_proposal_is_called_one_and_an_answer_too() -> None:
    proposed = said(at("checkup", "next_check", without="steps.checkup.next_check"))
    assert "Proposed: " in proposed and "(an empty line takes it)" in proposed
    answered = said(at("checkup", "next_check"))
    assert "Now: " in answered and "(an empty line keeps it)" in answered


def test_go_alone_lists_the_questions_with_their_words() -> None:
    text = said(at("vision", "year"), "/go\n")
    assert "  /go 2  It is 2036. What does the newspaper say about us?\n" in text
    assert "  /review  The review" in text
    frontend = Plain(io.StringIO("/go\n/go 3\n"), io.StringIO())
    frontend.conversation = at("vision", "year")
    assert frontend.ask(frontend.conversation.current()) == Jump(number=3)


CARD = "How the formats work: /formats"


def test_the_card_is_said_where_a_step_is_begun_and_nowhere_else() -> None:
    fresh = at("plan", without="steps.plan")
    assert CARD in said(fresh)
    fresh.take(Answer("Test rig open"))
    assert isinstance(fresh.current(), Question) and fresh.current().number == 1
    assert CARD not in said(fresh)  # a half-filled row
    again = about_step(fresh.data, TODAY, "plan")
    assert again.current().row_key == "test-rig-open"
    assert CARD not in said(again)


def test_the_card_is_said_once_in_a_sitting() -> None:
    talk, out = at("plan", without="steps.plan"), io.StringIO()
    frontend = Plain(io.StringIO("\n\n\n"), out)
    frontend.conversation = talk
    first = talk.current()
    for view in (first, at("vision", "votes").current(), first):
        frontend.ask(view)
    assert out.getvalue().count(CARD) == 1


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ((4, 8), "1 so far; 4 to 8 help. Enter. A row's number opens it."),
        ((0, 3), "1 so far; up to 3 help. Enter. A row's number opens it."),
        ((5, 5), "1 so far; 5 help. Enter. A row's number opens it."),
        ((1, 1), "1 so far; 1 helps. Enter. A row's number opens it."),
        ((0, 0), "A row's number opens it."),
    ],
)
def test_how_many_rows_help(expected: tuple[int, int], said: str) -> None:
    assert so_far(TableView(("A",), (Row("a", ("x",)),), expected=expected), "row", "Enter") == said


def test_no_number_opens_what_is_not_there_or_given() -> None:
    assert so_far(TableView(("A",), (), expected=(2, 4)), "row", "Enter") == (
        "0 so far; 2 to 4 help. Enter."
    )
    rows = (Row("a", ("x",)),)
    assert so_far(TableView(("A",), rows, expected=(2, 4), fixed=True), "row", "Enter") == ""
    assert so_far(TableView(("A",), rows), "", "Enter") == ""


def test_one_two_or_many_proposals() -> None:
    assert taking([]) == ""
    assert taking(["a"]) == "Proposed: +1 or keep takes it, drop leaves it out."
    assert taking(["a", "b"]).endswith("+all takes both.")
    assert taking(["a", "b", "c"]).endswith("+all takes all 3.")


def test_a_list_says_once_what_an_empty_line_does_and_a_line_in_hand_stands_alone() -> None:
    talk = at("vision", "headlines")
    text = said(talk)
    assert text.count("mpty line") == 1 and "A line's number opens it." in text
    assert "Columns" not in text and "  One per line.\n" in text
    talk.take(Answer("2"))
    changing = said(talk)
    assert "  Line 2 of " in changing and "number opens" not in changing
    assert "(an empty line keeps it)" in changing


def test_slips_may_come_together() -> None:
    assert "or several, one per line" in said(at("identification", "scores"))
    assert "or several" not in said(at("vision", "votes"))
