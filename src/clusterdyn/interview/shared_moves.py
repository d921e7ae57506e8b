"""What a group can do at any question: go back, set it aside, go elsewhere, work on rows."""

from __future__ import annotations

from ..answers import edit
from ..answers.edit import Refused, clean_line
from ..changes import ABSENT, value_at
from . import edit_rows, navigation
from .moves import Back, Copy, Edit, GoOn, Jump, Move, Park, Remove, Shift, Skip, Take
from .state import State, Turn
from .store_answer import leave_open

REVIEW_ONLY = "That can be done in the review, after the last question."


def shared_move(state: State, move: Move) -> Turn:
    """A move at a question, whatever its kind."""
    section, state = state.section, state.but(gathering=False)
    if isinstance(move, Back):
        return _back(state)
    if isinstance(move, Skip):
        return _skip(state)
    if section.step is None:
        raise Refused(section.not_parked if isinstance(move, Park) else section.elsewhere)
    if isinstance(move, Park):
        return park(state, move)
    if isinstance(move, Jump):
        return Turn(navigation.jump(state, move))
    if isinstance(move, Edit | Copy | Shift | Remove | Take):
        return edit_rows.row_move(state, move)
    if isinstance(move, GoOn):
        return Turn(state.at(None))
    raise Refused(REVIEW_ONLY)


def _skip(state: State) -> Turn:
    """Leaves the place in hand empty; outside the steps what stands there stays."""
    there = value_at(state.data, state.node.path) is not ABSENT
    if there and state.section.step is None:
        return Turn(navigation.advance(state))
    return leave_open(state)


def _back(state: State) -> Turn:
    if state.here.key and edit_rows.half_typed(state, state.here):
        return edit_rows.leave_half_typed(state)
    return Turn(navigation.back(state))


def park(state: State, move: Park) -> Turn:
    """Parks the question in hand and goes on; of a table the cell, of slips all of them."""
    item, here = state.item, state.here
    path = item.path if item.kind == "scores" or not here.key else state.route.path(here)
    if not move.why.strip():
        raise Refused('Say in a few words why it is parked, for example "quote due in May".')
    why = clean_line(move.why)
    typed = clean_line(move.text) if move.text.strip() else ""
    state = state.with_data(edit.park(state.data, path, why, typed, state.today))
    last = state.whole_item[-1:] if item.kind == "scores" else []
    return Turn(navigation.advance(state, last[0] if last else here), f"Parked: {why}.")
