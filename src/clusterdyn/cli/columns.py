"""Text in columns that fit the width of the terminal; what is too wide for columns is listed."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from ..calculations.column_widths import fitted

GAP = "  "
LONGEST = 16
"""Characters: a longer word may be broken; where even so a table is too wide, it is listed."""


def columns(
    heads: Sequence[str], rows: Sequence[Sequence[str]], width: int, indent: str = "    "
) -> Iterator[str]:
    """The lines of a table: heads, a rule, then the rows; or each row as a list."""
    count = max([len(heads), *(len(row) for row in rows)], default=0)
    if not count:
        return
    whole = [[*row, *[""] * (count - len(row))] for row in rows]
    head = [*heads, *[""] * (count - len(heads))]
    natural = [max(map(len, cells)) for cells in zip(head, *whole, strict=True)]
    room = width - len(indent) - len(GAP) * (count - 1)
    words = [_longest_word(cells) for cells in zip(head, *whole, strict=True)]
    widths = fitted(natural, room, words)
    if sum(widths) > room:
        for row in whole:
            yield from _listed(head, row, width, indent)
        return
    if any(head):
        yield from _row(head, widths, indent)
        yield indent + GAP.join("─" * size for size in widths)
    for row in whole:
        yield from _row(row, widths, indent)


def _longest_word(cells: Sequence[str]) -> int:
    return min(LONGEST, max((len(word) for cell in cells for word in cell.split()), default=1))


def _listed(head: Sequence[str], row: Sequence[str], width: int, indent: str) -> Iterator[str]:
    """A row as a list: its first cell, then what else it holds, each with its head."""
    yield from textwrap.wrap(row[0] or "–", width, initial_indent=indent, subsequent_indent=indent)
    inside = indent + GAP
    cells = [f"{label}: {cell}" for label, cell in zip(head[1:], row[1:], strict=True) if cell]
    yield from textwrap.wrap(
        " · ".join(cells), width, initial_indent=inside, subsequent_indent=inside
    )


def _row(cells: Sequence[str], widths: Sequence[int], indent: str) -> Iterator[str]:
    wrapped = [
        textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)
    ]
    for line in range(max(map(len, wrapped))):
        parts = [part[line] if line < len(part) else "" for part in wrapped]
        joined = GAP.join(part.ljust(width) for part, width in zip(parts, widths, strict=True))
        yield (indent + joined).rstrip()
