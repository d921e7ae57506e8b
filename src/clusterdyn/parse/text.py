"""Words that the group writes freely, pasted lines, and the cells of a row."""

import re
from collections.abc import Sequence

from .characters import flat, is_blank, scrub
from .date_words import is_month
from .result import ParseError, Understood, quoted

_EMPTY = "Nothing readable was typed. Type a few words."


def line(text: str, longest: int = 200) -> Understood[str]:
    """Read one line of at most `longest` characters; line ends and runs of blanks become one blank.

    Raises ParseError when it is too long or nothing is left.
    """
    return _fitting(flat(text), longest)


def text(text: str, longest: int = 4000) -> Understood[str]:
    """Read a text of several lines, at most `longest` characters, with at most one empty line
    between two paragraphs.

    Raises ParseError when it is too long or nothing is left.
    """
    ends_trimmed = "\n".join(part.rstrip() for part in scrub(text).split("\n"))
    return _fitting(re.sub(r"\n{3,}", "\n\n", ends_trimmed).strip(), longest)


def words(text: str) -> int:
    """Count the words: what stands between blanks and has a letter or a digit in it."""
    return sum(any(c.isalnum() for c in word) for word in text.split())


def _fitting(clean: str, longest: int) -> Understood[str]:
    if is_blank(clean):
        raise ParseError(_EMPTY)
    if len(clean) > longest:
        raise ParseError(
            f"This text has {len(clean):,} characters, and at most {longest:,} fit here. "
            f"Shorten it by {len(clean) - longest:,}."
        )
    return Understood(clean, clean)


SEPARATORS = ("\t", ";", "|")

_BULLET = re.compile(r"(?:[-*•·–—◦▪●‣]|[0-9]{1,3}[.)])(\s+)(?=\S)(?:\[[ xX]\]\s+)?(?=\S)")
_LONE_MARKS = re.compile(r"(?:[0-9-]\s+)*[0-9-]")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


_QUOTED_CELL = re.compile(r'(?:(?<=[\t\n\r])|\A)"((?:[^"]|"")*)"(?=[\t\n\r]|\Z)')
"""A cell that a spreadsheet put in quotation marks when it was copied: RFC 4180, with tabs."""


def _without_quotes(text: str) -> str:
    """Take cells with line ends, tabs or quotation marks out of those around them."""

    def cell(found: re.Match[str]) -> str:
        inner = found[1]
        if not any(sign in inner for sign in '"\t\n\r'):
            return found[0]  # somebody's own quotation marks
        return " ".join(inner.replace('""', '"').split())

    return _QUOTED_CELL.sub(cell, text) if '"' in text else text


def lines(text: str) -> list[str]:
    """Return the lines that hold something, each without its bullet or number ("- ", "2) ").

    A cell of several lines that was copied in a spreadsheet is one cell of one line.
    Three beginnings look like a bullet and are kept: the day of a date ("2. april"), the missing
    score of a digit row ("- 4 3 5"), and the first cell of a row with tabs.
    """
    found = (_without_bullet(part.strip(" \r\n")) for part in _without_quotes(text).splitlines())
    return [part for part in found if part]


def row(text: str, columns: int, separators: Sequence[str] = SEPARATORS) -> list[str]:
    """Split a row into at most `columns` trimmed cells at the first of `separators` it contains.

    An empty cell is "". Fewer cells are fine; more raise ParseError. A single column is split
    at tabs only, because a sentence may hold a semicolon.
    """
    usable = [mark for mark in separators if columns > 1 or mark == "\t"]
    separator = next((mark for mark in usable if mark in text), None)
    if separator is None:
        return [text.strip()]
    cells = [cell.strip() for cell in _without_frame(text, separator).split(separator)]
    while len(cells) > columns and not cells[-1]:
        cells.pop()
    if len(cells) > columns:
        named = {"\t": "a tab"}.get(separator, f'"{separator}"')
        raise ParseError(
            f"{quoted(text)} has {len(cells)} cells, but a row here has at most {columns}. "
            f"Type it again with {named} only between cells."
        )
    return cells


def _without_bullet(part: str) -> str:
    found = _BULLET.match(part)
    if found is None:
        return part.strip()
    rest = part[found.end() :].strip()
    word = _FIRST_WORD.match(rest)
    is_date = part[0].isdigit() and word is not None and is_month(word[0])
    is_digit_row = part[0] in "-–—" and _LONE_MARKS.fullmatch(rest) is not None
    is_table_row = "\t" in found[1] and "\t" in rest
    return part.strip() if is_date or is_digit_row or is_table_row else rest


def _without_frame(text: str, separator: str) -> str:
    """Take off the bars around a row of a Markdown table."""
    inner = text.strip(" \r\n")
    if separator == "|" and len(inner) > 1 and inner[0] == inner[-1] == "|":
        return inner[1:-1]
    return inner
