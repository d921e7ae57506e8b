"""Ideas judged by what they give and what they take, and pilots by what firms would pay."""

from __future__ import annotations

GIVES_MUCH = 4
TAKES_LITTLE = 2


def is_quick_win(impact: float, effort: float) -> bool:
    """Gives at least 4 and takes at most 2, both means from 1 to 5 (our own thresholds)."""
    return impact >= GIVES_MUCH and effort <= TAKES_LITTLE


def rank(impact: float, effort: float) -> tuple[bool, float, float]:
    """Sorts the best idea first: quick wins, then most gain over effort, then most gain."""
    return not is_quick_win(impact, effort), effort - impact, -impact


def firms_to_cover(cost: int, price: int) -> int | None:
    """How many firms at this price pay for the whole cost; None when the price is zero.

    Both in whole units of one currency; a part of a firm counts as one.
    """
    return -(-cost // price) if price > 0 else None
