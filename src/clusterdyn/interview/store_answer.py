"""Stores one value at a spot, and what goes with it."""

from __future__ import annotations

from typing import Any

from ..answers import edit as editing
from ..answers.routing_path import Spot
from ..changes import ABSENT, value_at
from ..model.schema import SchemaNode
from .following import follow
from .navigation import advance
from .state import State


def store_value(talk: State, spot: Spot, node: SchemaNode, value: Any, said: str) -> str:
    settle_row(talk, spot)
    talk.data = editing.put(talk.data, node.path, value)
    talk.data = editing.unpark(talk.data, node.path)
    answered(talk, spot)
    return said


def settle_row(talk: State, spot: Spot) -> None:
    """The first answer of an offered row brings the row's known fields with it."""
    if not spot.key:
        return
    part = talk.trail.part(spot)
    if part.kind != "table" or value_at(talk.data, f"{part.path}.{spot.key}") is not ABSENT:
        return
    offer = next((o for o in talk.trail.offers(part) if o.key == spot.key), None)
    if offer is not None:
        talk.data = editing.put(talk.data, f"{part.path}.{spot.key}", dict(offer.values))


def answered(talk: State, spot: Spot) -> None:
    """What follows an answer in a row, then on to the next place."""
    if spot.key:
        follow(talk, talk.trail.part(spot), spot.key)
    advance(talk, spot)
