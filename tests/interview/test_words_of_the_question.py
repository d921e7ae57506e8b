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
    ("path", "typed", "value", "asked"),
    [
        ("analysis.chain_stages.x.firms_here", "5", "few", True),
        ("analysis.chain_stages.x.firms_here", "12 firms", "some", True),
        ("analysis.chain_stages.x.firms_here", "30+", "many", True),
        ("analysis.findings.x.ours", "ours", True, False),
        ("analysis.findings.x.ours", "theirs", False, False),
        ("analysis.findings.x.ours", "sí", True, False),
        ("analysis.findings.x.kind", "opportunity", "chance", False),
        ("strategy.changes.x.kind", "opportunity", "chance", False),
        ("quick_wins.ideas.x.segment", "small firms", "SME", False),
        ("quick_wins.ideas.x.segment", "PYME", "SME", False),
        ("structure.decision_rights.hire.body", "general assembly", "members-meeting", False),
        ("formalisation.legal_form", "S.L.", "limited company", False),
        ("formalisation.legal_form", "asociación", "association", False),
        ("leadership.leaders.x.mandate", "don't know", "unknown", False),
    ],
)
def test_usual_words_for_a_choice(path: str, typed: str, value: object, asked: bool) -> None:
    spain = Reader({"passport": {"country": "ES"}}, TODAY, dossier_schema())
    found = spain.read(dossier_schema().node(f"steps.{path}"), typed, listed=True)
    assert (found.value, found.guess) == (value, asked)


def test_the_place_in_a_list_goes_before_a_quantity() -> None:
    node = dossier_schema().node("steps.analysis.chain_stages.x.firms_here")
    assert READER.read(node, "3", listed=True).value == "some"
    assert READER.read(node, "3").value == "few"


@pytest.mark.parametrize(
    ("country", "typed", "value", "mild"),
    [("ES", "2.600", 2600, True), ("GB", "2,600", 2600, True), ("GB", "2.600", 2.6, False)],
)
def test_thousands_as_the_country_writes_them(
    country: str, typed: str, value: float, mild: bool
) -> None:
    reader = Reader({"passport": {"country": country}}, TODAY, dossier_schema())
    found = reader.read(dossier_schema().node("steps.analysis.baseline.x.value"), typed)
    assert (found.value, found.guess, found.mild) == (value, True, mild)


@pytest.mark.parametrize(
    ("path", "typed", "value"),
    [
        ("steps.leadership.first_meeting.on", "February 2028", "2028-02-01"),
        ("steps.plan.review_date", "February 2028", "2028-02-29"),
        ("steps.checkup.readings.x.on", "31 Dec", "2025-12-31"),
    ],
)
def test_a_day_is_read_as_its_field_means_it(path: str, typed: str, value: str) -> None:
    assert READER.read(dossier_schema().node(path), typed).value == value


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
