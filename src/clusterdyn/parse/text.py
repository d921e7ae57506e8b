"""Words that the group writes freely: kept as typed, without what cannot be seen."""

import re

from .characters import flat, is_blank, scrub
from .understood import ParseError, Understood

_EMPTY = "Nothing readable was typed. Type a few words."


def line(text: str, longest: int = 200) -> Understood[str]:
    """Read one line of at most `longest` characters; line ends and runs of blanks become one blank.

    Raises NotUnderstood when it is too long or nothing is left.
    """
    return _fitting(flat(text), longest)


def text(text: str, longest: int = 4000) -> Understood[str]:
    """Read a text of several lines, at most `longest` characters, with at most one empty line
    between two paragraphs.

    Raises NotUnderstood when it is too long or nothing is left.
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
