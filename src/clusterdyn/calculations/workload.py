"""Whether people have the hours for what they took on."""

from __future__ import annotations

LEAST_HOURS = 2.0
"""Hours a month that one action takes at the least (our own rule of thumb)."""


def hours_per_action(hours: float, actions: int) -> float | None:
    """Hours a month for each action; None when somebody has none."""
    return hours / actions if actions else None


def is_overloaded(hours: float, actions: int, least: float = LEAST_HOURS) -> bool:
    """Whether fewer than ``least`` hours a month are left for each action."""
    per_action = hours_per_action(hours, actions)
    return per_action is not None and per_action < least
