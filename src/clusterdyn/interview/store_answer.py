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


def store_value(talk: State, location: Location, node: SchemaNode, value: Any, said: str) -> str:
    settle_row(talk, location)
    talk.data = edit.put(talk.data, node.path, value)
    talk.data = edit.unpark(talk.data, node.path)
    answered(talk, location)
    return said


def settle_row(talk: State, location: Location) -> None:
    """The first answer of an offered row brings the row's known fields with it."""
    if not location.key:
        return
    item = talk.route.item(location)
    if item.kind != "table" or value_at(talk.data, f"{item.path}.{location.key}") is not ABSENT:
        return
    proposal = next((o for o in talk.route.proposed(item) if o.key == location.key), None)
    if proposal is not None:
        talk.data = edit.put(talk.data, f"{item.path}.{location.key}", dict(proposal.values))


def answered(talk: State, location: Location) -> None:
    """What follows an answer in a row, then on to the next place."""
    if location.key:
        follow(talk, talk.route.item(location), location.key)
    advance(talk, location)


def follow(talk: State, item: Item, key: str) -> None:
    """Lets the step add what follows from a record (a kept suggestion becomes an action)."""
    for path, value in derived(talk.data, talk.today, item.path, key, talk.drafts):
        talk.data = edit.put(talk.data, path, value)
