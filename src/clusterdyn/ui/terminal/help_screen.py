"""Pages that are only read: the card of a step, how its formats work, the help of a question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...answers.views import Question
from ...content.library import Format
from ...content.step_intro import Row, StepIntro, card_of
from ...content.step_names import NAMES
from ..help_text import format_lines, help_lines
from . import list_prompt, text_prompt
from .key_bindings import Pressed
from .screen import LEFT, Screen
from .step_card import card

FORMATS = {"f": "formats", "F": "formats"}
CARD_KEYS = "Enter begins · f how the formats work · ^C leave"
HELP_KEYS = "Enter back to the question · f how the formats work"
NUMBERED = 9


def step_card(screen: Screen, view: Question, data: Mapping[str, Any]) -> None:
    """The card that opens a step, until Enter is pressed; f shows how its formats work."""
    shown = card_of(data, NAMES[view.step - 1])
    while True:
        screen.clear()
        screen.card(card(shown, screen.console.width - 2 * LEFT, screen.console.height))
        if not text_prompt.pause(CARD_KEYS, FORMATS):
            return
        _formats(screen, shown)


def help_page(screen: Screen, view: Question, data: Mapping[str, Any]) -> None:
    """What a question means, with an example, its words explained, and a case from elsewhere."""
    while True:
        screen.clear()
        screen.line()
        screen.line(view.spoken, "bold")
        for text, words in help_lines(view, data):
            screen.line()
            screen.marked(text, words)
        screen.line()
        keys = FORMATS if view.step else {}
        if not text_prompt.pause(HELP_KEYS if keys else "Enter back to the question", keys):
            return
        _formats(screen, card_of(data, NAMES[view.step - 1]))


def formats_list(screen: Screen, view: Question, data: Mapping[str, Any]) -> None:
    if view.step:
        _formats(screen, card_of(data, NAMES[view.step - 1]))


def _formats(screen: Screen, shown: StepIntro) -> None:
    """A list of the step's formats; one chosen is shown on a page of its own."""
    known = shown.formats[:NUMBERED]
    options = [(way.key, f"{row.minutes:>2} min  {way.name}") for row, way in known]
    last = options[0][0]
    while True:
        screen.clear()
        screen.line()
        chosen = list_prompt.choose(
            "How does it work?", options, last, "^B back", lambda name: name == "back"
        )
        if isinstance(chosen, Pressed):
            if chosen.key == "back":
                return
            continue
        last = chosen
        _format(screen, *next(pair for pair in known if pair[1].key == chosen))


def _format(screen: Screen, row: Row, way: Format) -> None:
    """How one format works, on a page of its own."""
    screen.clear()
    screen.line()
    head, needs, *how, good, bad = format_lines(row, way)
    screen.line(head, "bold")
    screen.line()
    screen.line(needs)
    screen.line()
    for line in how:
        screen.item(line)
    screen.line()
    screen.line(good)
    screen.line(bad)
    screen.line()
    text_prompt.pause("Enter back to the list", {"c-b": ""})
