"""Slash commands: moves typed as words, in plain mode and in any text box."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import ClusterdynError
from ..interview.moves import (
    Back,
    Copy,
    Edit,
    GoOn,
    Jump,
    Leave,
    Move,
    Park,
    Remove,
    Shift,
    Skip,
    Take,
    Undo,
)


class UnknownCommand(ClusterdynError):
    """The text looks like a command and is none: which there are."""


HELP = (
    "/back  one question back · /park REASON  set aside · /skip  leave empty · /help  help and "
    "example · /go N  to question N · /edit N · /copy N · /move N M · /remove N  rows · "
    "/undo  take the last answer back · /review  to the end of the step · /formats  how the "
    "group works · /quit  leave"
)


def command(text: str, typed: str = "") -> Move | None:
    """The move that a slash command means; None for ordinary text.

    ``typed`` is what stands in the answer box (kept when parking).
    """
    stripped = text.strip()
    if not stripped.startswith("/"):
        return None
    word, _, rest = stripped[1:].partition(" ")
    make = MOVES.get(word.casefold())
    if make is None:
        raise UnknownCommand(f'"/{word}" is not known here. {HELP}')
    move = make(rest.strip())
    if isinstance(move, Park):
        return Park(move.why, typed)
    return move


def _shift(rest: str) -> Move:
    row, _, to = rest.rpartition(" ")
    if not row or not to.isdecimal():
        raise UnknownCommand("Type the row and its new place: /move 3 1")
    return Shift(row.strip(), int(to))


def _go(rest: str) -> Move:
    return Jump(number=int(rest)) if rest.isdecimal() else Jump(path=rest)


def _row(kind: Callable[[str], Move], word: str) -> Callable[[str], Move]:
    def make(rest: str) -> Move:
        if not rest:
            raise UnknownCommand(f"Which row? Type its number: /{word} 2")
        return kind(rest)

    return make


def _take(rest: str) -> Move:
    return Take(
        tuple(int(number) for number in rest.replace(",", " ").split() if number.isdecimal())
    )


MOVES: dict[str, Callable[[str], Move]] = {
    "back": lambda rest: Back(),
    "b": lambda rest: Back(),
    "park": lambda rest: Park(rest),
    "p": lambda rest: Park(rest),
    "skip": lambda rest: Skip(),
    "undo": lambda rest: Undo(),
    "u": lambda rest: Undo(),
    "go": _go,
    "edit": _row(Edit, "edit"),
    "copy": _row(Copy, "copy"),
    "move": _shift,
    "remove": _row(Remove, "remove"),
    "take": _take,
    "review": lambda rest: GoOn(),
    "quit": lambda rest: Leave(),
    "q": lambda rest: Leave(),
}
