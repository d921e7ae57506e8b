"""The ten rooms in their order, and what is found through them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

from ..content.step_names import NAMES
from ..model.draft import Drafts
from ..model.rules import Look
from ..model.schema import Places
from .step import Room


@cache
def rooms() -> tuple[Room, ...]:
    """All ten rooms, in order."""
    return tuple(import_module(f".{name}", __package__).ROOM for name in NAMES)


def room(name: str) -> Room:
    """The room of a step by its name; KeyError when there is none."""
    if name not in NAMES:
        raise KeyError(name)
    return rooms()[NAMES.index(name)]


@cache
def places() -> Places:
    """Every place of a dossier, through the models of the ten steps."""
    return Places({room.name: room.model for room in rooms()})


def look(
    data: Mapping[str, Any], today: date, waiting: bool = False, drafts: Drafts | None = None
) -> Look:
    """A look at a dossier. ``waiting`` holds back tables that are still being filled."""
    return Look(data, today, places(), waiting, drafts)
