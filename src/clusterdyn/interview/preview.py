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


def preview(talk: State, text: str) -> str:
    """What was understood so far; empty while it makes no sense yet."""
    if not text.strip() or len(text) > LONGEST or text.startswith("/"):
        return ""
    try:
        return _preview(talk, text)
    except (ParseError, Refused, LookupError):
        return ""


def _preview(talk: State, text: str) -> str:
    if talk.pending is not None or talk.location is None:
        return ""
    if talk.nested:
        nested = talk.nested[-1]
        node = talk.route.schema.node(nested.paths[nested.index])
        return _differing(talk.reader.read(node, text, listed=True), text)
    location, item = talk.location, talk.route.item(talk.location)
    if location.column == questions.IN_THE_ROOM:
        return people(talk.data, text, talk.reader, talk.line)
    if item.kind == "scores" and not location.column:
        view, _ = scores_view(talk.route, location, item)
        fists = talk.route.scores_across(item) == "people"
        if not fists and "\n" in text.strip():
            return slips_said(talk, item, read_slips(talk, location, item, text))
        return digits(text, len(view.across), view.low, view.high, view.across, gaps=fists).said
    if item.kind == "table" and not location.key:
        return _rows(talk, text)
    reading = talk.reader.read(talk.route.node(location), text, listed=True)
    if is_list(talk.route, location) and not talk.line and len(reading.value or ()) > 1:
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


def _rows(talk: State, text: str) -> str:
    assert talk.location is not None
    item = talk.route.item(talk.location)
    proposals = questions.open_proposals(talk.route, item)
    meant = what_is_meant(talk, item, text.strip(), proposals)
    if meant is not None:
        named = labels(proposals, meant.numbers)
        return f"{'takes' if meant.verb == KEEP else 'leaves out'}: {named}" if named else ""
    table = questions.row_table(talk.route, talk.reader, item)
    found = read_rows(table, talk.data, text)
    new = f" (new: {', '.join(dict.fromkeys(found.added))})" if found.added else ""
    new += ASKED if found.doubts else ""
    if len(found.said) > 1:
        return f"{len(found.said)} rows; the last: {found.said[-1]}{new}"
    return found.said[0] + new


def names(talk: State, column: int) -> Sequence[str]:
    """Names that fit at this location: of the register, of another table, of a choice."""
    if talk.pending is not None or (talk.location is None and not talk.nested):
        return ()
    if talk.nested:
        nested = talk.nested[-1]
        return _labels(talk.reader, nested.paths[nested.index])
    assert talk.location is not None
    item = talk.route.item(talk.location)
    if item.kind == "table" and not talk.location.key:
        return _column_names(talk, column)
    if item.kind == "scores" and not talk.location.column:
        return ()
    if talk.location.column == questions.IN_THE_ROOM:
        table = "organisations" if column else "people"
        return [name for _, name in records(talk.data, talk.route.schema, table)]
    return _labels(talk.reader, talk.route.path(talk.location))


def _column_names(talk: State, column: int) -> Sequence[str]:
    assert talk.location is not None
    item = talk.route.item(talk.location)
    table: RowTable = questions.row_table(talk.route, talk.reader, item)
    node = talk.route.schema.node(item.path)
    if table.keyed:
        if column == 0:
            offered = [proposal.label for proposal in table.proposals]
            known = records(talk.data, talk.route.schema, node.key_ref.to) if node.key_ref else []
            return [*offered, *[name for _, name in known]]
        column -= 1
    columns = list(table.columns)
    if column >= len(columns):
        return ()
    return _labels(talk.reader, table.cell("x", columns[column]))


def _labels(reader: Reader, path: str) -> Sequence[str]:
    node = reader.schema.node(path)
    answer = node.answer_type
    if answer.options or answer.ref or reader.is_scale(node, answer):
        return [label for _, label in reader.options(node)]
    return ()
