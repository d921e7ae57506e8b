"""``clusterdyn guide --course``: the course with clock times, as text and as data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import Any

from ..batch.errors import quoted
from ..content.course import Day, days
from ..content.course_text import clock, coursebook
from ..errors import UsageError


def course_text(starts: Sequence[str], third: bool) -> str:
    return coursebook(_days(starts, third), third)


def course_data(starts: Sequence[str], third: bool) -> dict[str, Any]:
    return {
        "days": [
            {
                "name": day.name,
                "theme": day.theme,
                "material": day.material,
                "slots": [
                    {
                        "from": clock(slot.begin),
                        "to": clock(slot.end),
                        "minutes": slot.minutes,
                        "what": slot.what,
                        "kind": slot.kind,
                        "step": slot.step or None,
                    }
                    for slot in day.slots
                ],
            }
            for day in _days(starts, third)
        ]
    }


def _days(starts: Sequence[str], third: bool) -> list[Day]:
    most = 3 if third else 2
    if len(starts) > most:
        raise UsageError(
            f"There are {most} days, and {len(starts)} times to start. One for each day."
        )
    return days([start_time(text) for text in starts], third)


def start_time(text: str) -> time:
    """A time as people write it: 9, 9:00, 08.30."""
    hours, _, minutes = text.strip().replace(".", ":").partition(":")
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError:
        raise UsageError(f"{quoted(text)} is no time of the day. Type one such as 9:00.") from None
