"""Seasons and feasts: when they are, and the working days around them."""

from collections.abc import Callable
from datetime import date, timedelta

from .calendar import LATEST, days_later, exact_day
from .periods import Doubt, Period, months_of

_FIRST_MONTHS = {1: 3, 2: 6, 3: 9, 4: 12}


def season(number: int, year: int) -> Period:
    """Spring (1) to winter (4), as meteorologists count; winter begins in December of `year`."""
    return months_of(year, _FIRST_MONTHS[number], 3).doubted(Doubt.ASKED)


def feast(number: int, year: int) -> Period:
    """The free days of a feast; its own day is `main`. Christmas Eve, New Year's Eve of `year`."""
    exact_day(year, 1, 1)
    return _FEASTS[number](year).doubted(Doubt.ASKED)


def before(period: Period, is_feast: bool) -> Period:
    """The day before a span; before a feast the last day of work."""
    return _beside(days_later(period.first, -1), -1, is_feast)


def after(period: Period, is_feast: bool) -> Period:
    """The day after a span; after a feast the first day of work."""
    return _beside(days_later(period.last, 1), 1, is_feast)


def _beside(day: date, step: int, is_feast: bool) -> Period:
    while is_feast and day.weekday() > 4:
        day = days_later(day, step)
    return Period(day, day, Doubt.ASKED)


def easter(year: int) -> date:
    """Easter Sunday, by the algorithm of Meeus, Jones and Butcher (Nature, 20 April 1876)."""
    golden, (century, of_century) = year % 19, divmod(year, 100)
    skipped, rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped - moon + 15) % 30
    leap, more = divmod(of_century, 4)
    weekday = (32 + 2 * rest + 2 * leap - epact - more) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _around_easter(year: int) -> Period:
    sunday = easter(year)
    return Period(sunday - timedelta(2), sunday + timedelta(1), main=sunday)


def _pentecost(year: int) -> Period:
    sunday = easter(year) + timedelta(49)
    return Period(sunday, sunday + timedelta(1), main=sunday)


def _new_year(year: int) -> Period:
    eve = date(year, 12, 31)
    return Period(eve, min(eve + timedelta(1), date(LATEST, 12, 31)), main=eve)


def _fixed(start: tuple[int, int], end: tuple[int, int]) -> Callable[[int], Period]:
    return lambda year: Period(date(year, *start), date(year, *end), main=date(year, *start))


_FEASTS: dict[int, Callable[[int], Period]] = {
    1: _fixed((12, 24), (12, 26)),
    2: _new_year,
    3: _around_easter,
    4: _pentecost,
    5: lambda year: Period(date(year, 7, 1), date(year, 8, 31)),
    6: _fixed((6, 23), (6, 24)),
}
