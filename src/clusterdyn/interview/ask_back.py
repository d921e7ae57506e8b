"""What is asked back before an answer is taken: who is meant, whether the money is another one."""

from __future__ import annotations

from typing import Any

from ..answers.names import AmbiguousName, Decisions
from ..answers.reader import Reading
from ..steps.registry import rule_context
from ..steps.wording import aside_text
from .state import State, Turn

ASKED = " – or a new one? Enter asks"


def both_ways(decisions: Decisions, doubt: AmbiguousName) -> tuple[Decisions, Decisions]:
    """What the group will have said: that the known one is meant, or that it is a new one."""
    return {**decisions, doubt.name_key: doubt.key}, {**decisions, doubt.name_key: None}


def who_is_meant(
    state: State, kind: str, doubt: AmbiguousName, yes: Any, no: Any, changes: str = ""
) -> Turn:
    """Asks whether a known record is meant, or a new one.

    ``changes`` is what would change in that record; then Enter alone does not take it.
    """
    asked = f'"{doubt.typed}" was understood as {doubt.name}.{changes and f" Then {changes}."} '
    new = f'"{doubt.typed}" is a new one'
    return state.asking(kind, f"{asked}Is that right?", yes, no, doubt.name, new, not changes)


def which_currency(state: State, kind: str, code: str, yes: Any) -> Turn:
    """Asks once, at the first amount in another currency, whether all amounts count in that."""
    counted = state.reader.currency
    return state.asking(
        kind,
        f"Amounts count in {counted} so far. Shall all of them count in {code}?",
        yes,
        f"Then type the amount in {counted}.",
        f"all in {code}",
        f"stay with {counted}",
    )


def is_unsure(state: State, reading: Reading) -> bool:
    """Whether what was guessed is asked about: a mild guess is not, where it is read back."""
    seen = reading.mild and state.reads_back
    return reading.guess and state.section.asks_guesses and not seen


def doubt_about(state: State, reading: Reading) -> str:
    """What the step asks about an answer in a table before it is taken; mostly nothing."""
    here, path = state.here, state.item.path
    if not here.key or not here.column or reading.beside or state.section.step is None:
        return ""
    work = state.step.prefills.of_doubt.get(f"{path.split('.')[2]}.{here.column}")
    if work is None:
        return ""
    seen = rule_context(state.data, state.today, drafts=state.drafts)
    aside = work(seen.step(state.step.model), seen, here.key, reading.value)
    return aside_text(state.step.name, aside) if aside else ""


def read_back(reading: Reading, text: str) -> str:
    """How a reading is said while one types; empty where the text says it itself."""
    said = reading.said if reading.said.strip() != text.strip() else ""
    return "" if reading.currency else said + (ASKED if reading.doubts else "")
