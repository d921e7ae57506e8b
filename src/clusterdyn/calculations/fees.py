"""What a year of a membership organisation comes to: fees, other income, costs.

All amounts are whole units of one currency for one calm year.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

STAY_AWAY_PERCENT = 30
"""How many of a hundred expected members stay away in the careful reckoning (our default)."""


def income_from_fees(categories: Iterable[tuple[int, int]]) -> int:
    """Sum of fee times members over (fee a year, members) pairs."""
    return sum(fee * members for fee, members in categories)


def year_result(fees: int, other: int, costs: int) -> int:
    """What is left of a year (below zero: what is missing)."""
    return fees + other - costs


def result_if_members_stay_away(
    fees: int, other: int, costs: int, percent: int = STAY_AWAY_PERCENT
) -> float:
    """The year's result when ``percent`` of the fees do not come in; all else stays."""
    return fees * (100 - percent) / 100 + other - costs


def break_even_members(fees: int, members: int, other: int, costs: int) -> int | None:
    """Members needed, at the present mix of categories, so that a year pays for itself.

    ``fees`` is what ``members`` expected members pay together. None when nobody pays a fee.
    """
    if fees <= 0:
        return None
    needed = max(0, costs - other)
    return -(-needed * members // fees)


def largest_share(amounts: Mapping[str, int]) -> tuple[str, float] | None:
    """The largest amount's key and its share of all (0 to 1); None when all are zero."""
    total = sum(amounts.values())
    if total <= 0:
        return None
    largest = max(amounts, key=lambda key: amounts[key])
    return largest, amounts[largest] / total
