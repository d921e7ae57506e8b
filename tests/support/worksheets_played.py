"""The played dossier at each step, as the tests of worksheets take it."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

from clusterdyn.content.step_names import NAMES
from support.played import Played, fresh


@cache
def played() -> Played:
    return Played()


def at_review(step: str) -> dict[str, Any]:
    """The dossier when the group has answered a step."""
    return deepcopy(played().at_review[step])


def before(step: str) -> dict[str, Any]:
    """The dossier when the group comes to a step."""
    at = NAMES.index(step)
    return at_review(NAMES[at - 1]) if at else fresh()
