"""Months counted from a day: the end of a month stays the end of a month."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterdyn.calculations.months import months_between, months_later

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2027-01-31", 1, "2027-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2027-01-30", 1, "2027-02-28"),
        ("2027-03-31", 1, "2027-04-30"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2027-05-31", 0, "2027-05-31"),
    ],
)
def test_a_day_so_many_months_later(day: str, months: int, later: str) -> None:
    assert months_later(date.fromisoformat(day), months).isoformat() == later


@given(DAYS, st.integers(0, 600))
def test_it_lies_in_the_month_that_many_after_this_one(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day


@given(DAYS, st.integers(0, 600))
def test_counted_back_it_is_as_many_full_months(day: date, months: int) -> None:
    later = months_later(day, months)
    assert months_between(day, later) == months - (later.day < day.day)
