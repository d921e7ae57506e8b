"""A question set aside with its reason, and what had been typed so far."""

from __future__ import annotations

from ..answers import edit as editing
from ..answers.edit import clean_line, refuse
from ..answers.routing_path import Location
from .moves import Park
from .navigation import advance
from .state import State


def park(talk: State, location: Location, move: Park) -> str:
    """Parks the question in hand and goes on; of a table the cell, of slips all of them."""
    item = talk.route.item(location)
    path = item.path if item.kind == "scores" or not location.key else talk.route.path(location)
    if not move.why.strip():
        raise refuse('Say in a few words why it is parked, for example "quote due in May".')
    why = clean_line(move.why)
    typed = clean_line(move.text) if move.text.strip() else ""
    talk.data = editing.park(talk.data, path, why, typed, talk.today)
    last = [s for s in talk.route.locations if (s.page, s.item) == (location.page, location.item)]
    advance(talk, last[-1] if last and item.kind == "scores" else location)
    return f"Parked: {why}."
