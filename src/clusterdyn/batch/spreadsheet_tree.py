"""The tree of answers that rows of a spreadsheet stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..changes import value_at
from ..model.records import REGISTERS
from ..model.schema import Schema, SchemaNode
from ..parse import name, slug
from ..parse.characters import bare, flat, looks_like, scrub, written_out
from ..parse.record_names import same_but_for_form
from ..steps.registry import dossier_schema
from .column_headings import ID, Target, naming
from .errors import InputError, quoted
from .yaml_tree import TreeEntry

Data = dict[str, Any]
ORGANISATIONS = "organisations"
PARTS = re.compile(r"[\n;,]")


class RowTree:
    """Takes row after row. ``rows``: ids of the rows in their order → the line they stand in."""

    def __init__(self, data: Data, table: SchemaNode, names: Names) -> None:
        self.data = data
        self.table = table
        self.names = names
        self.home, self.title = naming(table)
        self.rows: dict[str, int] = {}
        self.mistakes: list[InputError] = []
        self.notes: list[str] = []
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
            self.mistakes.append(InputError("", f"This row has no {self._title_said()}.", line))
            return
        key = self._key(named, wanted, line)
        if key is None:
            return
        self.rows.setdefault(key, line)
        title = self.names.new.get(self.table.path, {}).get(key) or (named if wanted else "")
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
        for key, line in self.rows.items():
            _put(tree, f"{self.table.path}.{key}", self._cells.get(key, {}), line)
        return _nodes(tree)

    def _names(self, target: Target) -> bool:
        return target.path == f"{self.home}.x.{self.title}"

    def _title_said(self) -> str:
        return self.title.replace("_", " ")

    def _key(self, named: str, wanted: str, line: int) -> str | None:
        """The id of the row's record, made where it is new."""
        at = self.table.path
        if wanted and self.table.key_ref is None:
            if self.names.find(at, wanted) is None and named:
                return self.names.add(at, named, wanted)
            return wanted
        ref = self.table.key_ref
        found = self.names.find(ref.to if ref else at, named)
        if found is not None:
            return found
        if ref is not None and not self.names.can_grow(ref.to):
            where = ref.to.removeprefix("steps.")
            sentence = f"{quoted(named)} is not in {where}. Add it there first."
            self.mistakes.append(InputError("", sentence, line))
            return None
        return self._new(ref.to if ref else at, named, line)

    def _new(self, table: str, text: str, line: int) -> str:
        """A new record, told where a known one resembles it; a legal form alone makes none."""
        same = self.names.without_form(table, text) if table == ORGANISATIONS else None
        if same is not None:
            self.notes.append(
                f"line {line}: {quoted(text)} was taken as {quoted(self._said(table, same))}."
            )
            return same
        near = self.names.alike(table, text)
        if near:
            self.notes.append(
                f"line {line}: {quoted(text)} is new beside {quoted(near)}. If both are one, "
                "undo, write the same name and import again."
            )
        return self.names.add(table, text)

    def _said(self, table: str, key: str) -> str:
        return self.names.new.get(table, {}).get(key) or dossier_schema().name_of(
            self.data, table, key
        )

    def _cell(self, key: str, target: Target, text: str, line: int) -> None:
        into = self._home_cells if target.home else self._cells
        node = dossier_schema().node(target.path)
        entry = TreeEntry(self._referring(node, text, line), line)
        row = into.setdefault(key, {})
        before = row.get(target.field)
        if before is not None and _flat(before.value) != _flat(entry.value):
            path = f"{self.table.path}.{key}.{target.field}"
            sentence = (
                f"Line {before.line} says {quoted(str(_flat(before.value)))}, this one "
                f"{quoted(str(_flat(entry.value)))}, of the same row. Keep one of them."
            )
            self.mistakes.append(InputError(path, sentence, line))
        row.setdefault(target.field, entry)

    def _referring(self, node: SchemaNode, text: str, line: int) -> Any:
        """Names in a cell as ids; new ones are added where a register can grow."""
        answer = node.answer_type
        if not answer.ref or not self.names.can_grow(answer.ref):
            return text
        if answer.kind == "ref":
            return self._reference(answer.ref, text, line)
        if self.names.find(answer.ref, text) is not None:
            return [TreeEntry(self._reference(answer.ref, text, line), line)]
        parts = [item.strip() for item in PARTS.split(text) if item.strip()]
        return [TreeEntry(self._reference(answer.ref, item, line), line) for item in parts]

    def _reference(self, table: str, text: str, line: int) -> str:
        found = self.names.find(table, text)
        return found if found is not None else self._new(table, text, line)


def clean(text: str) -> str:
    """A cell's text without control signs and double blanks; its lines stay lines."""
    lines = (flat(scrub(line)) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


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


class Names:
    """The names in a dossier and those that a spreadsheet brings."""

    def __init__(self, data: Mapping[str, Any], schema: Schema) -> None:
        self.data = data
        self.schema = schema
        self.new: dict[str, dict[str, str]] = {}
        """Table → id → name of the records that are new."""
        self._known: dict[str, dict[str, str]] = {}

    def find(self, table: str, text: str) -> str | None:
        """The id of the record with this name or id; None where there is none."""
        known = self._index(table)
        wanted = text.strip()
        if wanted in self._ids(table):
            return wanted
        return next((known[key] for key in _keys(wanted) if key in known), None)

    def without_form(self, table: str, text: str) -> str | None:
        """The id of the one record that differs by a legal form ("A/S") that one side lacks."""
        every = [(key, self.schema.name_of(self.data, table, key)) for key in self._old(table)]
        every += self.new.get(table, {}).items()
        same = [key for key, shown in every if same_but_for_form(text, shown)]
        return same[0] if len(same) == 1 else None

    def add(self, table: str, text: str, key: str = "") -> str:
        """The id of a new record of this name."""
        made = key or slug(text, self._ids(table))
        self.new.setdefault(table, {})[made] = text
        for form in _keys(text):
            self._index(table).setdefault(form, made)
        return made

    def alike(self, table: str, text: str) -> str:
        """A known name that resembles a new one, "" if none does: told, against slips."""
        options = [(key, self.schema.name_of(self.data, table, key)) for key in self._old(table)]
        found = name(text, options, numbered=False)
        return dict(options)[found.ids[0]] if found.ids else ""

    def can_grow(self, table: str) -> bool:
        """Whether a name in a cell may become a new record: only in the registers."""
        return table in REGISTERS

    def _old(self, table: str) -> Mapping[str, Any]:
        return value_at(self.data, table, None) or {}

    def _ids(self, table: str) -> set[str]:
        return {*self._old(table), *self.new.get(table, {})}

    def _index(self, table: str) -> dict[str, str]:
        if table not in self._known:
            index: dict[str, str] = {}
            for key in self._old(table):
                for form in _keys(self.schema.name_of(self.data, table, key)):
                    index.setdefault(form, key)
            self._known[table] = index
        return self._known[table]


def _keys(text: str) -> list[str]:
    """Both ways to compare a name: ø as o, and ø as oe."""
    return [key for key in (bare(looks_like(text)), bare(written_out(text))) if key]
