"""Months, quarters and years counted from a day."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

MONTHS = 12
MONTHS_IN_QUARTER = 3

Quarter = tuple[int, int]
"""(year, quarter 1 to 4)."""


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where it is shorter."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    for last in (31, 30, 29):
        with suppress(ValueError):
            return date(year, month + 1, min(day.day, last))
    return date(year, month + 1, 28)


def months_between(start: date, end: date) -> int:
    """Calendar months from one day to another; a begun month counts only when it is full."""
    months = (end.year - start.year) * MONTHS + end.month - start.month
    return months - 1 if end.day < start.day else months


def year_earlier(day: date) -> date:
    """The same day twelve months before; 28 February for a leap day."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)


def quarter_of(day: date) -> Quarter:
    """The quarter of the calendar year in which a day lies."""
    return day.year, (day.month - 1) // MONTHS_IN_QUARTER + 1


def quarters_from(day: date, count: int) -> list[Quarter]:
    """So many quarters of the calendar in a row, the first one holds the day."""
    return [quarter_of(months_later(day, MONTHS_IN_QUARTER * n)) for n in range(count)]
