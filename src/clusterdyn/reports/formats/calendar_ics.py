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
from ...parse.characters import scrub, slug
from ..registry import Rendered, Saved
from ..view.days import PlanDay, days
from ..view.source import Source, source_of

MAKER = "-//clusterdyn//clusterdyn//EN"
NO_NAME = "Cluster"
BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
KEPT = timedelta(days=90)
"""So long after its day an entry that is done or dropped is cancelled, then left out (ours)."""


def render(data: Mapping[str, Any], today: date, saved: Saved | None = None) -> Rendered:
    """Days from today on, and those behind us, cancelled; a note counts what is overdue.

    Without ``saved``, the last change of the dossier, the entries are as of today.
    """
    source = source_of(data, today)
    every = days(source)
    ahead = [day for day in every if day.on >= today and not day.behind]
    over = [day for day in every if day.on >= today - KEPT and day.behind]
    overdue = sum(day.owed and not day.behind and day.on < today for day in every)
    saved = saved or Saved(datetime.combine(today, time(), UTC))
    shown = sorted([*ahead, *over], key=lambda day: (day.on, day.path))
    content = calendar(_name(source), identity(data), shown, saved)
    return Rendered(content, tuple(_notes(len(ahead), overdue)))


def _name(source: Source) -> str:
    passport = source.context.passport
    name = on_one_line(value(passport, "name") or NO_NAME)
    said = value(passport, "fictional") and "fictional" not in name.casefold()
    return f"{name} (fictional)" if said else name


def identity(data: Mapping[str, Any]) -> str:
    """What tells this dossier's entries from those of others: its id, else its name."""
    known = data.get("id")
    if isinstance(known, str) and known:
        return known
    passport = data.get("passport")
    name = passport.get("name") if isinstance(passport, Mapping) else None
    return slug(scrub(str(name or NO_NAME)), ())


def calendar(name: str, cluster: str, shown: Iterable[PlanDay], saved: Saved) -> bytes:
    """The file's content; ``cluster`` is part of every entry's identity."""
    import icalendar

    made = icalendar.Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    for day in shown:
        made.add_component(_event(day, name, cluster, saved))
    content: bytes = made.to_ical()
    return content


def _event(day: PlanDay, name: str, cluster: str, saved: Saved) -> Any:
    """A whole day. Of two files the later one counts: its sequence is higher."""
    import icalendar

    event = icalendar.Event()
    event.add("uid", f"{day.path}@{cluster}.clusterdyn")
    event.add("sequence", _sequence(saved))
    event.add("dtstamp", saved.at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", day.on)
    if day.on < date.max:  # a whole day needs no end
        event.add("dtend", day.on + timedelta(days=1))
    who = f" ({day.who})" if day.who else ""
    kind = f"{day.behind.capitalize()}: {day.kind}" if day.behind else day.kind
    event.add("summary", on_one_line(f"{kind}: {day.what}{who}"))
    event.add("description", "\n".join(map(on_one_line, (*day.details, name))))
    if day.place:
        event.add("location", on_one_line(day.place))
    if day.behind:
        event.add("status", "CANCELLED")
    event.add("transp", "TRANSPARENT")
    return event


def _sequence(saved: Saved) -> int:
    """Grows with every saved change, also with two within one second."""
    return max(0, int((saved.at - BEGINNING).total_seconds())) + saved.changes


def _notes(ahead: int, overdue: int) -> Iterable[str]:
    if ahead:
        days = counted(ahead, "day lies", "days lie")
        yield f"{days} ahead. After changes import it again: in most calendars the entries move."
    else:
        yield "No day of the plan lies ahead."
    if overdue:
        yield f"Overdue and not in the calendar: {overdue}. See: clusterdyn show 5"
