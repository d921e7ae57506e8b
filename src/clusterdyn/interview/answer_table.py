"""A table's prompt: rows typed or pasted, and finishing the table."""

from __future__ import annotations

from collections.abc import Container
from functools import partial
from typing import Any

from ..answers import edit as editing
from ..answers.created_records import note
from ..answers.edit import refuse
from ..answers.names import Decisions
from ..answers.routing_path import Location
from ..answers.rows import RowsRead, read_rows
from ..changes import ABSENT, value_at
from ..model.fields import Need, Table
from ..model.questionnaire import Item
from . import questions as asking
from .confirm import ask_who_is_meant
from .edit_rows import row_move
from .following import follow
from .keeping import on_proposals
from .moves import Edit
from .navigation import advance
from .state import State

CHANGES = 3  # records whose changes are told one by one


def at_prompt(talk: State, location: Location, item: Item, text: str) -> str:
    typed = text.strip()
    if not typed:
        return _finish(talk, location, item)
    said = on_proposals(talk, location, item, typed)
    if said is not None:
        return said
    if typed.isdecimal() and 1 <= int(typed) <= len(talk.route.keys(item)):
        return row_move(talk, location, Edit(typed))
    if typed.casefold() in ("none", "nothing") and item.need != Need.REQUIRED:
        if not talk.route.keys(item):
            talk.data = editing.put(talk.data, item.path, {})
        return _finish(talk, location, item)
    return _read(talk, location, item, text, {})


def _read(talk: State, location: Location, item: Item, text: str, decisions: Decisions) -> str:
    """Reads typed rows; what is doubtful is asked, one name after the other."""
    reader = talk.reader
    reader.decisions = decisions
    found = read_rows(asking.row_table(talk.route, reader, item), talk.data, text)
    if found.doubts:
        doubt = found.doubts[0]
        changes = "; ".join(found.changes.get(doubt.key, ()))
        again = partial(_read, talk, location, item, text)
        return ask_who_is_meant(talk, doubt, decisions, again, changes)
    if len(found.keys) > 1 or not talk.reads_back:  # else the row is read back in full
        found.guesses += found.mild
    changed = _changes_said(talk, item, found, found.begun)
    if found.guesses or found.added or changed:
        return talk.ask(_rows_question(found, changed), lambda: _rows(talk, location, item, found))
    return _rows(talk, location, item, found)


def _rows_question(found: RowsRead, changed: str) -> str:
    said = [changed] if changed else []
    if found.guesses:
        said.append("Understood as " + "; ".join(found.guesses[:5]) + ".")
    if found.added:
        said.append("New in the register: " + ", ".join(dict.fromkeys(found.added)) + ".")
    return " ".join(said) + " Is that right?"


def _rows(talk: State, location: Location, item: Item, found: RowsRead) -> str:
    rows_before = value_at(talk.data, item.path)
    talk.data = editing.unpark(found.data, item.path)
    for key in found.keys:
        note(talk.made, f"{item.path}.{key}", found.made[key])
        follow(talk, item, key)
    half = [
        other
        for other in talk.route.of_item(location.page, location.item)
        if other.key in found.keys and not talk.route.answered(other)
    ]
    talk.location = half[0] if half else location
    said = found.said[0] if len(found.keys) == 1 else _taken(item, rows_before, found)
    changed = _changes_said(talk, item, found, found.keys)
    return f"{said}. {changed}" if changed else said


def _changes_said(talk: State, item: Item, found: RowsRead, keys: Container[str]) -> str:
    """What rows change in the known records they stand for: "Kind changes from …"."""
    ref = talk.route.schema.node(item.path).key_ref
    if ref is None:
        return ""
    said = [
        f"{talk.route.schema.name_of(found.data, ref.to, key)}: {'; '.join(sentences)}."
        for key, sentences in found.changes.items()
        if key in keys
    ]
    more = f" And {len(said) - CHANGES} more change." if len(said) > CHANGES else ""
    return " ".join(said[:CHANGES]) + more


def _taken(item: Item, before: Any, found: RowsRead) -> str:
    """How many rows are new or changed, and how many say what stood there already."""
    old = before if isinstance(before, dict) else {}
    new = value_at(found.data, item.path, {})
    fresh = [key for key in dict.fromkeys(found.keys) if key not in old or old[key] != new.get(key)]
    again = len(found.keys) - len(fresh)
    taken = "1 row taken" if len(fresh) == 1 else f"{len(fresh)} rows taken"
    return f"{taken}, {again} stood there already." if again else f"{taken}."


def _finish(talk: State, location: Location, item: Item) -> str:
    """Enter at an empty prompt: the table is finished; a short one is mentioned once."""
    keys = talk.route.keys(item)
    low = talk.route.schema.node(item.path).mark(Table).rows[0]  # type: ignore[union-attr]
    if not keys and item.need == Need.REQUIRED:
        raise refuse("Nothing stands here yet. Type a row, or park the question.")
    if not keys and item.need == Need.OPTIONAL:
        return skip_item(talk, location, item)
    if 0 < len(keys) < low and talk.hinted != location:
        talk.hinted = location
        raise refuse(f"{len(keys)} so far; {low} or more help. Add some, or press Enter to go on.")
    if value_at(talk.data, item.path) is ABSENT:
        talk.data = editing.put(talk.data, item.path, {})
    talk.data = editing.unpark(editing.close(talk.data, item.path), item.path)
    leave_item(talk, location)
    return ""


def skip_item(talk: State, location: Location, item: Item) -> str:
    """Leaves a table or the rest of its digits as they are; a needed one is refused kindly."""
    if item.need == Need.REQUIRED:
        raise refuse("This one is needed for the next steps. Answer it, or park it.")
    if value_at(talk.data, item.path) is ABSENT:
        talk.data = editing.put(talk.data, item.path, None)
    else:
        talk.data = editing.close(talk.data, item.path)
    leave_item(talk, location)
    return ""


def leave_item(talk: State, location: Location) -> None:
    mine = [s for s in talk.route.locations if (s.page, s.item) == (location.page, location.item)]
    advance(talk, mine[-1] if mine else location)
