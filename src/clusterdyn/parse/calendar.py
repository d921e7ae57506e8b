"""Days of the calendar: what exists, where a month or a quarter ends, how a day is read back."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from .date_words import MONTH_NAMES, WEEKDAY_NAMES
from .understood import ParseError

EARLIEST, LATEST = 1900, 2200
LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Reading:
    """A day that was read, whether it was guessed (and mildly), a remark for reading it back."""

    day: date
    guess: bool = False
    remark: str = ""
    mild: bool = False


def exact_day(year: int, month: int, day: int) -> date:
    """Return that day; NotUnderstood says what is wrong with it."""
    if not EARLIEST <= year <= LATEST:
        raise ParseError(f"the year is not from {EARLIEST} to {LATEST}. Type a year in between.")
    refuse_wrong_month(month, day)
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise ParseError(
            f"{MONTH_NAMES[month - 1]} {year} has {last} days. "
            f"Type {last} {MONTH_NAMES[month - 1]} {year}, or another day."
        )
    return date(year, month, day)


def refuse_wrong_month(month: int, day: int) -> None:
    """Refuse month 13, with the day that was meant if day and month were the wrong way round."""
    if 1 <= month <= 12:
        return
    is_turned = 1 <= day <= 12 and 13 <= month <= 31
    example = f"{month} {MONTH_NAMES[day - 1]}" if is_turned else "13 April"
    raise ParseError(f"there is no month {month}. Type the month as a word: {example}.")


def next_such_day(month: int, day: int, today: date, weekday: int | None = None) -> date:
    """Return the next such day from `today` on; with a weekday, the next or next but one."""
    refuse_wrong_month(month, day)
    most = monthrange(LEAP_YEAR, month)[1]
    if not 1 <= day <= most:
        raise ParseError(
            f"{MONTH_NAMES[month - 1]} has {most} days at most. "
            f"Type {min(most, 28)} {MONTH_NAMES[month - 1]}, or another day."
        )
    years = [y for y in range(today.year, today.year + 10) if day <= monthrange(y, month)[1]]
    coming = [y for y in years if (y, month, day) >= (today.year, today.month, today.day)]
    days = [exact_day(year, month, day) for year in coming[:2] if year <= LATEST]
    if not days:
        exact_day(LATEST + 1, month, day)
    fitting = (found for found in days if weekday in (None, found.weekday()))
    return next(fitting, days[0])


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month (1 to 12)."""
    return exact_day(year, month, monthrange(max(year, 1), month)[1])


def months_later(day: date, months: int) -> date:
    """Return the same day of another month, or that month's last day when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not EARLIEST <= year <= LATEST:
        return exact_day(year, 1, 1)
    return min(date(year, month + 1, 1) + timedelta(day.day - 1), last_of_month(year, month + 1))


def days_later(day: date, days: int) -> date:
    """Return the day that many days later (or earlier)."""
    try:
        found = day + timedelta(days)
    except OverflowError:
        return exact_day(LATEST + 1, 1, 1)
    return exact_day(found.year, found.month, found.day)


def in_words(day: date) -> str:
    """Return "2 April 2027, a Friday"."""
    month = MONTH_NAMES[day.month - 1]
    return f"{day.day} {month} {day.year}, a {WEEKDAY_NAMES[day.weekday()]}"
