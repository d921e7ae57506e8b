"""Lists of lines: typed one per Enter, worked like rows, resumed where they were left."""

from __future__ import annotations

from typing import Any

import pytest

from clusterdyn.changes import value_at
from clusterdyn.interview.conversation import Conversation, about_step
from clusterdyn.interview.moves import Answer, Back, Copy, Edit, Park, Remove, Shift, Skip
from clusterdyn.steps.progress import state_of
from support.played import TODAY, at_step, starts
from support.talking import at, question, say

HEADLINES = "steps.vision.headlines"
NOT_WE = "steps.vision.not_we"


def lines(talk: Conversation, path: str = HEADLINES) -> Any:
    return value_at(talk.data, path, None)


def test_each_enter_adds_a_line_and_the_question_stays() -> None:
    talk = at(HEADLINES)
    say(talk, "One town, one pump", "The fjord is clean")
    view = question(talk)
    assert view.path == HEADLINES
    assert [row.cells for row in view.table.rows] == [
        ("One town, one pump",),
        ("The fjord is clean",),
    ]


def test_a_pasted_list_is_several_lines() -> None:
    talk = at(HEADLINES)
    say(talk, "one\ntwo\n\nthree")
    assert lines(talk) == ["one", "two", "three"]


def test_an_empty_line_goes_on_and_a_short_list_is_mentioned_once() -> None:
    talk = at(HEADLINES)
    say(talk, "one")
    first = talk.take(Answer(""))
    assert first.refused and "1 so far; 4 or more help" in first.say
    say(talk, "")
    assert question(talk).path != HEADLINES


def test_a_list_left_half_way_is_asked_again_at_the_same_place() -> None:
    talk = at_step("vision")
    say(talk, "2035", "one", "two")
    again = about_step(talk.data, TODAY, "vision")
    assert question(again).path == HEADLINES
    assert len(question(again).table.rows) == 2
    assert state_of(talk.data, TODAY, talk.state.step).open_at == HEADLINES
    say(again, "three", "four", "")
    assert state_of(again.data, TODAY, again.state.step).open_at != HEADLINES
    assert HEADLINES not in (value_at(again.data, "marks.closed", None) or {})


def test_lines_are_changed_moved_and_removed_by_number_or_beginning() -> None:
    talk = at(HEADLINES)
    say(talk, "one\ntwo\nthree")
    talk.take(Edit("2"))
    assert (question(talk).old, question(talk).row) == ("two", "2 of 3")
    say(talk, "second")
    talk.take(Shift("thr", 1))
    assert lines(talk) == ["three", "one", "second"]
    assert talk.take(Remove("one")).say == 'Removed "one". Ctrl-U or /undo brings it back.'
    assert lines(talk) == ["three", "second"]


def test_a_number_alone_opens_a_line_and_enter_keeps_it() -> None:
    talk = at(HEADLINES)
    say(talk, "one\ntwo", "1")
    assert question(talk).old == "one"
    say(talk, "")
    assert (lines(talk), question(talk).path) == (["one", "two"], HEADLINES)


def test_back_from_a_line_is_back_to_the_list_then_to_the_question_before() -> None:
    talk = at(NOT_WE)
    say(talk, "one\ntwo")
    talk.take(Edit("1"))
    talk.take(Back())
    assert (question(talk).path, question(talk).row) == (NOT_WE, "")
    talk.take(Back())
    assert question(talk).path != NOT_WE
    assert lines(talk, NOT_WE) == ["one", "two"]


@pytest.mark.parametrize("move", [Copy("1"), Edit("9"), Remove("x"), Edit("")])
def test_what_cannot_be_done_says_what_can(move: Any) -> None:
    talk = at(HEADLINES)
    say(talk, "one\ntwo")
    before = talk.data
    outcome = talk.take(move)
    assert outcome.refused and outcome.say.endswith(".")
    assert talk.data is before


def test_the_same_line_twice_is_one_line() -> None:
    talk = at(HEADLINES)
    say(talk, "One")
    assert "stands there already" in talk.take(Answer("one")).say
    assert lines(talk) == ["One"]


def test_a_needed_list_is_not_left_empty_and_can_be_parked() -> None:
    talk = at(NOT_WE)
    for move in (Answer(""), Answer("none"), Skip()):
        assert talk.take(move).refused
    assert not talk.take(Park("sleep on it", "cleantech?")).refused
    talk.show(NOT_WE)
    assert question(talk).old == "cleantech?"


def test_none_is_an_answer_where_it_may_be() -> None:
    talk = at_step("analysis")
    path = "steps.analysis.outside_sources"
    talk.show(path)
    say(talk, "none")
    assert lines(talk, path) == []
    assert question(talk).path != path


def test_a_list_that_lost_its_last_line_is_open_again() -> None:
    talk = about_step(starts().end, TODAY, "vision", NOT_WE)
    assert state_of(talk.data, TODAY, talk.state.step).open_at is None
    talk.take(Remove("1"))
    assert lines(talk, NOT_WE) is None
    assert state_of(talk.data, TODAY, talk.state.step).open_at == NOT_WE


def test_a_number_that_no_line_has_is_a_line() -> None:
    talk = at(HEADLINES)
    say(talk, "one\ntwo", "2035", "3")
    assert question(talk).row == "3 of 3" and question(talk).old == "2035"
    say(talk, "", "4")
    assert lines(talk) == ["one", "two", "2035", "4"]
