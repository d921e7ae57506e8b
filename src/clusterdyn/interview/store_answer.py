"""Stores one value at a location, and what follows from the record it belongs to."""

from __future__ import annotations

from typing import Any

from ..answers import edit
from ..answers.routing_path import Location
from ..changes import ABSENT, value_at
from ..model.questionnaire import Item
from ..model.schema import SchemaNode
from ..steps.check import derived
from .navigation import advance
from .state import State


def store_value(state: State, location: Location, node: SchemaNode, value: Any, said: str) -> str:
    settle_row(state, location)
    state.data = edit.put(state.data, node.path, value)
    state.data = edit.unpark(state.data, node.path)
    answered(state, location)
    return said


def settle_row(state: State, location: Location) -> None:
    """The first answer of an offered row brings the row's known fields with it."""
    if not location.key:
        return
    item = state.route.item(location)
    if item.kind != "table" or value_at(state.data, f"{item.path}.{location.key}") is not ABSENT:
        return
    proposal = next((o for o in state.route.proposed(item) if o.key == location.key), None)
    if proposal is not None:
        state.data = edit.put(state.data, f"{item.path}.{location.key}", dict(proposal.values))


def answered(state: State, location: Location) -> None:
    """What follows an answer in a row, then on to the next place."""
    if location.key:
        follow(state, state.route.item(location), location.key)
    advance(state, location)


def follow(state: State, item: Item, key: str) -> None:
    """Lets the step add what follows from a record (a kept suggestion becomes an action)."""
    for path, value in derived(state.data, state.today, item.path, key, state.drafts):
        state.data = edit.put(state.data, path, value)
