"""A mistake in a file of answers, and the words that help to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from ..language.printable import on_one_line

LISTED = 12
ALIKE = 0.6


@dataclass(frozen=True)
class InputError:
    """What is wrong at a path (from the dossier's root); ``line`` counts from 1, 0 if unknown."""

    path: str
    sentence: str
    line: int = 0

    def text(self) -> str:
        """The mistake in one line: where it stands, then what is wrong."""
        where = short(self.path)
        place = ", ".join(
            part for part in (f"line {self.line}" if self.line else "", where) if part
        )
        return f"{place}: {self.sentence}" if place else self.sentence


def short(path: str) -> str:
    """A path as it is typed on the command line: without "steps."."""
    return path.removeprefix("steps.")


def did_you_mean(text: str, known: Sequence[str]) -> str:
    """A sentence with the nearest known name, or with all of them when none is near."""
    wanted = text.casefold().replace("-", "_")
    plain = {name.casefold().replace("-", "_"): name for name in known}
    near = get_close_matches(wanted, list(plain), n=1, cutoff=ALIKE)
    if near:
        return f'Did you mean "{plain[near[0]]}"?'
    return f"There are: {names_listed(known)}." if known else "There is nothing to choose from yet."


def names_listed(names: Sequence[str]) -> str:
    """The first names with commas, and how many more there are."""
    more = len(names) - LISTED
    return ", ".join(names[:LISTED]) + (f" and {more} more" if more > 0 else "")


def quoted(text: str, longest: int = 40) -> str:
    """What somebody wrote, in quotation marks, on one line and not endless."""
    plain = on_one_line(text)
    return f'"{plain if len(plain) <= longest else plain[: longest - 1] + "…"}"'
