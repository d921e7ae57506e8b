"""A worksheet to print: one HTML file that opens anywhere and asks for nothing from outside.

Markdown cannot say how high a line is; print CSS can. So this is the sheet for the pen (A4, 12 pt,
lines 9 mm apart), and the Markdown beside it the same sheet for the keyboard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files

from ..model.fields import Need
from ..reports.formats.page_frame import page_of, text
from . import words
from .choices import legend
from .sheet import Blank, Column, Sheet, SheetQuestion

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
BLANK = re.compile("_{3,}")
WIDTHS = {"choice": 18, "yes_no": 14, "whole": 12, "number": 14, "money": 18, "percent": 14,
    "year": 14, "day": 22, "ref": 40, "refs": 40, "line": 50, "text": 80}  # fmt: skip
"""What handwriting needs, in millimetres, by the kind of answer."""
KEY, NAMED, DIGIT, RATED, BESIDE = 40, 66, 12, 14, 60
LONG_NAME = 28
THIRDS = ("whole", "number", "money", "percent", "year", "day")


def html(sheets: Sequence[Sheet]) -> str:
    """The sheets, each on a page of its own; ends with a line break."""
    style = files(__package__).joinpath("print.css").read_text(encoding="utf-8")
    title = sheets[0].title if len(sheets) == 1 else "Worksheets"
    body = "\n".join(line for sheet in sheets for line in _sheet(sheet))
    return page_of(f"{title} · {sheets[0].cluster}", style, body)


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield "<section>"
    yield f"<h1>Step {sheet.step} · {text(sheet.title)}</h1>"
    first, *others = words.HEADER
    rest = "".join(f"<span><i>{name}</i></span>" for name in others)
    yield f'<div class="top"><span><i>{first}</i>{text(sheet.cluster)}</span>{rest}</div>'
    yield f"<p><b>{text(sheet.question)}</b>{_grey(words.HOW)}</p>"
    if sheet.asks_people:
        yield '<div class="short">'
        heads = " · ".join(words.PEOPLE_HEADS)
        yield f"<h2><b>{sheet.people_number}</b> {words.PEOPLE}{_grey(heads)}</h2>"
        yield _lines(words.SEATS)
        yield "</div>"
    for question in sheet.questions:
        yield from _question(question)
    if sheet.footer_names:
        yield "<footer>"
        yield f"<b>{words.FOOT}</b>"
        for line in words.footer_names(sheet):
            yield f"<p>{text(line)}</p>"
        yield "</footer>"
    yield "</section>"


def _question(question: SheetQuestion) -> Iterator[str]:
    long = any(_height(blank) >= LONG for blank in question.blanks)
    first = question.blanks[0]
    notes = "" if question.lettered or first.prompt else _notes(first)
    yield f'<div class="{"long" if long else "short"}">'
    yield f"<h2><b>{question.number}</b> {text(question.spoken)}{notes}</h2>"
    yield '<div class="blanks">'
    for blank in question.blanks:
        yield f'<div class="blank{_side(blank)}">{_blank(blank, question.lettered)}</div>'
    yield "</div>"
    if question.sums:
        yield f'<p class="sums">{BLANK.sub("<u></u>", text(question.sums))}</p>'
    none = f"<span>{BOX}{words.NONE}</span>" if question.need != Need.REQUIRED else ""
    yield f'<div class="end">{none}<span class="parked">{BOX}{words.PARKED}<u></u></span></div>'
    yield "</div>"


BOX = '<span class="box"></span>'
LINE = '<div class="line"></div>'


def _notes(blank: Blank) -> str:
    """The help beside a question; choices that stand as boxes in the rows are not listed again."""
    if blank.kind == "rows" and not _is_abreast(blank):
        listed = [column for column in blank.columns if not _fits(column)]
        blank = replace(blank, legend=legend(listed))
    return "".join(_grey(note) for note in words.notes(blank))


def _grey(note: str) -> str:
    return f' <span class="grey">&ensp;{text(note)}</span>'


def _height(blank: Blank) -> int:
    """How many rows high a blank is."""
    return -(-blank.lines // 2) if _is_abreast(blank) else blank.lines


def _side(blank: Blank) -> str:
    """Whether such blanks stand side by side."""
    kind = blank.columns[0].kind
    if blank.kind != "value" or kind in ("line", "text"):
        return ""
    return " third" if kind in THIRDS else " half"


def _blank(blank: Blank, lettered: bool) -> str:
    letter = f"<b>{blank.letter}</b> {text(blank.head)}" if lettered else text(blank.prompt)
    if blank.kind == "ticks":
        return f'<p class="choices">{letter}&ensp; {_ticks(blank.columns[0])}</p>'
    ask = f'<p class="ask">{letter}{_notes(blank)}</p>' if letter else ""
    if blank.kind == "value":
        return ask + LINE * (blank.columns[0].words // LINE_OF_WORDS + 1)
    if blank.kind == "list":
        return ask + (_lines(blank.lines) if _is_abreast(blank) else LINE * blank.lines)
    return ask + _table(blank)


def _lines(count: int) -> str:
    half = -(-count // 2)
    halves = "".join(f"<div>{LINE * lines}</div>" for lines in (half, count - half))
    return f'<div class="abreast">{halves}</div>'


def _ticks(column: Column) -> str:
    return " ".join(f'<span class="tick">{BOX}{text(one)}</span>' for one in column.choices)


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


def _table(blank: Blank) -> str:
    if not _is_abreast(blank):
        return _rows(blank, range(blank.lines), True)
    half = -(-blank.lines // 2)
    left, right = range(half), range(half, blank.lines)
    boxes = blank.kind != "rows"
    return f'<div class="abreast">{_rows(blank, left, boxes)}{_rows(blank, right, boxes)}</div>'


def _rows(blank: Blank, numbers: range, boxes: bool) -> str:
    numbered = blank.kind == "rows"
    heads = "".join(f"<th>{text(column.head)}</th>" for column in blank.columns)
    widths = [_width(blank, number, boxes) for number in range(len(blank.columns))]
    cols = "".join(f'<col style="width:{width / sum(widths) * 100:.1f}%">' for width in widths)
    lead, first = ('<col style="width:6mm">', '<th class="number"></th>') if numbered else ("", "")
    rows = "".join(_row(blank, number, numbered, boxes) for number in numbers)
    tall = {"grid": ' class="tall"', "scores": ' class="digits"'}.get(blank.kind, "")
    return (
        f"<table{tall}><colgroup>{lead}{cols}</colgroup>"
        f"<thead><tr>{first}{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(blank: Blank, number: int, numbered: bool, boxes: bool) -> str:
    cells = [f'<td class="number">{number + 1}</td>'] if numbered else []
    for place, column in enumerate(blank.columns):
        if place == 0 and number < len(blank.names):
            cells.append(f'<td class="name">{text(blank.names[number])}</td>')
        elif boxes and _fits(column):
            cells.append(f'<td class="ticks">{_ticks(column)}</td>')
        else:
            cells.append("<td></td>")
    return f"<tr>{''.join(cells)}</tr>"


def _fits(column: Column) -> bool:
    """Whether the choices stand as boxes in the cells."""
    return column.boxes or 0 < _letters(column) <= SHORT


def _letters(column: Column) -> int:
    return sum(len(choice) + 3 for choice in column.choices)


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
