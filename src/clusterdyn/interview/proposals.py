"""What is typed about proposed rows: "+1", "keep 2", "drop Jobs" and their beginnings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..answers.edit import Refused
from ..model.prefill import ProposedRow

KEEP, DROP = "keep", "drop"
_NUMBERS = re.compile(r"[+#]?[0-9]{1,3}(?:[\s,]+[+#]?[0-9]{1,3})*")


class Meant(NamedTuple):
    """What is done with proposals: ``verb`` and their numbers from 1; or with a row of one's own.

    ``numbers`` may name proposals that do not exist.
    """

    verb: str
    numbers: tuple[int, ...] = ()
    row: str = ""


def meant_of_proposals(typed: str, proposals: Sequence[ProposedRow], rows: int) -> Meant | None:
    """What a text does with proposals; None for a row like any other. ``rows`` stand there."""
    if typed.startswith("+"):
        return _with_plus(typed, len(proposals))
    word, _, rest = typed.partition(" ")
    verb = next((v for v in (KEEP, DROP) if word and v.startswith(word.casefold())), "")
    rest = rest.strip()
    if not verb or any(mark in typed for mark in ";\t|\n"):
        return None
    if not proposals:
        return _without_proposals(verb, word, rest, rows)
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


def _without_proposals(verb: str, word: str, rest: str, rows: int) -> Meant | None:
    """Where nothing is proposed, only the whole words count: "drop 2" takes out a row."""
    if rest.casefold() == "all":
        return Meant(KEEP)  # refused: nothing is proposed
    if word.casefold() != verb or not rows:
        return None
    if verb == DROP and rest.isdecimal() and 1 <= int(rest) <= rows:
        return Meant(verb, row=rest)
    if not rest:
        hint = f"What stands here is kept. To take out a row, type drop 1 to drop {rows}."
        raise Refused(hint if rows > 1 else "What stands here is kept. drop 1 takes it out.")
    return None
