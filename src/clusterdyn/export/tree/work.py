"""What is to be done: milestones, actions with their cost, pilots, risks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Span:
    """An amount from ``low`` to ``high``; ``high`` None has no upper end. ``open``: so many of the
    things summed have no figure yet and are not in it."""

    low: int
    high: int | None
    open: int = 0


@dataclass(frozen=True)
class Milestone:
    """``number`` counts in the order of the days; ``after`` are numbers of other milestones."""

    number: int
    text: str | None
    due: date | None
    proof: str | None
    owner: str | None
    after: tuple[int, ...]
    status: str | None


@dataclass(frozen=True)
class Action:
    """``off_page``: it stems from what is never on a board's page, and stands in the plan only."""

    what: str | None
    owner: str | None
    milestone: int | None
    start: date | None
    due: date | None
    cost: Span | None
    status: str | None
    note: str | None
    off_page: bool = False


@dataclass(frozen=True)
class ActionGroup:
    """Actions of one owner or one quarter; ``title`` None gathers those without one.

    ``cost`` and ``live`` leave dropped actions out; ``hours`` a month is what the owner has.
    """

    title: str | None
    actions: tuple[Action, ...]
    live: int
    cost: Span
    hours: float | None = None


@dataclass(frozen=True)
class YearOne:
    """Money of year one. ``missing`` is what is needed and not in sight; ``in_sight`` is what is
    signed, likely or hoped for."""

    needed: Span
    in_sight: int
    signed: int
    missing: Span
    sources: tuple[tuple[str | None, int | None, str | None], ...]


@dataclass(frozen=True)
class Risk:
    cause: str | None
    early_sign: str | None
    grade: str | None


@dataclass(frozen=True)
class Actions:
    by_owner: tuple[ActionGroup, ...]
    by_quarter: tuple[ActionGroup, ...]
    total: Span
    year_one: YearOne | None
    risks: tuple[Risk, ...]
    keeper: str | None
    review: date | None


@dataclass(frozen=True)
class Pilot:
    """``has_result``: its action is done, or something of what came of it is written down."""

    what: str
    owner: str | None
    who_gains: tuple[str, ...]
    first_result: date | None
    cost: int | None
    price: int | None
    access: str | None
    proof: str | None
    has_result: bool = False
    off_page: bool = False
