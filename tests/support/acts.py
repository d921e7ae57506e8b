"""What a group does at a question besides the interview's own moves."""

from __future__ import annotations

from dataclasses import dataclass

from clusterdyn.answers.views import Confirm, Outcome, Question, Review
from clusterdyn.interview.moves import Move

View = Question | Confirm | Review


@dataclass(frozen=True)
class Help:
    """Asks for help; the same question stands there afterwards."""


@dataclass(frozen=True)
class Edited:
    """Writes the answer in the group's own editor."""

    text: str


@dataclass(frozen=True)
class Stop:
    """The program is stopped while ``text`` stands in the answer box: "ctrl-c" or "kill"."""

    how: str
    text: str = ""


Act = Move | Help | Edited | Stop


@dataclass
class Beat:
    """One view, what the group did at it, and what came of it."""

    view: View
    act: Act
    outcome: Outcome | None = None


@dataclass
class Sitting:
    """One run of the program: its command line, what happened, and how it ended.

    ``ends`` is "done", "left", "ctrl-c" or "kill".
    """

    command: list[str]
    beats: list[Beat]
    ends: str = "done"
