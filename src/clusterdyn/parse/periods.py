"""Spans of time that stand for a day: a month, a quarter, a week or a year, usually its end."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from .calendar import (
    EARLIEST,
    LATEST,
    MONTHS,
    SPANS,
    WHICH,
    days_later,
    exact_day,
    last_of_month,
    months_later,
)
from .result import ParseError

_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """The first and last day of a span; for a week, Monday and Friday."""

    first: date
    last: date
    guess: bool = False


def named_period(kinds: str, words: list[str], today: date) -> Period | None:
    """Read "Q3 2029", "December 2028", "9/2029", "2029", "first half of 2029", or return None.

    `kinds` has a letter for each word: Q quarter, H half-year, M month, D one or two digits, Y
    year. Without a year it is the next one that is not over, as a guess.
    """
    shape = "".join(sorted(kinds))
    if shape not in {"Y", "M", "Q", "H", "MY", "QY", "HY", "DY", "DQ"}:
        return None
    by_kind = dict(zip(kinds, words, strict=True))
    year = _year(by_kind)
    if shape == "DQ":
        by_kind.pop("D")
    if shape == "Y" and year is not None:
        return _months(year, 1, 12)
    start, length = _part_of_year(by_kind)
    if year is not None:
        return _months(year, start, length)
    this_year = _months(today.year, start, length)
    found = this_year if this_year.last >= today else _months(today.year + 1, start, length)
    return Period(found.first, found.last, guess=True)


def relative_period(words: list[str], today: date, bare: bool) -> Period | None:
    """Read "this month", "next year", or, where `bare` allows it, only "month"; else None."""
    if not words or len(words) > 2 or words[-1] not in SPANS:
        return None
    if len(words) == 1:
        return _from_today(SPANS[words[0]], 0, today) if bare else None
    if words[0] not in WHICH:
        return None
    return _from_today(SPANS[words[1]], WHICH[words[0]], today)


def week(number: int, year: int | None, today: date) -> Period:
    """Return Monday to Friday of a calendar week (ISO 8601), this year's or the next to come."""
    if year is not None and not EARLIEST <= year <= LATEST:
        exact_day(year, 1, 1)
    years = (today.year, today.year + 1) if year is None else (year,)
    for candidate in years:
        try:
            monday = date.fromisocalendar(candidate, number, 1)
        except ValueError:
            continue
        friday = days_later(monday, 4)
        if year is not None or friday >= today:
            return Period(monday, friday, guess=True)
    raise ParseError(f"there is no week {number} then. Type a week from 1 to 52, or a date.")


def _year(by_kind: dict[str, str]) -> int | None:
    digits = by_kind.get("Y") or by_kind.get("D")
    if digits is None:
        return None
    return int(digits) if len(digits) > 2 else 2000 + int(digits)


def _part_of_year(by_kind: dict[str, str]) -> tuple[int, int]:
    """Return the first month and the number of months."""
    readers: dict[str, Callable[[str], tuple[int, int]]] = {
        "M": lambda word: (MONTHS[word], 1),
        "Q": lambda word: (int(word[1]) * 3 - 2, 3),
        "H": lambda word: (int(word[1]) * 6 - 5, 6),
        "D": lambda word: (int(word), 1),
    }
    kind = next(kind for kind in readers if kind in by_kind)
    return readers[kind](by_kind[kind])


def _months(year: int, start: int, length: int) -> Period:
    first = exact_day(year, start, 1)
    return Period(first, last_of_month(year, start + length - 1))


def _from_today(span: str, step: int, today: date) -> Period | None:
    if span == "day":
        return None
    if span == "week":
        monday = days_later(today, 7 * step - today.weekday())
        return Period(monday, monday + timedelta(4), guess=True)
    length = _MONTHS_IN[span]
    start = (today.month - 1) // length * length + 1
    first = months_later(exact_day(today.year, start, 1), step * length)
    return Period(first, last_of_month(first.year, first.month + length - 1), guess=True)
