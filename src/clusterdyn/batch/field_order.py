"""New fields take their place in asking order, whatever order they were read in."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from ..changes import as_mapping, placed
from ..content.step_names import NAMES
from ..model.field_spec import FieldSpec, field_of, fields_of
from ..model.records import REGISTERS
from ..model.schema import ROOT_MODELS
from ..steps.registry import all_steps

Data = dict[str, Any]


def in_asking_order(before: Data, after: Data) -> Data:
    """``after`` with its new fields in the order of the models; what was there does not move."""
    found = dict(after)
    for name in ROOT_MODELS:
        if name != "marks" and name in after:
            found[name] = _model(before.get(name), after[name], ROOT_MODELS[name])
    for name, model in REGISTERS.items():
        if name in after:
            found[name] = _rows(before.get(name), after[name], field_of(model))
    if isinstance(after.get("steps"), dict):
        old = as_mapping(before.get("steps"))
        steps = _arranged(old, after["steps"], list(NAMES))
        for step in all_steps():
            if step.name in steps:
                steps[step.name] = _model(old.get(step.name), steps[step.name], step.model)
        found["steps"] = steps
    return found


def _model(before: Any, after: Any, model: type[BaseModel]) -> Any:
    if before is after or not isinstance(after, dict):
        return after
    old = as_mapping(before)
    found = _arranged(old, after, list(model.model_fields))
    for name, field in fields_of(model).items():
        if name in found:
            found[name] = _inner(old.get(name), found[name], field)
    return found


def _inner(before: Any, after: Any, field: FieldSpec) -> Any:
    if field.kind == "model":
        return _model(before, after, field.value_type)
    if field.kind == "table" and field.inner is not None:
        return _rows(before, after, field.inner)
    return after


def _rows(before: Any, after: Any, inner: FieldSpec) -> Any:
    if before is after or not isinstance(after, dict):
        return after
    old = as_mapping(before)
    return {key: _inner(old.get(key), record, inner) for key, record in after.items()}


def _arranged(before: Data, after: Data, order: list[str]) -> Data:
    return {key: after[key] for key in placed(list(before), list(after), order)}
