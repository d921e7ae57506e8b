"""The pieces that the sentences of this package are made of."""

from collections.abc import Sequence

from .characters import flat
from .understood import ParseError

_LONGEST_QUOTE = 40
_LONGEST_ANSWER = 80
_MOST_LISTED = 12


def quoted(text: str) -> str:
    """Return what was typed in quotation marks, on one line, shortened to 40 characters.

    What no screen can show becomes a question mark.
    """
    shown = "".join(c if c.isprintable() else "?" for c in flat(text))
    if len(shown) > _LONGEST_QUOTE:
        shown = shown[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f'"{shown}"'


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


def either(names: Sequence[str]) -> str:
    """Return "a, b or c" for up to four names."""
    shown = list(names[:4])
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " or " + shown[-1]
