"""Days: which exist, which comes next, how one is read back."""

from calendar import monthrange
from datetime import date, timedelta

from ..calculations import months
from .result import ParseError

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EARLIEST, LATEST = 1900, 2200
LEAP_YEAR, FEBRUARY = 2000, 2


def exact_day(year: int, month: int, day: int) -> date:
    """Return that day; ParseError says what is wrong with it."""
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
    refuse_no_such_day(month, day)
    years = [y for y in range(today.year, today.year + 10) if day <= monthrange(y, month)[1]]
    coming = [y for y in years if (y, month, day) >= (today.year, today.month, today.day)]
    days = [exact_day(year, month, day) for year in coming[:2] if year <= LATEST]
    if not days:
        exact_day(LATEST + 1, month, day)
    fitting = (found for found in days if weekday in (None, found.weekday()))
    return next(fitting, days[0])


def last_such_day(month: int, day: int, today: date) -> date | None:
    """Return the last such day up to `today`; None before the earliest year."""
    refuse_no_such_day(month, day)
    for year in range(today.year, max(today.year - 10, EARLIEST - 1), -1):
        if day <= monthrange(year, month)[1] and date(year, month, day) <= today:
            return date(year, month, day)
    return None


def refuse_no_such_day(month: int, day: int) -> None:
    """Refuse a day that no year has, with the last one of that month."""
    refuse_wrong_month(month, day)
    most = monthrange(LEAP_YEAR, month)[1]
    if not 1 <= day <= most:
        raise ParseError(
            f"{MONTH_NAMES[month - 1]} has {most} days at most. "
            f"Type {28 if month == FEBRUARY else most} {MONTH_NAMES[month - 1]}, or another day."
        )


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month (1 to 12)."""
    return exact_day(year, month, monthrange(max(year, 1), month)[1])


def months_later(day: date, count: int) -> date:
    """Return the same day of another month, or that month's last day when it is shorter.

    Refuses a year that no plan reaches.
    """
    year = (day.year * 12 + day.month - 1 + count) // 12
    return months.months_later(day, count) if EARLIEST <= year <= LATEST else exact_day(year, 1, 1)


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
