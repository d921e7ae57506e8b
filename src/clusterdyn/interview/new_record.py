"""Records added in place, in the middle of another question: made, and asked what else is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..answers import edit
from ..answers.created_records import new_records
from ..answers.edit import Data
from ..answers.names import Decisions, name_key
from ..answers.reader import Reading
from ..changes import ABSENT, value_at
from ..content.catalogue import field_text
from ..model.field_spec import fields_of
from ..model.fields import Table
from ..model.records import REGISTERS
from ..model.schema import SchemaNode
from .state import Frame, State, Turn
from .store_answer import store


@dataclass(frozen=True)
class NewRecord(Frame):
    """Questions about records added in place: ``paths``, of which number ``index`` is asked.

    Afterwards ``value`` is the answer at ``path``. ``made`` are the paths of what was added;
    ``before`` the data without it.
    """

    title: str
    paths: tuple[str, ...]
    made: tuple[str, ...]
    path: str
    value: Any
    before: Data
    index: int = 0
    kind = "record"

    def holds(self, data: Data) -> bool:
        return all(value_at(data, path) is not ABSENT for path in self.made)

    @property
    def asked(self) -> str:
        return self.paths[self.index]


def top(state: State) -> NewRecord:
    frame = state.stack[-1]
    assert isinstance(frame, NewRecord)
    return frame


def replace_top(state: State, **changes: Any) -> State:
    return state.but(stack=(*state.stack[:-1], replace(top(state), **changes)))


def are_new(decisions: Decisions, node: SchemaNode, reading: Reading) -> bool:
    """Whether the group said already of all unknown names that they are new ones."""
    return all(name_key(node.answer_type.ref, name) in decisions for name in reading.unknown)


def not_there_yet(table: str, names: Sequence[str]) -> str:
    """What is asked before unknown names are added."""
    are, them = ("is", "it") if len(names) == 1 else ("are", "them")
    return f'"{", ".join(names)}" {are} not in {table_name(table)} yet. Add {them}?'


def table_name(table: str) -> str:
    return table if table in REGISTERS else f'"{field_text(table).label}"'


def add(state: State, node: SchemaNode, reading: Reading) -> Turn:
    """Adds the unknown names of an answer, and asks what else is asked of them."""
    table, before = node.answer_type.ref, state.data
    keys, paths, made = [], list[str](), list[str]()
    for name in reading.unknown:
        make = edit.register if table in REGISTERS else _create
        data, key = make(state.data, state.schema, table, name, {})
        state = state.with_data(data)
        keys.append(key)
        paths += _further_paths(state, table, key) if state.section.completes else ()
    for key in keys:
        made += made_since(before, state.data, table, key)
    title = ", ".join(reading.unknown)
    whole = reading.filled_in(keys)
    frame = NewRecord(title, tuple(paths), tuple(made), node.path, whole, before)
    if not paths:
        turn = _answer(state, frame)
        return turn if state.section.completes else turn._replace(say=f"Added: {title}.")
    return Turn(state.but(stack=(*state.stack, frame)))


def _create(data: Data, schema: Any, table: str, name: str, preset: Any) -> tuple[Data, str]:
    return edit.create(data, schema, table, name)


def _answer(state: State, frame: NewRecord) -> Turn:
    """The outer question gets its answer, once all is asked."""
    if state.here.key:
        at = state.item.path
        made = new_records(frame.before, state.data, state.schema, at)
        state = state.noting(f"{at}.{state.here.key}", made)
    return store(state, frame.path, frame.value)


def finish(state: State) -> Turn:
    """The records are as they are; the outer question gets its answer."""
    return _answer(state.but(stack=state.stack[:-1]), top(state))


def go_on(state: State, said: str = "") -> Turn:
    """To what else is asked of the records, or back to the outer question."""
    index = top(state).index + 1
    if index < len(top(state).paths):
        return Turn(replace_top(state, index=index), said)
    turn = finish(state)
    return Turn(turn.state, turn.say or said)


def made_since(before: Data, now: Data, table: str, key: str) -> Iterator[str]:
    """Paths of a record, and of its entry in a register, that were not there before."""
    for path in dict.fromkeys([f"{table}.{key}", *(f"{one}.{key}" for one in REGISTERS)]):
        if value_at(before, path) is ABSENT is not value_at(now, path):
            yield path


def _further_paths(state: State, table: str, key: str) -> Iterator[str]:
    """Paths of what else is asked about a record added in place."""
    node = state.schema.node(table)
    mark = node.mark(Table)
    title, own = node.field.title, fields_of(node.field.record)
    for column in mark.row if mark else ():
        if column == title and node.key_ref is None:
            continue
        if column not in own and node.home_of(key, column) is None:
            continue
        path = node.cell(key, column)
        if value_at(state.data, path) is ABSENT:
            yield path
