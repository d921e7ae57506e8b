"""Examples of commands, as they can be pasted into a terminal."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[\w@%+=:,./-]+")
_STEERS_A_SHELL = re.compile(r"[\"$`\\!]")


def as_argument(text: str) -> str:
    """The text as one word of a command line, in quotes where it needs them."""
    if _PLAIN.fullmatch(text):
        return text
    import shlex

    return shlex.quote(text) if _STEERS_A_SHELL.search(text) else f'"{text}"'
