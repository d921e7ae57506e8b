"""What a kind of question is: the one interface between the conversation and its questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from ..answers.views import Question, Review
from .moves import Move
from .shared_moves import shared_move
from .state import State, Turn

R = TypeVar("R")


class Kind(Protocol[R]):
    """How one kind of question is shown, read and taken. ``R`` is what a text means here.

    A kind keeps nothing: it is given a state and gives the next one. Only ``read`` sees the text.
    """

    name: str

    def fits(self, state: State) -> bool:
        """Whether the question in hand is of this kind. A frame on the stack names its own."""

    def view(self, state: State) -> Question | Review:
        """What a front end shows."""

    def read(self, state: State, text: str) -> R:
        """What a text means; changes nothing. Raises ``ParseError`` or ``Refused``."""

    def take(self, state: State, reading: R) -> Turn:
        """Puts a reading into the data and goes on, or asks about it first."""

    def move(self, state: State, move: Move) -> Turn:
        """Any other move than an answer; ``Refused`` says what to do instead."""
        return shared_move(state, move)

    def preview(self, reading: R) -> str:
        """How a reading is read back while one types; empty where the text says it itself."""
        return ""

    def names(self, state: State, column: int) -> Sequence[str]:
        """Names that fit in a column of what is typed here."""
        return ()
