"""Any text in any blank lands as the answer or is told with its line, and breaks no other answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterdyn.answers.reader import NOTHING
from clusterdyn.changes import difference, is_order
from clusterdyn.content.step_names import NAMES
from clusterdyn.model.field_spec import fields_of
from clusterdyn.model.fields import Table
from clusterdyn.parse.characters import flat
from clusterdyn.steps.registry import step_named
from clusterdyn.steps.validation import faults
from clusterdyn.worksheet import SheetRead, markdown, read, sheet_of
from clusterdyn.worksheet.parse_markdown import written
from clusterdyn.worksheet.sheet import Blank
from support.pen import Pen, written_off
from support.played import TODAY
from support.typing_hands import NAMES as SOME_NAMES
from support.typing_hands import NONSENSE
from support.worksheets_played import at_review, before

REGISTERS = ("people", "organisations", "indicators")
FOLLOWS = {
    # what an answer decides elsewhere: suggestions, pilots and pledges are actions
    "steps.plan": ("steps.plan.actions",),
    "steps.quick_wins": ("steps.plan.actions",),
    "steps.checkup.pledges": ("steps.plan.actions.pledge-",),
    # the first amounts of the dossier may say what all of them are counted in
    "steps.plan.money_in_sight": ("passport.currency",),
}
TITLES = {
    f"steps.{step}.{name}": field.title
    for step in NAMES
    for name, field in fields_of(step_named(step).model).items()
    if field.mark(Table)
}
BULLET = re.compile(r"^(?:[-*•·–—◦▪●‣]|[0-9]{1,3}[.)])\s+")


@dataclass(frozen=True)
class Cell:
    """A place to write: the line of the text (from 0), the cell in it, the blank, the row."""

    line: int
    place: int
    blank: Blank
    number: str


@cache
def typed_off(step: str) -> str:
    return written_off(
        markdown([sheet_of(before(step), TODAY, step)]), at_review(step), step, TODAY
    )


@cache
def as_typed(step: str) -> SheetRead:
    found = read(before(step), typed_off(step), TODAY)
    assert found.mistakes == ()
    return found


@cache
def cells(step: str) -> list[Cell]:
    """All cells of the sheet that are written by hand."""
    sheet = sheet_of(before(step), TODAY, step)
    pen = Pen(typed_off(step))
    found = []
    for question in sheet.questions:
        for blank in question.blanks:
            start, end = pen.section(question.number, blank.letter)
            rows = [n for n in range(start, end) if pen.lines[n].startswith("|")][2:]
            first = 0 if blank.kind in ("value", "list", "rows") else 1
            found += [
                Cell(line, place, blank, question.where(blank))
                for line in rows
                for place in range(first, len(blank.columns))
            ]
    return found


def with_text(step: str, cell: Cell, text: str) -> str:
    """The sheet with a text in one cell; a bar in it is escaped, as the sheet says."""
    lines = typed_off(step).splitlines()
    parts = re.split(r"(?<!\\)\|", lines[cell.line].strip().strip("|"))
    parts += [""] * (len(cell.blank.columns) - len(parts))
    parts[cell.place] = f" {text.replace('|', chr(92) + '|')} "
    lines[cell.line] = "|" + "|".join(parts) + "|"
    return "\n".join(lines)


def one_line(text: str) -> str:
    """What fits into a cell of a file: no line end, no half characters, no bar after a slash."""
    kept = "".join(c for c in text if c not in "\r\n" and not "\ud800" <= c <= "\udfff")
    return kept.replace("\\|", "|")


TEXTS = (
    st.sampled_from([*NONSENSE, *SOME_NAMES])
    | st.text(max_size=25)
    | st.sampled_from(["", "3", "x"])
).map(one_line)


BLANKS_AND_TEXTS = given(data=st.data())
QUICK = settings(max_examples=8, deadline=None, derandomize=True)
LONG = settings(max_examples=150, deadline=None)


@pytest.mark.parametrize("step", NAMES)
@QUICK
@BLANKS_AND_TEXTS
def test_any_text_in_any_blank_lands_or_is_told(step: str, data: st.DataObject) -> None:
    check(step, data.draw(st.sampled_from(cells(step)), "cell"), data.draw(TEXTS, "text"))


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("step", NAMES)
@LONG
@BLANKS_AND_TEXTS
def test_many_texts_land_or_are_told(step: str, data: st.DataObject) -> None:
    check(step, data.draw(st.sampled_from(cells(step)), "cell"), data.draw(TEXTS, "text"))


def check(step: str, cell: Cell, text: str) -> None:
    found = read(before(step), with_text(step, cell, text), TODAY)
    names_a_row = cell.blank.columns[cell.place].name in ("", TITLES.get(cell.blank.item.path))
    if found.mistakes:
        told = {mistake.line for mistake in found.mistakes}
        assert found.data == before(step)
        if not names_a_row:  # what refers to a row by its name is told too, where it stands
            assert told == {cell.line + 1}, [mistake.text() for mistake in found.mistakes]
        return
    assert not faults(found.data)
    strangers = [p for p in difference(as_typed(step).data, found.data) if not _mine(cell, p)]
    assert strangers == [], strangers
    column = cell.blank.columns[cell.place]
    if column.kind in ("line", "text") and written(text).casefold() not in ("", *NOTHING):
        lines = [
            line for one in found.understood if one.number == cell.number for line in one.lines
        ]
        wanted = " ".join(written(text).split())
        assert any(_in(wanted, line) for line in lines), (wanted, lines)


def _in(wanted: str, line: str) -> bool:
    """Whether a text stands in a line, without a bullet; parts of a row typed in one cell count."""
    return all(BULLET.sub("", flat(part)) in line for part in wanted.split(";"))


def _mine(cell: Cell, path: str) -> bool:
    """Whether a changed path belongs to the blank, or to what an answer there decides."""
    blank = cell.blank.item.path
    follows = [p for item, found in FOLLOWS.items() if blank.startswith(item) for p in found]
    if path.startswith((blank, *follows)) or path.partition(".")[0] in REGISTERS:
        return True
    return path.startswith("marks") or is_order(path)
