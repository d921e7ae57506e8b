"""Rows of a spreadsheet as answers: new records for new names, then all values as they are typed.

Nobody is there to be asked, so a record is known by its whole name (capital letters, accents and
punctuation do not matter) or its id; every other name is a new record, and told. What may be meant
in two ways is refused with its line, and what is no record is left out and told. Empty cells
change nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from typing import Any

from ..changes import same, value_at
from ..content.catalogue import field_text
from ..errors import UsageError
from ..model.fields import Scores, Table
from ..model.records import REGISTERS
from ..model.schema import SchemaNode
from ..parse.characters import bare
from ..steps.registry import dossier_schema
from ..tables.small_sheet import SheetFile, SheetRow
from .answer_file import Filled, fill_tree
from .cell_names import together_in
from .cell_reader import CellReader
from .column_headings import Columns, HeadingError, Target, columns, is_heading, naming, targets
from .errors import InputError, quoted
from .known_names import KnownNames
from .read_tree import step_meant
from .sheet_rows import Left, records_of
from .spreadsheet_tree import RowTree

Data = dict[str, Any]


@dataclass(frozen=True)
class Wishes:
    """How a sheet is to be read. ``columns``: field → heading, ``headings`` the other way round, of
    earlier lists. ``values``: word → value. ``every``: all rows are taken."""

    columns: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    every: bool = False


@dataclass(frozen=True)
class Imported:
    """What a spreadsheet comes to. With mistakes, ``data`` is the dossier as it was.

    ``added`` and ``changed`` count rows of the table; ``names`` what is new in each register
    besides; ``unused`` are headings that fit no field, ``left`` the rows that are no records.
    """

    data: Data
    mistakes: tuple[InputError, ...] = ()
    notes: tuple[str, ...] = ()
    added: int = 0
    changed: int = 0
    unused: tuple[str, ...] = ()
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unfinished: tuple[str, ...] = ()
    left: tuple[tuple[Left, SheetRow], ...] = ()
    heading_lines: tuple[int, ...] = ()
    bare: tuple[SheetRow, ...] = ()
    unknown: tuple[str, ...] = ()
    """Words in columns of choices that mean none of them."""


def sheet_for(table: SchemaNode, sheets: Iterable[SheetFile], wishes: Wishes) -> SheetFile:
    """The first sheet with headings that fit; the first of all where none has. Raises TableError
    of a sheet that cannot be read."""
    first: SheetFile | None = None
    for sheet in sheets:
        first = first or sheet
        with suppress(HeadingError):
            columns(table, sheet.rows, wishes.columns, wishes.headings)
            return sheet
    assert first is not None
    return first


def import_rows(
    data: Data, table: SchemaNode, sheet: SheetFile, today: date, wishes: Wishes
) -> Imported:
    """The dossier with the rows of a spreadsheet. Raises HeadingError."""
    head = columns(table, sheet.rows, wishes.columns, wishes.headings)
    names = KnownNames(data, dossier_schema())
    home, _ = naming(table)
    found = records_of(
        sheet.rows, head, lambda text: bool(names.fits(home, text)), home in REGISTERS, wishes.every
    )
    _refuse_misread(table, head, found.rows)
    reader = CellReader(head, wishes.values)
    rows = [(row, reader.cells(row)) for row in found.rows]
    tree = RowTree(data, table, names, together_in(_people(rows)))
    for row, cells in rows:
        tree.row(row.line, cells)
    mistakes = [*reader.mistakes, *tree.mistakes]
    if not tree.rows and not mistakes:
        mistakes.append(InputError("", "There are headings, but no records below them."))
    filled = fill_tree(data, tree.top_level(), today, few=True)
    mistakes = sorted([*mistakes, *filled.mistakes], key=lambda one: one.line or 10**9)
    told = Imported(
        data, tuple(mistakes), (), unused=head.unused, left=(*found.left, *reader.nobody),
        heading_lines=head.lines, bare=found.bare, unknown=_unknown(filled.mistakes, reader),
    )  # fmt: skip
    return told if mistakes else _told(told, table, filled, tree, reader.notes)


def _refuse_misread(table: SchemaNode, head: Columns, rows: Sequence[SheetRow]) -> None:
    """Raise HeadingError for a list without headings, and for one that lies on its side."""
    names = [row.cells[head.name] for row in rows if head.name < len(row.cells)]
    kinds = {word.casefold() for target in targets(table) for word in _choices(target)}
    if head.unused and any(names) and all(name.casefold() in kinds for name in names):
        raise HeadingError(
            "The list seems to have no headings: the column of names holds "
            f"{quoted(names[0])}. Write a row of headings above it."
        )
    if head.unused and any(names) and all(is_heading(name) for name in names if name):
        raise HeadingError(
            "The headings seem to stand in the first column, below each other. "
            "Turn the table in the spreadsheet (copy, paste special, transpose)."
        )


def _choices(target: Target) -> Iterator[str]:
    """What can be chosen in a column, in the words that are understood."""
    if target.path:
        words = field_text(target.path)
        yield from (*dossier_schema().node(target.path).answer_type.options, *words.also)


def _people(rows: Iterable[tuple[SheetRow, Mapping[Target, str]]]) -> list[tuple[str, str]]:
    """(name, organisation) of each row, where there are such columns."""
    named = [{target.name: text for target, text in cells.items()} for _, cells in rows]
    return [(one.get("name", ""), one.get("organisation", "")) for one in named]


def _unknown(mistakes: Iterable[InputError], reader: CellReader) -> tuple[str, ...]:
    """The words of columns of choices that were refused, each once."""
    words = (reader.choices.get((one.line, one.path.rpartition(".")[2])) for one in mistakes)
    return tuple(dict.fromkeys(word for word in words if word))


def _told(
    told: Imported, table: SchemaNode, filled: Filled, tree: RowTree, notes: Iterable[str]
) -> Imported:
    data = told.data
    before = value_at(data, table.path, None) or {}
    after = value_at(filled.data, table.path, None) or {}
    home = table.key_ref.to if table.key_ref is not None else ""
    changed = sum(
        not same(before[key], after[key]) or _home_changed(data, filled.data, home, key)
        for key in tree.rows
        if key in before
    )
    return replace(
        told,
        data=filled.data,
        notes=tuple(dict.fromkeys((*filled.notes, *notes, *tree.notes))),
        added=sum(key not in before for key in after),
        changed=changed,
        names=tuple(_new_names(data, filled.data, table)),
        unfinished=filled.unfinished,
    )


def _new_names(
    before: Data, after: Data, table: SchemaNode
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(register, names) of the new records beside the table itself."""
    for register in REGISTERS:
        known = value_at(before, register, None) or {}
        new = [key for key in value_at(after, register, None) or {} if key not in known]
        if new and register != table.path:
            names = (dossier_schema().name_of(after, register, key) for key in new)
            yield register, tuple(names)


