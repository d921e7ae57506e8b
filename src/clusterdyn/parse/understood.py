"""What reading a typed text ends in: a value that can be read back, or a sentence that helps."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


class ParseError(ValueError):
    """The typed text is no such value.

    Its text is shown to the group as it stands: what was typed, and what to type instead.
    """

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
