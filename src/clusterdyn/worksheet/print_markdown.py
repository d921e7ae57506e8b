"""A worksheet as Markdown, to be typed off: a cell, a line or a box for everything written.

Printed help stands in quotes (">"), so that whatever else stands there was typed by somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..language.printable import on_one_line
from ..templates import Ready, markdown_template
from . import words
from .sheet import Blank, Column, Sheet

TEMPLATE = Path(__file__).with_name("print.md.j2")
SPECIAL = "\\`*_<>[]#"


def markdown(sheets: Sequence[Sheet]) -> str:
    """The sheets one after the other; ends with a line break."""
    text = markdown_template(TEMPLATE, plain).render(
        sheets=sheets, words=words, head=head, row=row, rows=rows, quote=quote, sums=sums
    )
    return text.rstrip("\n") + "\n"


def head(titles: Sequence[str]) -> Ready:
    """A table's head."""
    return Ready(f"{row(titles)}\n|{'-|' * len(titles)}")


def row(cells: Iterable[str]) -> Ready:
    """A table's row."""
    return _row(map(_cell, cells))


def rows(blank: Blank) -> Iterator[Ready]:
    """The rows of a blank: a printed name, boxes to tick, nothing."""
    for number in range(blank.lines):
        printed = [_cell(blank.names[number])] if number < len(blank.names) else []
        yield _row([*printed, *map(_boxes, blank.columns[len(printed) :])])


def quote(text: str) -> Ready:
    """A line of help; ends as a line of its own in a quote of several."""
    return Ready(f"> {plain(text)}  ")


def sums(text: str) -> Ready:
    """A line to reckon by hand, with blanks made of underscores."""
    return Ready(plain(text, keep="_"))


def plain(text: str, keep: str = "") -> str:
    """Text on one line that stands in Markdown as it is. ``keep``: signs that keep their sense."""
    flat = on_one_line(text)
    return "".join(f"\\{c}" if c in SPECIAL and c not in keep else c for c in flat)


def _row(cells: Iterable[str]) -> Ready:
    return Ready("| " + " | ".join(cells) + " |")


def _cell(text: str) -> str:
    return plain(text).replace("|", "\\|")


def _boxes(column: Column) -> str:
    return "  ".join(f"[ ] {_cell(choice)}" for choice in column.choices) if column.boxes else ""
