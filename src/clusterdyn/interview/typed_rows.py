"""Rows that are typed or pasted into the table in hand: read, asked about, taken."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..answers import edit
from ..answers.names import Decisions
from ..answers.rows import RowsRead, decided_rows, read_rows
from ..changes import as_mapping, value_at
from ..language.phrases import counted
from .ask_back import ASKED, both_ways, which_currency, who_is_meant
from .edit_rows import KIND, at_open_cell
from .rows_in_words import row_table
from .state import State, Turn
from .store_answer import follow

CHANGES = 3  # records whose changes are told one by one
GUESSES = 5  # guesses that are asked about in one question


@dataclass(frozen=True)
class TypedRows:
    """Rows that were typed, with what the group said of doubtful names and its yes to guesses."""

    found: RowsRead
    decisions: Decisions = field(default_factory=dict)
    sure: bool = False
    currency: bool = False

    @property
    def read_back(self) -> str:
        """How the rows are said while one types."""
        found = self.found
        if found.currency:
            return ""
        new = f" (new: {', '.join(dict.fromkeys(found.added))})" if found.added else ""
        new += ASKED if found.doubts else ""
        if len(found.said) > 1:
            return f"{len(found.said)} rows; the last: {found.said[-1]}{new}"
        return found.said[0] + new


def typed_rows(state: State, text: str) -> TypedRows:
    """What rows of the table in hand mean."""
    table = row_table(state.route, state.reader, state.item)
    return TypedRows(read_rows(table, state.data, text))


def take_rows(state: State, read: TypedRows) -> Turn:
    """Takes typed rows; what is doubtful is asked, one name after the other."""
    found = read.found
    if read.decisions != found.decisions:
        table = row_table(state.route, state.reader, state.item)
        found = decided_rows(table, found, read.decisions)
    if found.currency and not read.currency:
        return which_currency(state, KIND, found.currency, replace(read, currency=True))
    if found.doubts:
        doubt = found.doubts[0]
        changes = "; ".join(found.changes.get(doubt.key, ()))
        known, new = (
            replace(read, found=found, decisions=said) for said in both_ways(read.decisions, doubt)
        )
        return who_is_meant(state, KIND, doubt, known, new, changes)
    guesses = [*found.guesses]
    if len(found.keys) > 1 or not state.reads_back:  # else the row is read back in full
        guesses += found.mild
    changed = _changes_said(state, found, found.begun)
    if not read.sure and (guesses or found.added or changed):
        asked = _rows_question(guesses, found.added, changed)
        return state.asking(KIND, asked, replace(read, found=found, sure=True))
    return _rows(state, found)


def _rows_question(guesses: Sequence[str], added: Sequence[str], changed: str) -> str:
    said = [changed] if changed else []
    if guesses:
        said.append("Understood as " + "; ".join(guesses[:GUESSES]) + ".")
    if added:
        said.append("New in the register: " + ", ".join(dict.fromkeys(added)) + ".")
    return " ".join(said) + " Is that right?"


def _rows(state: State, found: RowsRead) -> Turn:
    item, old = state.item, state.data
    before, columns = value_at(old, item.path), state.route.columns(item)
    state = state.with_data(edit.unpark(found.data, item.path))
    for key in found.keys:
        state = state.noting(f"{item.path}.{key}", found.made[key])
        state = follow(state, item, key, old, columns)
    said = found.said[0] if len(found.keys) == 1 else _taken(item.path, before, found)
    changed = _changes_said(state, found, found.keys)
    return Turn(at_open_cell(state, found.keys), f"{said}. {changed}" if changed else said)


def _changes_said(state: State, found: RowsRead, keys: Container[str]) -> str:
    """What rows change in the known records they stand for: "Kind changes from …"."""
    ref = state.schema.node(state.item.path).key_ref
    if ref is None:
        return ""
    said = [
        f"{state.schema.name_of(found.data, ref.to, key)}: {'; '.join(sentences)}."
        for key, sentences in found.changes.items()
        if key in keys
    ]
    more = f" And {len(said) - CHANGES} more change." if len(said) > CHANGES else ""
    return " ".join(said[:CHANGES]) + more


def _taken(path: str, before: Any, found: RowsRead) -> str:
    """How many rows are new or changed, and how many say what stood there already."""
    old = as_mapping(before)
    new = value_at(found.data, path, {})
    fresh = [key for key in dict.fromkeys(found.keys) if key not in old or old[key] != new.get(key)]
    again = len(found.keys) - len(fresh)
    taken = f"{counted(len(fresh), 'row')} taken"
    return f"{taken}, {again} stood there already." if again else f"{taken}."
