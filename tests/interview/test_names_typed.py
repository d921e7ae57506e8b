"""A new name that begins like a known one is not taken for it, and changes nothing unseen."""

from __future__ import annotations

from typing import Any

import pytest

from clusterdyn.changes import ABSENT, value_at
from clusterdyn.interview.conversation import Conversation
from clusterdyn.interview.moves import Answer, Back
from support.played import at_step
from support.talking import at, confirmation, is_confirmed, say

ACTORS = "steps.analysis.actors"
HOST = "steps.structure.host"
CONNECTORS = "steps.analysis.connectors"
PUMPS = "limfjord-pumps"


def kind(talk: Conversation, key: str) -> Any:
    return value_at(talk.data, f"organisations.{key}.helix")


def test_a_row_that_begins_like_a_known_organisation_may_be_a_new_one() -> None:
    talk = at(ACTORS)
    before = talk.data["organisations"]
    say(talk, "Limfjord; public; 5; 3")
    view = confirmation(talk)
    assert not view.default
    assert '"Limfjord" was understood as Limfjord Pumps.' in view.text
    assert 'kind changes from "company" to "public' in view.text
    assert talk.data["organisations"] == before
    say(talk, "")
    assert talk.data["organisations"][PUMPS] == before[PUMPS]
    assert talk.data["organisations"]["limfjord"] == {"name": "Limfjord", "helix": "public"}
    assert list(value_at(talk.data, ACTORS)) == ["limfjord"]
    assert not is_confirmed(talk)


def test_the_known_one_is_taken_when_the_group_says_so() -> None:
    talk = at(ACTORS)
    say(talk, "Limfjord; public; 5; 3", "yes")
    assert list(value_at(talk.data, ACTORS)) == [PUMPS]
    assert kind(talk, PUMPS) == "public"
    assert "limfjord" not in talk.data["organisations"]


def test_enter_takes_the_known_one_where_nothing_changes_in_it() -> None:
    talk = at(ACTORS)
    say(talk, "Limfjord; company; 5; 3")
    view = confirmation(talk)
    assert view.default and "changes" not in view.text
    say(talk, "")
    assert list(value_at(talk.data, ACTORS)) == [PUMPS]


@pytest.mark.parametrize("typed", ["Limfjord Pumps", "limfjord pumps", "LIMFJORD PUMPS A/S"])
def test_a_name_in_full_is_taken_at_once(typed: str) -> None:
    talk = at(ACTORS)
    said = say(talk, f"{typed}; company; 5; 3")
    assert not is_confirmed(talk) and "changes" not in said
    assert list(value_at(talk.data, ACTORS)) == [PUMPS]


def test_what_a_row_changes_in_a_known_record_is_told() -> None:
    talk = at(ACTORS)
    said = say(talk, "Limfjord Pumps; public; 5; 3")
    assert 'Limfjord Pumps: kind changes from "company" to "public' in said


def test_names_of_a_paste_are_settled_one_by_one() -> None:
    talk = at(ACTORS)
    say(talk, "Limfjord; company; 5; 3\nRensdal; public; 2; 2\nNibe; company; 1; 1")
    say(talk, "no", "no", "yes")
    assert list(value_at(talk.data, ACTORS)) == ["limfjord", "rensdal", "nibe-membranes"]
    assert kind(talk, "rensdal-sensor") == "company"


def test_a_plus_makes_a_name_a_new_one() -> None:
    talk = at(ACTORS)
    say(talk, "+Limfjord; public; 5; 3")
    assert not is_confirmed(talk)
    assert list(value_at(talk.data, ACTORS)) == ["limfjord"]


def test_a_name_that_fits_several_can_still_be_a_new_one() -> None:
    talk = at(ACTORS)
    say(talk, "+Limfjord; public; 5; 3", "+Lim; public; 5; 3")
    outcome = talk.take(Answer("Li; company; 1; 1"))
    assert outcome.refused and "+Li for a new one" in outcome.say


