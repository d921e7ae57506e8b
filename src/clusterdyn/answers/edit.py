"""Small edits of a dossier's data; each gives new data and leaves the old as it was."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..changes import ABSENT, path_of, value_at, with_changes
from ..errors import ClusterdynError
from ..model.fields import Table
from ..model.prefill import ProposedRow
from ..model.records import REGISTERS
from ..model.schema import Schema
from ..parse import day, line, slug

Data = dict[str, Any]


def put(data: Data, path: str, value: Any) -> Data:
    """Data with ``value`` at ``path``; ``ABSENT`` removes it."""
    old = value_at(data, path)
    if old is ABSENT and value is ABSENT:
        return data
    return with_changes(data, {path: (old, value)})  # type: ignore[no-any-return]


def close(data: Data, path: str) -> Data:
    """Mark a table as finished."""
    return put(data, path_of(("marks", "closed", path)), True)


def begin(data: Data, path: str) -> Data:
    """Mark a list as begun: it is asked until an empty line finishes it."""
    return put(data, path_of(("marks", "closed", path)), False)


def reopen(data: Data, path: str) -> Data:
    return put(data, path_of(("marks", "closed", path)), ABSENT)


def park(data: Data, path: str, why: str, text: str, today: date) -> Data:
    """Set a question aside with its reason and what had been typed so far."""
    mark: dict[str, Any] = {"why": why, "on": today.isoformat()}
    if text:
        mark["text"] = text
    return put(data, path_of(("marks", "parked", path)), mark)


def unpark(data: Data, path: str) -> Data:
    return put(data, path_of(("marks", "parked", path)), ABSENT)


def create(data: Data, schema: Schema, table: str, name: str) -> tuple[Data, str]:
    """Data with a new record called ``name`` in a table, and the record's id.

    A table whose keys refer to a register gets the record under the registered one's id.
    """
    node = schema.node(table)
    rows = value_at(data, table, None) or {}
    mark = node.mark(Table)
    if node.key_ref is not None:
        data, key = register(data, schema, node.key_ref.to, name, mark.preset if mark else {})
        if key not in rows:
            data = put(data, f"{table}.{key}", {})
        return data, key
    key, title = slug(name, rows), node.field.title
    return put(data, f"{table}.{key}", {title: name} if title else {}), key


def register(
    data: Data,
    schema: Schema,
    table: str,
    name: str,
    preset: Mapping[str, Any],
    new: bool = False,
) -> tuple[Data, str]:
    """The id of the record called ``name`` in a register, made with ``preset`` if there is none.

    ``new``: made in any case, for somebody of the same name.
    """
    if table not in REGISTERS:
        return create(data, schema, table, name)
    rows = value_at(data, table, None) or {}
    for key, record in {} if new else rows.items():
        if (
            isinstance(record, Mapping)
            and str(record.get("name", "")).casefold() == name.casefold()
        ):
            return data, key
    key = slug(name, rows)
    return put(data, f"{table}.{key}", {"name": name, **preset}), key


def take_proposal(
    data: Data, schema: Schema, table: str, proposal: ProposedRow
) -> tuple[Data, str]:
    """Data with a proposed row in the table: its known fields, and its home record if new."""
    node = schema.node(table)
    key = proposal.key
    if node.key_ref is not None:
        home = node.key_ref.to
        mark = node.mark(Table)
        if key not in (value_at(data, home, None) or {}):
            made = dict(proposal.home) or {"name": proposal.label}
            if home in REGISTERS and mark is not None:
                made = {"name": proposal.label, **mark.preset, **proposal.home}
            data = put(data, f"{home}.{key}", made)
    else:
        rows = value_at(data, table, None) or {}
        key = key if key not in rows else slug(proposal.label, rows)
    values = dict(proposal.values)
    if node.key_ref is None:
        title = None if node.key_choices else node.field.title  # a choice names its row
        if title and title not in values:
            values = {title: proposal.label, **values}
    return put(data, f"{table}.{key}", values), key


TAKEN_BACK = "Ctrl-U or /undo brings it back."
"""How what was just removed comes back, in every list and table."""


class Refused(ClusterdynError):
    """A move that cannot be done: why, and what to do instead."""


def clean_line(text: str) -> str:
    return str(line(text).value)


def read_day(text: str, today: date) -> date:
    return day(text, today).value
