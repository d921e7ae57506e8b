"""People as they are typed, pasted and copied: read as they are meant, or asked about."""

from __future__ import annotations

import pytest

from clusterdyn.answers.people_typed import typed_people
from clusterdyn.changes import value_at
from clusterdyn.interview.conversation import Conversation, about_cluster
from clusterdyn.interview.moves import Answer
from clusterdyn.parse import ParseError
from clusterdyn.steps.validation import faults
from support.played import TODAY, fresh
from support.talking import at, confirmation, is_confirmed, say

PEOPLE = "passport.in_the_room"
KNOWN_PERSON, KNOWN_FIRM = "jens due", "limfjord pumps"


def read(text: str) -> list[tuple[str, str, bool]]:
    return [
        tuple(person)
        for person in typed_people(
            text, lambda name: name.casefold() == KNOWN_PERSON, lambda name: name.casefold() == KNOWN_FIRM
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("Karen Holm, Limfjord Pumps", [("Karen Holm", "Limfjord Pumps")]),
        ("Karen Holm, Jens Due", [("Karen Holm", ""), ("Jens Due", "")]),
        ("Karen Holm (Nordic Pack)", [("Karen Holm", "Nordic Pack")]),
        ("Per Bak, director, Nordic Pack", [("Per Bak", "Nordic Pack")]),
        ("Per Bak; director; Nordic Pack", [("Per Bak", "Nordic Pack")]),
        ("Per Bak, head of research, Nordic Pack A/S", [("Per Bak", "Nordic Pack A/S")]),
        ("Per Bak, direktør", [("Per Bak", "")]),
        ("Dr. Karen Holm, Aalborg University", [("Dr. Karen Holm", "Aalborg University")]),
        ("Holm, Karen\nBak, Per\nvan der Berg, Jan",
         [("Karen Holm", ""), ("Per Bak", ""), ("Jan van der Berg", "")]),
        ("Holm, Karen; Bak, Per", [("Karen Holm", ""), ("Per Bak", "")]),
        ("Holm, Karen; Nordic Pack", [("Karen Holm", "Nordic Pack")]),
        ("Karen Holm <karen@example.org>; Per Bak <per@example.org>",
         [("Karen Holm", ""), ("Per Bak", "")]),
        ('"Holm, Karen" <k@example.org>, Per Bak <p@example.org>',
         [("Karen Holm", ""), ("Per Bak", "")]),
        ("Karen Holm karen@example.org", [("Karen Holm", "")]),
        ("Holm & Sons", [("Holm & Sons", "")]),
    ],
)  # fmt: skip
def test_what_is_plain_is_taken(typed: str, people: list[tuple[str, str]]) -> None:
    assert read(typed) == [(name, firm, True) for name, firm in people]


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("Karen Holm, Per Bak", [("Karen Holm", ""), ("Per Bak", "")]),
        ("Karen Holm; Per Bak", [("Karen Holm", "Per Bak")]),
        ("Holm, Karen", [("Karen Holm", "")]),
        ("Karen\tHolm", [("Karen Holm", "")]),
        ("Karen\tHolm\tNordic Pack", [("Karen Holm", "Nordic Pack")]),
        ("Karen Holm and Per Bak", [("Karen Holm", ""), ("Per Bak", "")]),
    ],
)  # fmt: skip
def test_what_could_be_meant_otherwise_is_asked(typed: str, people: list[tuple[str, str]]) -> None:
    assert read(typed) == [(name, firm, False) for name, firm in people]
    talk = about_cluster(fresh(), TODAY, first=PEOPLE)
    say(talk, typed)
    assert "Understood: " in confirmation(talk).text
    assert "one person a line" in talk.take(Answer("no")).say
    assert talk.data == fresh()


@pytest.mark.parametrize(
    "typed",
    ["all", "TBD", "N.N.", "?", "Karen and Per", "Karen & Per", "Karen/Per", "k@example.org"],
)
def test_nobody_is_no_person(typed: str) -> None:
    with pytest.raises(ParseError, match=r"who|whose"):
        read(typed)


OWNER = "steps.leadership.facilitator.person"


@pytest.mark.parametrize("typed", ["all", "TBD", "Karen and Per", "Limfjord Pumps"])
def test_nobody_owns_anything(typed: str) -> None:
    talk = at(OWNER)
    before = talk.data
    outcome = talk.take(Answer(typed))
    assert outcome.refused and "who" in outcome.say.casefold() and talk.data == before
    rows = at("steps.leadership.asks")
    assert rows.take(Answer(f"Ole Bak; {typed}; 12 March 2027")).refused


# -- two people of one name; an employer is not changed unseen


def with_jens() -> Conversation:
    talk = about_cluster(fresh(), TODAY, first=PEOPLE)
    say(talk, "Jens Hansen; Limfjord Pumps")
    return talk


def room(talk: Conversation) -> list[tuple[str, str]]:
    people, firms = talk.data["people"], talk.data["organisations"]
    there = [people[key] for key in value_at(talk.data, PEOPLE)]
    return [(one["name"], firms[one["organisation"]]["name"]) for one in there]


def test_a_known_name_with_another_organisation_is_asked_about() -> None:
    talk = with_jens()
    say(talk, "Jens Hansen; Nordic Pack")
    view = confirmation(talk)
    assert 'organisation changes from "Limfjord Pumps" to "Nordic Pack"' in view.text
    assert not view.default
    say(talk, "")  # Enter alone moves nobody: it is somebody else of that name
    assert room(talk) == [("Jens Hansen", "Limfjord Pumps"), ("Jens Hansen", "Nordic Pack")]
    assert faults(talk.data) == []


def test_yes_moves_the_known_one() -> None:
    talk = with_jens()
    say(talk, "Jens Hansen; Nordic Pack", "yes")
    assert room(talk) == [("Jens Hansen", "Nordic Pack")]


@pytest.mark.parametrize(
    "typed", ["Jens Hansen", "Jens Hansen; limfjord pumps", "Jens Hansen, Limfjord Pumps"]
)
def test_the_same_person_again_is_the_same_person(typed: str) -> None:
    talk = with_jens()
    say(talk, typed)
    assert not is_confirmed(talk)
    assert room(talk) == [("Jens Hansen", "Limfjord Pumps")]


def test_a_plus_is_always_somebody_new() -> None:
    talk = with_jens()
    say(talk, "+Jens Hansen; Port of Aalborg")
    assert not is_confirmed(talk)
    assert room(talk) == [("Jens Hansen", "Limfjord Pumps"), ("Jens Hansen", "Port of Aalborg")]


def test_an_ambiguous_beginning_with_another_organisation_says_what_would_change() -> None:
    talk = about_cluster(fresh(), TODAY, first=PEOPLE)
    say(talk, "Karen Holm; Limfjord Pumps", "Holm; Nordic Pack")
    assert 'organisation changes from "Limfjord Pumps"' in confirmation(talk).text
    say(talk, "")
    assert room(talk)[0] == ("Karen Holm", "Limfjord Pumps")
