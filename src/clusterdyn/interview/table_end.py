"""Leaving a table or rows of digits: finished, or left as they are."""

from __future__ import annotations

from ..answers import edit
from ..answers.edit import Refused
from ..changes import ABSENT, value_at
from ..model.fields import Need
from .navigation import advance
from .state import State, Turn


def skip_item(state: State) -> Turn:
    """Leaves a table or the rest of its digits as they are; a needed one is refused kindly."""
    item = state.item
    if item.need == Need.REQUIRED:
        raise Refused("This one is needed for the next steps. Answer it, or park it.")
    if value_at(state.data, item.path) is ABSENT:
        state = state.but(data=edit.put(state.data, item.path, None))
    else:
        state = state.with_data(edit.close(state.data, item.path))
    return Turn(leave_item(state))


def leave_item(state: State) -> State:
    """On to what follows all places of the item in hand."""
    mine = state.whole_item
    return advance(state, mine[-1] if mine else state.here)
