"""Spans of time that stand for a day, usually their last: a month, a quarter, a week, a year."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum

from .calendar import (
    EARLIEST,
    LATEST,
    days_later,
    exact_day,
    last_of_month,
    months_later,
)
from .result import ParseError

MONTHS_IN = {"m": 1, "q": 3, "h": 6, "y": 12}
LATELY = 31  # days; a span without a year that ended so lately may be the one that is meant


class Doubt(IntEnum):
    """How sure a reading is: certain, to be read back, to be asked about."""

    NONE = 0
    MILD = 1
    ASKED = 2


@dataclass(frozen=True, slots=True)
class Period:
    """The first and last day of a span; for a week, Monday and Friday.

    `main` is the day that stands for it where that is neither (Christmas Eve); `remark` is added
    when it is read back.
    """

    first: date
    last: date
    doubt: Doubt = Doubt.NONE
    main: date | None = None
    remark: str = ""

    def doubted(self, doubt: Doubt) -> "Period":
        """The same, at least so doubtful."""
        return replace(self, doubt=max(self.doubt, doubt))

    def day(self, start: bool) -> date:
        """The day that it stands for."""
        return self.main or (self.first if start else self.last)


@dataclass(frozen=True, slots=True)
class Now:
    """The day on which a text is read; `past` where it tells of things past."""

    today: date
    past: bool = False


def one_day(day: date, doubt: Doubt = Doubt.NONE) -> Period:
    """A span of one day."""
    return Period(day, day, doubt)


def months_of(year: int, start: int, length: int) -> Period:
    """So many whole months from a month (1 to 12) of a year on."""
    first = exact_day(year, start, 1)
    end = months_later(first, length - 1)
    return Period(first, last_of_month(end.year, end.month))


def coming(of_year: Callable[[int], Period | None], now: Now) -> Period | None:
    """The next such span that is not over, of things past the last that has begun; to be read back.

    Asked about where the one before (of things past: the one after) is near.
    """
    years = range(now.today.year - 2, now.today.year + 9)
    there = [of_year(year) for year in years if EARLIEST <= year <= LATEST]
    spans = [span for span in there if span is not None]
    if now.past:
        fitting = [span for span in spans if span.first <= now.today][-1:]
        near = any(0 < (one.first - now.today).days <= LATELY for one in spans)
    else:
        fitting = [span for span in spans if span.last >= now.today][:1]
        near = any(0 < (now.today - one.last).days <= LATELY for one in spans)
    return fitting[0].doubted(Doubt.ASKED if near else Doubt.MILD) if fitting else None


def week(number: int, year: int | None, now: Now) -> Period:
    """Return Monday to Friday of a calendar week (ISO 8601), of a year or the next to come."""
    if year is not None:
        exact_day(year, 1, 1)
    found = _week_of(year, number) if year else coming(lambda y: _week_of(y, number), now)
    if found is None:
        raise ParseError(f"there is no week {number} then. Type a week from 1 to 52, or a date.")
    return found.doubted(Doubt.MILD)


def _week_of(year: int, number: int) -> Period | None:
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return Period(monday, days_later(monday, 4))


def relative(span: str, step: int, now: Now) -> Period | None:
    """This, the next or the last week, month, quarter, half-year or year."""
    today = now.today
    if span == "d":
        return None
    if span == "w":
        monday = days_later(today, 7 * step - today.weekday())
        at_weekend = today.weekday() > 4
        return Period(monday, days_later(monday, 4), Doubt.ASKED if at_weekend else Doubt.MILD)
    length = MONTHS_IN[span]
    start = (today.month - 1) // length * length + 1
    first = months_later(exact_day(today.year, start, 1), step * length)
    return months_of(first.year, first.month, length).doubted(Doubt.MILD)


def part(whole: Period, span: str, number: int) -> Period | None:
    """The first, second … or (-1) last day, week, month, quarter or half of a span; else None."""
    found: Period | None
    if span == "w":
        found = _week_in(whole, number)
    elif span == "d":
        found = one_day(whole.last if number < 0 else days_later(whole.first, number - 1))
    elif span == "h":
        found = _half_of(whole, number)
    else:
        found = _months_in(whole, MONTHS_IN[span], number)
    inside = found is not None and whole.first <= found.first <= found.last <= whole.last
    return found.doubted(whole.doubt) if found and inside else None


def _week_in(whole: Period, number: int) -> Period:
    """The week whose Friday is in the first seven days, the next seven …; cut to the span."""
    if number < 0:
        monday = days_later(whole.last, -whole.last.weekday())
        friday = min(days_later(monday, 4), whole.last)
    else:
        ahead = (4 - whole.first.weekday()) % 7
        friday = days_later(whole.first, ahead + 7 * (number - 1))
        monday = days_later(friday, -4)
    return Period(max(monday, whole.first), friday, Doubt.ASKED)


def _half_of(whole: Period, number: int) -> Period | None:
    length = (whole.last.year - whole.first.year) * 12 + whole.last.month - whole.first.month + 1
    if number not in (1, 2, -1):
        return None
    if length % 2 == 0 and whole.first.day == 1:
        return _months_in(whole, length // 2, number)
    middle = days_later(whole.first, ((whole.last - whole.first).days + 1) // 2 - 1)
    halves = Period(whole.first, middle), Period(days_later(middle, 1), whole.last)
    return halves[0 if number == 1 else 1]


def _months_in(whole: Period, length: int, number: int) -> Period:
    if number < 0:
        first = months_later(exact_day(whole.last.year, whole.last.month, 1), 1 - length)
    else:
        first = months_later(whole.first, length * (number - 1))
    return months_of(first.year, first.month, length)


def edge(whole: Period, which: int) -> Period:
    """The start (-1), middle or end of a span."""
    if which < 0:
        return one_day(whole.first, whole.doubt)
    if which > 0:
        return one_day(whole.last, whole.doubt)
    middle = whole.first + timedelta((whole.last - whole.first).days // 2)
    return one_day(middle, max(whole.doubt, Doubt.MILD))
