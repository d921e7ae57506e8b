"""The first amount in another currency: the dossier may count in that one from then on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..answers import edit as editing
from ..answers.views import Outcome
from ..changes import value_at
from ..parse import OtherCurrency
from .moves import Move

if TYPE_CHECKING:
    from .interview import Interview

PATH = "passport.currency"


def may_change(data: Mapping[str, Any]) -> bool:
    """Whether nobody has said yet what the dossier counts in."""
    return value_at(data, PATH, None) is None


def offer(talk: Interview, move: Move, problem: OtherCurrency) -> Outcome:
    """Asks whether to change; where a sign is used in several countries, asks for the code."""
    if len(problem.codes) == 1:
        return Outcome(say=_ask(talk, move, problem.codes[0]))
    several = " or ".join(problem.codes[:4])
    return Outcome(say=f"Which money is that? Type it once with its code: {several}.", refused=True)


def _ask(talk: Interview, move: Move, code: str) -> str:
    """Asks once; on yes the amount is taken, in the new currency."""

    def yes() -> str:
        talk.data = editing.put(talk.data, PATH, code)
        return talk._take(move)

    counted = talk.reader.currency
    return talk.ask(
        f"Amounts count in {counted} so far. Shall all of them count in {code}?",
        yes,
        lambda: f"Then type the amount in {counted}.",
        f"all in {code}",
        f"stay with {counted}",
    )
