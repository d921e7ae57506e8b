"""A typed answer is read once: Enter takes what the preview read, and no question asked back about it
has it read again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from clusterdyn.answers.reader import Reader
from clusterdyn.answers.views import Confirm
from clusterdyn.changes import ABSENT, value_at
from clusterdyn.interview.conversation import Conversation, about_cluster, about_note
from clusterdyn.interview.kinds import KINDS
from clusterdyn.interview.moves import Answer
from support.played import TODAY, fresh
from support.talking import at

PERSON = "steps.leadership.facilitator.person"
HOST = "steps.structure.host"
ASKS = "steps.leadership.asks"
ACTORS = "steps.analysis.actors"
COSTS = "steps.formalisation.costs"
VOTES = "4434"


def at_first_meeting() -> Conversation:
    return at("steps.leadership.first_meeting")


def with_people() -> Conversation:
    talk = about_cluster(fresh(), TODAY, first="passport.in_the_room")
    talk.take(Answer("Karen Holm; Limfjord Pumps"))
    return talk


def at_votes() -> Conversation:
    return at("steps.vision.votes")


def at_fee() -> Conversation:
    talk = at("steps.formalisation.categories")
    talk.take(Answer("firms"))
    talk.show("steps.formalisation.categories.firms.fee")
    return talk


CASES = {
    "a value": (lambda: at("steps.vision.year"), "2035", [], 1),
    "a guess": (at_first_meeting, "2/4", ["yes"], 1),
    "a guess that is wrong": (at_first_meeting, "2/4", ["no"], 1),
    "a doubt: the known one": (lambda: at(HOST), "Limfjord Pump", ["yes"], 1),
    "a doubt: a new one": (lambda: at(HOST), "Limfjord Pump", ["no"], 1),
    "a name nobody knows": (lambda: at(PERSON), "Ida Ny", ["yes"], 1),
    "several answers in one line": (lambda: at("steps.structure.launch.on"), "12 May 2027; Hobro; 15", [], 3),
    "a list": (lambda: at("steps.vision.headlines"), "one; two", [], 1),
    "scores": (at_votes, VOTES, [], 0),
    "people": (lambda: about_cluster(fresh(), TODAY, first="passport.in_the_room"), "Karen Holm; Pumps", [], 0),
    "people, a doubt": (with_people, "Ole Bak; Limfjord", ["no"], 0),
    "rows": (lambda: at(ASKS), "Ole Bak; Karen Holm; 12 March 2027\nKaren Holm; Ole Bak; 14 March", ["yes"], 4),
    "a row, a doubt": (lambda: at(ACTORS), "Limfjord; public; 5; 3", ["no"], 3),
    "a row, another currency": (lambda: at(COSTS), "staff; 60.000 DKK", ["yes"], 2),
    "a value, another currency": (at_fee, "400 SEK", ["yes"], 1),
    "a note": (lambda: about_note(fresh(), TODAY, "journal.meetings"), "2/4", ["yes"], 1),
    "the cluster": (lambda: about_cluster(fresh(), TODAY), "Fyn, Denmark", [], 1),
}  # fmt: skip


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How often a kind of question and the reader were given a text."""
    counts = {"kind": 0, "reader": 0}

    def counted(which: str, read: Callable[..., Any]) -> Callable[..., Any]:
        def count(*given: Any, **more: Any) -> Any:
            counts[which] += 1
            return read(*given, **more)

        return count

    for kind in KINDS:
        monkeypatch.setattr(type(kind), "read", counted("kind", type(kind).read))
    monkeypatch.setattr(Reader, "read", counted("reader", Reader.read))
    return counts


@pytest.mark.parametrize("case", CASES)
def test_an_answer_is_read_once(case: str, reads: dict[str, int]) -> None:
    begin, text, answers, values = CASES[case]
    talk = begin()
    reads.update(kind=0, reader=0)
    before = talk.data
    for _ in range(2):
        talk.preview(text)
    outcome = talk.take(Answer(text))
    for answer in answers:
        assert isinstance(talk.current(), Confirm), f"{case}: nothing was asked back"
        outcome = talk.take(Answer(answer))
    assert not isinstance(talk.current(), Confirm) and not outcome.refused, outcome.say
    assert reads == {"kind": 1, "reader": values}
    assert (talk.data == before) is ("wrong" in case)


def test_a_name_inside_a_new_record_is_read_once_too(reads: dict[str, int]) -> None:
    talk = at(PERSON)
    for text in ("Ida Ny", "yes"):
        talk.take(Answer(text))
    reads.update(kind=0, reader=0)
    talk.preview("New Firm")
    talk.take(Answer("New Firm"))
    talk.take(Answer("yes"))
    assert reads == {"kind": 1, "reader": 1}
    assert value_at(talk.data, "organisations.new-firm") is not ABSENT
