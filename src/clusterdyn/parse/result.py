"""What reading a typed text ends in: a value that can be read back, or a sentence that helps."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..errors import ClusterdynError
from ..language.phrases import shortened
from .characters import flat

_LONGEST_QUOTE = 40
_LONGEST_ANSWER = 80
_MOST_LISTED = 12


def quoted(text: str) -> str:
    """Return what was typed in quotation marks, on one line, shortened to 40 characters.

    What no screen can show becomes a question mark.
    """
    shown = "".join(c if c.isprintable() else "?" for c in flat(text))
    return f'"{shortened(shown, _LONGEST_QUOTE)}"'


def typed(text: str, hint: str, longest: int = _LONGEST_ANSWER) -> str:
    """Return a short answer on one line; refuse nothing at all and more than `longest` letters."""
    answer = flat(text)
    if not answer:
        raise ParseError(f"Nothing was typed. {hint}")
    if len(answer) > longest:
        raise ParseError(f"{quoted(answer)} is too long to read here. {hint}")
    return answer


def listed(names: Sequence[str]) -> str:
    """Return the first twelve names with commas, and how many more there are."""
    shown = ", ".join(names[:_MOST_LISTED])
    more = len(names) - _MOST_LISTED
    return f"{shown} and {more} more" if more > 0 else shown


Value = TypeVar("Value")


class ParseError(ClusterdynError):
    """The typed text is no such value: what was typed, and what to type instead."""

    def within(self, text: str) -> "ParseError":
        """The same with a text that says more of where it was."""
        return ParseError(text)


class OtherCurrency(ParseError):
    """An amount in another currency than the dossier's; ``codes`` are those it may be in."""

    def __init__(self, text: str, codes: tuple[str, ...]) -> None:
        super().__init__(text)
        self.codes = codes

    def within(self, text: str) -> "OtherCurrency":
        return OtherCurrency(text, self.codes)


@dataclass(frozen=True, slots=True)
class Understood(Generic[Value]):
    """A value, with the words in which it is read back before it is taken.

    `guess` is True where the text could be meant otherwise (a missing year, a misspelled month):
    then ask before taking it. `mild` is True where reading a guess back is enough, because hardly
    anything else can be meant ("1 March" in November): who sees that need not be asked.
    """

    value: Value
    said: str = ""
    guess: bool = False
    mild: bool = False
