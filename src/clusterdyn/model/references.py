"""Who refers to whom: every reference in a dossier, and the dangling ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any, NamedTuple

from ..changes import value_at
from .draft import FieldShape
from .fields import Ref
from .schema import Schema, fields_of, marks_in


class Reference(NamedTuple):
    """The place ``path`` names record ``key`` of the table ``to``."""

    path: str
    to: str
    key: str


def references(data: Mapping[str, Any], schema: Schema) -> Iterator[Reference]:
    """Every reference that stands in the steps, the register, the passport and the journal."""
    for table in ("organisations", "people", "indicators"):
        walk = _walk_of_table(schema.node(table).shape)
        if walk is not None:
            yield from walk(value_at(data, table, {}), table)
    for name in ("passport", "journal"):
        model = schema.model_at(name)
        assert model is not None
        yield from _in_model(model, value_at(data, name, {}), name)
    for step, model in schema.steps.items():
        yield from _in_model(model, value_at(data, f"steps.{step}", {}), f"steps.{step}")


def dangling(data: Mapping[str, Any], schema: Schema) -> list[Reference]:
    """References to records that do not exist."""
    known: dict[str, Any] = {}
    found = []
    for reference in references(data, schema):
        if reference.to not in known:
            table = value_at(data, reference.to, {})
            known[reference.to] = table if isinstance(table, dict) else {}
        if reference.key not in known[reference.to]:
            found.append(reference)
    return found


TreeReader = Callable[[Any, str], Iterator[Reference]]


def _in_model(model: Any, raw: Any, path: str) -> Iterator[Reference]:
    if isinstance(raw, dict):
        for name, walk in _walks(model):
            if name in raw:
                yield from walk(raw[name], f"{path}.{name}")


@cache
def _walks(model: Any) -> tuple[tuple[str, TreeReader], ...]:
    """The fields of a model that are references or hold some, with the way to these."""
    found = ((name, _walk(shape, marks)) for name, (shape, marks) in fields_of(model).items())
    return tuple((name, walk) for name, walk in found if walk is not None)


def _walk(shape: FieldShape, marks: tuple[Any, ...]) -> TreeReader | None:
    if shape.kind == "model":
        return partial(_in_model, shape.of) if _walks(shape.of) else None
    if shape.kind == "table":
        return _walk_of_table(shape)
    to = _referred(marks)
    return partial(_in_leaf, to) if to is not None else None


def _walk_of_table(shape: FieldShape) -> TreeReader | None:
    assert shape.key is not None and shape.inner is not None
    to, inner = _referred(marks_in(shape.key.annotation)), _walk(shape.inner, ())
    if to is None and inner is None:
        return None
    return partial(_in_table, to, inner)


def _referred(marks: Iterable[Any]) -> str | None:
    return next((mark.to for mark in marks if isinstance(mark, Ref)), None)


def _in_table(to: str | None, inner: TreeReader | None, raw: Any, path: str) -> Iterator[Reference]:
    if not isinstance(raw, dict):
        return
    for key, record in raw.items():
        if to is not None:
            yield Reference(f"{path}.{key}", to, key)
        if inner is not None:
            yield from inner(record, f"{path}.{key}")


def _in_leaf(to: str, raw: Any, path: str) -> Iterator[Reference]:
    for key in raw if isinstance(raw, list) else [raw]:
        if isinstance(key, str):
            yield Reference(path, to, key)
