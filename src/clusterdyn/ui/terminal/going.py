"""Where to go: the questions of the step with their words, to choose from."""

from __future__ import annotations

from collections.abc import Callable

from ...answers.views import Question
from ...interview.contents import contents
from ...interview.interview import Interview
from ...interview.moves import GoOn, Jump, Move
from ..plain_text import REVIEW, entry_said
from . import list_prompt as picking
from .key_bindings import Pressed
from .screen import Screen, shortened

KEYS = "Arrow keys, or type the number; then Enter · ^B never mind"
BEFORE = len(" ❯ 10) ") + 1  # signs before the words of a question


def where_to(screen: Screen, view: Question, talk: object, head: Callable[[], None]) -> Move | None:
    """A move to the question that is chosen, or to the review; None for never mind."""
    entries = contents(talk) if isinstance(talk, Interview) else []
    places = [(str(entry.number), entry_said(entry)) for entry in entries] + [("r", REVIEW)]
    while True:
        screen.clear()
        head()
        room = screen.console.width - BEFORE
        chosen = picking.choose(
            "To which question?",
            [(value, shortened(said, room)) for value, said in places],
            str(view.number),
            KEYS,
            lambda name: name == "back",
            marks=[value for value, _ in places],
        )
        if not isinstance(chosen, Pressed):
            return GoOn() if chosen == "r" else Jump(number=int(chosen))
        if chosen.key == "back":
            return None
