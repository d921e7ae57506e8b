"""Small questions beside the one in hand: where to go, what to do with a row, are you sure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...answers.views import Confirm, Outcome, Question
from ...interview.moves import Answer, Back, Copy, Edit, GoOn, Jump, Move, Remove, Shift
from ...interview.questions import Entry
from ...language.phrases import shortened
from ...parse import ParseError, yes_no
from ..plain_text import REVIEW, entry_said
from . import list_prompt, text_prompt
from .key_bindings import Pressed
from .screen import QUIET, Screen

KEYS = "Arrow keys, or type the number; then Enter · ^B never mind"
BEFORE = len(" ❯ 10) ") + 1  # signs before the words of a question


def where_to(
    screen: Screen, view: Question, entries: Sequence[Entry], head: Callable[[], None]
) -> Move | None:
    """A move to the question that is chosen, or to the review; None for never mind."""
    places = [(str(entry.number), entry_said(entry)) for entry in entries] + [("r", REVIEW)]
    while True:
        screen.clear()
        head()
        room = screen.console.width - BEFORE
        chosen = list_prompt.choose(
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


WORKS: dict[str, tuple[str, Callable[[str], Move] | None]] = {
    "edit": ("change", Edit),
    "copy": ("copy", Copy),
    "move": ("move", None),
    "remove": ("remove", Remove),
}
LEFT_OUT = {"lines": ("copy",), "people": ("copy", "move")}


def work_on_rows(screen: Screen, kind: str, many: int) -> Move | None:
    """A move on one of ``many`` rows; None for never mind. A line is not copied, nor a person."""
    one = "line" if kind == "lines" else "row"
    left_out = LEFT_OUT.get(kind, ())
    options = [
        (work, f"{said} a {one}") for work, (said, _) in WORKS.items() if work not in left_out
    ]
    what = list_prompt.choose(
        "What with?", options, "edit", "^B never mind", lambda name: name == "back"
    )
    if isinstance(what, Pressed):
        return None
    numbers = f"1 to {many}" if many > 1 else "1"
    row = text_prompt.aside(screen, f"Which {one}? {numbers}, or how it begins")
    if not row:
        return None
    make = WORKS[what][1]
    if make is not None:
        return make(row)
    to = text_prompt.aside(screen, "To which place?")
    return Shift(row, int(to)) if to and to.strip().isdecimal() else None


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
        typed = text_prompt.text("", keys, lambda text: "", lambda name: name == "back")
        if not isinstance(typed, Pressed):
            return Answer(typed)
        if typed.key != "resized":
            return Back() if typed.key == "back" else Answer("?")
        screen.clear()


def declines(view: Confirm, move: Move) -> bool:
    """Whether the answer was not taken at a confirmation, so that its text is wanted again."""
    if not isinstance(move, Answer):
        return isinstance(move, Back)
    try:
        agreed = yes_no(move.text).value if move.text.strip() else view.default
        return not agreed and not view.no_takes
    except ParseError:
        return False
