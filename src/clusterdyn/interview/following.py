"""What follows from a record that was answered."""

from __future__ import annotations

from typing import Any

from ..answers import edit as editing
from ..model.draft import Unanswered
from ..model.questionnaire import Item
from ..steps.registry import rule_context
from .state import State


def follow(talk: State, item: Item, key: str) -> None:
    """Lets the step add what follows from a record (a kept suggestion becomes an action)."""
    work = talk.step.prefills.of_derive.get(item.path.split(".")[2])
    if work is None:
        return
    seen = rule_context(talk.data, talk.today, drafts=talk.drafts)
    found: list[tuple[str, Any]] = []
    try:
        for path, value in work(seen.step(talk.step.model), seen, key):
            found.append((path, value))
    except Unanswered:
        pass
    for path, value in found:
        talk.data = editing.put(talk.data, path, value)
