"""Proposed rows: kept and dropped in words, by number or by name."""

from __future__ import annotations

import pytest

from clusterdyn.answers import edit
from clusterdyn.answers.views import Confirm
from clusterdyn.changes import ABSENT, value_at
from clusterdyn.interview.conversation import Conversation, about_step
from clusterdyn.interview.moves import Answer
from support.played import TODAY, at_step, starts
from support.talking import table

INDICATORS, ASKS = "steps.checkup.indicators", "steps.leadership.asks"


@pytest.fixture
def talk() -> Conversation:
    talk = at_step("checkup")
    assert len(table(talk).proposals) > 3
    return talk


def taken(talk: Conversation) -> list[str]:
    return list(value_at(talk.data, INDICATORS, None) or {})


@pytest.mark.parametrize("typed", ["keep", "k", "kee", "Keep", "keep 1", "keep +1", "k 1", "+1"])
def test_keep_and_its_beginnings_take_the_first(talk: Conversation, typed: str) -> None:
    first = table(talk).proposals[0]
    assert talk.preview(typed) == f"takes: {first}"
    outcome = talk.take(Answer(typed))
    assert (outcome.refused, outcome.say) == (False, f"Taken: {first}.")
    assert len(taken(talk)) == 1


@pytest.mark.parametrize(
    ("typed", "many"), [("keep 1 3", 2), ("keep 1, 2, 3", 3), ("keep all", 0), ("+all", 0)]
)
def test_several_are_kept_at_once(talk: Conversation, typed: str, many: int) -> None:
    proposals = table(talk).proposals
    assert not talk.take(Answer(typed)).refused
    assert len(taken(talk)) == (many or len(proposals))


def test_a_name_says_which_one_is_kept(talk: Conversation) -> None:
    third = table(talk).proposals[2]
    assert talk.take(Answer(f"keep {third[:12]}")).say == f"Taken: {third}."


@pytest.mark.parametrize("typed", ["drop", "d", "dr", "drop 1", "DROP"])
def test_drop_leaves_the_first_out_and_stores_nothing(talk: Conversation, typed: str) -> None:
    first, second, *_ = table(talk).proposals
    before = talk.data
    assert talk.preview(typed) == f"leaves out: {first}"
    outcome = talk.take(Answer(typed))
    assert first in outcome.say and not outcome.changes and talk.data is before
    assert table(talk).proposals[0] == second
    assert talk.take(Answer("keep")).say == f"Taken: {second}."


def test_what_was_dropped_comes_back_by_its_name_with_what_was_known(talk: Conversation) -> None:
    known = at_step("checkup")
    first = table(talk).proposals[0]
    known.take(Answer("+1"))
    talk.take(Answer("drop all"))
    assert table(talk).proposals == ()
    talk.take(Answer(first))
    if isinstance(talk.current(), Confirm):
        talk.take(Answer("yes"))
    assert value_at(talk.data, INDICATORS) == value_at(known.data, INDICATORS)


@pytest.mark.parametrize("typed", ["keep 99", "drop 99", "+99", "keep 0", "+", "+ 1 99"])
def test_a_number_that_is_not_there_is_refused_with_those_that_are(
    talk: Conversation, typed: str
) -> None:
    outcome = talk.take(Answer(typed))
    assert outcome.refused and f"+1 to +{len(table(talk).proposals)}" in outcome.say
    assert not taken(talk)


@pytest.mark.parametrize(
    "typed", ["keep the museum open", "dropped cases", "k; outcome; 12", "Keepers"]
)
def test_a_row_that_only_begins_like_it_is_a_row(talk: Conversation, typed: str) -> None:
    before = len(table(talk).proposals)
    talk.take(Answer(typed))
    if isinstance(talk.current(), Confirm):
        talk.take(Answer("yes"))
    names = [record["name"] for record in talk.data["indicators"].values()]
    assert typed.partition(";")[0] in names
    talk.show(INDICATORS)
    assert len(table(talk).proposals) == before


def test_a_letter_that_begins_a_proposal_is_its_name() -> None:
    data = edit.put(starts().end, ASKS, ABSENT)
    talk = about_step(edit.reopen(data, ASKS), TODAY, "leadership", ASKS)
    assert "Karen Holm" in table(talk).proposals
    assert talk.preview("keep").startswith("takes: ")
    assert not talk.preview("K").startswith("takes: ")
    talk.take(Answer("K"))
    if isinstance(talk.current(), Confirm):
        talk.take(Answer("yes"))
    assert list(value_at(talk.data, ASKS)) == ["karen-holm"]


def test_where_nothing_is_proposed_drop_takes_out_a_row_and_asks_first(talk: Conversation) -> None:
    talk.take(Answer("keep all"))
    talk.show(INDICATORS)
    outcome = talk.take(Answer("drop"))
    assert outcome.refused and "drop 1 to drop" in outcome.say
    assert talk.take(Answer("keep all")).refused
    rows = len(taken(talk))
    talk.take(Answer("drop 2"))
    assert isinstance(talk.current(), Confirm) and not talk.current().default
    talk.take(Answer("yes"))
    assert len(taken(talk)) == rows - 1
