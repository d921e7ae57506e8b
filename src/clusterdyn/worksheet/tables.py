"""Blanks of tables: free rows, and rows whose first cell is printed."""

from __future__ import annotations

from dataclasses import replace

from ..answers.reader import Reader
from ..answers.routing_path import RoutingPath
from ..content.catalogue import field_text
from ..interview import questions
from ..model.answer_types import answer_type
from ..model.fields import Table, When
from .choices import labels, legend
from .sheet import Blank, Column

TICKED = 4
"""Up to so many choices are printed as boxes inside a cell."""
UNKNOWN = 10
"""So many rows stand where nobody knows yet what is in them."""
FEWEST = 2
"""So many empty rows stand below rows that are there already."""
RATING = (1, 5)


def table(route: RoutingPath, reader: Reader, blank: Blank) -> Blank:
    """The blank of a table with its columns and rows."""
    item = blank.item
    mark = route.schema.node(item.path).mark(Table)
    assert mark is not None
    there = tuple(questions.row_name(route, item, key) for key in route.keys(item))
    given = mark.fixed or bool(item.columns)
    columns = _columns(route, reader, blank, given)
    if given:
        names = _names(there, mark)
        lines = len(names) or min(mark.rows[1], UNKNOWN)
        prompt = "" if item.columns else blank.prompt
        before = _answered(route, reader, blank)
        blank = replace(blank, kind="given", prompt=prompt, example="", names=names, lines=lines)
        blank = replace(blank, already=before)
    else:
        left = max(mark.rows[1] - len(there), FEWEST) if there else mark.rows[1]
        blank = replace(blank, lines=left, already=there)
    proposals = tuple(proposal.label for proposal in questions.open_proposals(route, item))
    return replace(blank, columns=columns, legend=legend(columns), proposed=proposals)


def _answered(route: RoutingPath, reader: Reader, blank: Blank) -> tuple[str, ...]:
    """Given rows that hold an answer, with it."""
    rows = [
        [c for c in row.cells if c] for row in questions.table_view(route, reader, blank.item).rows
    ]
    return tuple(" · ".join(cells) for cells in rows if len(cells) > 1)


def _names(there: tuple[str, ...], mark: Table) -> tuple[str, ...]:
    """First cells of given rows: their names; of rows written on this very sheet, their number."""
    if mark.fixed or there:
        return there
    return tuple(str(number) for number in range(1, mark.rows[1] + 1))


def _columns(route: RoutingPath, reader: Reader, blank: Blank, given: bool) -> tuple[Column, ...]:
    rows = questions.row_table(route, reader, blank.item)
    columns = [_column(route, reader, rows.cell("x", name), name, given) for name in rows.columns]
    if given:
        columns.insert(0, Column("", field_text(blank.item.path).label))
    elif rows.keyed:
        columns.insert(0, Column("", rows.heads()[0]))
    return tuple(columns)


def _column(route: RoutingPath, reader: Reader, path: str, name: str, given: bool) -> Column:
    node = route.schema.node(path)
    answer = answer_type(node)
    ticked = () if answer.ref else labels(reader, node, answer)
    head = field_text(path).label
    if (answer.low, answer.high) == RATING and not ticked:
        head += " 1–5"
    if node.mark(When) is not None:
        head += " (if needed)"
    return Column(name, head, ticked, given and 0 < len(ticked) <= TICKED, answer.kind)
