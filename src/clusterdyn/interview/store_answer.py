"""Stores an answer at the location in hand, and what follows from the record it belongs to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

from ..answers import edit
from ..answers.edit import Refused
from ..changes import ABSENT, as_mapping, parent_of, value_at
from ..model.prefill import RecordAnswer
from ..model.questionnaire import Item
from ..steps.check import derived
from .navigation import advance
from .state import State, Turn


def store(
    state: State,
    path: str,
    value: Any,
    said: str = "",
    more: Mapping[str, Any] = MappingProxyType({}),
) -> Turn:
    """An answer, what goes along with it, and on to the next question.

    ``more`` are values of fields beside it that were typed with it.
    """
    before, state = state.data, settle_row(state)
    section, data, told = state.section.put(state.data, path, value)
    for name, another in more.items():
        data = edit.put(data, f"{parent_of(path)}.{name}", another)
    state = state.but(section=section, data=data)
    if state.here.key:
        given = {state.here.column, *more}
        state = follow(state, state.item, state.here.key, before, given)
    return Turn(advance(state), said + told)


def leave_open(state: State) -> Turn:
    """Leaves a place empty where that is an answer; a needed one is refused kindly."""
    if state.section.passes_open:
        return Turn(advance(state))
    if not state.section.may_stay_open(state.node):
        raise Refused(state.section.needed)
    return store(state, state.node.path, None)


def settle_row(state: State) -> State:
    """The first answer of an offered row brings the row's known fields with it."""
    item, key = state.item, state.here.key
    row = f"{item.path}.{key}"
    if not key or item.kind != "table" or value_at(state.data, row) is not ABSENT:
        return state
    proposal = next((o for o in state.route.proposed(item) if o.key == key), None)
    if proposal is None:
        return state
    return state.with_data(edit.put(state.data, row, dict(proposal.values)))


def follow(
    state: State, item: Item, key: str, before: edit.Data, given: Collection[str] = ()
) -> State:
    """Lets the step add what follows from an answer (a kept suggestion becomes an action).

    ``before`` are the answers without it, ``given`` the columns that were answered.
    """
    data, rows = state.data, as_mapping(value_at(before, item.path))
    answer = RecordAnswer(key, rows, given)
    for path, value in derived(data, state.today, item.path, answer, state.drafts):
        data = edit.put(data, path, value)
    return state.with_data(data)
