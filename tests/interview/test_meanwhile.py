"""What stands half said when somebody else changes the dossier, or a move leads elsewhere."""

from __future__ import annotations

from typing import Any

import pytest

from clusterdyn.answers import edit
from clusterdyn.answers.views import Confirm, Question
from clusterdyn.changes import ABSENT, value_at
from clusterdyn.interview.conversation import Conversation, about_cluster, about_note, about_step
from clusterdyn.interview.moves import Answer, Jump, Park, Skip
from clusterdyn.steps.validation import faults
from clusterdyn.ui.slash_commands import UnknownCommand, command
from support.played import TODAY, fresh, starts
from support.talking import at, is_confirmed, question, say

MILESTONES, COSTS = "steps.plan.milestones", "steps.formalisation.costs"


def somebody_else_removes(talk: Conversation, path: str) -> None:
    talk.refresh(edit.put(talk.data, path, ABSENT))


def test_a_yes_after_its_row_is_gone_takes_nothing_elsewhere() -> None:
    talk = at(COSTS)
    say(talk, "staff")
    talk.show(f"{COSTS}.staff.per_year")
    say(talk, "about 3000 DKK", "yes")  # the currency; the rough amount is still asked about
    assert is_confirmed(talk)
    somebody_else_removes(talk, f"{COSTS}.staff")
    assert not is_confirmed(talk)
    assert faults(talk.data) == [] and isinstance(talk.current(), Question)


def test_a_new_record_whose_row_is_gone_is_asked_no_more() -> None:
    talk = at(MILESTONES)
    say(talk, "Goal one", "Q3 2029", "a proof", "Zed New")
    assert is_confirmed(talk)
    somebody_else_removes(talk, f"{MILESTONES}.goal-one")
    assert not talk.state.waiting and not talk.state.stack
    assert isinstance(talk.current(), Question)
    again = at(MILESTONES)
    say(again, "Goal one", "Q3 2029", "a proof", "Zed New", "yes")
    assert again.state.stack
    somebody_else_removes(again, "people.zed-new")
    assert not again.state.stack and isinstance(again.current(), Question)


def test_a_name_decided_to_be_new_can_be_meant_in_a_later_row() -> None:
    talk = at(MILESTONES)
    rows = "A; Q3 2029; p; Karen Hol\nB; Q4 2029; q; Karen"
    talk.take(Answer(rows))
    outcome = talk.take(Answer("no"))
    assert outcome.refused and "fits several" in outcome.say
    assert question(talk).path == MILESTONES, "the question stands there again, not the yes or no"


def test_a_person_in_hand_is_let_go_by_skipping() -> None:
    talk = about_cluster(fresh(), TODAY, first="passport.in_the_room")
    say(talk, "Karen Holm", "1")
    assert question(talk).row
    talk.take(Skip())
    assert question(talk).path == "passport.in_the_room" and not question(talk).row


def test_parking_who_is_in_the_room_lets_the_list_go() -> None:
    talk = about_step(fresh(), TODAY, "identification")
    say(talk, "Water technology; utilities", "Hydrogen; ferries", "")
    while question(talk).kind != "people":
        say(talk, "")
    say(talk, "Karen Holm")
    talk.take(Park("later"))
    talk.take(Jump(number=2))
    assert question(talk).kind != "people"


@pytest.mark.parametrize("code", ["NO", "no", "Norway", "Norge"])
def test_norway_is_a_country(code: str) -> None:
    talk = about_cluster(fresh(), TODAY, ("passport.country",))
    say(talk, code)
    assert value_at(talk.data, "passport.country") == "NO"


def test_no_is_no_currency_and_only_a_clear_word_empties_it() -> None:
    talk = about_cluster(fresh(), TODAY, ("passport.currency",))
    assert talk.take(Answer("no")).refused
    talk = about_cluster(fresh(), TODAY, ("passport.currency",))
    assert not talk.take(Answer("none")).refused


def test_the_same_new_name_twice_is_one() -> None:
    talk = about_note(fresh(), TODAY, "journal.meetings")
    say(talk, "", "Hobro", "Foo Inc; Foo Inc; Ole Bak")
    say(talk, "yes")
    meeting = next(iter(value_at(talk.data, "journal.meetings").values()))
    assert meeting["present"] == ["foo-inc", "ole-bak"]


@pytest.mark.parametrize("path", ["steps.foo.x", "steps.", "", "nowhere", "a..b"])
def test_a_path_that_leads_nowhere_is_refused(path: str) -> None:
    talk = about_step(starts().at["plan"], TODAY, "plan")
    assert talk.take(Jump(path)).refused
    talk.show(path)
    assert isinstance(talk.current(), Question)


@pytest.mark.parametrize("text", ["/go ²", "/move 1 ²", "/take ²", "/go ٣"])
def test_no_sign_that_looks_like_a_number_ends_the_program(text: str) -> None:
    try:
        move: Any = command(text)
    except UnknownCommand:
        return
    talk = about_step(starts().at["plan"], TODAY, "plan")
    assert talk.take(move).say or isinstance(talk.current(), Question | Confirm)
