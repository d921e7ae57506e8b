"""A front end that plays a list of moves: for tests and for rehearsals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from clusterdyn.answers.views import Confirm, Outcome, Question, Review
from clusterdyn.interview.moves import Leave, Move

View = Question | Confirm | Review


class Scripted:
    """Plays moves in order, or asks a function for the move at each view; then leaves.

    ``seen`` and ``told`` keep what was shown, for assertions.
    """

    def __init__(self, moves: Iterable[Move] | Callable[[View], Move]) -> None:
        self._decide = moves if callable(moves) else None
        self._moves: Iterator[Move] = iter(()) if callable(moves) else iter(moves)
        self.seen: list[View] = []
        self.told: list[Outcome] = []
        self.notes: list[str] = []
        self.agree = True
        self.conversation: object = None

    def ask(self, view: View) -> Move:
        self.seen.append(view)
        if self._decide is not None:
            return self._decide(view)
        return next(self._moves, Leave())

    def tell(self, outcome: Outcome) -> None:
        self.told.append(outcome)

    def note(self, text: str) -> None:
        self.notes.append(text)

    def choose(self, text: str, yes: str, no: str) -> bool:
        self.notes.append(text)
        return self.agree
