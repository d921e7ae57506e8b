"""Records that came into being on the way to a row: its firm, its owner, the action it stands for.

They are remembered while the group sits together, so that dropping a half-typed row can take back
what only this row brought along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..changes import ABSENT, keys_of, parent_of, value_at
from ..model.records import REGISTERS
from ..model.references import references
from ..model.schema import Schema
from .cascade_delete import without
from .edit import Data

CreatedRecords = Mapping[str, tuple[str, ...]]
"""By the path of a row: the paths of the records that came into being on the way to it."""


def new_records(before: Data, now: Data, schema: Schema, table: str) -> list[str]:
    """Paths of records in the registers, and in the table that names the rows of ``table``, that
    were not there before."""
    ref = schema.node(table).key_ref if table else None
    found = []
    for home in dict.fromkeys([*REGISTERS, *([ref.to] if ref else [])]):
        old, new = value_at(before, home, None) or {}, value_at(now, home, None) or {}
        if home != table and new is not old:
            found += [f"{home}.{key}" for key in new if key not in old]
    return found


def noted(created: CreatedRecords, row: str, paths: Iterable[str]) -> CreatedRecords:
    """Remembers what came into being for a row."""
    return {**created, row: (*created.get(row, ()), *paths)}


def take_back(
    data: Data, schema: Schema, created: CreatedRecords, row: str
) -> tuple[Data, CreatedRecords, list[str]]:
    """The data without what was made for a row and is used no more; what is left; their names."""
    left = [path for path in created.get(row, ()) if value_at(data, path) is not ABSENT]
    taken = []
    while free := [path for path in left if not _is_used(data, schema, path)]:
        for path in free:
            taken.append(schema.name_of(data, parent_of(path), keys_of(path)[-1]))
            data = without(data, path)
            left.remove(path)
    return data, {**created, row: tuple(left)}, taken


def _is_used(data: Data, schema: Schema, path: str) -> bool:
    table, key = parent_of(path), keys_of(path)[-1]
    return any(
        reference.to == table and reference.key == key and not reference.path.startswith(path + ".")
        for reference in references(data, schema)
    )
