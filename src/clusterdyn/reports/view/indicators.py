"""The numbers the cluster watches: baseline, target, and every known value by day."""

from __future__ import annotations

from datetime import date
from typing import Any

from ...model.draft import value
from ...steps.analysis.model import Analysis
from ...steps.checkup.model import Checkup
from ...steps.vision.model import Vision
from .plan_data import Indicator, Value
from .source import INDICATORS, Source, rows

CHECK_UP = "check-up"


def indicators(source: Source) -> tuple[Indicator, ...]:
    """Those that step 10 keeps first, then the other numbers of the register."""
    kept = rows(source.context.step(Checkup), "indicators")
    keys = dict.fromkeys([*kept, *source.context.indicators])
    return tuple(_indicator(source, key, kept.get(key)) for key in keys)


def _indicator(source: Source, key: str, watched: Any) -> Indicator:
    known = source.context.indicators.get(key)
    goal = source.context.step(Vision).bold_goal
    is_goal = value(goal, "indicator") == key
    target = value(watched, "target") if watched is not None else None
    if target is None and is_goal:
        target = value(goal, "value")
    values = series(source, key)
    frequency = value(watched, "frequency") if watched is not None else None
    ladder = value(watched, "ladder") if watched is not None else None
    return Indicator(
        name=source.context.name(INDICATORS, key),
        unit=value(known, "unit") if known is not None else None,
        ladder=ladder,
        baseline=baseline(source, key),
        target=target,
        latest=values[-1] if values else None,
        frequency=frequency,
        owner=source.person(value(watched, "owner") if watched is not None else None),
        goal=is_goal,
        series=values,
    )


def baseline(source: Source, key: str) -> Value | None:
    """The value of step 2; None where nobody knew it."""
    row = rows(source.context.step(Analysis), "baseline").get(key)
    if row is None or value(row, "value") is None:
        return None
    return Value(row.value, value(row, "on"), value(row, "source"))


def series(source: Source, key: str) -> tuple[Value, ...]:
    """Known values by day: the baseline, then the register's readings, then those of step 10.

    Of two values on one day the later source holds. A baseline without a day comes first.
    """
    by_day: dict[date | None, Value] = {}
    first = baseline(source, key)
    if first is not None:
        by_day[first.on] = first
    known = source.context.indicators.get(key)
    for day, reading in (rows(known, "readings") if known is not None else {}).items():
        on = day if isinstance(day, date) else date.fromisoformat(day)
        if value(reading, "value") is not None:
            by_day[on] = Value(reading.value, on, value(reading, "source"))
    latest = rows(source.context.step(Checkup), "readings").get(key)
    if latest is not None and value(latest, "value") is not None:
        on = value(latest, "on")
        if on not in by_day or by_day[on].value != latest.value:
            by_day[on] = Value(latest.value, on, CHECK_UP)
    return tuple(by_day[on] for on in sorted(by_day, key=lambda on: on or date.min))
