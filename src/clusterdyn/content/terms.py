"""How a text marks the words that the glossary explains: ``[[chair]]``."""

from __future__ import annotations

import re

MARK = re.compile(r"\[\[([^\[\]]+)\]\]")


def marked(text: str) -> tuple[str, ...]:
    """The words that a text marks as terms, each once."""
    return tuple(dict.fromkeys(MARK.findall(text)))


def unmarked(text: str) -> str:
    """The text as it is read: marked terms as plain words."""
    return MARK.sub(r"\1", text)
