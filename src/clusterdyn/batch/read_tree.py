"""Reads a tree of answers: every record is made first, then references are read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ..answers.edit import put
from ..answers.reader import Reader
from ..changes import ABSENT, ancestors_of, parent_of, value_at
from ..content.step_names import NAMES
from ..model.field_spec import FieldSpec
from ..model.records import REGISTERS, VERSION
from ..model.schema import ROOT_MODELS, Schema, SchemaNode
from ..parse import ParseError
from ..steps.registry import dossier_schema, step_named
from .errors import InputError, did_you_mean, quoted, short
from .read_value import Options, key_options, read_key, read_value
from .yaml_tree import TreeEntry

Data = dict[str, Any]


class TreeReader:
    """Reads a tree into ``data``. ``given`` are the paths that have a value in the tree,
    ``tables`` the tables that stand in it, ``records`` (table, key) of their rows."""

    def __init__(self, data: Data, today: date) -> None:
        self.before = self.data = data
        self.today = today
        self.reader = Reader(data, today, dossier_schema())
        self.mistakes: list[InputError] = []
        self.notes: list[str] = []
        self.given: dict[str, int] = {}
        self.tables: list[str] = []
        self.records: list[tuple[str, str]] = []
        self._waiting: list[tuple[int, SchemaNode, TreeEntry]] = []
        self._late: list[tuple[SchemaNode, TreeEntry]] = []

    def mistake(self, path: str, sentence: str, line: int) -> None:
        self.mistakes.append(InputError(path, sentence, line))

    # -- places

    def model(self, path: str, entry: TreeEntry) -> None:
        """The fields of a step, a record or another group of fields."""
        model = self.reader.schema.model_at(path)
        assert model is not None
        known = list(model.model_fields)
        if not isinstance(entry.value, dict):
            fields = ", ".join(known[:6])
            self.mistake(path, f"A group of fields belongs here: {fields}.", entry.line)
            return
        for text, child in entry.value.items():
            name = text if text in known else text.strip().replace("-", "_")
            if name in known:
                self.place(self.reader.schema.node(f"{path}.{name}"), child)
            else:
                sentence = unknown_field(self.reader.schema, path, text)
                self.mistake(f"{path}.{text}", sentence, child.line)

    def place(self, node: SchemaNode, entry: TreeEntry) -> None:
        """Whatever stands at a place. Tables wait until their order is known."""
        if node.field.kind == "model":
            self.model(node.path, entry)
        elif node.field.kind == "table":
            if self._is_table(node, entry):
                self._waiting.append((self._depth(node.field), node, entry))
        elif self._refers(node):
            self._late.append((node, entry))
        else:
            self._leaf(node, entry)

    def record_at(self, path: str, entry: TreeEntry) -> None:
        """A table, a record or a group of fields in the middle of the dossier."""
        for above in reversed(ancestors_of(path)):
            if self._is_table_path(above):
                row = ".".join(path.split(".")[: above.count(".") + 2])
                if value_at(self.data, row) is ABSENT:
                    self.data = put(self.data, row, {})
                self.records.append((above, row.rpartition(".")[2]))
        self.place(self.reader.schema.node(path), entry)

    def _is_table_path(self, path: str) -> bool:
        try:
            return self.reader.schema.node(path).field.kind == "table"
        except LookupError:
            return False

    def finish(self) -> None:
        """Reads the tables, those that others refer to first; then everything that refers."""
        while self._waiting:
            self._waiting.sort(key=lambda waiting: waiting[0])
            _, place, entry = self._waiting.pop(0)
            self._table(place, entry)
        self.reader = Reader(self.data, self.today, dossier_schema())
        for place, entry in self._late:
            self._leaf(place, entry)

    # -- tables

    def _is_table(self, node: SchemaNode, entry: TreeEntry) -> bool:
        if isinstance(entry.value, dict):
            return True
        if entry.is_empty and node.field.nullable:
            self.data = put(self.data, node.path, None)
            self.given[node.path] = entry.line
        elif entry.is_empty:
            self.mistake(node.path, "The rows of this table are missing.", entry.line)
        else:
            sentence = "A table belongs here: each row's id or name, then its fields."
            self.mistake(node.path, sentence, entry.line)
        return False

    def _depth(self, table: FieldSpec) -> int:
        """How many tables must be read before this one: its keys refer to them."""
        ref, inner = table.key.ref if table.key else None, table.inner
        own = 1 + self._depth(self.reader.schema.node(ref.to).field) if ref else 0
        return max(own, self._depth(inner)) if inner and inner.kind == "table" else own

    def _table(self, node: SchemaNode, entry: TreeEntry) -> None:
        self.reader = self.reader.going_on(self.data)
        if not isinstance(value_at(self.data, node.path), dict):
            self.data = put(self.data, node.path, {})
        self.tables.append(node.path)
        options = key_options(self.reader, node)
        seen: set[str] = set()
        for text, child in entry.value.items():
            key = self._key(node, text, child, options)
            if key in seen:
                twice = "This row stands twice. Take one of the two out."
                self.mistake(f"{node.path}.{text}", twice, child.line)
            elif key is not None:
                seen.add(key)
                self._row(node, key, child)

    def _key(self, node: SchemaNode, text: str, entry: TreeEntry, options: Options) -> str | None:
        try:
            return read_key(self.reader, node, text, options, self.today)
        except ParseError as problem:
            self.mistake(f"{node.path}.{text}", str(problem), entry.line)
            return None

    def _row(self, table: SchemaNode, key: str, entry: TreeEntry) -> None:
        path = f"{table.path}.{key}"
        node = self.reader.schema.node(path)
        if not isinstance(value_at(self.data, path), dict):
            self.data = put(self.data, path, {})
        self.records.append((table.path, key))
        if entry.is_empty:
            return
        if node.field.kind == "table":
            if self._is_table(node, entry):
                self._table(node, entry)
        else:
            self.model(path, entry)

    # -- leaves

    def _refers(self, node: SchemaNode) -> bool:
        """Whether reading a value needs the other answers: records, or choices they narrow."""
        parts = node.path.split(".")
        if node.answer_type.ref:
            return True
        return parts[0] == "steps" and parts[2] in step_named(parts[1]).prefills.of_options

    def _leaf(self, node: SchemaNode, entry: TreeEntry) -> None:
        self.reader = self.reader.going_on(self.data)
        try:
            reading = read_value(self.reader, node, entry)
        except ParseError as problem:
            self.mistake(node.path, str(problem), entry.line)
            return
        if reading.guess:
            self.notes.append(
                f"{short(node.path)}: {quoted(str(entry.value))} was read as {reading.said}."
            )
        self.given[node.path] = entry.line
        self.data = put(self.data, node.path, reading.value)
        for name, value in reading.beside.items():
            path = f"{parent_of(node.path)}.{name}"
            if path not in self.given:
                self.given[path] = entry.line
                self.data = put(self.data, path, value)


def unknown_field(known_schema: Schema, path: str, text: str) -> str:
    """Why a field is not there; one that stands with the record referred to is named."""
    known = known_schema.names_at(path)
    above, _, key = path.rpartition(".")
    try:
        place = known_schema.node(above)
    except LookupError:
        return f"There is no field {quoted(text)}. {did_you_mean(text, known)}"
    home = place.home_of(key, text)
    if home is not None:
        return f'"{text}" stands elsewhere: write it at {home}.'
    return f"There is no field {quoted(text)}. {did_you_mean(text, known)}"


TOP = (*ROOT_MODELS, *REGISTERS)


def step_meant(text: str) -> str | None:
    """The step's name for "4", "vision" or "quick-wins"; None if there is no such step."""
    wanted = text.strip().casefold().replace("-", "_").replace(" ", "_")
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= len(NAMES):
        return NAMES[int(wanted) - 1]
    return wanted if wanted in NAMES else None


