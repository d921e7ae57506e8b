"""A yes or no before something is done: typed, and Enter takes it."""

from __future__ import annotations

from ...answers.views import Confirm, Outcome
from ...interview.moves import Answer, Back, Move
from ...parse import ParseError, yes_no
from . import text_prompt as prompts
from .key_bindings import Pressed
from .screen import QUIET, Screen


def confirm(screen: Screen, view: Confirm, outcome: Outcome | None) -> Move:
    """The answer to a confirmation, asked below what stands on the screen."""
    usual = "yes" if view.default else "no"
    keys = f"Type yes or no. Enter alone: {usual} · ^B back · ^C leave"
    while True:
        screen.line()
        screen.outcome(outcome)
        screen.line(view.text)
        plain = (view.yes, view.no) == ("yes", "no")
        said = "Yes or no?" if plain else f"Yes: {view.yes}. No: {view.no}."
        screen.line(f"{said} {'(Y/n)' if view.default else '(y/N)'}", QUIET)
        typed = prompts.text("", keys, lambda text: "", lambda name: name == "back")
        if not isinstance(typed, Pressed):
            return Answer(typed)
        if typed.key != "resized":
            return Back() if typed.key == "back" else Answer("?")
        screen.clear()


def declines(view: Confirm, move: Move) -> bool:
    """Whether a confirmation says no, so that what was typed is wanted again."""
    if not isinstance(move, Answer):
        return isinstance(move, Back)
    try:
        return not (yes_no(move.text).value if move.text.strip() else view.default)
    except ParseError:
        return False
