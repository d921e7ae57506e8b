"""Field types and the marks on them: what an answer is, and how it is asked.

A model says of each field what kind of value it holds (the type) and how it takes part in
the workbook (the marks, inside ``Annotated``). The interview, the tables, the JSON Schema and
the exports are all derived from these; the wording stands in ``steps/``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from annotated_types import Ge, Le
from pydantic import AllowInfNan, StringConstraints

LINE_LENGTH = 200
TEXT_LENGTH = 4_000
SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Need(StrEnum):
    """How much a core field is needed for "done in the room"."""

    REQUIRED = "required"
    ASKED = "asked"  # must be answered, but "none" is an answer
    OPTIONAL = "optional"


@dataclass(frozen=True)
class Core:
    """Answered by the group in the room. Fields with one ``page`` are asked together."""

    need: Need = Need.REQUIRED
    page: str = ""


@dataclass(frozen=True)
class Deeper:
    """Added after the room; ``month`` counts from the group's work on that step."""

    month: int = 1


@dataclass(frozen=True)
class Kept:
    """Kept by the program, never asked (where a record came from, figures of a table)."""


@dataclass(frozen=True)
class Ref:
    """The value (or key) is the id of a record in the table at this path."""

    to: str


@dataclass(frozen=True)
class Aim:
    """What is aimed at: at most so many words, or so many lines of a list. Never refused."""

    words: int = 0
    lines: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class When:
    """Asked only while ``holds`` says yes to the value of ``field`` beside this one.

    An unanswered ``field`` counts as no.
    """

    field: str
    holds: Callable[[Any], bool]


@dataclass(frozen=True)
class Exact:
    """Of a choice of bands: an exact amount typed here is kept too, in the field beside it."""

    field: str


@dataclass(frozen=True)
class Table:
    """A table of records keyed by id.

    ``rows`` is how many are expected in the room (a guide, never enforced); ``row`` the columns
    of a typed row in order. A table keyed by a reference may show fields of the record referred
    to: ``home`` maps the column to that record's field, ``preset`` fills fields of a newly
    registered record. ``fixed``: the rows are given (seats, people in the room), only filled.
    """

    rows: tuple[int, int]
    row: tuple[str, ...]
    fixed: bool = False
    home: Mapping[str, str] = field(default_factory=dict)
    preset: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Scores:
    """Typed as rows of digits, read aloud from slips.

    ``across``: the digits of one row are the fields of the innermost record ("fields"), or the
    given people, one digit each ("people").
    """

    across: Literal["fields", "people"] = "fields"


class Unit(StrEnum):
    """Units that change how a number is typed and read back."""

    MONEY = "money"  # whole units of the passport's currency
    PERCENT = "percent"
    YEAR = "year"


class DayOf(StrEnum):
    """What a day stands for where only its month is typed, and which one without a year."""

    START = "start"  # the first day of a month; else it is the last
    PAST = "past"  # the last such day; else it is the next


class Code(StrEnum):
    """A code that may be typed as the name of what it stands for."""

    COUNTRY = "country"  # two letters (ISO 3166-1)
    CURRENCY = "currency"  # three letters (ISO 4217)


@dataclass(frozen=True)
class Each:
    """So much in each ``span`` of time; ``what`` it counts ("" for money)."""

    span: Literal["week", "month", "year"]
    what: str = ""


MARKS = (Core, Deeper, Kept, Ref, Aim, When, Exact, Table, Scores, Unit, DayOf, Code, Each)

Line = Annotated[str, StringConstraints(min_length=1, max_length=LINE_LENGTH)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=TEXT_LENGTH)]
Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=60)]
Day = date
StartDay = Annotated[date, DayOf.START]
PastDay = Annotated[date, DayOf.PAST]
Country = Annotated[Line, Code.COUNTRY]
Currency = Annotated[Line, Code.CURRENCY]
Rating = Annotated[int, Ge(1), Le(5)]
Fist = Annotated[int, Ge(0), Le(5)]
Count = Annotated[int, Ge(0), Le(10_000_000)]
Year = Annotated[int, Ge(1900), Le(2200), Unit.YEAR]
Money = Annotated[int, Ge(0), Le(10**12), Unit.MONEY]
Percent = Annotated[int, Ge(0), Le(100), Unit.PERCENT]
Number = Annotated[float, Ge(-(10**12)), Le(10**12), AllowInfNan(False)]
Hours = Annotated[float, Ge(0), Le(744), AllowInfNan(False), Each("month", "hours")]
WeekHours = Annotated[float, Ge(0), Le(744), AllowInfNan(False), Each("week", "hours")]
Meetings = Annotated[Count, Each("year", "meetings")]
YearlyMoney = Annotated[Money, Each("year")]

OrganisationRef = Annotated[Slug, Ref("organisations")]
PersonRef = Annotated[Slug, Ref("people")]
IndicatorRef = Annotated[Slug, Ref("indicators")]
CandidateRef = Annotated[Slug, Ref("steps.identification.candidates")]
FindingRef = Annotated[Slug, Ref("steps.analysis.findings")]
MilestoneRef = Annotated[Slug, Ref("steps.plan.milestones")]
ActionRef = Annotated[Slug, Ref("steps.plan.actions")]
IdeaRef = Annotated[Slug, Ref("steps.quick_wins.ideas")]
PilotRef = Annotated[Slug, Ref("steps.quick_wins.pilots")]
BodyRef = Annotated[Slug, Ref("steps.structure.bodies")]
CostRef = Annotated[Slug, Ref("steps.formalisation.costs")]
OptionRef = Annotated[Slug, Ref("steps.strategy.options")]
