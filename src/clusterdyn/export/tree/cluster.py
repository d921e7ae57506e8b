"""Which cluster this is, where its steps stand, and what it wants to be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class StepLine:
    """Where one step stands; ``answered`` of ``core`` questions."""

    number: int
    title: str
    state: str
    answered: int
    core: int
    adopted_by: str | None
    adopted_on: date | None


@dataclass(frozen=True)
class Passport:
    name: str | None
    region: str | None
    country: str | None
    start_point: str | None
    in_the_room: tuple[str, ...]
    field: str | None
    boundary_in: str | None
    boundary_out: str | None
    places: tuple[str, ...]
    firms: int
    jobs: int | None
    jobs_source: str | None
    decision: str | None
    reason: str | None
    steps: tuple[StepLine, ...]


@dataclass(frozen=True)
class Goal:
    indicator: str
    unit: str | None
    value: float | None
    year: int | None


@dataclass(frozen=True)
class FindingLine:
    """A finding of step 2; ``answered`` by the vision or not (None: not asked yet)."""

    text: str | None
    kind: str | None
    ours: bool | None
    answered: bool | None


@dataclass(frozen=True)
class Vision:
    statement: str | None
    year: int | None
    goal: Goal | None
    gains: tuple[tuple[str, str | None], ...]
    not_we: tuple[str, ...]
    findings: tuple[FindingLine, ...]
    worked_out: tuple[str, ...]
