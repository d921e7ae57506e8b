"""What stands where in a dossier: every path leads to the field whose answer stands there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from ..changes import value_at
from .answer_types import AnswerType
from .draft import Answers
from .field_spec import FieldSpec, field_of, fields_of
from .fields import Need, Ref, Slug, Table
from .records import REGISTERS, Journal, Marks, Passport

M = TypeVar("M")


class NoSuchNode(LookupError):
    """The path leads nowhere. ``known`` are the names that would have fitted."""

    def __init__(self, path: str, part: str, known: list[str]) -> None:
        super().__init__(path)
        self.path, self.part, self.known = path, part, known


class SchemaNode(NamedTuple):
    """A place of a dossier: its path, and the field whose answer stands there.

    The field of a record is what stands in its table.
    """

    path: str
    field: FieldSpec

    @property
    def name(self) -> str:
        return self.path.rpartition(".")[2]

    def mark(self, kind: type[M]) -> M | None:
        return self.field.mark(kind)

    @property
    def need(self) -> Need:
        return self.field.need

    @property
    def answer_type(self) -> AnswerType:
        """Of a leaf: what kind of answer it takes."""
        return self.field.answer_type

    @property
    def key_ref(self) -> Ref | None:
        """Of a table: the table its keys refer to."""
        return self.field.key.ref if self.field.key else None

    @property
    def key_choices(self) -> tuple[str, ...]:
        """Of a table: the keys it may have, where they are a fixed choice."""
        return self.field.key.answer_type.options if self.field.key else ()

    def home_of(self, key: str, column: str) -> str | None:
        """Of a table: where a row's column stands that lives with the record its key refers to."""
        table, ref = self.mark(Table), self.key_ref
        if table is None or ref is None or column not in table.home:
            return None
        return f"{ref.to}.{key}.{table.home[column]}"

    def cell(self, key: str, column: str) -> str:
        """Of a table: the path of a row's column, wherever it lives."""
        return self.home_of(key, column) or f"{self.path}.{key}.{column}"


KEPT = 4096
"""Places that are kept at hand: the cells of a table of 500 rows."""


class Schema:
    """Finds places by path, for a given set of step models."""

    def __init__(self, steps: Mapping[str, type[Answers]]) -> None:
        self.steps = steps
        self._roots = {name: field_of(model, name) for name, model in ROOT_MODELS.items()}
        self._roots |= {name: _register(name, model) for name, model in REGISTERS.items()}
        self._roots |= {f"steps.{name}": field_of(model, name) for name, model in steps.items()}
        self._node = lru_cache(KEPT)(self._find)
        self._naming = lru_cache(KEPT)(self._find_naming)

    def model_at(self, path: str) -> type[BaseModel] | None:
        """The model whose fields stand directly under a path, if one does."""
        field = self.node(path).field
        return field.value_type if field.kind == "model" else None

    def names_at(self, path: str) -> list[str]:
        """Field names under a path in asking order; none where records stand."""
        model = self.model_at(path)
        return list(model.model_fields) if model else []

    def node(self, path: str) -> SchemaNode:
        """The place a path leads to; ``NoSuchNode`` when it leads nowhere."""
        return self._node(path)

    def _find(self, path: str) -> SchemaNode:
        parts = path.split(".")
        above = 2 if parts[0] == "steps" else 1
        field = self._roots.get(".".join(parts[:above]))
        if field is None and above == 2:
            raise NoSuchNode(path, ".".join(parts[1:2]) or path, list(self.steps))
        if field is None:
            raise NoSuchNode(path, parts[0], ["steps", *ROOT_MODELS, *REGISTERS])
        for part in parts[above:]:
            field = _under(field, part, path)
        return SchemaNode(path, field)

    def tables(self) -> Iterator[SchemaNode]:
        """Every table of the registers and the steps (not the tables inside tables)."""
        for name in REGISTERS:
            yield self.node(name)
        for step, model in self.steps.items():
            for name, field in fields_of(model).items():
                if field.kind == "table":
                    yield self.node(f"steps.{step}.{name}")

    def name_of(self, data: Mapping[str, Any], table: str, key: str) -> str:
        """The name people know a record by: its title, or that of the record it stands for."""
        home, title = self._naming(table)
        if home != table:
            return self.name_of(data, home, key)
        text = value_at(data, f"{table}.{key}.{title}", None) if title else None
        return text if isinstance(text, str) else key

    def _find_naming(self, table: str) -> tuple[str, str | None]:
        """The table whose records those of ``table`` stand for (or itself), and its title field."""
        try:
            node = self.node(table)
        except NoSuchNode:
            return table, None
        if node.key_ref is not None:
            return node.key_ref.to, None
        inner = node.field.inner
        is_of_records = inner is not None and inner.kind == "model"
        return table, node.field.title if is_of_records else None


def _register(name: str, model: type[Answers]) -> FieldSpec:
    row = tuple(field for field in model.model_fields if field != "readings")
    return field_of(dict[Slug, model], name, [Table((0, 0), row)])  # type: ignore[valid-type]


def _under(field: FieldSpec, part: str, path: str) -> FieldSpec:
    """What stands under a field: a model's own field, or what a table holds at any key."""
    if field.kind == "model":
        fields = fields_of(field.value_type)
        if part not in fields:
            raise NoSuchNode(path, part, list(fields))
        return fields[part]
    if field.kind == "table" and field.inner is not None:
        return field.inner
    raise NoSuchNode(path, part, [])


ROOT_MODELS: dict[str, type[Answers]] = {"passport": Passport, "journal": Journal, "marks": Marks}