def _home_changed(before: Data, after: Data, home: str, key: str) -> bool:
    path = f"{home}.{key}"
    return bool(home) and not same(value_at(before, path), value_at(after, path))


class UnknownTable(UsageError):
    """The table is not there or cannot be filled; the text says which ones can."""


def fillable() -> Iterator[SchemaNode]:
    """Tables whose rows a group makes itself: the registers, and those of the steps."""
    for node in dossier_schema().tables():
        mark, record = node.mark(Table), node.field.inner
        digits = node.mark(Scores) is not None
        if mark is None or mark.fixed or digits or record is None or record.kind != "model":
            continue
        if node.key_ref is not None or (node.field.title and _has_ids(node)):
            yield node


def _has_ids(node: SchemaNode) -> bool:
    from .read_value import key_kind

    return key_kind(node) == "line"


CALLED = {
    "organisations": "members member firms firm companies company organizations organisation",
    "people": "person persons contacts contact participants",
    "indicators": "kpis kpi numbers",
}
OTHER_WORDS = {word: register for register, words in CALLED.items() for word in words.split()}
"""What people call the registers. A table of that name goes first."""


def table_named(text: str) -> SchemaNode:
    """The table for "organisations", "plan.actions", "5.actions" or "actions"."""
    wanted = text.strip().casefold().replace("-", "_").replace(" ", "_")
    step, _, name = wanted.removeprefix("steps.").rpartition(".")
    known = list(fillable())
    if step:
        step = step_meant(step) or step
    fits = [p for p in known if _is(p, step, name)]
    fits = [p for p in fits if short(p) == wanted] or fits
    if len(fits) == 1:
        return fits[0]
    if not fits and name in OTHER_WORDS:
        return dossier_schema().node(OTHER_WORDS[name])
    if len(fits) > 1:
        either = " or ".join(short(node) for node in fits)
        raise UnknownTable(f"{quoted(text)} fits several tables. Write {either}.")
    names = [short(node) for node in known]
    every = {short(node) for node in dossier_schema().tables()}
    if any(name == one.rpartition(".")[2] for one in every):
        raise UnknownTable(
            f"The rows of {quoted(text)} come from the workbook itself, so they are answered in "
            "the dialogue: clusterdyn next-step"
        )
    last = {one.rpartition(".")[2]: one for one in names}
    near = get_close_matches(name, [*last, *names], n=1)
    if near:
        hint = f'Did you mean "{last.get(near[0], near[0])}"?'
    else:
        hint = f"Tables that can be filled: {', '.join(names)}."
    raise UnknownTable(f"There is no table {quoted(text)}. {hint}")


def _is(node: SchemaNode, step: str, name: str) -> bool:
    parts = node.path.split(".")
    if step and (parts[0] != "steps" or parts[1] != step):
        return False
    label = field_text(node.path).label if parts[0] == "steps" else ""
    return name == parts[-1] or (bool(name) and bare(name.replace("_", " ")) == bare(label))


def short(node: SchemaNode) -> str:
    """The table's path as it is typed."""
    return node.path.removeprefix("steps.")
