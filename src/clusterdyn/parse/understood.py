"""What reading a typed text ends in: a value that can be read back, or a sentence that helps."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


class NotUnderstood(ValueError):
    """The typed text is no such value.

    Its text is shown to the group as it stands: what was typed, and what to type instead.
    """


@dataclass(frozen=True, slots=True)
class Understood(Generic[Value]):
    """A value, with the words in which it is read back before it is taken.

    `guess` is True where the text could be meant otherwise (a missing year, a misspelled month):
    then ask before taking it.
    """

    value: Value
    said: str = ""
    guess: bool = False
