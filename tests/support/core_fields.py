"""Which questions of the core there are, and which of them a run has not asked."""

from __future__ import annotations

from typing import Any

from clusterdyn.changes import value_at
from clusterdyn.model.field_spec import field_of
from clusterdyn.model.questionnaire import core_pages, hidden
from clusterdyn.steps.registry import all_steps, dossier_schema


def core_fields() -> set[str]:
    """Every core field: a value's path, a table's path with each column asked."""
    found = set()
    for step in all_steps():
        for page in core_pages(step.model):
            for item in page.items:
                found |= {f"{item.path}#{c}" for c in item.columns} or {item.path}
    return found


def not_asked(paths: list[str], data: dict[str, Any]) -> list[str]:
    """The core fields that a run of these paths left out, without what a condition hides."""
    asked = set()
    for path in paths:
        parts = path.split(".")
        if parts[0] == "steps":
            asked |= {".".join(parts[:n]) for n in range(3, len(parts) + 1)}
            asked.add(f"{'.'.join(parts[:3])}#{parts[-1]}")
    return sorted(path for path in core_fields() - asked if not is_hidden(path, data))


def is_hidden(path: str, data: dict[str, Any]) -> bool:
    above, _, name = path.rpartition(".")
    model = dossier_schema().model_at(above)
    return model is not None and hidden(field_of(model, name), value_at(data, above, {}))
