"""Lines and cells as somebody typed them, without the signs of Markdown."""

from __future__ import annotations

import re

LINE_ENDS = re.compile(r"\r\n|\r|\n")
PIPE = re.compile(r"(?<!\\)\|")
RULER = re.compile(r"[\s|:\-–—_]*[-–—_][\s|:\-–—_]*")
ESCAPED = re.compile(r"\\([^\w\s])")
EMPTY = re.compile(r"[\s_.…]*")
"""What a blank looks like when nobody wrote in it: lines of underscores or dots."""


def lines_of(text: str) -> list[str]:
    """The lines of a text, trimmed; rows of a table that an editor broke in two made whole."""
    lines = [line.strip() for line in LINE_ENDS.split(text.removeprefix("\ufeff"))]
    for at in range(len(lines) - 1):
        first, second = lines[at], lines[at + 1]
        broken = first.startswith("|") and not first.endswith("|") and second.endswith("|")
        if broken and not second.startswith("|"):
            lines[at], lines[at + 1] = f"{first} {second}", ""
    return lines


def parts_of(line: str) -> list[str]:
    """The cells of a table's row, with or without bars at its ends."""
    inner = line[1:] if line.startswith("|") else line
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return PIPE.split(inner)


def written(text: str) -> str:
    """What somebody wrote, without the printed line below it and the signs of Markdown."""
    text = re.sub(r"<br\s*/?>|&nbsp;", " ", text).strip()
    if EMPTY.fullmatch(text):
        return ""
    text = re.sub(r"^_{3,}|_{3,}$", "", text).strip()
    return " ".join(ESCAPED.sub(r"\1", text).split())
