"""What is worked out in step 10: what the indicators look at, and how sure the group is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from statistics import fmean
from typing import NamedTuple

from ...content.catalogue import format_date, titles
from ...model.draft import answered, value
from ...model.rules import Result, ResultBook, RuleContext
from .model import Checkup, Confidence, LatestReading
from .readings import known
from .rounds import last_round

results = ResultBook(Checkup)

STEPS = tuple(Confidence.model_fields)
CONFIDENT = 3
"""A step whose mean is below this is in doubt (our default)."""

NONE = "–"
FAR_ENOUGH = ("outcome", "impact")


class Felt(NamedTuple):
    """How sure the group is of one step: mean, lowest and highest of the slips (1 to 5)."""

    number: int
    step: str
    mean: float
    low: int
    high: int


def felt(step: Checkup) -> list[Felt]:
    """Every step that has slips, in the order of the steps."""
    return felt_in(step.confidence)


def felt_in(slips: Mapping[str, Confidence]) -> list[Felt]:
    """The same of any round's slips, by person."""
    found = []
    for number, name in enumerate(STEPS, start=1):
        marks = [getattr(slip, name) for slip in slips.values() if answered(slip, name)]
        if marks:
            found.append(Felt(number, name, fmean(marks), min(marks), max(marks)))
    return found


def doubted(step: Checkup) -> list[Felt]:
    """Steps whose mean is below 3, the least sure first."""
    return sorted((one for one in felt(step) if one.mean < CONFIDENT), key=lambda one: one.mean)


@results.calculation("outcome-share", after="indicators")
def outcome_share(step: Checkup, context: RuleContext) -> Iterable[Result]:
    """How many indicators look at what changes in firms, and not at what the cluster does."""
    ladders = [value(watched, "ladder") for watched in step.indicators.values()]
    if ladders:
        rows = [(name, ladders.count(name)) for name in ("activity", "output", *FAR_ENOUGH)]
        outcomes = sum(ladder in FAR_ENOUGH for ladder in ladders)
        yield Result({"outcomes": outcomes, "indicators": len(ladders)}, rows)


@results.calculation("readings", after="readings")
def readings(step: Checkup, context: RuleContext) -> Iterable[Result]:
    """How many indicators have a value, and each value beside its target."""
    rows = []
    for key, reading in step.readings.items():
        watched = step.indicators.get(key)
        target = value(watched, "target") if watched is not None else None
        now = value(reading, "value")
        name = context.name("indicators", key)
        rows.append((name, _said(now, "unknown"), _last(key, reading, context), _said(target, "")))
    if rows:
        known = sum(value(reading, "value") is not None for reading in step.readings.values())
        yield Result({"known": known, "readings": len(rows)}, rows)


def _last(key: str, reading: LatestReading, context: RuleContext) -> str:
    """The known value before this one, and its day."""
    before = [one for one in known(key, context) if one.day < value(reading, "on", date.max)]
    if not before:
        return NONE
    return f"{_said(before[-1].value, NONE)} ({format_date(before[-1].day)})"


def _said(number: float | None, otherwise: str) -> str:
    return otherwise if number is None else f"{number:,.10g}"


@results.calculation("heat-map", after="confidence")
def heat_map(step: Checkup, context: RuleContext) -> Iterable[Result]:
    """Mean and spread of every step; the least sure is talked about."""
    steps, earlier = felt(step), last_round(step)
    if steps:
        means = {one.step: f"{one.mean:.1f}" for one in felt_in(earlier[1])} if earlier else {}
        rows = [
            (
                f"{one.number} {titles()[one.step]}",
                f"{one.mean:.1f}",
                means.get(one.step, NONE),
                one.high - one.low,
            )
            for one in steps
        ]
        least = min(steps, key=lambda one: one.mean)
        values = {"step": least.step, "mean": least.mean, "low": least.low, "high": least.high}
        yield Result(values, rows)
