"""Proposed rows in words: "+2", "keep", "keep 1 3", "drop Jobs", "d all"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..answers.edit import refuse
from ..answers.routing_path import Location
from ..model.prefill import ProposedRow
from ..model.questionnaire import Item
from . import questions as asking
from .edit_rows import row_move
from .moves import Remove, Take
from .state import State

KEEP, DROP = "keep", "drop"
MAX_NAMED = 3  # names that are read back
_NUMBERS = re.compile(r"[+#]?[0-9]{1,3}(?:[\s,]+[+#]?[0-9]{1,3})*")


@dataclass(frozen=True)
class Meant:
    """What is done with proposals: ``verb`` and their numbers from 1; or with a row of one's own.

    ``numbers`` may name proposals that do not exist.
    """

    verb: str
    numbers: tuple[int, ...] = ()
    row: str = ""


def on_proposals(talk: State, location: Location, item: Item, typed: str) -> str | None:
    """Takes proposals or leaves them out; None where the text is a row like any other."""
    proposals = asking.open_proposals(talk.route, item)
    meant = what_is_meant(talk, item, typed, proposals)
    if meant is None:
        return None
    if meant.row:
        return row_move(talk, location, Remove(meant.row))
    there = all(1 <= number <= len(proposals) for number in meant.numbers)
    if meant.verb == KEEP or not there or not proposals:
        said = row_move(talk, location, Take(meant.numbers))  # refuses those that do not exist
        named = labels(proposals, meant.numbers[:MAX_NAMED])
        more = len(meant.numbers) - MAX_NAMED
        return f"Taken: {named} and {more} more." if more > 0 else said
    keys = {f"{item.path}.{proposals[number - 1].key}" for number in meant.numbers}
    talk.left_out = talk.left_out | keys
    if len(keys) == 1:
        return f"Left out: {labels(proposals, meant.numbers)}. Its name brings it back."
    return f"Left out: {len(keys)} proposals. Their names bring them back."


def labels(proposals: Sequence[ProposedRow], numbers: Sequence[int]) -> str:
    return ", ".join(
        proposals[number - 1].label for number in numbers if 0 < number <= len(proposals)
    )


def what_is_meant(
    talk: State, item: Item, typed: str, proposals: Sequence[ProposedRow]
) -> Meant | None:
    """Reads "+1", "keep 2", "drop Jobs" and their beginnings; None for a row like any other."""
    if typed.startswith("+"):
        return _with_plus(typed, len(proposals))
    word, _, rest = typed.partition(" ")
    verb = next((v for v in (KEEP, DROP) if word and v.startswith(word.casefold())), "")
    rest = rest.strip()
    if not verb or any(mark in typed for mark in ";\t|\n"):
        return None
    if not proposals:
        return _without_proposals(talk, item, verb, word, rest)
    if not rest:
        begins = any(
            proposal.label.casefold().startswith(word.casefold()) for proposal in proposals
        )
        return None if begins and word.casefold() != verb else Meant(verb, (1,))
    if rest.casefold() == "all":
        return Meant(verb, tuple(range(1, len(proposals) + 1)))
    if _NUMBERS.fullmatch(rest):
        return Meant(verb, _numbers(rest))
    fits = [n for n, o in enumerate(proposals, 1) if o.label.casefold().startswith(rest.casefold())]
    return Meant(verb, (fits[0],)) if len(fits) == 1 else None


def _with_plus(typed: str, many: int) -> Meant | None:
    if typed[1:].strip().casefold() == "all":
        return Meant(KEEP, tuple(range(1, many + 1)))
    if _NUMBERS.fullmatch(typed):
        return Meant(KEEP, _numbers(typed))
    return Meant(KEEP, (0,)) if not typed.strip("+ ,0123456789") else None


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(number) for number in re.findall("[0-9]+", text)))


def _without_proposals(talk: State, item: Item, verb: str, word: str, rest: str) -> Meant | None:
    """Where nothing is proposed, only the whole words count: "drop 2" takes out a row."""
    keys = talk.route.keys(item)
    if rest.casefold() == "all":
        return Meant(KEEP)  # refused: nothing is proposed
    if word.casefold() != verb or not keys:
        return None
    if verb == DROP and rest.isdecimal() and 1 <= int(rest) <= len(keys):
        return Meant(verb, row=rest)
    if not rest:
        hint = f"What stands here is kept. To take out a row, type drop 1 to drop {len(keys)}."
        raise refuse(hint if len(keys) > 1 else "What stands here is kept. drop 1 takes it out.")
    return None
