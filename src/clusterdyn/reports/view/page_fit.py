"""How many lines the board's page takes on paper, and how it is made to fit on one sheet.

The page is a promise: one sheet of A4 that lies on the table. 450 words alone do not keep it, for
names that fill a line, titles and lists of short lines take paper too. So lines are counted as a
plain print shows them: margins of 20 mm, Arial of 11 points or a typeface of its widths (Helvetica,
Liberation Sans), everything else as browsers set it. Some browsers make 15 pixels of 11 points
(14.67 pixels) and 17 of a line: that leaves 257 mm, or 57 lines, each 170 mm or 42.8 ems long. A
list that is too long shows fewer rows, the longest one first; no text is cut and nothing is set
smaller. The page that is exported as HTML is set closer, and has room to spare.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from .page_text import printed
from .plan_data import PagePart

LINES = 57
FEWEST = 3
"""Rows that a list keeps, however full the page is."""

PARAGRAPH, TITLE, ITEM = 42.8, 40.1, 37.5
"""Width of a line in ems of its type: all of it, of a part's title, of what is set below it."""
NAME = 19.7
"""The cluster's name is set twice as large, and bold."""
AROUND_HEAD = 6
"""The heading of the page, and the white space above and below it and the name."""

_WIDTHS = {
    "ijl'|": 0.22,
    " .,:;!/ftI[]\\·": 0.28,
    'r()-"`{}': 0.34,
    "ckvsxyzJ*^": 0.5,
    "ABEKPSVXY&": 0.67,
    "CDHNRUw": 0.73,
    "GOQ": 0.78,
    "mM%": 0.86,
    "W@…": 1.0,
}
_EM = {sign: width for signs, width in _WIDTHS.items() for sign in signs}
_OTHER, _WIDE = 0.56, 1.3
"""Small letters, digits and most signs; signs of East Asia and pictures."""


def fitted(parts: Iterable[PagePart], room: int) -> tuple[PagePart, ...]:
    """The parts with as many rows as ``room`` lines take; of equal lists the later gives way."""
    found = list(parts)
    while sum(map(lines_of, found)) > room:
        longest = max(range(len(found)), key=lambda place: (len(found[place].rows), place))
        if len(found[longest].rows) <= FEWEST:
            break
        found[longest] = with_rows(found[longest], len(found[longest].rows) - 1)
    return tuple(found)


def with_rows(part: PagePart, most: int) -> PagePart:
    """A part with the first rows of its list, and how many there are in all."""
    rows = part.rows[:most]
    return replace(part, rows=rows, note=rest(len(rows), part.there))


def rest(shown: int, there: int) -> str:
    return f"{shown} of {there}; the others stand in the full plan" if shown < there else ""


def lines_of(part: PagePart) -> int:
    """Lines of a part on paper, its title's line among them."""
    text = printed(part)
    below = sum(wrapped(" · ".join(pieces), ITEM) for pieces in text.below)
    return wrapped(text.first_line, TITLE) + below


def head_lines(name: str, introduction: str) -> int:
    """Lines of what stands above the parts: the name, a paragraph, the page's heading."""
    return AROUND_HEAD + 2 * wrapped(name, NAME) + wrapped(introduction, PARAGRAPH)


def wrapped(text: str, width: float) -> int:
    """Lines of a text that is broken between words; a word that is too long has its own line."""
    lines, at = 1, 0.0
    for word in text.split():
        wide = sum(map(_em, word))
        if at and at + _em(" ") + wide > width:
            lines, at = lines + 1, wide
        else:
            at += wide + (_em(" ") if at else 0.0)
    return lines


@cache
def _em(sign: str) -> float:
    """The width of a sign in ems; accents take no room."""
    if unicodedata.combining(sign):
        return 0.0
    if unicodedata.east_asian_width(sign) in "WF":
        return _WIDE
    base = unicodedata.normalize("NFD", sign)[0]
    return _EM.get(base, 0.67 if base.isupper() else _OTHER)
