"""Headings that take two lines, with gaps that spreadsheets show as merged cells."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

YEAR = re.compile(r"(?:19|20)\d\d")
NO_NAME = re.compile(r"^[\W_]*$|^n/?a$", re.IGNORECASE)
Cells = Sequence[str]


@dataclass(frozen=True)
class Heading:
    """The names of the columns as written, "" for one without; ``last``: the line above the data.

    Lines count from 0. ``unit`` is what a second line says of all figures alike.
    """

    last: int
    names: tuple[str, ...]
    unit: str = ""

    @property
    def repeated(self) -> frozenset[str]:
        """Names that come more than once."""
        seen = Counter(name.casefold() for name in self.names if name)
        return frozenset(name for name in self.names if seen[name.casefold()] > 1)


def read_heading(rows: Sequence[Cells], start: int) -> Heading:
    """The heading that begins in ``rows[start]``, or ends there.

    A second line stands under it when it holds words above figures, with gaps over the names of
    the keys; a first line stands above it when it has gaps and several texts, all of them above
    figures. Of the two names the one with a year comes last ("Jobs 2021").
    """
    names = stripped(rows[start])
    below = next((n for n in range(start + 1, len(rows)) if any(stripped(rows[n]))), None)
    data = [stripped(row) for row in rows[(below or start) + 1 :] if any(stripped(row))][:5]
    if below is not None and is_second_line(names, padded(rows[below], len(names)), data):
        lower = padded(rows[below], len(names))
        words = {cell for cell in lower if cell}
        if len(words) == 1 and all(n or not low for n, low in zip(names, lower, strict=True)):
            return Heading(below, tuple(names), words.pop())
        return Heading(below, joined(names, lower))
    figures = stripped(rows[below]) if below is not None else []
    if start and is_first_line(padded(rows[start - 1], len(names)), names, [figures, *data]):
        return Heading(start, joined(padded(rows[start - 1], len(names)), names))
    return Heading(start, tuple(names))


def stripped(row: Cells) -> list[str]:
    """The cells without blanks around them."""
    return [" ".join(cell.strip().strip("\ufeff").split()) for cell in row]


def padded(row: Cells, columns: int) -> list[str]:
    """The same, as many as there are columns."""
    return (stripped(row) + [""] * columns)[:columns]


def is_second_line(upper: Cells, lower: Cells, data: Sequence[Cells]) -> bool:
    """True for words that stand above figures only, where a heading leaves a gap above or below."""
    filled = [n for n, cell in enumerate(lower) if cell]
    if len(filled) < 2 or not data or any(is_value(lower[n]) for n in filled):
        return False
    gap = any(not cell for cell in lower[: filled[0]]) or any(not upper[n] for n in filled)
    return gap and all(has_figures(n, data) for n in filled)


def is_first_line(upper: Cells, lower: Cells, data: Sequence[Cells]) -> bool:
    """True for texts above figures only; one text alone is needed only where names repeat."""
    filled = [n for n, cell in enumerate(upper) if cell]
    if not filled or filled[0] == 0 or not all(has_figures(n, data) for n in filled):
        return False
    several = len({upper[n] for n in filled}) > 1
    repeated = len({name for name in lower if name}) < sum(map(bool, lower))
    return several or repeated


def is_value(cell: str) -> bool:
    """A number, or a mark such as '..' or 'n/a' that stands for one."""
    return any(c.isdigit() for c in cell) or NO_NAME.match(cell) is not None


def has_figures(column: int, data: Sequence[Cells]) -> bool:
    """True when most of the rows below hold a number or a mark in this column."""
    cells = [row[column] for row in data if len(row) > column and row[column]]
    return bool(cells) and 2 * sum(map(is_value, cells)) > len(cells)


def joined(upper: Cells, lower: Cells) -> tuple[str, ...]:
    """Both lines as one; a text above goes on to the right over its gaps."""
    found, above = [], ""
    for top, name in zip(upper, lower, strict=True):
        above = top or (above if name else "")
        later = bool(YEAR.search(above)) and not YEAR.search(name)
        pair = (name, above) if later else (above, name)
        found.append(" ".join(filter(None, pair)))
    return tuple(found)
