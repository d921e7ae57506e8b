"""Readings of indicators over time: each keeps its day, and what was corrected is kept with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from ...changes import ABSENT, as_mapping
from ...model.draft import value
from ...model.prefill import Aside, RecordAnswer
from ...model.rules import RuleContext
from .model import Checkup

CHECK_UP = "check-up"
FAR_OFF = 10
"""So many times more or less than last time is asked about (our default)."""

Pairs = Iterator[tuple[str, Any]]


class Known(NamedTuple):
    """A known value of an indicator, and its day."""

    day: date
    value: float


def known(key: str, context: RuleContext) -> list[Known]:
    """The known readings of an indicator in the register, the latest last."""
    indicator = context.indicators.get(key)
    rows = (value(indicator, "readings") or {}) if indicator is not None else {}
    days = {date.fromisoformat(str(day)): value(row, "value") for day, row in rows.items()}
    return [Known(day, days[day]) for day in sorted(days) if days[day] is not None]


def filed(step: Checkup, context: RuleContext, answer: RecordAnswer) -> Pairs:
    """Where an answered reading goes in the register of indicators.

    A new value is a new reading: of today, unless a day came with it or it was typed today. A day
    that was wrong takes its reading along.
    """
    reading = step.readings.get(answer.key)
    now = value(reading, "value") if reading is not None else None
    if reading is None or now is None:
        return
    day = reading.on
    if _is_anew(answer, context):
        day = context.today
        yield f"steps.checkup.readings.{answer.key}.on", day.isoformat()
    old = answer.before.get("on")
    if old != day.isoformat() and _is_moved(answer, day, now, context):
        yield place(answer.key, str(old)), ABSENT
    yield from _entered(place(answer.key, day.isoformat()), now, context)


def place(key: str, day: str) -> str:
    """Where the reading of an indicator on a day stands."""
    return f"indicators.{key}.readings.{day}"


def is_of_today(key: str, day: object, context: RuleContext) -> bool:
    """Whether the reading of a day was written down today, so that it may still be mended."""
    there = as_mapping(context.raw(place(key, str(day))))
    today = context.today.isoformat()
    return bool(there) and there.get("entered", str(day)) == today


def _is_anew(answer: RecordAnswer, context: RuleContext) -> bool:
    """Whether a value was typed, without a day, beside one that was written down earlier."""
    if "value" not in answer.given or "on" in answer.given:
        return False
    known_before = answer.before.get("value") is not None
    return known_before and not is_of_today(answer.key, answer.before.get("on"), context)


def _is_moved(answer: RecordAnswer, day: date, now: float, context: RuleContext) -> bool:
    """Whether the day of a reading was mended. The same value on a later day was counted again."""
    old = answer.before.get("on")
    there = as_mapping(context.raw(place(answer.key, str(old)))) if old else {}
    if there.get("source") != CHECK_UP or there.get("value") != now:
        return False
    return is_of_today(answer.key, old, context) or day.isoformat() < str(old)


def _entered(path: str, now: float, context: RuleContext) -> Pairs:
    """A value in its place; what stood there is kept. The same value keeps its source."""
    there = as_mapping(context.raw(path))
    if there.get("value") != now:
        today = context.today.isoformat()
        reading = {"value": now, "source": CHECK_UP, "entered": today}
        yield path, {**reading, **corrected(there, context.today)}


def corrected(there: Mapping[str, Any], today: date) -> dict[str, Any]:
    """What a reading keeps of the value that it had until today, as its field ``was``."""
    was = as_mapping(there.get("was"))
    if there.get("value") is None:
        return {"was": was} if was else {}
    gone = {name: there[name] for name in ("value", "source") if name in there}
    return {"was": {**was, str(len(was) + 1): {**gone, "until": today.isoformat()}}}


# -- what is said at the questions


def last_time(step: Checkup, context: RuleContext, key: str) -> Aside | None:
    """The value that stands there, where it is of an earlier day."""
    reading = value(step, "readings", {}).get(key)
    if reading is None or value(reading, "value") is None or value(reading, "on") is None:
        return None
    if is_of_today(key, reading.on.isoformat(), context):
        return None
    return Aside("last-time", {"value": reading.value, "on": reading.on})


def another_there(step: Checkup, context: RuleContext, key: str, day: Any) -> Aside | None:
    """Asks before a day gets a value that has another one."""
    reading = value(step, "readings", {}).get(key)
    now = value(reading, "value") if reading is not None else None
    there = as_mapping(context.raw(place(key, str(day))))
    other = there.get("value")
    if now is None or other is None or other == now:
        return None
    on = date.fromisoformat(str(day))
    source = there.get("source") or "no source"
    return Aside("another", {"on": on, "value": float(other), "source": source})


def far_from_last(step: Checkup, context: RuleContext, key: str, now: Any) -> Aside | None:
    """Asks about a value that is ten times the last one, or a tenth of it."""
    before = known(key, context)
    if now is None or not before or not before[-1].value or not now:
        return None
    times = abs(float(now) / before[-1].value)
    if 1 / FAR_OFF < times < FAR_OFF:
        return None
    name = "ten-times" if times > 1 else "a-tenth"
    return Aside(name, {"value": float(now), "last": before[-1].value, "on": before[-1].day})
