"""Sentences of a session's end and of a clash."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..changes import ABSENT, value_at
from ..content.catalogue import field_text
from ..language.phrases import counted
from ..model.schema import Schema
from ..store import Collision

COUNTED = {
    "organisations": ("organisation", "organisations"),
    "people": ("person", "people"),
    "steps.plan.milestones": ("milestone", "milestones"),
    "steps.plan.actions": ("action", "actions"),
    "steps.quick_wins.ideas": ("idea", "ideas"),
    "steps.leadership.asks": ("ask", "asks"),
}


def today_said(answers: int, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """What the group did: "31 answers, 9 organisations, 8 asks"."""
    parts = [counted(answers, "answer", "answers")]
    for path, (one, many) in COUNTED.items():
        new = _size(after, path) - _size(before, path)
        if new > 0:
            parts.append(counted(new, one, many))
    return ", ".join(parts)


def _size(data: Mapping[str, Any], path: str) -> int:
    rows = value_at(data, path, None)
    return len(rows) if isinstance(rows, Mapping) else 0


def parked_said(number: int) -> str:
    return f"{counted(number, 'thing is', 'things are')} parked."


def collision_said(collision: Collision, schema: Schema) -> str:
    """Both values of a place that two people changed at the same time."""
    label = field_text(collision.path).label
    theirs, ours = _value(collision.theirs), _value(collision.ours)
    return f"{label}: somebody else wrote {theirs} meanwhile; here it is {ours}."


def _value(raw: Any) -> str:
    if raw is ABSENT:
        return "nothing (removed)"
    if isinstance(raw, Mapping):
        first = next((str(v) for v in raw.values() if isinstance(v, str)), "a whole entry")
        return f'"{first}"'
    return f'"{raw}"'
