"""What happens to an organisation when money ends: over the years, and when income drops.

Amounts are whole units of one currency a year.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

DROP_PERCENT = 30
"""How much of the income is taken away in the stress test (our default)."""

MONTHS_IN_A_YEAR = 12


def part_of_year_paid(ends: date | None, year: int) -> float:
    """Which part of a year (0 to 1) money comes that ends on a day; its last month counts whole."""
    if ends is None or ends.year > year:
        return 1.0
    return ends.month / MONTHS_IN_A_YEAR if ends.year == year else 0.0


def income_by_year(
    lasting: int, ending: Iterable[tuple[int, date | None]], years: Iterable[int]
) -> dict[int, float]:
    """Income of each year: ``lasting`` every year, and (amount a year, last day) sources."""
    sources = list(ending)
    return {
        year: lasting + sum(amount * part_of_year_paid(ends, year) for amount, ends in sources)
        for year in years
    }


def left_for_staff(income: int, kept: int, percent: int = DROP_PERCENT) -> float:
    """What remains for staff when ``percent`` of the income is gone; ``kept`` is spent elsewhere.

    Below zero: so much is missing before anybody is paid.
    """
    return income * (100 - percent) / 100 - kept


def full_time_left(for_staff: float, cost_of_one: float) -> float:
    """How many full-time people that pays for; ``cost_of_one`` a year must be above zero."""
    return max(0.0, for_staff) / cost_of_one
