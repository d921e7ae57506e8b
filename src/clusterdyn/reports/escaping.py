"""Makes text that somebody typed harmless in Markdown and in Mermaid diagrams.

Rules of CommonMark 0.31 and GitHub Flavored Markdown 0.29 (tables, strikethrough, task boxes,
autolinks), and of common extensions: footnotes, maths, highlights, attributes, definition lists.
Escapes are set only where a sign could mean something, so that the plan can be read raw too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from ..language.phrases import shortened_letters
from ..parse.characters import flat

LONGEST_LABEL = 60
KEPT = 65_536
"""Texts whose escaped form is kept: names and labels stand in many places of a plan."""

_ALWAYS = re.compile(r"[\\`*_\[\]<|~^{}@]")
_MAY_MEAN_SOMETHING = re.compile(r"[^\w\s,;'\"…]|_")
_DOLLAR = re.compile(r"\$")
_DOUBLED = re.compile(r"([-+=/:!%])(?=\1)|(?<=([-+=/:!%]))\2")
_HASH = re.compile(r"(?:(?<=[\s#])|^)#")
_COLON = re.compile(r":(?=[^\s\d])")
_DOT = re.compile(r"(?<=\S)\.(?=[^\W\d_]{2})")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_NUMBERED = re.compile(r"^(\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,9}|#))([.)])(?=\s|$)")
"""Numbered lists: those of CommonMark, and the lettered and Roman ones of Pandoc."""
_STARTS = re.compile(r"^[-+=>:!%.?(/&]")
_KEPT_IN_LABEL = " .,-–()'+/…\u200c\u200d"


@lru_cache(KEPT)
def escaped(typed: str) -> str:
    """Markdown that shows exactly ``typed`` as one line of plain text, anywhere in a block.

    Control and bidi characters are dropped and white space (line breaks too) becomes single
    blanks; see ``parse.characters``. Everything else is shown as it is.
    """
    text = flat(typed)
    if not _MAY_MEAN_SOMETHING.search(text):
        return text
    marked: set[int] = set()
    for pattern in (_ALWAYS, _DOUBLED, _HASH, _COLON, _DOT, _ENTITY, _STARTS):
        marked.update(found.start() for found in pattern.finditer(text))
    numbered = _NUMBERED.match(text)
    if numbered:
        marked.add(numbered.start(2))
    cuts = [0, *sorted(marked), len(text)]
    pieces = (text[begin:end] for begin, end in pairwise(cuts))
    return _DOLLAR.sub("&#36;", "\\".join(pieces) if marked else text)


def gantt_label(typed: str) -> str:
    """A label for a Mermaid Gantt diagram that shows the text as it was typed.

    Letters, their marks, digits and harmless signs stay as they are; all others become Mermaid's
    codes ("#35;"), for a colon would end the label, a semicolon the line, and two percent signs
    begin a comment. Long labels end with "…"; the full text stands in the table.
    """
    return "".join(_in_label(sign) for sign in shortened_letters(flat(typed), LONGEST_LABEL))


def _in_label(sign: str) -> str:
    plain = unicodedata.category(sign)[0] in "LMN" or sign in _KEPT_IN_LABEL
    return sign if plain else f"#{ord(sign)};"
