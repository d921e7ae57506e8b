"""What several steps ask of one another, said once."""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import value_at
from ..model.prefill import ProposedRow
from ..model.rules import RuleContext


def in_the_room(context: RuleContext) -> Iterator[ProposedRow]:
    """The people present, in the order in which slips are read aloud."""
    present = value_at(context.data, "passport.in_the_room", None) or []
    known = context.people
    for key in present:
        if key in known:
            yield ProposedRow(key, context.name("people", key))


def kept_suggestions(context: RuleContext) -> Iterator[tuple[str, str]]:
    """Id and words of the actions that were kept from the suggestions of steps 1 to 4."""
    suggestions = value_at(context.data, "steps.plan.suggestions", None) or {}
    actions = value_at(context.data, "steps.plan.actions", None) or {}
    for key, suggestion in suggestions.items():
        what = actions.get(key, {}).get("what")
        if suggestion.get("choice") in ("keep", "change") and what is not None:
            yield key, what
