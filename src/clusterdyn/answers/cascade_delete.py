"""Takes a record out together with everything that refers to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ..changes import ABSENT, keys_of, parent_of, value_at
from ..model.references import Reference, references
from ..model.schema import NoSuchNode, Schema
from .edit import Data, put, reopen, unpark


@dataclass
class DeleteResult:
    """The data without a record; ``rows`` that stood for it, ``opened`` answers that named it."""

    data: Data
    rows: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    @property
    def places(self) -> list[str]:
        return list(dict.fromkeys([*self.rows, *self.opened]))


def cascade_delete(data: Data, schema: Schema, path: str) -> DeleteResult:
    """What is left without what stands at ``path`` and without all that needs it.

    A row whose name it is goes as a whole, and so does what needs that row in turn. Of a list it
    is taken out; an answer that named it is open again.
    """
    found = DeleteResult(without(data, path))
    while loose := list(_loose(data, found.data, schema)):
        for reference in loose:
            _let_go(found, schema, reference)
    found.opened = [at for at in found.opened if value_at(found.data, parent_of(at)) is not ABSENT]
    return found


def without(data: Data, path: str) -> Data:
    """The data without what stands at ``path``, and without the marks on it."""
    left = put(data, path, ABSENT)
    for kind, take_off in (("parked", unpark), ("closed", reopen)):
        for mark in list(value_at(data, f"marks.{kind}", None) or {}):
            if mark == path or mark.startswith(path + "."):
                left = take_off(left, mark)
    return left


def _loose(before: Data, now: Data, schema: Schema) -> Iterable[Reference]:
    """References to records that were there before and are not any more."""
    for reference in references(now, schema):
        gone = reference.key in _table(before, reference.to)
        if gone and reference.key not in _table(now, reference.to):
            yield reference


def _table(data: Data, path: str) -> dict[str, Any]:
    table = value_at(data, path, None)
    return table if isinstance(table, dict) else {}


def _let_go(found: DeleteResult, schema: Schema, reference: Reference) -> None:
    value = value_at(found.data, reference.path)
    if value is ABSENT:
        return  # it went with its row
    if _is_row(schema, reference):
        found.data = without(found.data, reference.path)
        found.rows.append(reference.path)
        return
    others = [key for key in value if key != reference.key] if isinstance(value, list) else []
    found.data = put(found.data, reference.path, others or ABSENT)
    found.opened.append(reference.path)


def _is_row(schema: Schema, reference: Reference) -> bool:
    """Whether the place is a row with the record as its key, and not an answer that names it."""
    if keys_of(reference.path)[-1] != reference.key:
        return False
    try:
        above = schema.node(parent_of(reference.path))
    except NoSuchNode:
        return False
    return above.key_ref is not None and above.key_ref.to == reference.to
