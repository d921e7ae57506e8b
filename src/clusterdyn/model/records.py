"""The dossier's own parts: passport, register, journal and marks. The steps stand in ``steps``."""

from datetime import date
from typing import Annotated, Literal

from annotated_types import Ge, Le

from .draft import Answers
from .fields import (
    Core,
    Country,
    Currency,
    Day,
    Kept,
    Line,
    Need,
    Number,
    OrganisationRef,
    PersonRef,
    Text,
)

VERSION = 2
DOSSIER_ID = "^[0-9a-f]{16}$"
"""By this a dossier and its history know each other."""

Helix = Literal[
    "company", "research", "education", "public", "finance", "civil society", "intermediary"
]
SizeClass = Literal["1-9", "10-49", "50-249", "250+"]
StartPoint = Literal["idea", "network", "funded project", "organisation", "mature organisation"]

OPTIONAL = Core(Need.OPTIONAL)
StepNumber = Annotated[int, Ge(1), Le(10)]


class Passport(Answers):
    """Which cluster this is, where, and who is in the room."""

    name: Annotated[Line, Core()]
    region: Annotated[Line | None, OPTIONAL] = None
    start_point: Annotated[StartPoint | None, OPTIONAL] = None
    in_the_room: Annotated[list[PersonRef] | None, OPTIONAL] = None
    country: Annotated[Country | None, Kept()] = None
    currency: Annotated[Currency | None, Kept()] = None
    fictional: Annotated[bool | None, Kept()] = None


class Organisation(Answers):
    """A firm, school, public body or other organisation that matters to the cluster."""

    name: Annotated[Line, Core()]
    helix: Annotated[Helix | None, OPTIONAL] = None
    size_class: Annotated[SizeClass | None, OPTIONAL] = None


class Person(Answers):
    """Somebody who takes part, or is hoped for ("someone from Limfjord Pumps")."""

    name: Annotated[Line, Core()]
    organisation: Annotated[OrganisationRef | None, OPTIONAL] = None


class Corrected(Answers):
    """What stood in a reading until it was corrected."""

    value: Annotated[Number | None, Kept()] = None
    source: Annotated[Line | None, Kept()] = None
    until: Annotated[Day, Kept()]


class Reading(Answers):
    """One value of an indicator on one day; ``value`` None means asked and not known.

    ``entered`` is the day it was written down; ``was`` keeps what was corrected, numbered from 1.
    """

    value: Annotated[Number | None, OPTIONAL] = None
    source: Annotated[Line | None, OPTIONAL] = None
    entered: Annotated[Day | None, Kept()] = None
    was: Annotated[dict[str, Corrected] | None, Kept()] = None


class Indicator(Answers):
    """A number the cluster watches. ``readings`` are keyed by day (ISO date)."""

    name: Annotated[Line, Core()]
    unit: Annotated[Line | None, OPTIONAL] = None
    readings: Annotated[dict[Day, Reading] | None, Kept()] = None


class Meeting(Answers):
    on: Annotated[Day, Core()]
    place: Annotated[Line | None, OPTIONAL] = None
    present: Annotated[list[PersonRef] | None, OPTIONAL] = None


class DecisionTaken(Answers):
    on: Annotated[Day, Core()]
    text: Annotated[Line, Core()]
    by: Annotated[Line | None, OPTIONAL] = None


class TrustEvent(Answers):
    """Who met whom and what was shared: trust building as work with a record."""

    on: Annotated[Day, Core()]
    text: Annotated[Line, Core()]
    people: Annotated[list[PersonRef] | None, OPTIONAL] = None


class OpenQuestion(Answers):
    text: Annotated[Line, Core()]
    asked_on: Annotated[Day | None, OPTIONAL] = None
    answered_on: Annotated[Day | None, OPTIONAL] = None


class SeenCase(Answers):
    """Another cluster that we visited or spoke with: what is so there, and what we take from it.

    ``source`` says who told it, or where it stands; ``for_step`` where it helps (None: anywhere).
    """

    name: Annotated[Line, Core()]
    on: Annotated[Day | None, OPTIONAL] = None
    source: Annotated[Line, Core()]
    facts: Annotated[list[Line] | None, OPTIONAL] = None
    lesson: Annotated[Line, Core()]
    for_step: Annotated[StepNumber | None, OPTIONAL] = None


class Journal(Answers):
    meetings: dict[str, Meeting] | None = None
    decisions: dict[str, DecisionTaken] | None = None
    trust: dict[str, TrustEvent] | None = None
    questions: dict[str, OpenQuestion] | None = None
    cases: dict[str, SeenCase] | None = None


class Parked(Answers):
    """A question set aside: why, and what had been typed so far."""

    why: Line
    text: Text | None = None
    on: Day | None = None


class Endorsement(Answers):
    """A body adopted the step; ``content`` is the hash of what was adopted."""

    by: Line
    on: Day
    content: Line


class ImportWords(Answers):
    """What the headings and words of somebody's lists mean for a table: heading → field, word →
    value. It was said once, and holds for the next list."""

    columns: dict[str, Line] | None = None
    values: dict[str, Line] | None = None


class Marks(Answers):
    """What the program keeps about the answers: finished tables, parked questions, adoption."""

    closed: dict[str, bool] | None = None
    parked: dict[str, Parked] | None = None
    endorsed: dict[str, Endorsement] | None = None
    worked: dict[str, date] | None = None
    """The day the group worked on a step; due times of fields and rules count from it."""
    imports: dict[str, ImportWords] | None = None
    """By the path of a table."""


REGISTERS: dict[str, type[Answers]] = {
    "organisations": Organisation,
    "people": Person,
    "indicators": Indicator,
}
