"""Widths of columns that share a line."""

from __future__ import annotations

from collections.abc import Sequence

NARROWEST = 8


def fitted(widths: Sequence[int], room: int, narrowest: Sequence[int] = ()) -> list[int]:
    """Widths that fit into ``room`` characters together: the widest columns give way first.

    No column gets narrower than its place in ``narrowest`` (without it: 8), so that together they
    may still be too wide.
    """
    found = [max(1, width) for width in widths]
    floors = narrowest or [NARROWEST] * len(found)
    while sum(found) > room:
        loose = [place for place, width in enumerate(found) if width > floors[place]]
        if not loose:
            break
        found[max(loose, key=found.__getitem__)] -= 1
    return found
