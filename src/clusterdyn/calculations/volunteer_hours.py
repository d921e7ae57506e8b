"""Hours a year that people give to meetings without being paid for them."""

from __future__ import annotations

from collections.abc import Iterable

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
