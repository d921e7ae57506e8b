"""A body adopts the step: from the review, once nothing in it is wrong or open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..check import findings
from ..rule import Severity
from ..state import State, content_of, state_of
from . import editing
from .moves import Endorse
from .refusing import clean_line, read_day, refuse

if TYPE_CHECKING:
    from .interview import Interview


def endorse(talk: Interview, move: Endorse) -> str:
    """Notes who adopted the step and when, with a hash of what was adopted."""
    name = talk.room.name
    wrong = findings(talk.data, talk.today, [name], adopting=True)
    if any(finding.severity == Severity.ERROR for finding in wrong):
        raise refuse("Something here is still wrong. Mend it first, then endorse.")
    if state_of(talk.data, talk.today, talk.room).state == State.IN_PROGRESS:
        raise refuse("Something needed is still open or parked. Answer it, then endorse.")
    who = clean_line(move.by)
    on = read_day(move.on, talk.today) if move.on.strip() else talk.today
    mark = {"by": who, "on": on.isoformat(), "content": content_of(talk.data, name)}
    talk.data = editing.put(talk.data, f"marks.endorsed.{name}", mark)
    return f"Adopted by {who}."
