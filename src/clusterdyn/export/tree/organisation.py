"""Who leads and decides, and the money of one calm year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Body:
    name: str | None
    mandate: str | None
    meetings: int | None
    size: int | None
    decides: tuple[str, ...]


@dataclass(frozen=True)
class WorkingGroup:
    topic: str | None
    lead: str | None
    milestone: int | None
    first_meeting: date | None


@dataclass(frozen=True)
class Launch:
    """``sign_ups`` is what was hoped for, ``signed_up`` what came of it."""

    on: date | None
    place: str | None
    sign_ups: int | None
    signed_up: int | None
    proofs: tuple[tuple[str, date | None], ...]


@dataclass(frozen=True)
class Organisation:
    """``no_form``: the group decided that nothing needs a legal body yet."""

    chair: str | None
    deputy: str | None
    facilitator: str | None
    hours_per_week: float | None
    ground_rules: tuple[str, ...]
    bodies: tuple[Body, ...]
    groups: tuple[WorkingGroup, ...]
    host: str | None
    fte: float | None
    volunteer_hours: int | None
    launch: Launch
    need_now: tuple[str, ...]
    no_form: bool
    legal_form: str | None
    form_reason: str | None
    rules: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True)
class Fee:
    name: str | None
    fee: int | None
    members: int | None
    votes: int | None
    income: int | None


@dataclass(frozen=True)
class Income:
    source: str | None
    per_year: int | None
    certainty: str | None
    ends: date | None


@dataclass(frozen=True)
class Cost:
    line: str | None
    per_year: int | None


@dataclass(frozen=True)
class Budget:
    """One calm year. ``result`` waits until fees, other income and costs have been asked."""

    fees: tuple[Fee, ...]
    fees_total: int
    other: tuple[Income, ...] | None
    other_total: int
    costs: tuple[Cost, ...]
    costs_total: int
    result: int | None
    worked_out: tuple[str, ...]
