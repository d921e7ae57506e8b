"""A question set aside with its reason, and what had been typed so far."""

from __future__ import annotations

from ..answers import edit as editing
from ..answers.refusing import clean_line, refuse
from ..answers.routing_path import Location
from .moves import Park
from .navigation import advance
from .state import State


def park(talk: State, location: Location, move: Park) -> str:
    """Parks the question in hand and goes on; of a table the cell, of slips all of them."""
    part = talk.route.part(location)
    path = part.path if part.kind == "digits" or not location.key else talk.route.path(location)
    if not move.why.strip():
        raise refuse('Say in a few words why it is parked, for example "quote due in May".')
    why = clean_line(move.why)
    typed = clean_line(move.text) if move.text.strip() else ""
    talk.data = editing.park(talk.data, path, why, typed, talk.today)
    last = [
        s for s in talk.route.locations if (s.screen, s.part) == (location.screen, location.part)
    ]
    advance(talk, last[-1] if last and part.kind == "digits" else location)
    return f"Parked: {why}."
