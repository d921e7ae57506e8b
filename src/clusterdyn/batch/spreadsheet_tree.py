"""The tree of answers that rows of a spreadsheet stand for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..answers.reader import split_list
from ..answers.sheet_words import is_nobody
from ..model.schema import SchemaNode
from ..parse.characters import flat, scrub
from ..parse.legal_forms import is_form
from ..steps.registry import dossier_schema
from .cell_names import CellNames, Refused
from .column_headings import ID, Target, naming
from .errors import InputError, quoted
from .known_names import ORGANISATIONS, PEOPLE, KnownNames
from .person_cells import PersonCell
from .yaml_tree import TreeEntry

Data = dict[str, Any]
ORGANISATION = "organisation"


class RowTree:
    """Takes row after row. ``rows``: ids of the rows in their order → the line they stand in.

    ``together``: see ``CellNames``.
    """

    def __init__(
        self, data: Data, table: SchemaNode, names: KnownNames, together: frozenset[tuple[str, str]]
    ) -> None:
        self.data = data
        self.table = table
        self.names = names
        self.home, self.title = naming(table)
        self.rows: dict[str, int] = {}
        self.cell_names = CellNames(names, together, self.rows)
        self.mistakes: list[InputError] = []
        self._cells: dict[str, dict[str, TreeEntry]] = {}
        self._home_cells: dict[str, dict[str, TreeEntry]] = {}

    def row(self, line: int, cells: Mapping[Target, str]) -> None:
        """One row; a row without a name is a mistake, a row that stands twice is one row."""
        given = {target: clean(text) for target, text in cells.items() if clean(text)}
        named = next((text for target, text in given.items() if self._names(target)), "")
        wanted = next((text for target, text in given.items() if target.name == ID), "")
        if not given:
            return
        known = self.names.find(self.table.path, wanted) if wanted else None
        if not named and known is None:
            self._mistake("", f"This row has no {self._title_said()}.", line)
            return
        try:
            key, name = self._key(named, wanted, given, line)
        except Refused as problem:
            self._mistake("", str(problem), line)
            return
        self.rows.setdefault(key, line)
        title = self.names.new.get(self.table.path, {}).get(key) or (name if wanted else "")
        if title and self.table.key_ref is None:
            self._cells.setdefault(key, {}).setdefault(self.title, TreeEntry(title, line))
        for target, text in given.items():
            if target.name != ID and not self._names(target):
                self._cell(key, target, text, line)

    def top_level(self) -> TreeEntry:
        """The whole tree, with new records of the registers first."""
        tree: dict[str, Any] = {}
        for register, new in self.names.new.items():
            if register != self.table.path:
                for key, name in new.items():
                    _put(tree, f"{register}.{key}", {"name": TreeEntry(name)})
        for key, fields in self._home_cells.items():
            _put(tree, f"{self.home}.{key}", fields)
        for key, firm in self.names.employers.items():
            _put(tree, f"{PEOPLE}.{key}", {ORGANISATION: TreeEntry(firm)})
        for key, line in self.rows.items():
            _put(tree, f"{self.table.path}.{key}", self._cells.get(key, {}), line)
        return _nodes(tree)

    def _mistake(self, path: str, sentence: str, line: int) -> None:
        self.mistakes.append(InputError(path, sentence, line))

    @property
    def notes(self) -> list[str]:
        """What was taken as something else, or resembles it."""
        return self.cell_names.notes

    def _names(self, target: Target) -> bool:
        return target.path == f"{self.home}.x.{self.title}"

    def _title_said(self) -> str:
        return self.title.replace("_", " ")

    # -- whose row it is

    def _key(
        self, named: str, wanted: str, given: Mapping[Target, str], line: int
    ) -> tuple[str, str]:
        """The id of the row's record, made where it is new, and its name."""
        at = self.table.path
        if self.home == PEOPLE and named:
            return self._key_of_person(named, wanted, given, line)
        if wanted and self.table.key_ref is None:
            return self._with_id(named, wanted), named
        ref = self.table.key_ref
        found = self.cell_names.found(ref.to if ref else at, named)
        if found is not None:
            return found, named
        if ref is not None and not self.names.can_grow(ref.to):
            where = ref.to.removeprefix("steps.")
            raise Refused(f"{quoted(named)} is not in {where}. Add it there first.")
        return self.cell_names.new(ref.to if ref else at, named, line), named

    def _with_id(self, named: str, wanted: str) -> str:
        at = self.table.path
        if self.names.find(at, wanted) is None and named:
            return self.names.add(at, named, wanted)
        return wanted

    def _key_of_person(
        self, named: str, wanted: str, given: Mapping[Target, str], line: int
    ) -> tuple[str, str]:
        cell = self.cell_names.one_person(named, line)
        if wanted and self.table.key_ref is None:
            return self._with_id(cell.name, wanted), cell.name
        ref = self.table.key_ref
        if ref is not None and not self.names.can_grow(ref.to):
            return self._in_table(ref.to, cell), cell.name
        column = next((t for name, t in _by_name(given).items() if name == ORGANISATION), "")
        firm = self.cell_names.firm_of_row(column, cell, line)
        key = self.cell_names.colleague(cell, firm, line)
        if key is None:
            key = self.cell_names.new(
                PEOPLE, cell.name, line, twins=bool(self.names.fits(PEOPLE, cell.name))
            )
        if firm and key in self.names.new.get(PEOPLE, {}):
            self.names.employ(key, firm)
        if firm and not column:
            into = self._cells if self.table.path == PEOPLE else self._home_cells
            into.setdefault(key, {}).setdefault(ORGANISATION, TreeEntry(firm, line))
        return key, cell.name

    def _in_table(self, table: str, cell: PersonCell) -> str:
        found = self.cell_names.found(table, cell.name)
        if found is None:
            where = table.removeprefix("steps.")
            raise Refused(f"{quoted(cell.name)} is not in {where}. Add it there first.")
        return found

    # -- records

    def _cell(self, key: str, target: Target, text: str, line: int) -> None:
        into = self._home_cells if target.home else self._cells
        node = dossier_schema().node(target.path)
        path = f"{self.table.path}.{key}.{target.field}"
        try:
            entry = TreeEntry(self._referring(node, text, line), line)
        except Refused as problem:
            self._mistake(path, str(problem), line)
            return
        if entry.value is None:
            return
        row = into.setdefault(key, {})
        before = row.get(target.field)
        if before is not None and _flat(before.value) != _flat(entry.value):
            one, other = self._said(node, before.value), self._said(node, entry.value)
            self._mistake(path, f"Line {before.line} says {one}, this one {other}. {BOTH}", line)
        row.setdefault(target.field, entry)

    def _said(self, node: SchemaNode, value: Any) -> str:
        """A value as people know it: the names of records, not their ids."""
        table = node.answer_type.ref
        flat_value = _flat(value)
        keys = flat_value if isinstance(flat_value, list) else [flat_value]
        grown = bool(table) and self.names.can_grow(table)
        return quoted("; ".join(self.names.shown(table, k) if grown else str(k) for k in keys))

    # -- references

    def _referring(self, node: SchemaNode, text: str, line: int) -> Any:
        """Names in a cell as ids; new ones are added where a register can grow. None: nobody."""
        answer = node.answer_type
        if not answer.ref or not self.names.can_grow(answer.ref):
            return text
        take = self.cell_names.person if answer.ref == PEOPLE else self.cell_names.organisation
        if answer.kind == "ref":
            if answer.ref not in (PEOPLE, ORGANISATIONS):
                return self.cell_names.reference(answer.ref, text, line)
            return take(text, line)
        parts = [part for part in self._parts(answer.ref, text) if not is_nobody(part)]
        return [TreeEntry(take(part, line), line) for part in parts]

    def _parts(self, table: str, text: str) -> list[str]:
        """The names in a cell. A comma may belong to a known name, or stand before its form."""
        if self.names.fits(table, text):
            return [text]
        parts = split_list(text)
        if "\n" in text or ";" in text:
            return parts
        found: list[str] = []
        while parts:
            size = next(n for n in range(len(parts), 0, -1) if self._is_name(table, parts[:n], n))
            found.append(", ".join(parts[:size]))
            parts = parts[size:]
        return found

    def _is_name(self, table: str, parts: list[str], size: int) -> bool:
        joined = ", ".join(parts)
        return (
            size == 1
            or bool(self.names.fits(table, joined))
            or (
                size == 2 and is_form(parts[1])  # "Acme, Inc."
            )
        )


BOTH = (
    "Keep one of them; or, where two things are meant, give each a name of its own, or an id in "
    "a column headed id."
)


def clean(text: str) -> str:
    """A cell's text without control signs and double blanks; its lines stay lines."""
    lines = (flat(scrub(line)) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _by_name(given: Mapping[Target, str]) -> dict[str, str]:
    return {target.name: text for target, text in given.items()}


def _flat(value: Any) -> Any:
    return [entry.value for entry in value] if isinstance(value, list) else value


def _put(tree: dict[str, Any], path: str, fields: Mapping[str, TreeEntry], line: int = 0) -> None:
    """Adds fields to the record at a path, and the record itself."""
    here = tree
    for part in path.split("."):
        here = here.setdefault(part, {})
    for field, entry in fields.items():
        here.setdefault(field, entry)
    if line:
        here[""] = line


def _nodes(tree: Mapping[str, Any]) -> TreeEntry:
    line = tree.get("", 0)
    return TreeEntry(
        {
            key: value if isinstance(value, TreeEntry) else _nodes(value)
            for key, value in tree.items()
            if key
        },
        line,
    )
