"""While one types: what would be taken, and which names could be meant. Changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..answers.edit import Refused
from ..answers.names import records
from ..answers.people import read_people, said_of
from ..answers.reader import Reader, Reading
from ..answers.rows import RowTable, read_rows
from ..parse import ParseError, digits
from . import questions
from .answer_scores import read_slips, slips_said
from .answer_table import KEEP, labels, what_is_meant
from .list_view import is_list
from .score_view import scores_view
from .state import State

LONGEST = 2_000
ASKED = " – or a new one? Enter asks"


def preview(state: State, text: str) -> str:
    """What was understood so far; empty while it makes no sense yet."""
    if not text.strip() or len(text) > LONGEST or text.startswith("/"):
        return ""
    try:
        return _preview(state, text)
    except (ParseError, Refused, LookupError):
        return ""


def _preview(state: State, text: str) -> str:
    if state.pending is not None or state.location is None:
        return ""
    if state.nested:
        nested = state.nested[-1]
        node = state.route.schema.node(nested.paths[nested.index])
        return _differing(state.reader.read(node, text, listed=True), text)
    location, item = state.location, state.route.item(state.location)
    if location.column == questions.IN_THE_ROOM:
        return people(state.data, text, state.reader, state.line)
    if item.kind == "scores" and not location.column:
        view, _ = scores_view(state.route, location, item)
        fists = state.route.scores_across(item) == "people"
        if not fists and "\n" in text.strip():
            return slips_said(state, item, read_slips(state, location, item, text))
        return digits(text, len(view.across), view.low, view.high, view.across, gaps=fists).said
    if item.kind == "table" and not location.key:
        return _rows(state, text)
    reading = state.reader.read(state.route.node(location), text, listed=True)
    if is_list(state.route, location) and not state.line and len(reading.value or ()) > 1:
        return f"{len(reading.value)} lines; the last: {reading.value[-1]}"
    return _differing(reading, text)


def people(data: dict[str, Any], text: str, reader: Reader, line: int = 0) -> str:
    """Who is understood: name and organisation, or how many people."""
    if text.strip().isdecimal():
        return ""
    found = read_people(data, text, reader, line)
    return said_of(found) + (ASKED if found.doubts else "")


def _differing(reading: Reading, text: str) -> str:
    said = reading.said if reading.said.strip() != text.strip() else ""
    return said + (ASKED if reading.doubts else "")


def _rows(state: State, text: str) -> str:
    assert state.location is not None
    item = state.route.item(state.location)
    proposals = questions.open_proposals(state.route, item)
    meant = what_is_meant(state, item, text.strip(), proposals)
    if meant is not None:
        named = labels(proposals, meant.numbers)
        return f"{'takes' if meant.verb == KEEP else 'leaves out'}: {named}" if named else ""
    table = questions.row_table(state.route, state.reader, item)
    found = read_rows(table, state.data, text)
    new = f" (new: {', '.join(dict.fromkeys(found.added))})" if found.added else ""
    new += ASKED if found.doubts else ""
    if len(found.said) > 1:
        return f"{len(found.said)} rows; the last: {found.said[-1]}{new}"
    return found.said[0] + new


def names(state: State, column: int) -> Sequence[str]:
    """Names that fit at this location: of the register, of another table, of a choice."""
    if state.pending is not None or (state.location is None and not state.nested):
        return ()
    if state.nested:
        nested = state.nested[-1]
        return _labels(state.reader, nested.paths[nested.index])
    assert state.location is not None
    item = state.route.item(state.location)
    if item.kind == "table" and not state.location.key:
        return _column_names(state, column)
    if item.kind == "scores" and not state.location.column:
        return ()
    if state.location.column == questions.IN_THE_ROOM:
        table = "organisations" if column else "people"
        return [name for _, name in records(state.data, state.route.schema, table)]
    return _labels(state.reader, state.route.path(state.location))


def _column_names(state: State, column: int) -> Sequence[str]:
    assert state.location is not None
    item = state.route.item(state.location)
    table: RowTable = questions.row_table(state.route, state.reader, item)
    node = state.route.schema.node(item.path)
    if table.keyed:
        if column == 0:
            offered = [proposal.label for proposal in table.proposals]
            known = records(state.data, state.route.schema, node.key_ref.to) if node.key_ref else []
            return [*offered, *[name for _, name in known]]
        column -= 1
    columns = list(table.columns)
    if column >= len(columns):
        return ()
    return _labels(state.reader, table.cell("x", columns[column]))


def _labels(reader: Reader, path: str) -> Sequence[str]:
    node = reader.schema.node(path)
    answer = node.answer_type
    if answer.options or answer.ref or reader.is_scale(node, answer):
        return [label for _, label in reader.options(node)]
    return ()
