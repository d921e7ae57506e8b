"""A body adopts the step: from the review, once nothing stands against it."""

from __future__ import annotations

from ..answers import edit as editing
from ..answers.edit import clean_line, read_day, refuse
from ..steps.adoption import endorsement, reasons_against, still_ahead
from .moves import Endorse
from .state import State


def endorse(talk: State, move: Endorse) -> str:
    """Notes who adopted the step and when, with a hash of what was adopted."""
    who = clean_line(move.by)
    on = read_day(move.on, talk.today) if move.on.strip() else talk.today
    against = {reason.kind for reason in reasons_against(talk.data, talk.today, talk.step, on)}
    if "wrong" in against:
        raise refuse("Something here is still wrong. Mend it first, then endorse.")
    if against & {"open", "parked"}:
        raise refuse("Something needed is still open or parked. Answer it, then endorse.")
    if "ahead" in against:
        raise refuse(still_ahead(on))
    mark = endorsement(talk.data, talk.step.name, who, on)
    talk.data = editing.put(talk.data, f"marks.endorsed.{talk.step.name}", mark)
    return f"Adopted by {who}."
