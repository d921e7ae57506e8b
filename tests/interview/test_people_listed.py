"""The people in the room: read as typed, mended by going back, at the start and in a step."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from clusterdyn.answers.views import Confirm, Done, Question
from clusterdyn.changes import value_at
from clusterdyn.interview.conversation import Conversation, about_cluster, about_step
from clusterdyn.interview.moves import Answer, Back, Copy, Edit, Jump, Leave, Move, Remove, Undo
from clusterdyn.interview.sections import FIRST, PASSPORT
from clusterdyn.steps.validation import faults
from clusterdyn.store import Store
from clusterdyn.ui.session import Session
from support.played import TODAY, fresh
from support.talking import question, say

PEOPLE = "passport.in_the_room"
KAREN, JENS = "Karen Holm; Limfjord Pumps", "Jens Due; Business Council North"


def at_the_start() -> Conversation:
    return about_cluster(fresh(), TODAY, FIRST, PEOPLE)


def in_a_step() -> Conversation:
    """At the first scores of step 1, where nobody is listed yet."""
    talk = about_step(fresh(), TODAY, "identification")
    talk.take(Answer("Water technology; utilities\nHydrogen; ferries"))
    talk.take(Answer(""))
    if isinstance(talk.current(), Question) and talk.current().kind != "people":
        talk.take(Answer(""))
    view = talk.current()
    assert isinstance(view, Question) and view.kind == "people"
    return talk


BOTH = pytest.mark.parametrize("begin", [at_the_start, in_a_step])


def people(talk: Any) -> list[str]:
    found = []
    for key in value_at(talk.data, PEOPLE, None) or []:
        person = talk.data["people"][key]
        firm = person.get("organisation")
        found.append(
            person["name"] + (f"; {talk.data['organisations'][firm]['name']}" if firm else "")
        )
    return found


# -- how it is read


@BOTH
@pytest.mark.parametrize(
    ("typed", "expected", "said"),
    [
        (KAREN, [KAREN], "Karen Holm · Limfjord Pumps. 1 in the room."),
        ("Karen Holm, Limfjord Pumps", [KAREN], "Karen Holm · Limfjord Pumps. 1 in the room."),
        ("Karen Holm", ["Karen Holm"], "Karen Holm. 1 in the room."),
        (
            "Karen Holm, Jens Due, Lise Wahl",
            ["Karen Holm", "Jens Due", "Lise Wahl"],
            "3 people: Karen Holm; Jens Due; Lise Wahl. 3 in the room.",
        ),
        (
            "Karen Holm, Limfjord Pumps\nJens Due, Business Council North",
            [KAREN, JENS],
            "2 people: Karen Holm · Limfjord Pumps; Jens Due · Business Council North. 2 in the room.",
        ),
        (
            "Karen Holm; Pumps, Limfjord",
            ["Karen Holm; Pumps, Limfjord"],
            "Karen Holm · Pumps, Limfjord. 1 in the room.",
        ),
    ],
)
def test_name_and_organisation(begin: Any, typed: str, expected: list[str], said: str) -> None:
    talk = begin()
    assert say(talk, typed) == said
    assert people(talk) == expected
    assert not faults(talk.data)


@BOTH
def test_a_known_person_behind_the_comma_is_no_organisation(begin: Any) -> None:
    talk = begin()
    say(talk, "Jens Due")
    say(talk, "Karen Holm, Jens Due")
    assert people(talk) == ["Jens Due", "Karen Holm"]


def test_the_live_line_says_what_was_understood() -> None:
    assert at_the_start().preview("Karen Holm, Limfjord Pumps") == "Karen Holm · Limfjord Pumps"
    assert at_the_start().preview("A, B, C") == "3 people: A; B; C"
    assert in_a_step().preview("Karen Holm, Limfjord Pumps") == "Karen Holm · Limfjord Pumps"
    assert at_the_start().preview("/back") == ""


def test_known_organisations_can_be_picked_at_the_start() -> None:
    talk = at_the_start()
    say(talk, KAREN)
    assert list(talk.names(1)) == ["Limfjord Pumps"]
    assert list(talk.names(0)) == ["Karen Holm"]
    assert list(about_cluster(talk.data, TODAY).names(1)) == []


@BOTH
def test_an_organisation_that_begins_like_a_known_one_is_asked_about(begin: Any) -> None:
    talk = begin()
    say(talk, KAREN, "Ole Bak; Limfjord")
    view = talk.current()
    assert isinstance(view, Confirm) and "Limfjord Pumps" in view.text
    say(talk, "no")
    assert people(talk) == [KAREN, "Ole Bak; Limfjord"]


@BOTH
def test_a_second_karen_is_asked_about(begin: Any) -> None:
    talk = begin()
    say(talk, KAREN, "Karen")
    assert isinstance(talk.current(), Confirm)
    say(talk, "no")
    assert people(talk) == [KAREN, "Karen"]


# -- how it is mended


@BOTH
def test_going_back_opens_the_people_one_after_the_other(begin: Any) -> None:
    talk = begin()
    say(talk, KAREN, JENS)
    olds = []
    for _ in range(2):
        assert not talk.take(Back()).refused
        olds.append((question(talk).row, question(talk).old))
    assert olds == [("2 of 2", JENS), ("1 of 2", KAREN)]
    talk.take(Back())
    assert question(talk).path != PEOPLE


@BOTH
def test_a_misspelled_name_is_mended_under_the_same_id(begin: Any) -> None:
    talk = begin()
    say(talk, "Karen Hom; Limfjord Pumps", JENS)
    talk.take(Edit("1"))
    say(talk, KAREN)
    assert people(talk) == [KAREN, JENS]
    assert list(talk.data["people"]) == ["karen-hom", "jens-due"]
    assert question(talk).row == ""


@BOTH
def test_somebody_else_takes_the_place_and_nothing_wrong_is_left(begin: Any) -> None:
    talk = begin()
    say(talk, "Mette Toft; Skive Steel", JENS)
    talk.take(Back())
    talk.take(Back())
    say(talk, KAREN)
    assert people(talk) == [KAREN, JENS]
    assert "mette-toft" not in talk.data["people"]
    assert "skive-steel" not in talk.data["organisations"]


@BOTH
def test_a_person_of_the_register_who_is_replaced_stays_there(begin: Any) -> None:
    talk = begin()
    talk.state = talk.state.but(data={**talk.data, "people": {"mette": {"name": "Mette Toft"}}})
    say(talk, "Mette Toft", JENS)
    talk.take(Edit("Mette"))
    say(talk, KAREN)
    assert people(talk) == [KAREN, JENS]
    assert talk.data["people"]["mette"] == {"name": "Mette Toft"}


@BOTH
def test_enter_keeps_the_person_in_hand(begin: Any) -> None:
    talk = begin()
    say(talk, KAREN, JENS)
    before = talk.data
    for text in ("", JENS):
        talk.take(Back())
        say(talk, text)
        assert talk.data == before
        assert question(talk).row == ""


@BOTH
def test_an_organisation_can_be_taken_off(begin: Any) -> None:
    talk = begin()
    say(talk, KAREN)
    say(talk, "1")
    assert question(talk).old == KAREN
    say(talk, "Karen Holm")
    assert people(talk) == ["Karen Holm"]


@BOTH
def test_an_organisation_that_was_wrong_is_not_left_behind(begin: Any) -> None:
    talk = begin()
    say(talk, KAREN, "Jens Due; Skive")
    talk.take(Back())
    say(talk, "Jens Due; Skive Steel")
    assert people(talk) == [KAREN, "Jens Due; Skive Steel"]
    assert list(talk.data["organisations"]) == ["limfjord-pumps", "skive-steel"]


@BOTH
def test_a_person_can_be_taken_out(begin: Any) -> None:
    talk = begin()
    say(talk, KAREN, "Mette Toft; Skive Steel")
    outcome = talk.take(Remove("Mette"))
    assert outcome.say.startswith('Removed "Mette Toft" (1 left).')
    assert people(talk) == [KAREN]
    assert "mette-toft" not in talk.data["people"]
    assert talk.take(Remove("Nobody")).refused
    assert not faults(talk.data)


# -- the start


class Typed:
    """A front end that makes the given moves, and keeps what it is told."""

    def __init__(self, moves: list[Move]) -> None:
        self.conversation: object = None
        self.moves = moves
        self.asked: list[str] = []
        self.told: list[str] = []

    def ask(self, view: Any) -> Move:
        self.asked.append(getattr(view, "path", view))
        return self.moves.pop(0)

    def tell(self, outcome: Any) -> None:
        self.told.append(outcome.say)

    def note(self, text: str) -> None: ...

    def choose(self, text: str, yes: str, no: str) -> bool:
        return True


def test_undo_goes_to_the_question_that_is_open_again(tmp_path: Path) -> None:
    store = Store.create(
        tmp_path / "a.cluster.json", fresh(), lambda: datetime(2026, 11, 2, tzinfo=UTC), "x"
    )
    moves = [
        Answer("Fyn, Denmark"),
        Answer("an idea"),
        Undo(),
        Answer("a network"),
        Answer(KAREN),
        Undo(),
    ]
    frontend = Typed([*moves, Leave()])
    Session(store, about_cluster(store.load(), TODAY), frontend).run()
    region, start = FIRST[:2]
    assert frontend.asked == [region, start, PEOPLE, start, PEOPLE, PEOPLE, PEOPLE]
    assert [said for said in frontend.told if said.startswith("Taken back")]
    data = store.load()
    assert (data["passport"]["region"], data["passport"]["start_point"]) == (
        "Fyn, Denmark",
        "network",
    )
    assert not value_at(data, PEOPLE, None) and data["people"] == {}


def test_what_cannot_be_done_there_is_refused() -> None:
    talk = at_the_start()
    for move in (Copy("1"), Jump(number=2)):
        assert talk.take(move).refused
    assert about_cluster(fresh(), TODAY).take(Back()).refused


# -- the passport


def passport(field: str) -> Conversation:
    return about_cluster(fresh(), TODAY, PASSPORT, f"passport.{field}")


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("name", "Fyn Robotics", "Fyn Robotics"),
        ("region", "Fyn, Denmark", "Fyn, Denmark"),
        ("country", "Denmark", "DK"),
        ("country", "se", "SE"),
        ("currency", "dkk", "DKK"),
        ("start_point", "a network", "network"),
    ],
)
def test_the_passport_can_be_changed(field: str, typed: str, stored: str) -> None:
    talk = passport(field)
    say(talk, typed)
    assert talk.data["passport"][field] == stored
    assert not faults(talk.data)


@pytest.mark.parametrize(
    ("field", "typed"), [("country", "Atlantis"), ("currency", "crowns"), ("currency", "D1K")]
)
def test_a_country_or_currency_that_is_none_is_refused(field: str, typed: str) -> None:
    talk = passport(field)
    outcome = talk.take(Answer(typed))
    assert outcome.refused and typed in outcome.say and "letters" in outcome.say
    assert question(talk).path == f"passport.{field}"


def test_enter_walks_through_the_passport_and_changes_nothing() -> None:
    talk = about_cluster(fresh(), TODAY, PASSPORT)
    before, asked = talk.data, []
    while not isinstance(talk.current(), Done):
        asked.append(question(talk).path)
        say(talk, "")
    assert asked == list(PASSPORT)
    assert talk.data == before
