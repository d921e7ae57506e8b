"""Days of the calendar: 2 April 2027, 2.4.27, Friday 2 April, 2 April next year, 2027-W12-5."""

from dataclasses import replace
from datetime import date

from .calendar import (
    WEEKDAY_NAMES,
    exact_day,
    in_words,
    last_such_day,
    next_such_day,
)
from .date_words import Word, kinds
from .periods import LATELY, Doubt, Now, Period, months_of, one_day
from .result import ParseError

EARLIEST_SHORT_YEAR = 24  # in a plan; "Jun-23" is a day
DAY_FIRST = " (day first)"
# Where day, month and year stand for each order of kinds (D digits, M month name, Y year).
_ORDERS = {
    "DMY": (0, 1, 2), "DMD": (0, 1, 2), "MDY": (1, 0, 2), "MDD": (1, 0, 2), "YMD": (2, 1, 0),
    "DDY": (0, 1, 2), "DDD": (0, 1, 2), "YDD": (2, 1, 0), "DM": (0, 1, None),
    "MD": (1, 0, None), "DD": (0, 1, None),
}  # fmt: skip


def calendar_day(words: list[Word], now: Now, text: str) -> Period | None:
    """Read a day and a month, with or without a year and a weekday; else None.

    In figures parted by anything but points (seen in `text`) day and month may be the other way
    round. Without a year it is the next such day, of things past the last.
    """
    if kinds(words) == "YwDD":
        return _day_of_week(*(word.value for word in (words[0], *words[2:])))
    weekdays = [word.value for word in words if word.kind == "W"]
    rest, year = _relative_year([word for word in words if word.kind != "W"], now)
    if kinds(rest) not in _ORDERS or len(weekdays) > 1:
        return None
    if kinds(rest) == "MD" and year is None and _is_month_and_year(rest, text):
        return months_of(2000 + rest[1].value, rest[0].value, 1).doubted(Doubt.ASKED)
    found = _in_order(rest, year, weekdays, now)
    if weekdays and found.first.weekday() != weekdays[0]:
        _refuse_weekday(found.first, weekdays[0])
    if _may_be_turned(rest, text):
        return replace(found, doubt=Doubt.ASKED, remark=DAY_FIRST)
    return found


def _in_order(words: list[Word], year: int | None, weekdays: list[int], now: Now) -> Period:
    day_at, month_at, year_at = _ORDERS[kinds(words)]
    number, month = words[day_at].value, words[month_at].value
    if year_at is not None:
        year = words[year_at].value + (2000 if words[year_at].kind == "D" else 0)
    if year is not None:
        return one_day(exact_day(year, month, number))
    return _without_year(month, number, weekdays[0] if weekdays else None, now)


def _without_year(month: int, number: int, weekday: int | None, now: Now) -> Period:
    """The next such day, of things past the last one; asked about where the other one is near."""
    ahead = next_such_day(month, number, now.today, weekday)
    behind = last_such_day(month, number, now.today)
    if now.past and behind is not None:
        return one_day(behind, _near((ahead - now.today).days))
    return one_day(ahead, _near((now.today - behind).days if behind else 0))


def _near(days: int) -> Doubt:
    return Doubt.ASKED if 0 < days <= LATELY else Doubt.MILD


def _relative_year(words: list[Word], now: Now) -> tuple[list[Word], int | None]:
    """The words without "next year" behind them, and that year."""
    if kinds(words).endswith(("Ry", "yR")):
        step = next(word.value for word in words[-2:] if word.kind == "R")
        return words[:-2], now.today.year + step
    return words, None


def _is_month_and_year(words: list[Word], text: str) -> bool:
    """Whether "Jun-27" or "June 35" is a month of a year, as spreadsheets show it."""
    number = words[1].value
    is_joined = f"-{words[1].typed}" in text and number >= EARLIEST_SHORT_YEAR
    return is_joined or number > 31


def _may_be_turned(words: list[Word], text: str) -> bool:
    first, second = words[0], words[1]
    both = kinds(words)[:2] == "DD" and first.value <= 12 and first.value != second.value
    return both and "." not in text


def _day_of_week(year: int, week: int, weekday: int) -> Period:
    try:
        return one_day(date.fromisocalendar(year, week, weekday))
    except ValueError:
        raise ParseError("there is no such week or day. Type a date, or a week (W12).") from None


def _refuse_weekday(found: date, weekday: int) -> None:
    is_day = in_words(found).replace(",", " is", 1)
    raise ParseError(f"{is_day}, not a {WEEKDAY_NAMES[weekday]}. Type the date that is meant.")
