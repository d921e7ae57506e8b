"""A table's prompt: rows typed or pasted, proposals taken or left out, the table finished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ...answers import edit
from ...answers.edit import Refused
from ...answers.names import records
from ...answers.routing_path import Location
from ...answers.views import Question
from ...changes import ABSENT, value_at
from ...model.fields import Need, Table
from ...model.prefill import ProposedRow
from .. import edit_rows
from ..edit_rows import HalfTyped, Removal, chosen, labels, take_proposals
from ..kind import Kind
from ..moves import Edit, Move, Remove, Skip
from ..one_line_fix import cell_meant
from ..proposals import KEEP, meant_of_proposals
from ..questions import bare_question, labels_at
from ..rows_in_words import open_proposals, row_table, table_view
from ..shared_moves import shared_move
from ..state import State, Turn
from ..table_end import leave_item, skip_item
from ..typed_rows import TypedRows, take_rows, typed_rows
from .value import Value, ValueRead


class Ended(NamedTuple):
    """Enter alone; or ``none``: there is nothing to type."""

    none: bool = False


class Proposed(NamedTuple):
    """Proposed rows that are taken, or left out."""

    verb: str
    rows: tuple[ProposedRow, ...]


class OneRow(NamedTuple):
    """A row that stands there: opened, or taken out."""

    move: Edit | Remove


class OneCell(NamedTuple):
    """A cell of a row that stands there, with its new value."""

    cell: Location
    value: ValueRead


TableRead = Ended | Proposed | OneRow | OneCell | TypedRows | Removal | HalfTyped


class TablePrompt(Kind[TableRead]):
    """The prompt of a table; its cells are values."""

    name = edit_rows.KIND

    def fits(self, state: State) -> bool:
        here = state.location
        return here is not None and state.item.kind == "table" and not here.key

    def view(self, state: State) -> Question:
        item = state.item
        return replace(
            bare_question(state, item.path, "table"),
            asked=value_at(state.data, item.path) is not ABSENT,
            need=item.need,
            table=table_view(state.route, state.reader, item),
        )

    def read(self, state: State, text: str) -> TableRead:
        item, typed = state.item, text.strip()
        if not typed:
            return Ended()
        proposals, rows = open_proposals(state.route, item), len(state.route.keys(item))
        meant = meant_of_proposals(typed, proposals, rows)
        if meant is not None:
            return (
                OneRow(Remove(meant.row))
                if meant.row
                else Proposed(meant.verb, tuple(chosen(proposals, meant.numbers)))
            )
        if typed.isdecimal() and 1 <= int(typed) <= rows:
            return OneRow(Edit(typed))
        fix = cell_meant(state, typed)
        if fix is not None:
            cell, value, reading = fix
            return OneCell(cell, ValueRead(value, {state.route.path(cell): reading}))
        if typed.casefold() in ("none", "nothing") and item.need != Need.REQUIRED:
            return Ended(none=True)
        return typed_rows(state, text)

    def take(self, state: State, reading: TableRead) -> Turn:
        if isinstance(reading, Ended):
            return _finish(state, reading.none)
        if isinstance(reading, Proposed):
            return _on_proposals(state, reading)
        if isinstance(reading, OneRow):
            return edit_rows.row_move(state, reading.move)
        if isinstance(reading, OneCell):
            turn = Value().take(state.at(reading.cell), reading.value)
            return turn if turn.state.waiting else turn._replace(state=turn.state.at(state.here))
        if isinstance(reading, Removal):
            return edit_rows.removed(state, reading)
        if isinstance(reading, HalfTyped):
            return edit_rows.left_half_typed(state, reading)
        return take_rows(state, reading)

    def move(self, state: State, move: Move) -> Turn:
        return skip_item(state) if isinstance(move, Skip) else shared_move(state, move)

    def preview(self, reading: TableRead) -> str:
        if isinstance(reading, Proposed):
            verb = "takes" if reading.verb == KEEP else "leaves out"
            return f"{verb}: {labels(reading.rows)}"
        if isinstance(reading, OneCell):
            return Value().preview(reading.value)
        return reading.read_back if isinstance(reading, TypedRows) else ""

    def names(self, state: State, column: int) -> Sequence[str]:
        table = row_table(state.route, state.reader, state.item)
        ref = state.schema.node(state.item.path).key_ref
        if table.keyed:
            if column == 0:
                known = records(state.data, state.schema, ref.to) if ref else []
                return [*(one.label for one in table.proposals), *(name for _, name in known)]
            column -= 1
        columns = list(table.columns)
        return (
            labels_at(state.reader, table.cell("x", columns[column]))
            if column < len(columns)
            else ()
        )


def _finish(state: State, none: bool) -> Turn:
    """Enter at an empty prompt: the table is finished; a short one is mentioned once."""
    item, keys = state.item, state.route.keys(state.item)
    table = state.schema.node(item.path).mark(Table)
    low = table.rows[0] if table else 0
    if none and not keys:
        state = state.but(data=edit.put(state.data, item.path, {}))
    if not keys and item.need == Need.REQUIRED:
        raise Refused("Nothing stands here yet. Type a row, or park the question.")
    if not keys and item.need == Need.OPTIONAL:
        return skip_item(state)
    if 0 < len(keys) < low and state.hinted != state.location:
        hint = f"{len(keys)} so far; {low} or more help. Add some, or press Enter to go on."
        return Turn(state.but(hinted=state.location), hint, refused=True)
    if value_at(state.data, item.path) is ABSENT:
        state = state.but(data=edit.put(state.data, item.path, {}))
    data = edit.unpark(edit.close(state.data, item.path), item.path)
    return Turn(leave_item(state.with_data(data)))


def _on_proposals(state: State, read: Proposed) -> Turn:
    """Takes proposals, or leaves them out for as long as the group sits together."""
    if read.verb == KEEP:
        return take_proposals(state, *read.rows)
    paths = {f"{state.item.path}.{row.key}" for row in read.rows}
    state = state.but(dropped=state.dropped | paths)
    if len(paths) == 1:
        return Turn(state, f"Left out: {labels(read.rows)}. Its name brings it back.")
    return Turn(state, f"Left out: {len(paths)} proposals. Their names bring them back.")
