"""Records added in place, in the middle of another question."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from ..answers import edit
from ..answers.created_records import new_records, note
from ..answers.edit import Refused
from ..answers.names import Decisions, name_key
from ..answers.reader import Reading
from ..answers.routing_path import Location
from ..answers.views import Question
from ..changes import ABSENT, value_at
from ..content.catalogue import field_text
from ..model.field_spec import fields_of
from ..model.fields import Table
from ..model.records import REGISTERS
from ..model.schema import SchemaNode
from ..parse import ParseError
from . import questions
from .confirm import ask_who_is_meant
from .moves import Answer, Back, Move, Park, Skip
from .state import Nested, State
from .store_answer import store_value


def registered(state: State, node: SchemaNode, reading: Reading) -> Any:
    """A reading's value, its unknown names entered in the register."""
    if not reading.unknown:
        return reading.value
    table, keys = node.answer_type.ref, list[str]()
    for name in reading.unknown:
        make = edit.register if table in REGISTERS else None
        if make is None:
            known = "Choose one that stands there, or park it."
            raise ParseError(f'"{name}" is not in {table_name(table)}. {known}')
        state.data, key = make(state.data, state.route.schema, table, name, {})
        keys.append(key)
    return filled_in(reading.value, keys)


def all_decided(decisions: Decisions, node: SchemaNode, reading: Reading) -> bool:
    """Whether the group said already of all unknown names that they are new ones."""
    return all(name_key(node.answer_type.ref, name) in decisions for name in reading.unknown)


def add_in_place(
    state: State, location: Location, node: SchemaNode, reading: Reading, decisions: Decisions
) -> str:
    """Asks whether the unknown names are new ones, and adds them with what else is asked of them.

    Nothing is asked of a name that by the ``decisions`` is a new one.
    """
    table = node.answer_type.ref
    where = table_name(table)
    names = reading.unknown

    def yes() -> str:
        keys, paths = [], []
        before = state.data
        for name in names:
            preset: dict[str, Any] = {}
            state.data, key = (
                edit.register(state.data, state.route.schema, table, name, preset)
                if table in REGISTERS
                else edit.create(state.data, state.route.schema, table, name)
            )
            keys.append(key)
            paths += _further_paths(state, table, key)
        whole = filled_in(reading.value, keys)

        def then() -> str:
            if location.key:
                at = state.route.item(location).path
                made = new_records(before, state.data, state.route.schema, at)
                note(state.made, f"{at}.{location.key}", made)
            return store_value(state, location, node, whole, "")

        if not paths:
            return then()
        paths_made = tuple(path for key in keys for path in _made(before, state.data, table, key))
        state.nested.append(Nested(", ".join(names), paths, then, paths_made))
        return ""

    if all_decided(decisions, node, reading):
        return yes()
    listed = ", ".join(names)
    return state.ask(
        f'"{listed}" is not in {where} yet. Add it?',
        yes,
        lambda: "Not added. Type part of a name that is in the list.",
        "add it",
        "type again",
    )


def _made(before: Any, now: Any, table: str, key: str) -> list[str]:
    """Paths of a record, and of its entry in a register, that were not there before."""
    places = dict.fromkeys([f"{table}.{key}", *(f"{register}.{key}" for register in REGISTERS)])
    return [p for p in places if value_at(before, p) is ABSENT is not value_at(now, p)]


def _leave(state: State) -> str:
    """Backing out of a new record: keep it as far as it is, or take it out again."""
    nested = state.nested[-1]

    def drop() -> str:
        for path in nested.made:
            state.data = edit.put(state.data, path, ABSENT)
        state.nested.pop()
        return f'Taken out: "{nested.title}".'

    def keep() -> str:
        state.nested.pop()
        return nested.then()

    return state.ask(
        f'"{nested.title}" is not finished. Keep it as it is?',
        keep,
        drop,
        "keep it",
        "take it out",
    )


def table_name(table: str) -> str:
    return table if table in REGISTERS else f'"{field_text(table).label}"'


def filled_in(value: Any, keys: list[str]) -> Any:
    rest = list(keys)
    if isinstance(value, list):
        return [item if item is not None else rest.pop(0) for item in value]
    return keys[0]


def _further_paths(state: State, table: str, key: str) -> list[str]:
    """Paths of what else is asked about a record added in place."""
    node = state.route.schema.node(table)
    mark = node.mark(Table)
    title, own = node.field.title, fields_of(node.field.record)
    paths = []
    for column in mark.row if mark else ():
        if column == title and node.key_ref is None:
            continue
        if column not in own and node.home_of(key, column) is None:
            continue
        path = node.cell(key, column)
        if value_at(state.data, path) is ABSENT:
            paths.append(path)
    return paths


def nested_question(state: State) -> Question:
    """The question about the record being added in place."""
    nested = state.nested[-1]
    node = state.route.schema.node(nested.paths[nested.index])
    words = field_text(node.path)
    location = state.location or state.route.locations[0]
    bare = questions.bare_question(state.route, location, node.path, words)
    named = replace(bare, spoken=words.say, row=nested.title)
    return questions.with_answer(state.route, state.reader, node, named)


def nested_move(state: State, move: Move) -> str:
    """A move while a record is being added in place."""
    nested = state.nested[-1]
    path = nested.paths[nested.index]
    node = state.route.schema.node(path)
    if isinstance(move, Back):
        if not nested.index:
            return _leave(state)
        nested.index -= 1
        return ""
    if isinstance(move, Park):
        raise Refused("Leave it empty with Enter; it can be filled in later.")
    if isinstance(move, Skip) or (isinstance(move, Answer) and not move.text.strip()):
        if value_at(state.data, path) is ABSENT and node.field.nullable:
            state.data = edit.put(state.data, path, None)
        return _nested_on(state)
    if not isinstance(move, Answer):
        raise Refused("Finish the new entry first, or go back.")
    return _nested_answer(state, node, move.text, {})


def _nested_answer(state: State, node: SchemaNode, text: str, decisions: Decisions) -> str:
    reader = state.reader
    reader.decisions = decisions
    reading = reader.read(node, text, listed=True)
    if reading.doubts:
        again = partial(_nested_answer, state, node, text)
        return ask_who_is_meant(state, reading.doubts[0], decisions, again)
    if reading.unknown:
        return _nested_add(state, node, reading, decisions)
    state.data = edit.put(state.data, node.path, reading.value)
    return _nested_on(state) or reading.said


def _nested_add(state: State, node: SchemaNode, reading: Reading, decisions: Decisions) -> str:
    """A name inside a new record that is itself new (a person's firm): added with its name."""
    table, name = node.answer_type.ref, reading.unknown[0]
    if table not in REGISTERS:
        raise Refused(f'"{name}" is not in the list. Choose one of it, or press Enter for later.')

    def yes() -> str:
        before = state.data
        state.data, key = edit.register(state.data, state.route.schema, table, name, {})
        state.nested[-1].made += tuple(_made(before, state.data, table, key))
        state.data = edit.put(state.data, node.path, key)
        return _nested_on(state)

    if all_decided(decisions, node, reading):
        return yes()
    return state.ask(f'"{name}" is not in {table} yet. Add it?', yes, lambda: "Not added.")


def _nested_on(state: State) -> str:
    nested = state.nested[-1]
    nested.index += 1
    if nested.index < len(nested.paths):
        return ""
    state.nested.pop()
    return nested.then()
