"""Rules that hold everywhere: references that lead nowhere, long lines, cases without a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from ..changes import value_at
from ..model.field_spec import FieldSpec, fields_of
from ..model.fields import Aim
from ..model.references import dangling
from ..model.rules import RuleContext, Severity

CommonMatch = tuple[str, Severity, str, str, Mapping[str, Any]]
ERRORS, WARNINGS = ("dangling",), ("too-long", "case-without-source")


def common_matches(context: RuleContext) -> Iterator[CommonMatch]:
    """(rule name, severity, step, path, values) for every match."""
    for reference in dangling(context.data, context.schema):
        values = {"key": reference.key, "table": reference.to.rpartition(".")[2]}
        yield "dangling", Severity.ERROR, _step(reference.path), reference.path, values
    for step, model in context.schema.steps.items():
        yield from _too_long(model, value_at(context.data, f"steps.{step}", {}), f"steps.{step}")
    for key, case in (value_at(context.data, "journal.cases", None) or {}).items():
        if not case.get("source"):
            path, values = f"journal.cases.{key}.source", {"name": case.get("name") or key}
            yield "case-without-source", Severity.WARNING, "", path, values


def _step(path: str) -> str:
    parts = path.split(".")
    return parts[1] if parts[0] == "steps" else ""


def _too_long(model: Any, raw: Any, path: str) -> Iterator[CommonMatch]:
    if not isinstance(raw, dict):
        return
    for name, field in _aimed(model):
        answer, here = raw.get(name), f"{path}.{name}"
        if field.kind == "model":
            yield from _too_long(field.value_type, answer, here)
        elif field.kind == "table":
            for key, record in answer.items() if isinstance(answer, dict) else ():
                yield from _too_long(field.record, record, f"{here}.{key}")
        else:
            aim = _words(field)
            for line in answer if isinstance(answer, list) else [answer]:
                if isinstance(line, str) and len(line.split()) > aim:
                    values = {"words": len(line.split()), "aim": aim}
                    yield "too-long", Severity.WARNING, _step(here), here, values


@cache
def _aimed(model: Any) -> tuple[tuple[str, FieldSpec], ...]:
    """Fields with an aim of so many words, and those that hold such fields."""
    found = []
    for name, field in fields_of(model).items():
        record = field.inner if field.kind == "table" else field
        inside = record is not None and record.kind == "model" and _aimed(record.value_type)
        if inside or (field.kind == "leaf" and _words(field)):
            found.append((name, field))
    return tuple(found)


def _words(field: FieldSpec) -> int:
    aim = field.mark(Aim)
    return aim.words if aim else 0
