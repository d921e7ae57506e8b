"""A worksheet as Markdown: A4, black on white, a row of cells for everything that is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ..fields import Need
from .blanks import Blank, Column, Sheet, SheetQuestion, sheet_of

NONE = "nothing to write here"
PARKED = "parked because:"
LINE = "_" * 30

STYLE = """<style>
@page { size: A4; margin: 14mm 16mm; }
body { font: 12pt/1.3 Georgia, serif; color: #000; background: #fff; max-width: 178mm; }
h1 { font-size: 18pt; margin: 0 0 2mm; }
h2 { font-size: 13pt; margin: 6mm 0 1mm; break-after: avoid; }
table { width: 100%; border-collapse: collapse; break-inside: auto; }
th { font-size: 10pt; text-align: left; font-weight: normal; }
th, td { border: 0.3mm solid #000; padding: 0 1.5mm; }
td { height: 9mm; }
tr { break-inside: avoid; }
.grey { color: #777; font-size: 10pt; }
</style>"""


def render(data: Mapping[str, Any], today: date, step: str) -> str:
    """The worksheet of a step, ready to print; ends with a line break."""
    return "\n".join(_lines(sheet_of(data, today, step))) + "\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    yield STYLE
    yield ""
    yield f"# Step {sheet.step} · {plain(sheet.title)}"
    yield ""
    yield from _grid(("Cluster", "Date", "Writer"), [(cell(sheet.cluster), "", "")])
    yield ""
    yield f"**{plain(sheet.question)}**"
    yield ""
    yield grey(
        "Fill in from top to bottom, as the numbers on the screen go. What nobody knows is parked."
    )
    if sheet.asks_people:
        yield from _people(sheet.step)
    for question in sheet.questions:
        yield from _question(question)
    if sheet.carried:
        yield ""
        yield "---"
        yield ""
        yield "From before, to copy:"
        yield ""
        for label, names in sheet.carried.items():
            yield f"- {plain(label)}: {plain('; '.join(names))}"


def _people(step: int) -> Iterator[str]:
    yield ""
    yield f"## {step}.0 · Who is in the room?"
    yield ""
    yield from _grid(("Name", "Organisation"), [("", "")] * 8)


def _question(question: SheetQuestion) -> Iterator[str]:
    yield ""
    yield f"## {question.number} · {plain(question.spoken)}"
    for blank in question.blanks:
        yield ""
        if len(question.blanks) > 1:
            yield f"**{blank.letter}** {plain(blank.prompt or blank.columns[0].head)}"
            yield ""
        elif blank.prompt:
            yield plain(blank.prompt)
            yield ""
        yield from _blank(blank)
    if question.sums:
        yield ""
        yield plain(question.sums, keep="_")
    yield ""
    if question.need != Need.REQUIRED:
        yield f"- [ ] {NONE}"
    yield f"- [ ] {PARKED} {LINE}"


def _blank(blank: Blank) -> Iterator[str]:
    if blank.example:
        yield grey(f"For example: {blank.example}")
        yield ""
    if blank.kind == "ticks":
        for label in blank.columns[0].choices:
            yield f"- [ ] {plain(label)}"
        return
    if blank.legend:
        yield grey(blank.legend)
        yield ""
    if blank.already:
        yield grey(f"There already: {'; '.join(blank.already)}")
        yield ""
    if blank.proposed:
        yield grey(f"Proposed, write down what you take: {'; '.join(blank.proposed)}")
        yield ""
    yield from _grid([column.head for column in blank.columns], _rows(blank))


def _rows(blank: Blank) -> Iterator[list[str]]:
    """The cells of a blank's rows: printed names, boxes to tick, nothing."""
    for number in range(blank.lines):
        printed = list(blank.names[number]) if number < len(blank.names) else []
        rest = [_boxes(column) for column in blank.columns[len(printed) :]]
        yield [*[cell(name) for name in printed], *rest]


def _boxes(column: Column) -> str:
    return "  ".join(f"[ ] {cell(choice)}" for choice in column.choices) if column.boxes else ""


def _grid(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table; headings are plain text, the cells of its rows are Markdown already."""
    yield "| " + " | ".join(cell(head) for head in heads) + " |"
    yield "|" + "-|" * len(heads)
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def grey(text: str) -> str:
    """A line of help that does not disturb who writes."""
    return f'<span class="grey">{plain(text)}</span>'


def cell(text: str) -> str:
    return plain(text).replace("|", "\\|")


SPECIAL = "\\`*_<>[]#"


def plain(text: str, keep: str = "") -> str:
    """Text on one line that stands in Markdown as it is. ``keep``: signs that keep their sense."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return "".join(f"\\{c}" if c in SPECIAL and c not in keep else c for c in flat)
