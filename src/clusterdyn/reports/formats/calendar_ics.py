"""The days of the plan as a calendar file (iCalendar, RFC 5545), to import or to send by mail.

Whole days that block nobody's time. Each keeps its identity, so that importing a later file moves
the entries that are there instead of doubling them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from ...language.phrases import counted
from ...language.printable import on_one_line
from ...model.draft import value
from ...parse.characters import slug
from ..registry import Rendered
from ..view.days import PlanDay, days
from ..view.source import source_of

MAKER = "-//clusterdyn//clusterdyn//EN"
NO_NAME = "Cluster"
FIRST_DAY = date(2020, 1, 1)


def render(data: Mapping[str, Any], today: date) -> Rendered:
    """Days from today on; a note counts what is overdue."""
    source = source_of(data, today)
    passport = source.context.passport
    name = on_one_line(value(passport, "name") or NO_NAME)
    cluster = slug(name, ())
    if value(passport, "fictional") and "fictional" not in name.casefold():
        name += " (fictional)"
    every = days(source)
    ahead = [day for day in every if day.on >= today]
    overdue = sum(day.owed and day.on < today for day in every)
    return Rendered(calendar(name, cluster, ahead, today), tuple(_notes(len(ahead), overdue)))


def calendar(name: str, cluster: str, ahead: Iterable[PlanDay], today: date) -> bytes:
    """The file's content; ``cluster`` is part of every entry's identity."""
    import icalendar

    made = icalendar.Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    for day in ahead:
        made.add_component(_event(day, name, cluster, today))
    content: bytes = made.to_ical()
    return content


def _event(day: PlanDay, name: str, cluster: str, today: date) -> Any:
    """A whole day. Of two files the later one counts: its sequence is higher."""
    import icalendar

    event = icalendar.Event()
    event.add("uid", f"{day.path}@{cluster}.clusterdyn")
    event.add("sequence", (today - FIRST_DAY).days)
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("dtstart", day.on)
    if day.on < date.max:  # a whole day needs no end
        event.add("dtend", day.on + timedelta(days=1))
    who = f" ({day.who})" if day.who else ""
    event.add("summary", on_one_line(f"{day.kind}: {day.what}{who}"))
    event.add("description", "\n".join(map(on_one_line, (*day.details, name))))
    if day.place:
        event.add("location", on_one_line(day.place))
    event.add("transp", "TRANSPARENT")
    return event


def _notes(ahead: int, overdue: int) -> Iterable[str]:
    if ahead:
        days = counted(ahead, "day lies", "days lie")
        yield f"{days} ahead. After changes import it again: in most calendars the entries move."
    else:
        yield "No day of the plan lies ahead."
    if overdue:
        yield f"Overdue and not in the calendar: {overdue}. See: clusterdyn show 5"
