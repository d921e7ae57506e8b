"""The conversation about a note: asked from the models, taken back and gone on with anywhere."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterdyn.answers.views import Confirm, Done, Question
from clusterdyn.changes import value_at
from clusterdyn.content.catalogue import field_text
from clusterdyn.interview.conversation import Conversation, about_note
from clusterdyn.interview.journal_kinds import KINDS, fields
from clusterdyn.interview.moves import (
    Answer,
    Back,
    Copy,
    Edit,
    GoOn,
    Leave,
    Park,
    Remove,
    Shift,
    Skip,
)
from clusterdyn.model.field_spec import fields_of
from clusterdyn.steps.registry import dossier_schema
from clusterdyn.steps.validation import empty_dossier, faults
from support.talking import question

TODAY = date(2027, 4, 2)
CASES = "journal.cases"
VISIT = ("Holm Harbour", "3 March 2027", "its manager", "31 members in 2025", "", "Ask late", "9")


def talk_about(table: str = "", key: str = "", data: dict[str, Any] | None = None) -> Conversation:
    return about_note(data or empty_dossier("Water North"), TODAY, table, key)


def type_in(talk: Conversation, *texts: str) -> list[str]:
    """What the talk says to each answer; none may be refused."""
    said = []
    for text in texts:
        outcome = talk.take(Answer(text))
        assert not outcome.refused, (text, outcome.say)
        said.append(outcome.say)
    return said


def asked(talk: Conversation) -> str:
    view = talk.current()
    assert isinstance(view, Question)
    return view.path.rpartition(".")[2]


@pytest.mark.parametrize("table", KINDS.values())
def test_every_field_of_every_kind_is_asked_in_its_own_words(table):
    model = dossier_schema().node(table).field.record
    assert sorted(fields(table)) == sorted(fields_of(model))
    talk = talk_about(table)
    answers = {"day": "3 March 2027", "refs": "", "whole": "4", "lines": "", "line": "Something"}
    spoken = []
    while isinstance(view := talk.current(), Question):
        assert (view.number, view.of) == (len(spoken) + 1, len(fields(table)))
        spoken.append(view.spoken)
        type_in(talk, answers[view.kind])
    assert len(set(spoken)) == len(fields(table)) and all(" " in text for text in spoken)
    assert faults(talk.data) == []


def test_a_visit_is_kept_as_it_was_said():
    talk = talk_about(CASES)
    said = type_in(talk, *VISIT)
    assert said[1] == "3 March 2027, a Wednesday"
    assert talk.state.ended == "done"
    assert value_at(talk.data, CASES) == {
        "holm-harbour": {
            "name": "Holm Harbour",
            "on": "2027-03-03",
            "source": "its manager",
            "facts": ["31 members in 2025"],
            "lesson": "Ask late",
            "for_step": 9,
        }
    }


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("3 March", "2027-03-03"), ("2 April", "2027-04-02"), ("5 May", "2026-05-05"), ("5.5", "2026-05-05"),
     ("yesterday", "2027-04-01"), ("5 May 2028", "2028-05-05")],
)  # fmt: skip
def test_a_day_without_its_year_is_the_last_such_day(typed, meant):
    talk = talk_about(CASES)
    type_in(talk, "Holm Harbour", typed)
    if isinstance(view := talk.current(), Confirm):
        assert meant[:4] in view.text
        type_in(talk, "")
    assert value_at(talk.data, f"{CASES}.holm-harbour.on") == meant


def test_the_kind_is_asked_first_and_can_be_chosen_anew():
    talk = talk_about()
    view = talk.current()
    assert isinstance(view, Question) and len(view.options) == len(KINDS)
    type_in(talk, "2")
    assert question(talk).step_title == field_text("journal.meetings").label
    talk.take(Back())
    type_in(talk, "question")
    assert question(talk).step_title == field_text("journal.questions").label
    assert not talk.take(Back()).refused and talk.take(Back()).refused


def test_today_is_proposed_where_a_day_is_needed_and_nowhere_else():
    talk = talk_about("journal.meetings")
    view = talk.current()
    assert isinstance(view, Question) and view.old == "2 April 2027"
    type_in(talk, "")
    assert value_at(talk.data, "journal.meetings") == {"meeting-2027-04-02": {"on": "2027-04-02"}}
    visit = talk_about(CASES)
    type_in(visit, "Holm Harbour", "")
    assert value_at(visit.data, f"{CASES}.holm-harbour.on") is None


def test_what_is_needed_is_not_passed_by_and_what_is_open_stays_open():
    talk = talk_about(CASES)
    assert talk.take(Answer("")).refused and talk.take(Skip()).refused
    type_in(talk, "Holm Harbour", "")
    refused = talk.take(Answer(""))
    assert refused.refused and "needed" in refused.say and asked(talk) == "source"
    assert "not parked" in talk.take(Park("later")).say
    assert talk.take(Copy("1")).refused and talk.take(GoOn()).refused and asked(talk) == "source"
    talk.take(Leave())
    assert talk.state.ended == "left"


def test_a_note_that_was_begun_is_offered_and_gone_on_with_where_it_stopped():
    first = talk_about(CASES)
    type_in(first, "Holm Harbour", "")
    talk = talk_about(data=first.data)
    view = talk.current()
    assert isinstance(view, Question)
    assert view.options[0] == ("journal.cases.holm-harbour", 'go on with "Holm Harbour"')
    type_in(talk, "1")
    assert asked(talk) == "source"
    type_in(talk, *VISIT[2:])
    again = talk_about(data=talk.data).current()
    assert isinstance(again, Question) and len(again.options) == len(KINDS)


def test_back_shows_the_old_answer_and_enter_keeps_it():
    talk = talk_about(CASES)
    type_in(talk, *VISIT[:3])
    for _ in range(3):
        talk.take(Back())
    view = talk.current()
    assert isinstance(view, Question) and view.old == "Holm Harbour"
    type_in(talk, "Holm Harbours", "", "")
    case = value_at(talk.data, f"{CASES}.holm-harbour")
    assert case["name"] == "Holm Harbours" and case["on"] == "2027-03-03"
    assert asked(talk) == "facts"


def test_names_nobody_knows_are_added_only_when_somebody_says_so():
    talk = talk_about("journal.meetings")
    type_in(talk, "", "Bay Yard", "Karen Holm; Jens Due")
    view = talk.current()
    assert isinstance(view, Confirm) and "Karen Holm, Jens Due" in view.text
    assert talk.data["people"] == {}
    type_in(talk, "no")
    assert asked(talk) == "present" and talk.data["people"] == {}
    type_in(talk, "Karen Holm; Jens Due", "yes")
    meeting = value_at(talk.data, "journal.meetings.meeting-2027-04-02")
    assert meeting["present"] == ["karen-holm", "jens-due"]
    again = talk_about("journal.trust", data=talk.data)
    type_in(again, "Karen lent Jens a crane", "", "karen; jens")
    assert isinstance(again.current(), Done)


def test_a_line_is_changed_removed_and_not_taken_twice():
    talk = talk_about(CASES)
    type_in(talk, *VISIT[:4], "the crane came first")
    assert type_in(talk, "the crane came first") == ['"the crane came first" stands there already.']
    talk.take(Edit("the crane"))
    view = talk.current()
    assert isinstance(view, Question) and (view.old, view.row) == ("the crane came first", "2 of 2")
    type_in(talk, "the crane came last")
    assert value_at(talk.data, f"{CASES}.holm-harbour.facts")[1] == "the crane came last"
    talk.take(Remove("1"))
    assert value_at(talk.data, f"{CASES}.holm-harbour.facts") == ["the crane came last"]
    assert talk.take(Remove("7")).refused and asked(talk) == "facts"


def test_what_was_taken_back_is_asked_again():
    talk = talk_about(CASES)
    states = [talk.data]
    for text in VISIT[:3]:
        type_in(talk, text)
        states.append(talk.data)
    talk.refresh(states[1])
    assert asked(talk) == "on"
    talk.refresh(states[0])
    assert asked(talk) == "name"
    type_in(talk, *VISIT)
    assert talk.state.ended == "done"


def test_two_notes_of_one_name_stay_apart():
    first = talk_about(CASES)
    type_in(first, *VISIT)
    second = talk_about(CASES, data=first.data)
    type_in(second, *VISIT)
    assert list(value_at(second.data, CASES)) == ["holm-harbour", "holm-harbour-2"]


moves = st.one_of(
    st.sampled_from(
        [Answer(""), Answer("1"), Answer("2 April"), Answer("case"), Answer("yes"), Answer("no"),
         Answer("Holm; Jens"), Answer("next wensday"), Answer("1\n2"), Back(), Skip(), Park("x"),
         Edit("1"), Remove("1"), Copy("1"), Shift("1", 2), GoOn(), Leave()]
    ),
    st.text(max_size=12).map(Answer),
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(played=st.lists(moves, max_size=30), kind=st.sampled_from(["", *KINDS.values()]))
def test_any_moves_leave_a_dossier_that_fits_its_models(played, kind):
    talk = talk_about(kind)
    for move in played:
        before = talk.data
        outcome = talk.take(move)
        assert (talk.data == before) == (not outcome.changes)
        assert not (outcome.refused and outcome.changes)
        talk.refresh(talk.data)
        if isinstance(talk.current(), Done):
            break
    assert faults(talk.data) == []
