"""Whole per cent that add up."""

from __future__ import annotations

from collections.abc import Mapping


def whole_percent(amounts: Mapping[str, int]) -> dict[str, int]:
    """Each amount's share in whole per cent, together exactly 100 (largest remainder method).

    Amounts are zero or more; when all are zero, every share is zero.
    """
    total = sum(amounts.values())
    if total <= 0:
        return dict.fromkeys(amounts, 0)
    shares = {key: amount * 100 // total for key, amount in amounts.items()}
    rest = 100 - sum(shares.values())
    by_remainder = sorted(amounts, key=lambda key: -(amounts[key] * 100 % total))
    for key in by_remainder[:rest]:
        shares[key] += 1
    return shares
