"""A worksheet as Markdown, to be typed off: a cell, a line or a box for everything written.

Printed help stands in quotes (">"), so that whatever else stands there was typed by somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..model.fields import Need
from . import words
from .sheet import Blank, Column, Sheet, SheetQuestion

LINE = "_" * 30


def markdown(sheets: Sequence[Sheet]) -> str:
    """The sheets one after the other; ends with a line break."""
    return "\n".join(line for sheet in sheets for line in _sheet(sheet)).rstrip("\n") + "\n"


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield f"# Step {sheet.step} · {plain(sheet.title)}"
    yield ""
    yield from _grid(words.HEADER, [(cell(sheet.cluster), "", "")])
    yield ""
    yield quote(sheet.question)
    yield quote(words.HOW)
    if sheet.asks_people:
        yield ""
        yield f"## {sheet.people_number} · {words.PEOPLE}"
        yield ""
        yield from _grid(words.PEOPLE_HEADS, [("", "")] * words.SEATS)
    for question in sheet.questions:
        yield from _question(question)
    if sheet.footer_names:
        yield ""
        yield "---"
        yield ""
        yield quote(words.FOOT)
        yield from map(quote, words.footer_names(sheet))
    yield ""
    yield ""


def _question(question: SheetQuestion) -> Iterator[str]:
    yield ""
    yield f"## {question.number} · {plain(question.spoken)}"
    for blank in question.blanks:
        yield ""
        if question.lettered:
            yield f"**{blank.letter}** {plain(blank.head)}"
            yield ""
        elif blank.prompt:
            yield quote(blank.prompt)
            yield ""
        yield from _blank(blank)
    if question.sums:
        yield ""
        yield f"> {words.SUMS} {plain(question.sums, keep='_')}"
    yield ""
    if question.need != Need.REQUIRED:
        yield f"- [ ] {words.NONE}"
    yield f"- [ ] {words.PARKED} {LINE}"


def _blank(blank: Blank) -> Iterator[str]:
    notes = words.notes(blank)
    for note in notes:
        yield quote(note)
    if notes:
        yield ""
    if blank.kind == "ticks":
        for label in blank.columns[0].choices:
            yield f"- [ ] {plain(label)}"
    else:
        yield from _grid([column.head for column in blank.columns], _rows(blank))


def _rows(blank: Blank) -> Iterator[list[str]]:
    """The cells of a blank's rows: a printed name, boxes to tick, nothing."""
    for number in range(blank.lines):
        printed = [cell(blank.names[number])] if number < len(blank.names) else []
        yield [*printed, *[_boxes(column) for column in blank.columns[len(printed) :]]]


def _boxes(column: Column) -> str:
    return "  ".join(f"[ ] {cell(choice)}" for choice in column.choices) if column.boxes else ""


def _grid(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table; headings are plain text, the cells of its rows are Markdown already."""
    yield "| " + " | ".join(cell(head) for head in heads) + " |"
    yield "|" + "-|" * len(heads)
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def quote(text: str) -> str:
    """A line of help; ends as a line of its own in a quote of several."""
    return f"> {plain(text)}  "


def cell(text: str) -> str:
    return plain(text).replace("|", "\\|")


SPECIAL = "\\`*_<>[]#"


def plain(text: str, keep: str = "") -> str:
    """Text on one line that stands in Markdown as it is. ``keep``: signs that keep their sense."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return "".join(f"\\{c}" if c in SPECIAL and c not in keep else c for c in flat)
