"""Who refers to whom: every reference in a dossier, dangling ones, and where a record is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .changes import value_at
from .draft import Shape
from .fields import Ref
from .places import Places, fields_of, marks_in


@dataclass(frozen=True)
class Reference:
    """The place ``path`` names record ``key`` of the table ``to``."""

    path: str
    to: str
    key: str


def references(data: Mapping[str, Any], places: Places) -> Iterator[Reference]:
    """Every reference that stands in the steps, the register, the passport and the journal."""
    for table in ("organisations", "people", "indicators"):
        place = places.place(table)
        yield from _in_table(place.shape, value_at(data, table, {}), table)
    for name in ("passport", "journal"):
        model = places.model_at(name)
        assert model is not None
        yield from _in_model(model, value_at(data, name, {}), name)
    for step, model in places.steps.items():
        yield from _in_model(model, value_at(data, f"steps.{step}", {}), f"steps.{step}")


def used_at(data: Mapping[str, Any], places: Places, table: str, key: str) -> list[str]:
    """Paths that refer to a record; a record that stands for it under the same key included."""
    return [r.path for r in references(data, places) if r.to == table and r.key == key]


def dangling(data: Mapping[str, Any], places: Places) -> list[Reference]:
    """References to records that do not exist."""
    known: dict[str, Any] = {}
    found = []
    for reference in references(data, places):
        if reference.to not in known:
            table = value_at(data, reference.to, {})
            known[reference.to] = table if isinstance(table, Mapping) else {}
        if reference.key not in known[reference.to]:
            found.append(reference)
    return found


def _in_model(model: Any, raw: Any, path: str) -> Iterator[Reference]:
    if not isinstance(raw, Mapping):
        return
    for name, (shape, marks) in fields_of(model).items():
        if name not in raw:
            continue
        here = f"{path}.{name}"
        if shape.kind == "model":
            yield from _in_model(shape.of, raw[name], here)
        elif shape.kind == "table":
            yield from _in_table(shape, raw[name], here)
        else:
            yield from _in_leaf(marks, raw[name], here)


def _in_table(shape: Shape, raw: Any, path: str) -> Iterator[Reference]:
    if not isinstance(raw, Mapping) or shape.key is None or shape.inner is None:
        return
    to = next((mark.to for mark in marks_in(shape.key.annotation) if isinstance(mark, Ref)), None)
    for key, record in raw.items():
        if to is not None:
            yield Reference(f"{path}.{key}", to, key)
        if shape.inner.kind == "table":
            yield from _in_table(shape.inner, record, f"{path}.{key}")
        elif shape.inner.kind == "model":
            yield from _in_model(shape.inner.of, record, f"{path}.{key}")


def _in_leaf(marks: tuple[Any, ...], raw: Any, path: str) -> Iterator[Reference]:
    ref = next((mark for mark in marks if isinstance(mark, Ref)), None)
    if ref is None:
        return
    for key in raw if isinstance(raw, list) else [raw]:
        if isinstance(key, str):
            yield Reference(path, ref.to, key)
