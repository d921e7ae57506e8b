"""A record added in place: what else is known of it is asked before the outer question goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ...answers import edit
from ...answers.edit import Refused
from ...answers.names import Decisions
from ...answers.reader import CURRENCY, Reading
from ...answers.views import Question
from ...changes import ABSENT, value_at
from ...content.catalogue import field_text
from ...model.records import REGISTERS
from ...model.schema import SchemaNode
from .. import new_record
from ..ask_back import both_ways, read_back, which_currency, who_is_meant
from ..kind import Kind
from ..moves import Back, Move, Park, Skip
from ..new_record import top
from ..questions import bare_question, labels_at, with_answer
from ..state import State, Turn


@dataclass(frozen=True)
class CellRead:
    """What was typed, None for Enter alone; with the group's yes, as of any value."""

    text: str = ""
    reading: Reading | None = None
    decisions: Decisions = field(default_factory=dict)
    sure: bool = False
    currency: str = ""

    def decided(self, decisions: Decisions) -> CellRead:
        reading = self.reading.decided(decisions) if self.reading else None
        return replace(self, reading=reading, decisions=decisions)


class Left(NamedTuple):
    """A record that is left before all was asked: kept as far as it is, or taken out again."""

    keep: bool


class Record(Kind[CellRead | Left]):
    """Asks what else is known of records that were added on the way."""

    name = "record"

    def fits(self, state: State) -> bool:
        return False  # its frame calls it

    def view(self, state: State) -> Question:
        node = _node(state)
        bare = bare_question(state, node.path)
        spoken, row = field_text(node.path).say, top(state).title
        named = replace(bare, spoken=spoken, row=row, parkable=False)
        return with_answer(state, node, named)

    def read(self, state: State, text: str) -> CellRead:
        if not text.strip():
            return CellRead()
        return CellRead(text, state.reader.read(_node(state), text, listed=True))

    def take(self, state: State, reading: CellRead | Left) -> Turn:
        if isinstance(reading, Left):
            return new_record.finish(state) if reading.keep else _take_out(state)
        if reading.reading is None:
            return _leave_empty(state)
        if reading.reading.currency and not reading.currency:
            code = reading.reading.currency
            return which_currency(state, self.name, code, replace(reading, currency=code))
        if reading.currency:
            state = state.but(data=edit.put(state.data, CURRENCY, reading.currency))
        for doubt in reading.reading.doubts[:1]:
            known, new = both_ways(reading.decisions, doubt)
            answers = reading.decided(known), reading.decided(new)
            return who_is_meant(state, self.name, doubt, *answers)
        if reading.reading.unknown:
            return _add(state, reading, reading.reading)
        state = state.but(data=edit.put(state.data, _node(state).path, reading.reading.value))
        return new_record.go_on(state, reading.reading.said)

    def move(self, state: State, move: Move) -> Turn:
        if isinstance(move, Back):
            index = top(state).index
            return Turn(new_record.replace_top(state, index=index - 1)) if index else _left(state)
        if isinstance(move, Skip):
            return _leave_empty(state)
        if isinstance(move, Park):
            raise Refused("Leave it empty with Enter; it can be filled in later.")
        raise Refused("Finish the new entry first, or go back.")

    def preview(self, reading: CellRead | Left) -> str:
        if isinstance(reading, Left) or reading.reading is None:
            return ""
        return read_back(reading.reading, reading.text)

    def names(self, state: State, column: int) -> Sequence[str]:
        return labels_at(state.reader, top(state).asked)


def _node(state: State) -> SchemaNode:
    return state.schema.node(top(state).asked)


def _leave_empty(state: State) -> Turn:
    node = _node(state)
    if value_at(state.data, node.path) is ABSENT and node.field.nullable:
        state = state.but(data=edit.put(state.data, node.path, None))
    return new_record.go_on(state)


def _left(state: State) -> Turn:
    """Backing out of a new record: keep it as far as it is, or take it out again."""
    asked = f'"{top(state).title}" is not finished. Keep it as it is?'
    keep, drop = Left(keep=True), Left(keep=False)
    return state.asking(Record.name, asked, keep, drop, "keep it", "take it out")


def _take_out(state: State) -> Turn:
    frame, data = top(state), state.data
    for path in frame.made:
        data = edit.put(data, path, ABSENT)
    return Turn(state.but(data=data, stack=state.stack[:-1]), f'Taken out: "{frame.title}".')


def _add(state: State, read: CellRead, reading: Reading) -> Turn:
    """A name inside a new record that is itself new (a person's firm): added with its name."""
    node = _node(state)
    table, name = node.answer_type.ref, reading.unknown[0]
    if table not in REGISTERS:
        raise Refused(f'"{name}" is not in the list. Choose one of it, or press Enter for later.')
    if not read.sure and not new_record.are_new(read.decisions, node, reading):
        asked = new_record.not_there_yet(table, (name,))
        return state.asking(Record.name, asked, replace(read, sure=True), "Not added.")
    before = state.data
    data, key = edit.register(before, state.schema, table, name, {})
    made = tuple(new_record.made_since(before, data, table, key))
    state = new_record.replace_top(state, made=(*top(state).made, *made))
    return new_record.go_on(state.but(data=edit.put(data, node.path, key)))
