"""What opens a step: what it is for, what you will have, how the time goes, what helps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..changes import value_at
from ..content.step_names import NAMES
from ..language.phrases import counted
from .catalogue import of_step
from .guides import agenda
from .library import Activity, Case, Format, formats
from .recommended import activities_for, helpful_cases, stage_of

COUNTED = (  # what a step finds there: (path, singular, plural, since which step)
    ("organisations", "organisation", "organisations", 2),
    ("people", "person", "people", 2),
    ("steps.analysis.findings", "finding", "findings", 3),
    ("steps.plan.milestones", "milestone", "milestones", 6),
    ("steps.plan.actions", "action", "actions", 6),
    ("steps.quick_wins.pilots", "pilot", "pilots", 7),
    ("steps.strategy.priorities", "priority", "priorities", 10),
)
SHOWN = 4


@dataclass(frozen=True)
class Row:
    """A line of the agenda: minutes, what, how people work (by format), what is typed."""

    minutes: int
    what: str
    way: str
    typed: str
    formats: tuple[Format, ...]


@dataclass(frozen=True)
class StepIntro:
    """The card of a step. ``before`` says what earlier steps left; ``stage`` may be empty."""

    number: int
    title: str
    minutes: int
    people: str
    question: str
    result: str
    stuck: str
    rows: tuple[Row, ...]
    before: str
    stage: str
    case: Case | None
    activity: Activity | None

    @property
    def formats(self) -> list[tuple[Row, Format]]:
        """Each format of the agenda once, with the row that uses it first."""
        found: dict[str, tuple[Row, Format]] = {}
        for row in self.rows:
            for way in row.formats:
                found.setdefault(way.key, (row, way))
        return list(found.values())


def card_of(data: Mapping[str, Any], step: str) -> StepIntro:
    """The card that opens a step of this dossier."""
    words, stage = of_step(step), stage_of(data)
    cases, tries = helpful_cases(data, step, most=1), activities_for(step, stage, most=1)
    return StepIntro(
        NAMES.index(step) + 1,
        words.title,
        words.minutes,
        words.people,
        words.question,
        words.result,
        words.stuck,
        tuple(
            Row(
                int(row["minutes"]),
                row["what"],
                row["format"],
                row.get("typed", ""),
                tuple(formats()[key] for key in slot.formats),
            )
            for row, slot in zip(words.agenda, agenda(step), strict=True)
        ),
        before(data, NAMES.index(step) + 1),
        stage,
        cases[0] if cases else None,
        tries[0] if tries else None,
    )


def before(data: Mapping[str, Any], number: int) -> str:
    """What the earlier steps left, counted: "14 organisations, 6 people, 4 findings"."""
    said = []
    for path, one, many, since in COUNTED:
        count = len(value_at(data, path, None) or ())
        if count and number >= since:
            said.append(counted(count, one, many))
    return ", ".join(said[:2] + said[2:][-(SHOWN - 2) :])
