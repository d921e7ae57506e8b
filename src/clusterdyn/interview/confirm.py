"""A yes-or-no that a conversation waits for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from ..answers.edit import Refused
from ..answers.names import AmbiguousName, Decisions
from ..answers.views import Confirm
from ..parse import yes_no
from .moves import Answer, Back, Move


@dataclass
class Pending:
    """What is asked, and what each answer does."""

    confirm: Confirm
    yes: Callable[[], str]
    no: Callable[[], str]


def nothing() -> str:
    return ""


class Asks(Protocol):
    """A conversation that can ask yes or no."""

    pending: Pending | None


def ask(
    talk: Asks,
    text: str,
    yes: Callable[[], str],
    no: Callable[[], str] = nothing,
    yes_words: str = "yes",
    no_words: str = "no",
    default: bool = True,
) -> str:
    """Asks yes or no before something is done."""
    talk.pending = Pending(Confirm(text, yes_words, no_words, default), yes, no)
    return ""


def settle(talk: Asks, pending: Pending, move: Move) -> str:
    """Does what the answer means; going back does neither."""
    if isinstance(move, Back):
        talk.pending = None
        return ""
    if not isinstance(move, Answer):
        raise Refused('Please answer "yes" or "no" first.')
    agreed = pending.confirm.default if not move.text.strip() else yes_no(move.text).value
    talk.pending = None
    return pending.yes() if agreed else pending.no()


def ask_who_is_meant(
    talk: Asks,
    doubt: AmbiguousName,
    decisions: Decisions,
    again: Callable[[Decisions], str],
    changes: str = "",
) -> str:
    """Asks whether the known record is meant; then the answer is read ``again``.

    ``changes`` is what would change in that record; then Enter alone does not take it.
    """
    return ask(
        talk,
        f'"{doubt.typed}" was understood as {doubt.name}.{changes and f" Then {changes}."} '
        "Is that right?",
        lambda: again({**decisions, doubt.name_key: doubt.key}),
        lambda: again({**decisions, doubt.name_key: None}),
        doubt.name,
        f'"{doubt.typed}" is a new one',
        default=not changes,
    )
