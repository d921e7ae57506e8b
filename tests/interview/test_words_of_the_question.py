"""What a question says, and what people say, is understood as an answer."""

from __future__ import annotations

import re

import pytest

from clusterdyn.answers.reader import Reader
from clusterdyn.content.catalogue import field_text
from clusterdyn.parse import ParseError
from clusterdyn.steps.registry import dossier_schema
from support.played import TODAY

READER = Reader({}, TODAY, dossier_schema())
KIND = "steps.strategy.options.x.kind"
MANDATE = "steps.leadership.leaders.x.mandate"


def test_every_way_that_the_question_names_is_understood() -> None:
    (named,) = re.findall(r": (.+)\?", field_text("steps.strategy.options").say)
    ways = named.split(", ")
    assert len(ways) == 5
    for way in ways:
        found = READER.read(dossier_schema().node(KIND), way)
        assert found.value and not found.guess, way
    assert READER.read(dossier_schema().node(KIND), "stop").value == "close"


@pytest.mark.parametrize(
    ("typed", "value"),
    [("ja", "yes"), ("nej", "no"), ("J", "yes"), ("y", "yes"), ("n", "no"), ("unknown", "unknown"),
     ("nein", "no"), ("not known yet", "unknown")],
)  # fmt: skip
def test_a_mandate_is_said_in_other_languages(typed: str, value: str) -> None:
    found = READER.read(dossier_schema().node(MANDATE), typed)
    assert (found.value, found.guess) == (value, False)


@pytest.mark.parametrize(
    "path",
    [
        "steps.leadership.hours_asked",
        "steps.leadership.facilitator.hours_per_week",
        "steps.leadership.leaders.x.hours_promised",
        "steps.plan.owner_hours.x.hours",
    ],
)
@pytest.mark.parametrize(
    ("typed", "value", "guess"),
    [("6 hours", 6, False), ("6 hrs", 6, False), ("6h", 6, False), ("6 timer", 6, False),
     ("about 6", 6, True), ("about 6 hours", 6, True), ("2,5 timer", 2.5, False)],
)  # fmt: skip
def test_hours_are_typed_with_their_word(path: str, typed: str, value: float, guess: bool) -> None:
    found = READER.read(dossier_schema().node(path), typed)
    assert (found.value, found.guess) == (value, guess)


@pytest.mark.parametrize(
    ("path", "typed", "value"),
    [
        ("steps.leadership.hours_asked", "6 hours a week", 26),
        ("steps.leadership.hours_asked", "6 days", 48),
        ("steps.leadership.facilitator.hours_per_week", "10 hours a month", 2.3),
        ("steps.formalisation.costs.x.per_year", "500 a month", 6000),
        ("steps.structure.bodies.x.meetings_per_year", "quarterly", 4),
    ],
)
def test_so_much_in_another_time_is_converted_and_asked(
    path: str, typed: str, value: float
) -> None:
    found = READER.read(dossier_schema().node(path), typed)
    assert (found.value, found.guess, found.mild) == (value, True, False)


@pytest.mark.parametrize("typed", ["hours", "a few hours", "some days"])
def test_what_is_no_number_of_hours_is_refused(typed: str) -> None:
    with pytest.raises(ParseError, match="which number"):
        READER.read(dossier_schema().node("steps.leadership.hours_asked"), typed)
