"""Everything that was assumed about a table, and what can be said where that is not enough.

Each step of the reading gives back decisions; the report, the lines "Assumed: …", the question in
the dialogue and the refusal of the command are made from them. Nothing else may change a figure.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from ..tables.errors import TableError
from .options import ReadingOptions

OPTION, PROFILE, EVIDENCE, DIALOGUE = "option", "profile", "evidence", "dialogue"
TAKEN, AHEAD, THERE = 5.0, 2.0, 3.0
"""Points from which a choice is taken, by how many it must be ahead of the next one, and points
from which it is worth a question. They are our default."""
MOST_SAID = 3
FIRST = (
    "unit", "layout", "sheet", "region_total", "industry_total", "levels", "period",
    "missing_mark", "column:employment", "column:region", "column:industry", "encoding",
)  # fmt: skip
"""What an assumption may be about, the most changing first."""


@dataclass(frozen=True)
class Decision:
    """One choice: ``about`` what, by whom, on what evidence.

    ``said`` is the sentence for people, "" where nobody needs to hear it; ``option`` makes the same
    choice on the command line, ``against`` another one.
    """

    about: str
    choice: str
    by: str = EVIDENCE
    score: float = 0.0
    runner_up: str | None = None
    because: tuple[str, ...] = ()
    changes_figures: bool = True
    option: str = ""
    against: str = ""
    said: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The decision as JSON-ready data."""
        return {k: v for k, v in asdict(self).items() if k != "said"}


def assumed(decisions: Iterable[Decision]) -> list[str]:
    """The lines that stand with the result: at most three, the most changing first."""
    told = [d for d in decisions if d.said and d.changes_figures and d.by == EVIDENCE]
    told.sort(key=lambda d: FIRST.index(d.about) if d.about in FIRST else len(FIRST))
    return [
        f"Assumed: {d.said}" + (f" Not so? {d.against}" if d.against else "")
        for d in told[:MOST_SAID]
    ]


@dataclass(frozen=True)
class Way:
    """One way out of a refusal: options as they are typed, what they mean, and the same as data."""

    options: str
    words: str
    change: Callable[[ReadingOptions], ReadingOptions]

    @property
    def line(self) -> str:
        """The way as a line of its own."""
        return f"  {self.options}" + (f"   {self.words}" if self.words else "")


class Refusal(TableError):
    """The table can be read in several ways, or in none; ``ways`` are the options to try.

    Only ways that the program has tried are printed (``tried_out``).
    """

    def __init__(self, message: str, ways: Iterable[Way] = (), otherwise: str = "") -> None:
        self.ways = tuple(ways)
        self.otherwise = otherwise
        super().__init__(message, hint(self.ways, otherwise))

    def with_ways(self, ways: Iterable[Way]) -> "Refusal":
        """The same refusal with other ways."""
        return Refusal(self.message, ways, self.otherwise)


def hint(ways: tuple[Way, ...], otherwise: str) -> str:
    """What is printed under the message."""
    if not ways:
        return otherwise
    if len(ways) == 1:
        way = ways[0]
        return f"{way.words or 'Try'}: {way.options}"
    return "\n".join(("Say what holds:", *(way.line for way in ways)))


@dataclass
class Decisions:
    """The decisions of one reading, in their order."""

    made: list[Decision] = field(default_factory=list)

    def add(self, decision: Decision | None) -> None:
        """Keep a decision; a later one about the same replaces it."""
        if decision is None:
            return
        self.made = [d for d in self.made if d.about != decision.about]
        self.made.append(decision)


def set_option(name: str, value: Any) -> Callable[[ReadingOptions], ReadingOptions]:
    """The change that gives one option a value."""
    return lambda options: changed(options, name, value)


def add_option(name: str, *values: Any) -> Callable[[ReadingOptions], ReadingOptions]:
    """The change that adds values to an option that may come several times."""
    return lambda options: changed(options, name, (*getattr(options, name), *values))


def set_column(role: str, column: str) -> Callable[[ReadingOptions], ReadingOptions]:
    """The change that names the column of a role."""
    return lambda options: changed(options, "columns", changed(options.columns, role, column))


def changed(options: Any, name: str, value: Any) -> Any:
    """The same options with another value for one of them."""
    return replace(options, **{name: value})


def quoted(text: str) -> str:
    """A value as it is typed in a terminal; short codes need no quotation marks."""
    if re.fullmatch("[A-Z0-9]{1,6}", text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
