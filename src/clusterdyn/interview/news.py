"""What an answer makes known: results that follow it, and earlier ones that read differently."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..changes import value_at
from ..check import results
from ..rooms import places
from ..steps.room import Room
from .review import result_view
from .views import ResultView

MOVED = 3
Data = Mapping[str, Any]


def news(before: Data, now: Data, today: date, room: Room, asked: str) -> tuple[ResultView, ...]:
    """What can be worked out after the field at path ``asked`` was answered, and is new."""
    parts = asked.split(".")
    field = ".".join(parts[2:3])
    found: list[ResultView] = []
    if field and parts[1] == room.name and not _half(now, ".".join(parts[:3])):
        own = _following(now, today, room, field)
        known = _following(before, today, room, field) if own else []
        found = [result for result in own if result not in known]
    return (*found, *_moved(before, now, today, room, field))


def _half(data: Data, path: str) -> bool:
    """Half a table is not worth a result."""
    table = places().place(path).shape.kind == "table"
    return table and path not in (value_at(data, "marks.closed", None) or {})


def _following(data: Data, today: date, room: Room, field: str) -> list[ResultView]:
    return [result_view(data, worked) for worked in results(data, today, room, after=field)]


def _moved(before: Data, now: Data, today: date, room: Room, field: str) -> list[ResultView]:
    """Later results that read differently after ``field`` changed: a fee moves the year's sum.

    Sentences only, without their tables; what could not be worked out before is no news here.
    """
    old, new = (_sentences(data, today, room, field) for data in (before, now))
    changed = [text for key, text in new.items() if old.get(key, text) != text]
    return [ResultView(text) for text in changed[:MOVED]]


def _sentences(data: Data, today: date, room: Room, field: str) -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    for worked in results(data, today, room):
        if worked.after != field:
            number = sum(1 for known, _ in found if known == worked.id)
            found[worked.id, number] = result_view(data, worked).text
    return found
