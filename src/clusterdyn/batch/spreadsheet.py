"""Rows of a spreadsheet as answers: new records for new names, then all values as they are typed.

Nobody is there to be asked, so a record is known by its whole name (capital letters, accents and
punctuation do not matter) or its id; every other name is a new record, and told. Empty cells
change nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..changes import same, value_at
from ..model.records import REGISTERS
from ..model.schema import SchemaNode
from ..steps.registry import dossier_schema
from ..tables.small_sheet import SheetFile
from .answer_file import Filled, fill_tree
from .column_headings import columns
from .errors import InputError
from .names import Names
from .spreadsheet_tree import RowTree

Data = dict[str, Any]


@dataclass(frozen=True)
class Imported:
    """What a spreadsheet comes to. With mistakes, ``data`` is the dossier as it was.

    ``added`` and ``changed`` count rows of the table; ``names`` what is new in each register
    besides; ``unused`` are headings that fit no field.
    """

    data: Data
    mistakes: tuple[InputError, ...] = ()
    notes: tuple[str, ...] = ()
    added: int = 0
    changed: int = 0
    unused: tuple[str, ...] = ()
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unfinished: tuple[str, ...] = ()


def import_rows(
    data: Data, table: SchemaNode, sheet: SheetFile, today: date, wished: Mapping[str, str]
) -> Imported:
    """The dossier with the rows of a spreadsheet. Raises HeadingProblem."""
    head = columns(table, sheet.rows, wished)
    tree = RowTree(data, table, Names(data, dossier_schema()))
    for line, cells in sheet.rows[head.first :]:
        tree.row(line, {t: cells[p] for p, t in head.at.items() if p < len(cells)})
    if not tree.rows and not tree.mistakes:
        tree.mistakes.append(InputError("", "There are headings, but no rows below them."))
    filled = fill_tree(data, tree.roots(), today, few=True)
    mistakes = sorted([*tree.mistakes, *filled.mistakes], key=lambda one: one.line or 10**9)
    if mistakes:
        return Imported(data, tuple(mistakes), unused=head.unused)
    return _told(data, table, filled, tree, head.unused)


def _told(
    data: Data, table: SchemaNode, filled: Filled, tree: RowTree, unused: tuple[str, ...]
) -> Imported:
    before = value_at(data, table.path, None) or {}
    after = value_at(filled.data, table.path, None) or {}
    home = table.key_ref.to if table.key_ref is not None else ""
    changed = sum(
        not same(before[key], after[key]) or _home_changed(data, filled.data, home, key)
        for key in tree.rows
        if key in before
    )
    names = []
    for register in REGISTERS:
        known = value_at(data, register, None) or {}
        new = [key for key in value_at(filled.data, register, None) or {} if key not in known]
        if new and register != table.path:
            names.append(
                (
                    register,
                    tuple(dossier_schema().name_of(filled.data, register, key) for key in new),
                )
            )
    return Imported(
        filled.data,
        (),
        (*filled.notes, *tree.notes),
        sum(key not in before for key in after),
        changed,
        unused,
        tuple(names),
        filled.unfinished,
    )


def _home_changed(before: Data, after: Data, home: str, key: str) -> bool:
    path = f"{home}.{key}"
    return bool(home) and not same(value_at(before, path), value_at(after, path))
