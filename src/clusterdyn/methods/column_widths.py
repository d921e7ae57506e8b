"""Widths of columns that share a line."""

from __future__ import annotations

from collections.abc import Sequence

NARROWEST = 8


def fitted(widths: Sequence[int], room: int, narrowest: int = NARROWEST) -> list[int]:
    """Widths that fit into ``room`` characters together: the widest columns give way first.

    No column gets narrower than ``narrowest``, so that together they may still be too wide.
    """
    found = [max(1, width) for width in widths]
    while sum(found) > room:
        widest = max(found)
        if widest <= narrowest:
            break
        found[found.index(widest)] -= 1
    return found
