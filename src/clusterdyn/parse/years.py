"""A year as people write it."""

import re
from datetime import date

from .date_words import kinds, meanings
from .result import ParseError, Understood, quoted, typed

_WRITTEN = re.compile(r"(?:in |the year |år |year |anno |jahr |im jahr )?('?[0-9]{2}|[0-9]{4})")


def year(text: str, low: int, high: int, today: date) -> Understood[int]:
    """Read a year from `low` to `high`: 2035, '35, in 8 years, next year.

    Two figures are a guess. Raises ParseError for anything else and outside the range.
    """
    hint = f'Type a year from {low} to {high}, or "in 8 years".'
    answer = typed(text, hint).lower().replace("’", "'")
    written = _WRITTEN.fullmatch(answer)
    if written is not None:
        digits = written[1].lstrip("'")
        value = int(digits) if len(digits) == 4 else 2000 + int(digits)
        is_guess = len(digits) == 2
    else:
        ahead = _years_ahead(answer)
        if ahead is None:
            raise ParseError(f"{quoted(text)}: which year? {hint}")
        value, is_guess = today.year + ahead, False
    if not low <= value <= high:
        side = "early" if value < low else "late"
        raise ParseError(f"{quoted(text)}: {value} is too {side}. {hint}")
    return Understood(value, str(value), guess=is_guess)


def _years_ahead(answer: str) -> int | None:
    """How many years from now "in 8 years", "om 8 år" or "next year" is."""
    for words in meanings(answer.replace(" more ", " ")):
        shape, core = kinds(words), [word for word in words if word.kind != "A"]
        if shape in ("Ry", "yR"):
            return next(word.value for word in words if word.kind == "R")
        if kinds(core) in ("Cy", "Dy", "Zy") and shape.strip("A") == kinds(core):
            return core[0].value
    return None
