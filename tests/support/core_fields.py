"""Which questions of the core there are, and which of them a run has asked."""

from __future__ import annotations

from clusterdyn.model.questionnaire import core_pages
from clusterdyn.model.schema import Schema
from clusterdyn.steps.registry import all_steps


def core_fields() -> set[str]:
    """Every core field: a value's path, a table's path with each column asked."""
    found = set()
    for step in all_steps():
        for page in core_pages(step.model):
            for item in page.items:
                found |= {f"{item.path}#{c}" for c in item.columns} or {item.path}
    return found


def asked_fields(paths: list[str], known: Schema) -> set[str]:
    found = set()
    for path in paths:
        parts = path.split(".")
        if parts[0] == "steps":
            found |= {".".join(parts[:n]) for n in range(3, len(parts) + 1)}
            found.add(f"{'.'.join(parts[:3])}#{parts[-1]}")
    return found
