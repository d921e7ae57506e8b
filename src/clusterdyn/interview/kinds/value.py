"""One value: a line, a number, a day, a choice, a name; or several of one page in one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ...answers import edit
from ...answers.names import Decisions
from ...answers.reader import CURRENCY, Reading
from ...answers.routing_path import Location
from ...answers.views import Question
from ...changes import ABSENT, value_at
from ...model.fields import Table
from ...model.records import REGISTERS
from ...model.schema import SchemaNode
from ...parse import SEPARATORS, ParseError
from .. import new_record
from ..ask_back import both_ways, doubt_about, is_unsure, read_back, which_currency, who_is_meant
from ..kind import Kind
from ..navigation import advance
from ..questions import labels_at, value_question
from ..state import State, Turn
from ..store_answer import leave_open, store
from ..typed_rows import TypedRows, take_rows, typed_rows

WORDY = {"text", "lines", "refs", "choices"}  # in these a semicolon is part of the answer
APART = {"lines", "refs", "choices"}  # several of them stand in one line already


@dataclass(frozen=True)
class ValueRead:
    """What was typed, by path; nothing for Enter alone.

    ``decisions`` is what the group said of doubtful names, ``sure`` its yes to what was guessed and
    to names that nobody knows, ``currency`` its yes to another currency.
    """

    text: str = ""
    cells: Mapping[str, Reading] = field(default_factory=dict)
    decisions: Decisions = field(default_factory=dict)
    sure: bool = False
    currency: str = ""

    def decided(self, decisions: Decisions) -> ValueRead:
        cells = {path: reading.decided(decisions) for path, reading in self.cells.items()}
        return replace(self, cells=cells, decisions=decisions)


class Value(Kind[ValueRead | TypedRows]):
    """The usual question; every other kind is more than one value."""

    name = "value"

    def fits(self, state: State) -> bool:
        return state.location is not None

    def view(self, state: State) -> Question:
        return value_question(state)

    def read(self, state: State, text: str) -> ValueRead | TypedRows:
        if not text.strip():
            return ValueRead()
        whole = _whole_row(state, text)
        if whole:
            return whole
        several = _several(state, text)
        if several:
            return ValueRead(text, several)
        return ValueRead(text, {state.node.path: state.reader.read(state.node, text, listed=True)})

    def take(self, state: State, reading: ValueRead | TypedRows) -> Turn:
        if isinstance(reading, TypedRows):
            return take_rows(state, reading)
        if not reading.cells:
            return self._keep(state)
        foreign = next((one.currency for one in reading.cells.values() if one.currency), "")
        if foreign and not reading.currency:
            yes = replace(reading, currency=foreign)
            return which_currency(state, self.name, foreign, yes)
        if reading.currency:
            state = state.but(data=edit.put(state.data, CURRENCY, reading.currency))
        doubts = [doubt for one in reading.cells.values() for doubt in one.doubts]
        if doubts:
            known, new = both_ways(reading.decisions, doubts[0])
            answers = reading.decided(known), reading.decided(new)
            return who_is_meant(state, self.name, doubts[0], *answers)
        return _one(state, reading) if len(reading.cells) == 1 else _all(state, reading)

    def preview(self, reading: ValueRead | TypedRows) -> str:
        if isinstance(reading, TypedRows):
            return f"a row: {reading.read_back}" if reading.read_back else ""
        if len(reading.cells) > 1:
            return " · ".join(one.said for one in reading.cells.values() if one.said)
        return "".join(read_back(one, reading.text) for one in reading.cells.values())

    def names(self, state: State, column: int) -> Sequence[str]:
        return labels_at(state.reader, state.route.path(state.here))

    def _keep(self, state: State) -> Turn:
        """Enter alone: keeps the old answer, takes the offered one, or leaves it empty."""
        if value_at(state.data, state.node.path) is not ABSENT:
            return Turn(advance(state))
        old = self.view(state).old
        return self.take(state, self.read(state, old)) if old else leave_open(state)


def _one(state: State, read: ValueRead) -> Turn:
    ((path, reading),) = read.cells.items()
    node = state.schema.node(path)
    if reading.unknown:
        if read.sure or new_record.are_new(read.decisions, node, reading):
            return new_record.add(state, node, reading)
        asked = new_record.not_there_yet(node.answer_type.ref, reading.unknown)
        no = "Not added. Type part of a name that is in the list."
        yes = replace(read, sure=True)
        return state.asking(Value.name, asked, yes, no, _add(reading), "type again")
    if not read.sure and is_unsure(state, reading) and not _as_shown(state, read, reading):
        asked = f"{read.text.strip()}: {reading.said}. Is that right?"
        again = "Type it once more, a little clearer."
        return state.asking(Value.name, asked, replace(read, sure=True), again)
    doubt = "" if read.sure else doubt_about(state, reading)
    if doubt:
        again = "Type it once more."
        return state.asking(Value.name, doubt, replace(read, sure=True), again)
    return store(state, node.path, reading.value, reading.said, reading.beside)


def _add(reading: Reading) -> str:
    return "add it" if len(reading.unknown) == 1 else "add them"


def _as_shown(state: State, read: ValueRead, reading: Reading) -> bool:
    """Whether the text is the answer that stands there, and means it: "1,900" is no guess then."""
    shown = value_question(state).old
    return read.text.strip() == shown == state.reader.text(state.node, reading.value)


def _whole_row(state: State, text: str) -> TypedRows | None:
    """A row typed at a cell of a table: somebody names the next one before this one is filled.

    Only where every cell of it can be taken; a long text is never one.
    """
    if not state.here.key or state.item.kind != "table" or state.node.answer_type.kind in WORDY:
        return None
    table = state.schema.node(state.item.path).mark(Table)
    one_line = len(text.strip().splitlines()) == 1 and any(mark in text for mark in SEPARATORS)
    if table is None or table.fixed or not one_line:
        return None
    try:
        return typed_rows(state, text)
    except ParseError:
        return None


# -- several short answers of one page typed in one go: "Jens Due; 15"


def _several(state: State, text: str) -> dict[str, Reading]:
    """Each answer by its path; none where the text is one answer."""
    cells = [cell.strip() for cell in text.split(";")]
    items = state.route.pages[state.here.page].items[state.here.item :]
    if state.here.key or not 1 < len(cells) <= len(items):
        return {}
    if any(item.kind != "value" for item in items):
        return {}
    nodes = [state.schema.node(item.path) for item in items][: len(cells)]
    kinds = {node.answer_type.kind for node in nodes}
    if kinds <= {"line", "text"} or kinds & APART:
        return {}
    return {
        node.path: state.reader.read(node, cell, listed=not number)
        for number, (node, cell) in enumerate(zip(nodes, cells, strict=True))
    }  # only the first one's choices are on the screen


def _all(state: State, read: ValueRead) -> Turn:
    nodes = [state.schema.node(path) for path in read.cells]
    readings = list(read.cells.values())
    unsure = any(
        is_unsure(state, reading) or not new_record.are_new(read.decisions, node, reading)
        for node, reading in zip(nodes, readings, strict=True)
    )
    if unsure and not read.sure:
        said = " · ".join(reading.said for reading in readings)
        yes = replace(read, sure=True)
        return state.asking(Value.name, f"Understood: {said}. Is that right?", yes)
    for node, reading in zip(nodes, readings, strict=True):
        state = _registered(state, node, reading)
    last = Location(state.here.page, state.here.item + len(nodes) - 1)
    said = " · ".join(reading.said for reading in readings if reading.said)
    return Turn(advance(state, last), said)


def _registered(state: State, node: SchemaNode, reading: Reading) -> State:
    """The answer of one of several, its unknown names entered in the register."""
    table, keys = node.answer_type.ref, list[str]()
    for name in reading.unknown:
        if table not in REGISTERS:
            known = "Choose one that stands there, or park it."
            raise ParseError(f'"{name}" is not in {new_record.table_name(table)}. {known}')
        data, key = edit.register(state.data, state.schema, table, name, {})
        state = state.with_data(data)
        keys.append(key)
    return state.put(node.path, reading.filled_in(keys))
