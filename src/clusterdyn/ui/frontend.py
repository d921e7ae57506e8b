"""What every front end can do."""

from __future__ import annotations

from typing import Protocol

from ..answers.views import Confirm, Outcome, Question, Review
from ..interview.conversation import Conversation
from ..interview.moves import Move


class EndOfInput(Exception):
    """Nobody types any more: the input has ended."""


class Frontend(Protocol):
    """Shows a view and gives back one move. ``KeyboardInterrupt`` passes through.

    The ``conversation`` is set by the session; a front end asks it for what helps while typing.
    """

    conversation: Conversation | None

    def ask(self, view: Question | Confirm | Review) -> Move: ...

    def tell(self, outcome: Outcome) -> None:
        """Says what a move did, or why it was refused."""

    def note(self, text: str) -> None:
        """Says something beside the questions (a warning, what was saved)."""

    def choose(self, text: str, yes: str, no: str) -> bool:
        """A yes or no that belongs to no question (a clash, a retry)."""
