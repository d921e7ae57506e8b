"""The walk through a tree of answers: every record is made first, then references are read."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..answers.edit import put
from ..answers.reader import Reader
from ..changes import ABSENT, ancestors_of, value_at
from ..model.answer_types import leaf_of
from ..model.draft import Shape
from ..model.fields import Ref, Table
from ..model.schema import Place, Places, marks_in
from ..parse import NotUnderstood
from ..steps.registry import places, step_named
from .errors import Mistake, did_you_mean, quoted, short
from .read_value import Options, key_options, read_key, read_value
from .yaml_tree import Node

Data = dict[str, Any]


class Walk:
    """Reads a tree into ``data``. ``given`` are the paths that have a value in the tree,
    ``tables`` the tables that stand in it, ``records`` (table, key) of their rows."""

    def __init__(self, data: Data, today: date) -> None:
        self.before = self.data = data
        self.today = today
        self.reader = Reader(data, today, places())
        self.mistakes: list[Mistake] = []
        self.notes: list[str] = []
        self.given: dict[str, int] = {}
        self.tables: list[str] = []
        self.records: list[tuple[str, str]] = []
        self._waiting: list[tuple[int, Place, Node]] = []
        self._late: list[tuple[Place, Node]] = []

    def mistake(self, path: str, sentence: str, line: int) -> None:
        self.mistakes.append(Mistake(path, sentence, line))

    # -- places

    def model(self, path: str, node: Node) -> None:
        """The fields of a step, a record or another group of fields."""
        model = self.reader.places.model_at(path)
        assert model is not None
        known = list(model.model_fields)
        if not isinstance(node.value, dict):
            fields = ", ".join(known[:6])
            self.mistake(path, f"A group of fields belongs here: {fields}.", node.line)
            return
        for text, child in node.value.items():
            name = text if text in known else text.strip().replace("-", "_")
            if name in known:
                self.place(self.reader.places.place(f"{path}.{name}"), child)
            else:
                sentence = unknown_field(self.reader.places, path, text)
                self.mistake(f"{path}.{text}", sentence, child.line)

    def place(self, place: Place, node: Node) -> None:
        """Whatever stands at a place. Tables wait until their order is known."""
        if place.shape.kind == "model":
            self.model(place.path, node)
        elif place.shape.kind == "table":
            if self._is_table(place, node):
                self._waiting.append((self._depth(place.shape), place, node))
        elif self._refers(place):
            self._late.append((place, node))
        else:
            self._leaf(place, node)

    def record_at(self, path: str, node: Node) -> None:
        """A table, a record or a group of fields in the middle of the dossier."""
        for above in reversed(ancestors_of(path)):
            if self._is_table_path(above):
                row = ".".join(path.split(".")[: above.count(".") + 2])
                if value_at(self.data, row) is ABSENT:
                    self.data = put(self.data, row, {})
                self.records.append((above, row.rpartition(".")[2]))
        self.place(self.reader.places.place(path), node)

    def _is_table_path(self, path: str) -> bool:
        try:
            return self.reader.places.place(path).shape.kind == "table"
        except LookupError:
            return False

    def finish(self) -> None:
        """Reads the tables, those that others refer to first; then everything that refers."""
        while self._waiting:
            self._waiting.sort(key=lambda waiting: waiting[0])
            _, place, node = self._waiting.pop(0)
            self._table(place, node)
        self.reader = Reader(self.data, self.today, places())
        for place, node in self._late:
            self._leaf(place, node)

    # -- tables

    def _is_table(self, place: Place, node: Node) -> bool:
        if isinstance(node.value, dict):
            return True
        if node.is_empty and place.shape.nullable:
            self.data = put(self.data, place.path, None)
            self.given[place.path] = node.line
        elif node.is_empty:
            self.mistake(place.path, "The rows of this table are missing.", node.line)
        else:
            sentence = "A table belongs here: each row's id or name, then its fields."
            self.mistake(place.path, sentence, node.line)
        return False

    def _depth(self, shape: Shape) -> int:
        """How many tables must be read before this one: its keys refer to them."""
        marks = marks_in(shape.key.annotation) if shape.key else []
        ref = next((mark for mark in marks if isinstance(mark, Ref)), None)
        own = 1 + self._depth(self.reader.places.place(ref.to).shape) if ref else 0
        inner = shape.inner
        return max(own, self._depth(inner)) if inner and inner.kind == "table" else own

    def _table(self, place: Place, node: Node) -> None:
        self.reader.data = self.data
        if not isinstance(value_at(self.data, place.path), dict):
            self.data = put(self.data, place.path, {})
        self.tables.append(place.path)
        options = key_options(self.reader, place)
        seen: set[str] = set()
        for text, child in node.value.items():
            key = self._key(place, text, child, options)
            if key in seen:
                twice = "This row stands twice. Take one of the two out."
                self.mistake(f"{place.path}.{text}", twice, child.line)
            elif key is not None:
                seen.add(key)
                self._row(place, key, child)

    def _key(self, place: Place, text: str, node: Node, options: Options) -> str | None:
        try:
            return read_key(self.reader, place, text, options, self.today)
        except NotUnderstood as problem:
            self.mistake(f"{place.path}.{text}", str(problem), node.line)
            return None

    def _row(self, table: Place, key: str, node: Node) -> None:
        path = f"{table.path}.{key}"
        place = self.reader.places.place(path)
        if not isinstance(value_at(self.data, path), dict):
            self.data = put(self.data, path, {})
        self.records.append((table.path, key))
        if node.is_empty:
            return
        if place.shape.kind == "table":
            if self._is_table(place, node):
                self._table(place, node)
        else:
            self.model(path, node)

    # -- leaves

    def _refers(self, place: Place) -> bool:
        """Whether reading a value needs the other answers: records, or choices they narrow."""
        parts = place.path.split(".")
        if leaf_of(place).ref:
            return True
        return parts[0] == "steps" and parts[2] in step_named(parts[1]).offers.of_options

    def _leaf(self, place: Place, node: Node) -> None:
        self.reader.data = self.data
        try:
            reading = read_value(self.reader, place, node)
        except NotUnderstood as problem:
            self.mistake(place.path, str(problem), node.line)
            return
        if reading.guess:
            self.notes.append(
                f"{short(place.path)}: {quoted(str(node.value))} was read as {reading.said}."
            )
        self.given[place.path] = node.line
        self.data = put(self.data, place.path, reading.value)


def unknown_field(known_places: Places, path: str, text: str) -> str:
    """Why a field is not there; one that stands with the record referred to is named."""
    known = known_places.names_at(path)
    above, _, key = path.rpartition(".")
    try:
        place = known_places.place(above)
    except LookupError:
        return f"There is no field {quoted(text)}. {did_you_mean(text, known)}"
    table, ref = place.mark(Table), place.key_ref
    if table is not None and ref is not None and text in table.home:
        return f'"{text}" stands elsewhere: write it at {ref.to}.{key}.{table.home[text]}.'
    return f"There is no field {quoted(text)}. {did_you_mean(text, known)}"
