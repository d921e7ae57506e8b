"""Days counted from today: tomorrow, in 3 weeks, next Friday."""

import re
from datetime import date

from .calendar import (
    COUNTS,
    NEAR_DAYS,
    SPANS,
    WEEKDAYS,
    WHICH,
    Reading,
    days_later,
    exact_day,
    months_later,
)

_COUNTED = re.compile(
    r"(?P<ahead>(?:with)?in |om )?(?P<count>[0-9]{1,5}|[^\W\d_]+) (?P<span>[^\W\d_]+)"
    r"(?P<from> from now| from today)?|"
    r"(?:for )?(?P<back>[0-9]{1,5}|[^\W\d_]+) (?P<back_span>[^\W\d_]+) (?:ago|siden)"
)
_DAYS_IN = {"day": 1, "week": 7}
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}


def counted_day(text: str, today: date) -> Reading | None:
    """Read "today", "in 3 weeks", "two months", "3 days ago"; None when it is none of these."""
    if text in NEAR_DAYS:
        return Reading(days_later(today, NEAR_DAYS[text]))
    found = _COUNTED.fullmatch(text)
    if found is None:
        return None
    count = _count(found["count"] or found["back"])
    span = SPANS.get(found["span"] or found["back_span"])
    if count is None or span is None:
        return None
    steps = -count if found["back"] else count
    if span in _DAYS_IN:
        return Reading(days_later(today, steps * _DAYS_IN[span]))
    return Reading(
        months_later(exact_day(today.year, today.month, today.day), steps * _MONTHS_IN[span])
    )


def coming_weekday(words: list[str], today: date) -> Reading | None:
    """Read "friday", "next friday", "last friday"; None when it is none of these.

    The nearest one after today. On that weekday itself, and for "next" when it comes this week,
    people disagree: a guess.
    """
    if not words or len(words) > 2 or words[-1] not in WEEKDAYS:
        return None
    which = WHICH.get(words[0]) if len(words) == 2 else 0
    if which is None:
        return None
    weekday = WEEKDAYS[words[-1]]
    if which < 0:
        back = (today.weekday() - weekday - 1) % 7 + 1
        return Reading(days_later(today, -back), guess=back <= today.weekday())
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    same_week = today.weekday() + ahead < 7
    return Reading(days_later(today, ahead), guess=ahead == 7 or (which == 1 and same_week))


def _count(word: str) -> int | None:
    return int(word) if word.isdecimal() else COUNTS.get(word)
