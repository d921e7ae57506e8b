"""A worksheet to print: one HTML file that opens anywhere and asks for nothing from outside.

Markdown cannot say how high a line is; print CSS can. So this is the sheet for the pen (A4, 12 pt,
lines 9 mm apart), and the Markdown beside it the same sheet for the keyboard.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..parse.characters import flat
from ..templates import html_template
from . import words
from .layout import legend
from .sheet import Blank, Column, Sheet, SheetQuestion

TEMPLATE = Path(__file__).with_name("print.html.j2")
SHORT = 34
"""Letters of all choices that still fit as boxes into a cell."""
LONG = 6
"""Rows from which a question may go over to the next page."""
ABREAST, ABREAST_UNTICKED = 10, 5
"""Rows from which a narrow table stands in two halves side by side."""
LINE_OF_WORDS = 13
"""So many words fit on one line of a page."""
HALF_PAGE = 98
SPLIT = 3
"""So many places in a list that two columns save paper."""
WIDTHS = {"choice": 18, "yes_no": 14, "whole": 12, "number": 14, "money": 18, "percent": 14,
    "year": 14, "day": 22, "ref": 40, "refs": 40, "line": 50, "text": 80}  # fmt: skip
"""What handwriting needs, in millimetres, by the kind of answer."""
KEY, NAMED, DIGIT, RATED, BESIDE = 40, 66, 12, 14, 60
LONG_NAME = 28
THIRDS = ("whole", "number", "money", "percent", "year", "day")


def html(sheets: Sequence[Sheet]) -> str:
    """The sheets, each on a page of its own; ends with a line break."""
    title = sheets[0].title if len(sheets) == 1 else "Worksheets"
    return html_template(TEMPLATE, flat).render(
        title=f"{title} · {sheets[0].cluster}",
        sheets=sheets,
        words=words,
        help=_help,
        is_long=_is_long,
        css_class=_css_class,
        lines_of=_lines_of,
        is_abreast=_is_abreast,
        halves=_halves,
        widths=_widths,
        fits_as_boxes=_fits,
    )


def _help(blank: Blank) -> list[str]:
    """The help beside a question; choices that stand as boxes in the rows are not listed again."""
    if blank.kind == "rows" and not _is_abreast(blank):
        listed = [column for column in blank.columns if not _fits(column)]
        blank = replace(blank, legend=legend(listed))
    return words.notes(blank)


def _is_long(question: SheetQuestion) -> bool:
    """Whether a question may go over to the next page."""
    return any(_height(blank) >= LONG for blank in question.blanks)


def _height(blank: Blank) -> int:
    """How many rows high a blank is."""
    return -(-blank.lines // 2) if _is_abreast(blank) else blank.lines


def _css_class(blank: Blank) -> str:
    """Whether such blanks stand side by side."""
    kind = blank.columns[0].kind
    if blank.kind != "value" or kind in ("line", "text"):
        return "blank"
    return "blank third" if kind in THIRDS else "blank half"


def _lines_of(value: Blank) -> int:
    """How many lines one value needs."""
    return value.columns[0].words // LINE_OF_WORDS + 1


def _is_abreast(blank: Blank) -> bool:
    """Whether its rows stand in two halves side by side."""
    first = blank.columns[0]
    if blank.kind == "list":
        return first.kind == "refs" or (blank.lines >= SPLIT and not first.words)
    if blank.kind not in ("rows", "given", "votes"):
        return False
    ticked = any(_fits(column) for column in blank.columns)
    loose = ticked and blank.kind == "rows"
    boxes = ticked and not loose
    wide = sum(_width(blank, number, boxes) for number in range(len(blank.columns)))
    return blank.lines >= (ABREAST if loose else ABREAST_UNTICKED) and wide <= HALF_PAGE


def _halves(count: int) -> tuple[range, range]:
    """The numbers of so many rows, the left ones and the right ones."""
    half = -(-count // 2)
    return range(half), range(half, count)


def _fits(column: Column) -> bool:
    """Whether the choices stand as boxes in the cells."""
    return column.boxes or 0 < _letters(column) <= SHORT


def _letters(column: Column) -> int:
    return sum(len(choice) + 3 for choice in column.choices)


def _widths(blank: Blank, boxes: bool) -> list[str]:
    """How wide each column is, in percent."""
    widths = [_width(blank, number, boxes) for number in range(len(blank.columns))]
    return [f"{width / sum(widths) * 100:.1f}%" for width in widths]


def _width(blank: Blank, number: int, boxes: bool = False) -> float:
    """How wide a column is, in millimetres that are then made to fit."""
    column = blank.columns[number]
    if blank.kind in ("scores", "votes", "grid") and number:
        return BESIDE if column.kind in ("line", "text") else DIGIT
    if boxes and column.choices and _fits(column):
        return 4 + 1.5 * _letters(column)
    if not column.name and blank.names and all(name.isdecimal() for name in blank.names):
        return DIGIT
    if not column.name:
        return NAMED if any(len(name) > LONG_NAME for name in blank.names) else KEY
    return RATED if column.head.endswith("1–5") else WIDTHS.get(column.kind, 20)
