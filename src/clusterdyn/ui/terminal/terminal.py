"""Asks in a real terminal: shows a view, reads one move."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

from ...answers.views import Confirm, Outcome, Question, Review
from ...interview.conversation import Conversation
from ...interview.moves import Answer, Back, Jump, Move, Park, Skip, Undo
from ...interview.questions import Entry
from ...model.fields import Need
from ..help_text import opens_a_step
from ..plain_text import ONE
from ..slash_commands import UnknownCommand, command
from . import help_screen, list_prompt, text_prompt
from .external_editor import EditorFailed, edited
from .key_bindings import Pressed, bottom_line
from .review_screen import Reviewing
from .screen import Screen
from .side_questions import confirm, declines, where_to, work_on_rows

LISTS = ("choice", "yes_no")
TEXTS = ("text", "line", "lines", "people")
NAMED = ("table", "people", "ref", "refs", "choice")  # names are completed while one types
MANY = 9
READ = {"/help": "help", "/formats": "formats"}
HELP = 14  # lines of a question with its help
TYPING = 3  # lines besides the box: what was understood, the keys, and the space between


class Terminal:
    """One question on the screen at a time. The session sets ``conversation``."""

    def __init__(self) -> None:
        self.screen = Screen()
        self.reviewing = Reviewing(self.screen)
        self.conversation: Conversation | None = None
        self._outcome: Outcome | None = None
        self._said: Outcome | None = None  # what stands on the screen of it
        self._step = 0
        self._opened: set[int] = set()  # steps whose card need not be shown any more
        self._began = time.monotonic()
        self._typed = ""
        self._sent = ""  # the answer that was given last
        self._again = ""  # the same, when a confirmation said no to it
        self._helped = False
        self._more = ""  # the question whose help stands on the screen

    def ask(self, view: Question | Confirm | Review) -> Move:
        if isinstance(view, Confirm):
            outcome, self._outcome = self._outcome, None
            move = confirm(self.screen, view, outcome)
            self._again = self._sent if declines(view, move) else ""
            return move
        self._sent = ""
        if isinstance(view, Review):
            outcome, self._outcome = self._outcome, None
            return self.reviewing.ask(view, outcome)
        if view.step and view.step != self._step:
            self._open_step(view)
        return self._question(view)

    def tell(self, outcome: Outcome) -> None:
        self._outcome = outcome
        if not outcome.refused:
            self._typed, self._again = self._again, ""

    def note(self, text: str) -> None:
        self.screen.line(text, "yellow")

    def choose(self, text: str, yes: str, no: str) -> bool:
        self.screen.line(text)
        options = [("yes", yes), ("no", no)]
        chosen = list_prompt.choose("", options, "yes", "", lambda key: False)
        return chosen == "yes"

    # -- a question

    def _question(self, view: Question) -> Move:
        while True:
            self._show(view)
            typed = self._read(view)
            move = self._move(view, typed)
            if move is not None:
                return move

    def _show(self, view: Question) -> None:
        screen = self.screen
        screen.clear()
        screen.begin(_below(view))
        screen.header(view, self._minutes_left(view))
        screen.outcome(self._outcome)
        if self._outcome is not None and (self._outcome.say or self._outcome.results):
            screen.line()
        self._said, self._outcome = self._outcome, None
        screen.question(view, self._helped)
        self._more = view.path if self._helped else ""
        self._helped = False
        if view.reference:
            screen.names([label for _, label in view.options], view.kind == "refs")
        if view.table is not None:
            screen.table(view.table, view.row_key, ONE.get(view.kind, ""))
        if view.scores is not None:
            screen.scores(view)

    def _minutes_left(self, view: Question) -> int | None:
        if not view.step or view.deeper:
            return None
        return view.minutes - int((time.monotonic() - self._began) / 60)

    def _read(self, view: Question) -> str | Pressed:
        optional, parkable = view.need != Need.REQUIRED, view.parkable
        rows = view.kind in ("table", "lines", "people")

        def wanted(name: str) -> bool:
            works = {"rows": rows, "editor": view.kind in TEXTS}
            return {**works, "park": parkable, "go": parkable}.get(name, True)

        has_rows = rows and view.table is not None and bool(view.table.rows)
        listed = view.kind in LISTS and len(_options(view)) <= MANY
        width = self.screen.console.width - 3

        def keys(proposed: bool = False) -> str:
            return bottom_line(view.kind, optional, has_rows, parkable, width, proposed)

        line = keys()
        if listed:
            default = _value_of(view, self._typed) or _value_of(view, view.old)
            return list_prompt.choose("", _options(view), default, line, wanted, free=True)
        if view.kind == "choices" and view.options:
            ticked = _ticked(view, self._typed)
            found = list_prompt.tick(view.options, ticked, line, wanted)
            if isinstance(found, Pressed | list_prompt.Typed):
                return found
            return "\n".join(found) or "none"
        shown = self._typed or view.old
        proposed = keys(True) if view.proposed and not self._typed else ""
        slips = view.kind == "scores"
        names = self._names if view.kind in NAMED else None
        refused = bool(self._typed and self._said and self._said.refused)
        return text_prompt.text(
            shown,
            line,
            self._understood,
            wanted,
            names,
            proposed or (line if refused else ""),
            slips,
        )

    def _understood(self, text: str) -> str:
        return self.conversation.preview(text) if self.conversation else ""

    def _names(self, column: int) -> Sequence[str]:
        return self.conversation.names(column) if self.conversation else ()

    def _move(self, view: Question, typed: str | Pressed) -> Move | None:
        """The move for what came back from the prompt; None to ask again."""
        if isinstance(typed, Pressed):
            return self._key(view, typed)
        self._typed = typed
        if typed.strip() in READ:
            return self._key(view, Pressed(READ[typed.strip()]))
        try:
            move = command(typed)
        except UnknownCommand as problem:
            self._outcome = Outcome(say=str(problem), refused=True)
            self._typed = ""
            return None
        if move is not None:
            self._typed = ""
            return self._go(view) if move == Jump() else move
        if view.asked and typed == view.old:
            return Answer("")  # kept as it is, not read anew
        if view.kind == "choices":
            typed = typed.replace("\n", ";")
        self._sent = str(typed)
        return Answer(self._sent)

    def _key(self, view: Question, pressed: Pressed) -> Move | None:
        self._typed = pressed.text if pressed.text != view.old else ""
        if pressed.key == "resized":
            self._outcome, self._helped = self._said, bool(self._more)
            return None
        if pressed.key == "back":
            self._typed = ""
            return Back()
        if pressed.key == "undo":
            self._typed = ""
            return Undo()
        if pressed.key == "skip":
            self._typed = ""
            return Skip()
        if pressed.key == "help":
            self._help(view)
            return None
        if pressed.key == "formats":
            help_screen.formats_list(self.screen, view, self._data)
            return None
        if pressed.key == "park":
            return self._park(view, pressed.text)
        if pressed.key == "editor":
            return self._edit(pressed.text)
        if pressed.key == "go":
            return self._go(view)
        return self._rows(view)

    def _help(self, view: Question) -> None:
        """The help below the question; pressed again, the page with all that helps."""
        tall = _below(view) > self.screen.console.height - HELP
        if self._more == view.path or tall:
            help_screen.help_page(self.screen, view, self._data)
        else:
            self._helped = True

    def _park(self, view: Question, text: str) -> Move | None:
        why = text_prompt.aside(self.screen, "Why is it parked? For example: quote due in May")
        if not why:
            return None
        self._typed = ""
        return Park(why, text if text != view.old else "")

    def _edit(self, text: str) -> Move | None:
        try:
            self._typed = edited(text)
        except EditorFailed as problem:
            self._outcome = Outcome(say=str(problem), refused=True)
            self._typed = text
            return None
        return Answer(self._typed) if self._typed.strip() else None

    def _go(self, view: Question) -> Move | None:
        def head() -> None:
            self.screen.header(view, self._minutes_left(view))

        move = where_to(self.screen, view, self._contents(), head)
        if move is not None:
            self._typed = ""
        return move

    def _rows(self, view: Question) -> Move | None:
        if view.table is None or not view.table.rows:
            self._outcome = Outcome(say="There are no rows yet. Type the first one.", refused=True)
            return None
        return work_on_rows(self.screen, view.kind, len(view.table.rows))

    def _open_step(self, view: Question) -> None:
        self._step = view.step
        self._began = time.monotonic()
        if view.step not in self._opened and opens_a_step(view, self._data):
            help_screen.step_card(self.screen, view, self._data)
        self._opened.add(view.step)

    def _contents(self) -> Sequence[Entry]:
        return self.conversation.contents() if self.conversation else ()

    @property
    def _data(self) -> Mapping[str, Any]:
        return self.conversation.data if self.conversation else {}


def _below(view: Question) -> int:
    """How many lines the prompt of a question needs below the question."""
    listed = view.kind == "choices" or (view.kind in LISTS and len(_options(view)) <= MANY)
    if listed:
        return len(_options(view)) + 4
    return TYPING + (text_prompt.menu_lines() if view.kind in NAMED else 1)


def _options(view: Question) -> Sequence[tuple[str, str]]:
    return [("yes", "yes"), ("no", "no")] if view.kind == "yes_no" else view.options


def _ticked(view: Question, typed: str) -> list[str]:
    """What is ticked: as it was left before the screen was drawn anew, else the old answer."""
    labels = {label: value for value, label in view.options}
    left = typed.split("; ")
    there = left if typed == "none" or set(left) & set(labels) else view.old.split("; ")
    return [value for label, value in labels.items() if label in there]


def _value_of(view: Question, said: str) -> str:
    return next((value for value, label in _options(view) if label == said), "")
