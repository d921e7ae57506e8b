"""A question set aside with its reason, and what had been typed so far."""

from __future__ import annotations

from ..answers import edit as editing
from ..answers.refusing import clean_line, refuse
from ..answers.routing_path import Spot
from .moves import Park
from .navigation import advance
from .state import State


def park(talk: State, spot: Spot, move: Park) -> str:
    """Parks the question in hand and goes on; of a table the cell, of slips all of them."""
    part = talk.trail.part(spot)
    path = part.path if part.kind == "digits" or not spot.key else talk.trail.path(spot)
    if not move.why.strip():
        raise refuse('Say in a few words why it is parked, for example "quote due in May".')
    why = clean_line(move.why)
    typed = clean_line(move.text) if move.text.strip() else ""
    talk.data = editing.park(talk.data, path, why, typed, talk.today)
    last = [s for s in talk.trail.spots if (s.screen, s.part) == (spot.screen, spot.part)]
    advance(talk, last[-1] if last and part.kind == "digits" else spot)
    return f"Parked: {why}."
