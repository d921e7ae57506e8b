"""The hours that people have and give: for what they took on, and in meetings, unpaid."""

from __future__ import annotations

from collections.abc import Iterable

LEAST_HOURS = 2.0
"""Hours a month that one action takes at the least (our own rule of thumb)."""


def hours_per_action(hours: float, actions: int) -> float | None:
    """Hours a month for each action; None when somebody has none."""
    return hours / actions if actions else None


def is_overloaded(hours: float, actions: int, least: float = LEAST_HOURS) -> bool:
    """Whether fewer than ``least`` hours a month are left for each action."""
    per_action = hours_per_action(hours, actions)
    return per_action is not None and per_action < least


HOURS_OF_MEETING = 2
PEOPLE_IN_GROUP = 6
MEETINGS_OF_GROUP = 4
"""A meeting takes two hours; a working group is six people who meet four times (our defaults)."""


def volunteer_hours(bodies: Iterable[tuple[int, int]], groups: int) -> int:
    """Hours a year of all (meetings a year, people) bodies and of so many working groups.

    The caller leaves out bodies whose people are paid for it.
    """
    of_bodies = sum(meetings * people * HOURS_OF_MEETING for meetings, people in bodies)
    return of_bodies + groups * PEOPLE_IN_GROUP * MEETINGS_OF_GROUP * HOURS_OF_MEETING
