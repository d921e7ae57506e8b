"""What every conversation offers to a front end: an interview, the first questions, a note."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

from ..answers.views import Confirm, Done, Outcome, Question, Review
from .moves import Move
from .questions import Entry

View = Question | Confirm | Review | Done


class Conversation(Protocol):
    """Shows one view and takes one move. A refused move changes nothing.

    ``data`` is the dossier as it is after the last move. What helps while somebody types
    (``preview``, ``names``, ``contents``) changes nothing either.
    """

    data: dict[str, Any]
    today: date

    @property
    def step_name(self) -> str:
        """The step that is asked; "" outside the steps."""

    def current(self) -> View:
        """The question in hand, a confirmation, the review of the step, or the end."""

    def take(self, move: Move) -> Outcome:
        """Takes one move. A refused one says what to do instead."""

    def preview(self, text: str) -> str:
        """How a text would be understood here; empty while it makes no sense yet."""

    def names(self, column: int) -> Sequence[str]:
        """Names that fit in a column of what is typed here."""

    def contents(self) -> Sequence[Entry]:
        """The questions that can be gone to."""

    def refresh(self, data: dict[str, Any]) -> None:
        """Goes on with data that were merged with somebody else's changes."""

    def show(self, path: str) -> None:
        """Shows the question of a path; drops what was half said."""
