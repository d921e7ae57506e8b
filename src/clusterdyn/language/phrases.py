"""Pieces that sentences in code share."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 row", "3 rows": ``many`` where it is not ``one`` with an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def either(words: Sequence[str]) -> str:
    """ "a", "a or b", "a, b or c"."""
    return " or ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def shortened_letters(text: str, longest: int) -> str:
    """As ``shortened``; a letter and its marks count as one and are never parted."""
    starts = [place for place, sign in enumerate(text) if unicodedata.category(sign)[0] != "M"]
    if len(starts) <= longest:
        return text
    return text[: starts[longest - 1]].rstrip() + "…"


def shortened(text: str, longest: int) -> str:
    """The text, cut to so many signs with "…" at its end."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
