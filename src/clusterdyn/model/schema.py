"""What stands where in a dossier: every path leads to a place with a shape and its marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple, TypeVar, get_args, get_origin

from pydantic import BaseModel

from ..changes import value_at
from .draft import Answers, FieldShape, shape_of, shapes
from .fields import Aim, Core, Deeper, Kept, Need, Ref, Scores, Table, Unit, When
from .records import REGISTERS, Journal, Marks, Passport

M = TypeVar("M")


class NoSuchNode(LookupError):
    """The path leads nowhere. ``known`` are the names that would have fitted."""

    def __init__(self, path: str, part: str, known: list[str]) -> None:
        super().__init__(path)
        self.path, self.part, self.known = path, part, known


class SchemaNode(NamedTuple):
    """A field, a table, a record or a value in a record, with its marks."""

    path: str
    shape: FieldShape
    marks: tuple[Any, ...]
    model: type[BaseModel] | None  # the model that has the field
    name: str

    def mark(self, kind: type[M]) -> M | None:
        return next((mark for mark in self.marks if isinstance(mark, kind)), None)

    @property
    def ref(self) -> Ref | None:
        """Where the value (or each of a list's values) is a record's id."""
        return self.mark(Ref)

    @property
    def need(self) -> Need:
        core = self.mark(Core)
        return core.need if core else Need.OPTIONAL

    @property
    def key_ref(self) -> Ref | None:
        """Of a table: the table its keys refer to."""
        if self.shape.kind != "table" or self.shape.key is None:
            return None
        return next((m for m in marks_in(self.shape.key.annotation) if isinstance(m, Ref)), None)


KEPT = 4096
"""Places that are kept at hand: the cells of a table of 500 rows."""
KNOWN_MARKS = (Core, Deeper, Kept, Ref, Aim, When, Table, Scores, Unit)


@cache
def fields_of(model: type[BaseModel]) -> dict[str, tuple[FieldShape, tuple[Any, ...]]]:
    """Shape and marks of every field of a model, in asking order."""
    found = {}
    for name, shape in shapes(model).items():
        info = model.model_fields[name]
        marks = [mark for mark in info.metadata if isinstance(mark, KNOWN_MARKS)]
        marks += [mark for mark in marks_in(info.annotation) if mark not in marks]
        found[name] = (shape, tuple(marks))
    return found


def marks_in(annotation: Any) -> list[Any]:
    """Our marks anywhere in a leaf's annotation; a table's inner marks are not its own."""
    marks = [m for m in getattr(annotation, "__metadata__", ()) if isinstance(m, KNOWN_MARKS)]
    if hasattr(annotation, "__metadata__"):
        return marks + marks_in(annotation.__origin__)
    if get_origin(annotation) is dict:
        return marks
    for part in get_args(annotation):
        if not isinstance(part, str):
            marks += marks_in(part)
    return marks


class Schema:
    """Finds places by path, for a given set of step models."""

    def __init__(self, steps: Mapping[str, type[Answers]]) -> None:
        self.steps = steps
        self._namings: dict[str, tuple[str, str | None]] = {}
        self._node = lru_cache(KEPT)(self._find)

    def model_at(self, path: str) -> type[BaseModel] | None:
        """The model whose fields stand directly under a path, if one does."""
        parts = path.split(".")
        if len(parts) == 2 and parts[0] == "steps" and parts[1] in self.steps:
            return self.steps[parts[1]]
        if path in ROOT_MODELS:
            return ROOT_MODELS[path]
        shape = self.node(path).shape
        return shape.of if shape.kind == "model" else None

    def names_at(self, path: str) -> list[str]:
        """Field names under a path in asking order; none where records stand."""
        model = self.model_at(path)
        return list(model.model_fields) if model else []

    def node(self, path: str) -> SchemaNode:
        """The place a path leads to; ``NoSuchNode`` when it leads nowhere."""
        return self._node(path)

    def _find(self, path: str) -> SchemaNode:
        parts = path.split(".")
        node, rest = self._root(path, parts)
        while rest:
            node = _under(node, rest[0], path)
            rest = rest[1:]
        return node

    def _root(self, path: str, parts: list[str]) -> tuple[SchemaNode, list[str]]:
        head = parts[0]
        if head == "steps":
            if len(parts) < 2 or parts[1] not in self.steps:
                raise NoSuchNode(path, ".".join(parts[1:2]) or path, list(self.steps))
            model = self.steps[parts[1]]
            return _model_node(f"steps.{parts[1]}", model, parts[1]), parts[2:]
        if head in ROOT_MODELS:
            return _model_node(head, ROOT_MODELS[head], head), parts[1:]
        if head in REGISTERS:
            return _register_node(head), parts[1:]
        raise NoSuchNode(path, head, ["steps", *ROOT_MODELS, *REGISTERS])

    def tables(self) -> Iterator[SchemaNode]:
        """Every table of the registers and the steps (not the tables inside tables)."""
        for name in REGISTERS:
            yield _register_node(name)
        for step, model in self.steps.items():
            for name, (shape, _) in fields_of(model).items():
                if shape.kind == "table":
                    yield self.node(f"steps.{step}.{name}")

    def name_of(self, data: Mapping[str, Any], table: str, key: str) -> str:
        """The name people know a record by: its title, or that of the record it stands for."""
        home, title = self._naming(table)
        if home != table:
            return self.name_of(data, home, key)
        text = value_at(data, f"{table}.{key}.{title}", None) if title else None
        return text if isinstance(text, str) else key

    def _naming(self, table: str) -> tuple[str, str | None]:
        """The table whose records those of ``table`` stand for (or itself), and its title field."""
        if table not in self._namings:
            self._namings[table] = self._find_naming(table)
        return self._namings[table]

    def _find_naming(self, table: str) -> tuple[str, str | None]:
        try:
            node = self.node(table)
        except NoSuchNode:
            return table, None
        if node.key_ref is not None:
            return node.key_ref.to, None
        inner = node.shape.inner
        if inner is None or inner.kind != "model":
            return table, None
        return table, title_field(inner.of, node.mark(Table))


def title_field(record: type[BaseModel], table: Table | None) -> str | None:
    """The field that gives a record its name: the row's first plain text."""
    fields = fields_of(record)
    order = [name for name in (table.row if table else ()) if name in fields] or list(fields)
    for name in order:
        shape, marks = fields[name]
        is_ref = any(isinstance(mark, Ref) for mark in marks)
        if shape.kind == "leaf" and not is_ref and _is_text(shape.annotation):
            return name
    return None


def _is_text(annotation: Any) -> bool:
    while hasattr(annotation, "__metadata__"):
        annotation = annotation.__origin__
    return annotation is str


@cache
def _model_node(path: str, model: type[BaseModel], name: str) -> SchemaNode:
    return SchemaNode(path, FieldShape("model", model, False, of=model), (), None, name)


@cache
def _register_node(name: str) -> SchemaNode:
    from .fields import Slug

    table = FieldShape(
        "table", dict[str, Any], False, key=shape_of(Slug), inner=shape_of(REGISTERS[name])
    )
    row = tuple(field for field in REGISTERS[name].model_fields if field != "readings")
    return SchemaNode(name, table, (Table((0, 0), row),), None, name)


def _under(node: SchemaNode, part: str, path: str) -> SchemaNode:
    here = f"{node.path}.{part}"
    if node.shape.kind == "model":
        fields = fields_of(node.shape.of)
        if part not in fields:
            raise NoSuchNode(path, part, list(fields))
        shape, marks = fields[part]
        return SchemaNode(here, shape, marks, node.shape.of, part)
    if node.shape.kind == "table" and node.shape.inner is not None:
        return SchemaNode(here, node.shape.inner, (), node.model, part)
    raise NoSuchNode(path, part, [])


ROOT_MODELS: dict[str, type[Answers]] = {"passport": Passport, "journal": Journal, "marks": Marks}
