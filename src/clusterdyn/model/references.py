"""Who refers to whom: every reference in a dossier, and the dangling ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from ..changes import as_mapping, value_at
from .field_spec import FieldSpec, fields_of
from .records import REGISTERS
from .schema import Schema


class Reference(NamedTuple):
    """The place ``path`` names record ``key`` of the table ``to``."""

    path: str
    to: str
    key: str


def references(data: Mapping[str, Any], schema: Schema) -> Iterator[Reference]:
    """Every reference that stands in the steps, the register, the passport and the journal."""
    steps = (f"steps.{name}" for name in schema.steps)
    for root in (*REGISTERS, "passport", "journal", *steps):
        yield from _in_field(schema.node(root).field, value_at(data, root, {}), root)


def dangling(data: Mapping[str, Any], schema: Schema) -> list[Reference]:
    """References to records that do not exist."""
    known: dict[str, Any] = {}
    found = []
    for reference in references(data, schema):
        if reference.to not in known:
            known[reference.to] = as_mapping(value_at(data, reference.to))
        if reference.key not in known[reference.to]:
            found.append(reference)
    return found


@cache
def _refers(field: FieldSpec) -> bool:
    """Whether a field is a reference or may hold one."""
    if field.kind == "model":
        return bool(_referring(field.value_type))
    if field.kind == "table":
        assert field.key is not None and field.inner is not None
        return field.key.ref is not None or _refers(field.inner)
    return field.ref is not None


@cache
def _referring(model: type[BaseModel]) -> tuple[tuple[str, FieldSpec], ...]:
    return tuple((name, field) for name, field in fields_of(model).items() if _refers(field))


def _in_field(field: FieldSpec, raw: Any, path: str) -> Iterator[Reference]:
    if field.kind == "leaf":
        assert field.ref is not None
        for key in raw if isinstance(raw, list) else [raw]:
            if isinstance(key, str):
                yield Reference(path, field.ref.to, key)
    elif isinstance(raw, dict) and field.kind == "model":
        for name, inner in _referring(field.value_type):
            if name in raw:
                yield from _in_field(inner, raw[name], f"{path}.{name}")
    elif isinstance(raw, dict):
        yield from _in_table(field, raw, path)


def _in_table(table: FieldSpec, rows: Mapping[str, Any], path: str) -> Iterator[Reference]:
    assert table.key is not None and table.inner is not None
    to, inner = table.key.ref, table.inner if _refers(table.inner) else None
    for key, record in rows.items():
        if to is not None:
            yield Reference(f"{path}.{key}", to.to, key)
        if inner is not None:
            yield from _in_field(inner, record, f"{path}.{key}")