def test_one_key_adds_a_name_that_begins_like_a_known_one() -> None:
    talk = at(HOST)
    say(talk, "Kattegat", "no")
    assert not is_confirmed(talk)
    key = next(k for k, o in talk.data["organisations"].items() if o["name"] == "Kattegat")
    while talk.state.stack:
        say(talk, "")
    assert value_at(talk.data, HOST) == key != "kattegat-utility"


def test_one_key_takes_the_known_one() -> None:
    talk = at(HOST)
    say(talk, "Kattegat", "")
    assert value_at(talk.data, HOST) == "kattegat-utility"


def test_going_back_at_the_question_takes_neither() -> None:
    talk = at(HOST)
    before = talk.data
    say(talk, "Kattegat")
    talk.take(Back())
    assert not is_confirmed(talk)
    assert value_at(talk.data, HOST) is ABSENT
    assert talk.data == before


def test_a_nearly_spelled_name_can_be_a_new_one_too() -> None:
    talk = at(HOST)
    say(talk, "Limfjord Pump", "no")
    assert "limfjord-pump" in talk.data["organisations"]


def test_each_of_several_names_is_settled() -> None:
    talk = at_step("analysis")
    talk.show(CONNECTORS)
    say(talk, "Limfjord; Rensdal; Fjord Data", "no", "yes")
    while talk.state.stack:
        say(talk, "")
    assert value_at(talk.data, CONNECTORS) == ["limfjord", "rensdal-sensor", "fjord-data"]


def test_a_first_name_that_fits_one_person_is_plain() -> None:
    talk = at("steps.leadership.facilitator.person")
    say(talk, "Jens")
    assert not is_confirmed(talk)
    assert value_at(talk.data, "steps.leadership.facilitator.person") == "jens-due"


def test_half_a_first_name_is_not() -> None:
    talk = at("steps.leadership.facilitator.person")
    say(talk, "Je")
    assert is_confirmed(talk)


def test_a_first_name_changes_nothing_unseen() -> None:
    talk = at("steps.leadership.leaders")
    say(talk, "Karen; Rensdal Sensor; small firm; 3; yes")
    view = confirmation(talk)
    assert 'Karen Holm: organisation changes from "Limfjord Pumps" to "Rensdal Sensor"' in view.text


def test_a_new_persons_firm_is_settled_too() -> None:
    talk = at("steps.leadership.facilitator.person")
    say(talk, "Mette Toft", "yes")
    assert talk.state.stack
    say(talk, "Kattegat", "no")
    assert talk.data["people"]["mette-toft"]["organisation"] == "kattegat"


def test_a_beginning_picks_from_a_steps_own_list() -> None:
    talk = at("steps.identification.candidates")
    say(talk, "Water technology; utilities", "Hydrogen; ferries")
    talk.show("steps.identification.chosen")
    say(talk, "water")
    assert not is_confirmed(talk)
    assert value_at(talk.data, "steps.identification.chosen") == "water-technology"


def test_the_live_line_says_that_a_name_is_doubtful() -> None:
    rows = at(ACTORS)
    assert rows.preview("Limfjord; company; 5; 3").startswith("Limfjord Pumps · ")
    assert rows.preview("Limfjord; company; 5; 3").endswith("or a new one? Enter asks")
    assert "new one" not in rows.preview("Limfjord Pumps; company; 5; 3")
    value = at(HOST)
    assert value.preview("Kattegat") == "Kattegat Utility – or a new one? Enter asks"
    assert value.preview("kattegat utility") == "Kattegat Utility"


def test_what_cannot_be_chosen_is_not_added_a_second_time() -> None:
    talk = at("steps.leadership.leaders")
    say(
        talk,
        "Karen Holm; Limfjord Pumps; small firm; 3; yes\nOle Bak; Rensdal Sensor; small firm; 3; yes",
    )
    talk.show("steps.leadership.chair")
    say(talk, "Karen Holm")
    talk.show("steps.leadership.deputy")
    outcome = talk.take(Answer("Karen Holm"))
    assert outcome.refused and "Choose one of: Ole Bak." in outcome.say
