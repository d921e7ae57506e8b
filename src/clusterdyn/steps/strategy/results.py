"""What is worked out in step 9: the ranking, where income ends, what minus 30 per cent leaves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ...calculations.resilience import DROP_PERCENT, full_time_left, income_by_year, left_for_staff
from ...model.draft import answered, value
from ...model.rules import Result, ResultBook, RuleContext
from ..formalisation.budget import budget
from ..formalisation.model import Formalisation
from ..structure.model import Structure
from .model import Strategy
from .prefills import ranked, score

results = ResultBook(Strategy)

STAFF_WORDS = ("staff", "fte", "salar", "wage", "personnel", "secretariat", "manager", "employee")


class Ending(NamedTuple):
    """A source of other income and its last day; the amount is a year's."""

    key: str
    source: str
    per_year: int
    ends: date


def ending(step: Strategy, context: RuleContext) -> list[Ending]:
    """Other income of step 8 that ends within the horizon, the first end first."""
    other = context.step(Formalisation).other_income or {}
    found = [
        Ending(key, value(income, "source", key), value(income, "per_year", 0), ends)
        for key, income in other.items()
        if (ends := value(income, "ends")) is not None and ends.year <= step.horizon
    ]
    return sorted(found, key=lambda one: one.ends)


@results.calculation("cliff", after="horizon")
def cliff(step: Strategy, context: RuleContext) -> Iterable[Result]:
    """Income of every year up to the horizon, with grants falling away as they end."""
    ends = ending(step, context)
    if not ends:
        return
    formal = context.step(Formalisation)
    year = budget(formal)
    sources = [
        (value(income, "per_year", 0), value(income, "ends"))
        for income in (formal.other_income or {}).values()
    ]
    years = range(context.today.year, step.horizon + 1)
    rows = [
        (y, context.money(sum_)) for y, sum_ in income_by_year(year.fees, sources, years).items()
    ]
    lost = sum(one.per_year for one in ends)
    values = {
        "lost": context.money(lost),
        "income": context.money(year.income),
        "horizon": str(step.horizon),
        "sources": ", ".join(one.source for one in ends),
    }
    yield Result(values, rows)


@results.calculation("ranking", after="options")
def ranking(step: Strategy, context: RuleContext) -> Iterable[Result]:
    """Options by value times feasibility, the best first."""
    best = [(option.text, score(option)) for _, option in ranked(step) if score(option)]
    if best:
        yield Result({"text": best[0][0], "score": best[0][1]}, best)


@results.calculation("mix-change", after="income_mix")
def mix_change(step: Strategy, context: RuleContext) -> Iterable[Result]:
    """The kind of income whose part changes most between today and the horizon."""
    known = {
        kind: share
        for kind, share in step.income_mix.items()
        if answered(share, "today") and answered(share, "then")
    }
    if not known:
        return
    kind, most = max(known.items(), key=lambda pair: abs(pair[1].then - pair[1].today))
    if most.then != most.today:
        rows = [(k.replace("-", " "), share.today, share.then) for k, share in known.items()]
        yield Result({"kind": kind, "today": most.today, "then": most.then}, rows)


class LeftOver(NamedTuple):
    """After the drop: money for staff a year (below zero: missing), and people it pays for."""

    for_staff: float
    full_time: float


def staff_line(formal: Formalisation) -> str | None:
    """The id of the cost line that pays people, by its words; None when no line does."""
    for key, cost in formal.costs.items():
        line = value(cost, "line", "").lower()
        if any(word in line for word in STAFF_WORDS):
            return key
    return None


def left_over(step: Strategy, context: RuleContext) -> LeftOver | None:
    """What 70 per cent of the income leaves for staff once the kept lines are paid.

    One full-time person costs what the staff line of step 8 costs per full-time person of step 7.
    """
    formal = context.step(Formalisation)
    staff = staff_line(formal)
    full_time = context.step(Structure).fte
    if staff is None or full_time <= 0 or formal.costs[staff].per_year <= 0:
        return None
    kept = sum(cut.keep for key, cut in step.minus_30.items() if key != staff)
    for_staff = left_for_staff(budget(formal).income, kept)
    return LeftOver(for_staff, full_time_left(for_staff, formal.costs[staff].per_year / full_time))


@results.calculation("minus-30", after="minus_30")
def minus_30(step: Strategy, context: RuleContext) -> Iterable[Result]:
    """How many full-time people 70 per cent of the income still pays for."""
    left = left_over(step, context)
    if left is not None:
        values = {
            "drop": DROP_PERCENT,
            "for_staff": context.money(left.for_staff),
            "full_time": left.full_time,
        }
        yield Result(values)
