"""The first amount in another currency: the dossier may count in that one from then on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..answers import edit
from ..answers.views import Outcome
from ..changes import value_at
from ..parse import OtherCurrency
from .state import State

PATH = "passport.currency"


def may_change(data: Mapping[str, Any]) -> bool:
    """Whether nobody has said yet what the dossier counts in."""
    return value_at(data, PATH, None) is None


def offer(state: State, again: Callable[[], str], problem: OtherCurrency) -> Outcome:
    """Asks whether to change; where a sign is used in several countries, asks for the code.

    ``again`` takes the refused move once more.
    """
    if len(problem.codes) == 1:
        return Outcome(say=_ask(state, again, problem.codes[0]))
    several = " or ".join(problem.codes[:4])
    return Outcome(say=f"Which money is that? Type it once with its code: {several}.", refused=True)


def _ask(state: State, again: Callable[[], str], code: str) -> str:
    """Asks once; on yes the amount is taken, in the new currency."""

    def yes() -> str:
        state.data = edit.put(state.data, PATH, code)
        return again()

    counted = state.reader.currency
    return state.ask(
        f"Amounts count in {counted} so far. Shall all of them count in {code}?",
        yes,
        lambda: f"Then type the amount in {counted}.",
        f"all in {code}",
        f"stay with {counted}",
    )
