"""The end of a step at a terminal: what was worked out, what was found, and where to go on."""

from __future__ import annotations

from collections.abc import Sequence

from ...answers.views import Outcome, Review
from ...interview.moves import Back, Deepen, Endorse, GoOn, Jump, Leave, Move, Undo
from ...steps.wording import ResultText
from ..plain_text import review_choices
from . import list_prompt, text_prompt
from .key_bindings import Pressed
from .screen import REVIEW_HEIGHT, Screen

TITLE = 7  # lines for the title and the line that turns the page
KEYS = "^B back · ^U undo · ^C leave"


class Reviewing:
    """Shows a review and brings back the move chosen in it."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self._seen: Sequence[ResultText] = ()

    def ask(self, view: Review, outcome: Outcome | None) -> Move:
        while True:
            self.screen.clear()
            self.screen.outcome(outcome)
            outcome = None
            self._results_page(view)
            self.screen.review(view)
            options = [
                (word.split()[0], _choice_said(word, what)) for word, what in review_choices(view)
            ]
            chosen = list_prompt.choose(
                "And now?", options, "go", KEYS, lambda name: name == "back"
            )
            move = self._chosen(view, chosen)
            if move is not None:
                return move

    def _results_page(self, view: Review) -> None:
        """What was worked out; a page of its own, shown once, where the window is low."""
        screen = self.screen
        screen.review_title(view)
        low = screen.height_of(view.results) + REVIEW_HEIGHT > screen.console.height
        if low and view.results == self._seen:
            return
        room = screen.console.height - TITLE
        for result in view.results:
            lines = screen.height_of([result])
            if low and lines > room and room < screen.console.height - TITLE:
                self._turn(view)
                room = screen.console.height - TITLE
            screen.result(result)
            room -= lines
        screen.line()
        if low:
            self._seen = view.results
            self._turn(view)

    def _turn(self, view: Review) -> None:
        """Waits, then begins a new page."""
        text_prompt.pause("Enter goes on · ^C leave", {})
        self.screen.clear()
        self.screen.review_title(view)

    def _chosen(self, view: Review, chosen: str | Pressed) -> Move | None:
        if isinstance(chosen, Pressed):
            return Back() if chosen.key == "back" else Undo() if chosen.key == "undo" else None
        if chosen == "mend":
            path = list_prompt.choose(
                "Which one?", view.questions, "", "^B never mind", lambda n: n == "back"
            )
            return None if isinstance(path, Pressed) else Jump(path=path)
        if chosen == "endorse":
            return self._adopted()
        moves: dict[str, Move] = {"go": GoOn(), "deepen": Deepen(), "leave": Leave()}
        return moves[chosen]

    def _adopted(self) -> Move | None:
        who = text_prompt.aside(self.screen, "Which body adopted it? For example: board")
        if not who:
            return None
        on = text_prompt.aside(
            self.screen, "On which day? For example: 3 February. Enter alone: today"
        )
        return None if on is None else Endorse(who, on)


def _choice_said(word: str, what: str) -> str:
    return {
        "go": f"Go on {what}" if what.startswith("to") else "Finish: all steps are answered",
        "mend": "Mend something",
        "deepen": what[0].upper() + what[1:],
        "endorse": "Endorse: a body has adopted this",
        "leave": "Leave for today",
    }[word.split()[0]]