def top_level(tree: TreeEntry, mistakes: list[InputError]) -> Iterator[tuple[str, TreeEntry]]:
    """(path, node) for everything a file gives at its top; steps may stand under "steps" too."""
    seen: set[str] = set()
    for name, entry in tree.value.items():
        if name == "version":
            _check_version(entry, mistakes)
        elif name == "id":
            continue  # of the dossier that the file was made from; this one has its own
        elif name == "steps":
            yield from _steps(entry, seen, mistakes)
        elif name in TOP:
            if not (entry.is_empty and name != "marks"):
                yield name, entry
        else:
            yield from _one_step(name, entry, seen, mistakes, [*NAMES, *TOP])


def _check_version(entry: TreeEntry, mistakes: list[InputError]) -> None:
    if str(entry.value).strip() not in map(str, range(1, VERSION + 1)):
        known = f"This program reads versions up to {VERSION}."
        mistakes.append(InputError("version", known, entry.line))


def _steps(
    entry: TreeEntry, seen: set[str], mistakes: list[InputError]
) -> Iterator[tuple[str, TreeEntry]]:
    if entry.is_empty:
        return
    if not isinstance(entry.value, dict):
        mistakes.append(InputError("steps", "The names of steps belong here.", entry.line))
        return
    for name, step in entry.value.items():
        yield from _one_step(name, step, seen, mistakes, list(NAMES))


def _one_step(
    text: str, entry: TreeEntry, seen: set[str], mistakes: list[InputError], known: list[str]
) -> Iterator[tuple[str, TreeEntry]]:
    name = step_meant(text)
    if name is None:
        sentence = f"{quoted(text)} is neither a step nor a register. {did_you_mean(text, known)}"
        mistakes.append(InputError("", sentence, entry.line))
    elif name in seen:
        sentence = f'The step "{name}" stands twice. Put its answers together.'
        mistakes.append(InputError(f"steps.{name}", sentence, entry.line))
    elif not entry.is_empty:
        seen.add(name)
        yield f"steps.{name}", entry
