"""What is worked out in step 4: the yearly growth, unanswered findings, the vote, the poster."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from statistics import fmean
from typing import NamedTuple

from ...model.draft import value
from ...model.rules import Result, ResultBook, RuleContext
from ..analysis.model import Analysis, Finding
from .model import Vision

results = ResultBook(Vision)


def words_in(text: str) -> int:
    """Number of words, counted as what stands between spaces."""
    return len(text.split())


def yearly_growth(start: float, target: float, years: int) -> float | None:
    """Growth a year (0.04 is 4%) that leads from ``start`` to ``target`` in so many years.

    The compound rate (target / start) ** (1 / years) - 1; None where it makes no sense: nothing to
    start from, a target of zero or less, or no time left.
    """
    if start <= 0 or target <= 0 or years <= 0:
        return None
    return float((target / start) ** (1 / years) - 1)


def session_day(context: RuleContext) -> date:
    """The day the group worked on this step; today while it is still at it."""
    computed = context.raw("marks.worked.vision")
    return date.fromisoformat(computed) if isinstance(computed, str) else context.today


class Start(NamedTuple):
    """Where an indicator stands at the beginning; ``amount`` None when nobody knows."""

    amount: float | None
    on: date | None
    source: str


def start_of(indicator: str, context: RuleContext) -> Start | None:
    """The baseline of step 2, else the register's earliest known reading, else None."""
    row = (value(context.step(Analysis), "baseline") or {}).get(indicator)
    if row is not None:
        return Start(value(row, "value"), value(row, "on"), value(row, "source") or "")
    known = context.indicators.get(indicator)
    readings = (value(known, "readings") or {}) if known else {}
    for day, reading in sorted(readings.items()):
        if value(reading, "value") is not None:
            on = day if isinstance(day, date) else date.fromisoformat(day)
            return Start(reading.value, on, value(reading, "source") or "")
    return None


def unanswered(step: Vision, context: RuleContext) -> dict[str, Finding]:
    """Findings of step 2 that are ours and that the vision does not answer."""
    return {key: f for key, f in ours(context).items() if key not in step.answers}


def ours(context: RuleContext) -> dict[str, Finding]:
    """Findings of step 2 that the cluster itself can do something about."""
    return {k: f for k, f in context.step(Analysis).findings.items() if value(f, "ours")}


@results.calculation("growth", after="bold_goal")
def growth(step: Vision, context: RuleContext) -> Iterable[Result]:
    """What the goal asks for every year, from the baseline's year to the goal's year."""
    goal = step.bold_goal
    start = start_of(goal.indicator, context)
    if start is None or start.amount is None:
        return
    year = value(goal, "year") or step.year
    years = year - (start.on or session_day(context)).year
    rate = yearly_growth(start.amount, goal.value, years)
    if rate is not None:
        name = context.name("indicators", goal.indicator)
        values = {"name": name, "start": start.amount, "target": goal.value}
        yield Result({**values, "growth": rate, "years": years, "year": str(year)})


@results.calculation("findings-answered", after="answers")
def findings_answered(step: Vision, context: RuleContext) -> Iterable[Result]:
    """How many of our findings the vision answers; the others are listed."""
    open_now, mine = unanswered(step, context), ours(context)
    if mine:
        rows = [(value(finding, "text", key),) for key, finding in open_now.items()]
        yield Result({"answered": len(mine) - len(open_now), "ours": len(mine)}, rows)


@results.calculation("vote", after="votes")
def vote(step: Vision, context: RuleContext) -> Iterable[Result]:
    """Mean and lowest of the fists, 0 to 5; nobody is named."""
    fists = [value(v, "fist") for v in step.votes.values() if value(v, "fist") is not None]
    if fists:
        yield Result({"votes": len(fists), "mean": fmean(fists), "lowest": min(fists)})


@results.calculation("poster", after="votes")
def poster(step: Vision, context: RuleContext) -> Iterable[Result]:
    """The sentence, and below it who gains what."""
    goal = step.bold_goal
    rows = [(side.replace("-", " "), gain.gain) for side, gain in step.gains.items()]
    values = {
        "statement": step.statement,
        "name": context.name("indicators", goal.indicator),
        "target": goal.value,
        "year": str(value(goal, "year") or step.year),
    }
    yield Result(values, rows)
