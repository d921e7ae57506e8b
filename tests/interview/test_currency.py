"""What the dossier counts in: said by the region's country, or by the first amount typed."""

from __future__ import annotations

import pytest

from clusterdyn.answers.views import Confirm
from clusterdyn.changes import value_at
from clusterdyn.interview.conversation import about_cluster
from clusterdyn.interview.moves import Answer
from clusterdyn.parse import country, currency_of
from clusterdyn.steps.validation import empty_dossier, faults
from support.played import TODAY, fresh
from support.talking import at

COSTS = "steps.formalisation.costs"


@pytest.mark.parametrize(
    ("region", "code", "money"),
    [
        ("North Jutland, Denmark", "DK", "DKK"),
        ("Nordjylland (Danmark)", "DK", "DKK"),
        ("Skåne, sverige", "SE", "SEK"),
        ("Basque Country, Spain", "ES", "EUR"),
        ("North Jutland", "", "EUR"),
        ("Denmark Street, London", "", "EUR"),
        ("", "", "EUR"),
    ],
)
def test_a_region_may_name_its_country(region: str, code: str, money: str) -> None:
    assert country(region) == code
    assert currency_of(code) == money


def test_the_first_question_takes_country_and_currency_along() -> None:
    talk = about_cluster(empty_dossier("Water"), TODAY)
    assert talk.take(Answer("North Jutland, Denmark")).say.endswith("amounts in DKK")
    assert talk.data["passport"]["country"] == "DK"
    assert talk.data["passport"]["currency"] == "DKK"
    assert faults(talk.data) == []


def test_what_was_said_before_is_kept() -> None:
    data = fresh()
    data["passport"].update(country="DK", currency="EUR")
    talk = about_cluster(data, TODAY)
    talk.take(Answer("Skåne, Sweden"))
    assert (talk.data["passport"]["country"], talk.data["passport"]["currency"]) == ("DK", "EUR")


def test_the_first_amount_may_change_what_all_are_counted_in() -> None:
    talk = at(COSTS)
    talk.take(Answer("staff; 60.000 DKK"))
    view = talk.current()
    assert isinstance(view, Confirm) and "Shall all of them count in DKK?" in view.text
    talk.take(Answer("yes"))
    assert value_at(talk.data, "passport.currency") == "DKK"
    assert value_at(talk.data, f"{COSTS}.staff.per_year") == 60_000


def test_no_leaves_everything_as_it_was() -> None:
    talk = at(COSTS)
    before = talk.data
    talk.take(Answer("staff; 60.000 DKK"))
    assert "type the amount in EUR" in talk.take(Answer("no")).say
    assert talk.data == before


def test_a_sign_of_several_countries_asks_for_the_code() -> None:
    outcome = at(COSTS).take(Answer("staff; 60.000 kr"))
    assert outcome.refused and "DKK or SEK or NOK" in outcome.say


def test_once_it_is_said_another_currency_is_refused() -> None:
    talk = at(COSTS)
    said = {**talk.data["passport"], "currency": "EUR"}
    talk.refresh({**talk.data, "passport": said})
    outcome = talk.take(Answer("staff; 60.000 DKK"))
    assert outcome.refused and "counts in EUR" in outcome.say
