"""A guide as it is read: names for marks, Markdown as plain text or page by page, in colour."""

from __future__ import annotations

import os
import re
import shutil
import textwrap
from collections.abc import Iterator

from ..content.catalogue import MARK
from ..content.guides import FORMAT
from ..content.library import formats

CASE_KEY = re.compile(r"(?<=### )case:[a-z0-9-]+ ")
LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\(([^()\s]+)\)")
STRONG = re.compile(r"\*\*([^*]+)\*\*|(?<![*\w])\*([^*\n]+)\*(?![*\w])")
ITEM = re.compile(r"(\s*)([-*]|\d+\.) ")
NUMBER = re.compile(r"\d+|\d\d:\d\d")
OUT = re.compile(r"\| 0 \|$")  # no minutes in the short version
WIDTH = 80
WIDEST = 88
STYLES = {
    # Strikethrough is free: no text of the workbook uses it, so it carries the underline.
    "markdown.s": "underline",
    "markdown.h1": "bold",
    "markdown.h2": "bold cyan",
    "markdown.h3": "bold",
    "markdown.code": "italic",
}


def named(text: str) -> str:
    """Formats by their names and cases without their keys."""
    return "\n".join(_named(line) for line in CASE_KEY.sub("", text).split("\n"))


def _named(line: str) -> str:
    several = len(FORMAT.findall(line)) > 1 and not line.startswith("|")

    def name(found: re.Match[str]) -> str:
        known = formats().get(found[1])
        called = known.name if known else found[1].replace("-", " ")
        return f'"{called}"' if several else called

    return OUT.sub("| out |", FORMAT.sub(name, line))


def plain_text(text: str, width: int = WIDTH) -> str:
    """Markdown as plain text: headings underlined, no signs of emphasis, tables row by row."""
    found: list[str] = []
    heads: list[str] = []
    in_code = False
    for line in text.rstrip().split("\n"):
        if line.startswith("```"):
            in_code = not in_code
        elif in_code:
            found.append(f"    {line}")
        elif line.startswith("|"):
            cells = [_plain(cell.strip()) for cell in line.strip().strip("|").split("|")]
            if not heads:
                heads = cells
            elif any(cell.strip("-: ") for cell in cells):
                found += _row(heads, cells, width)
        else:
            heads = []
            found += _line(line, width)
    return "\n".join(found)


def _plain(line: str) -> str:
    line = LINK.sub(r"\1 (\2)", line)
    return STRONG.sub(lambda part: part[1] or part[2], line).replace("`", "")


def _line(line: str, width: int) -> Iterator[str]:
    level = len(line) - len(line.lstrip("#"))
    if 0 < level <= 6 and line[level : level + 1] == " ":
        title = wrapped(_plain(line[level:]).strip(), width, "", "")
        yield from title
        yield ("=" if level == 1 else "-") * max(map(len, title))
        return
    item = ITEM.match(line)
    rest = " " * len(item[0]) if item else ""
    yield from wrapped(_plain(line), width, "", rest) or [""]


def _row(heads: list[str], cells: list[str], width: int) -> Iterator[str]:
    """A table's row: its first cell, with the neighbour of a number or time beside it; below it
    what the other cells say, each after its label."""
    lead, at, below = cells[0], 1, " " * 5
    if NUMBER.fullmatch(lead):
        below = " " * (max(3, len(lead)) + 2)
        lead, at = f"{lead:>3}  {cells[1]}", 2
    yield from wrapped(lead, width, "", below)
    rest = [
        f"{head}: {cell}"
        for head, cell in zip(heads[at:], cells[at:], strict=False)
        if cell.strip("–- ")
    ]
    yield from wrapped(" · ".join(rest), width, below, below)


def wrapped(text: str, width: int, first: str, rest: str | None = None) -> list[str]:
    """A text in lines; those after the first begin as it does, unless ``rest`` says how."""
    below = first if rest is None else rest
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=below, break_on_hyphens=False
    )


KEYS = "FRX"  # less: colours as they are, and no page for what fits on one screen


def page(text: str) -> None:
    """Markdown page by page. Words that the glossary explains are underlined."""
    from rich.console import Console
    from rich.markdown import Markdown
    from rich.theme import Theme

    console = Console(theme=Theme(STYLES))
    os.environ.setdefault("LESS", KEYS)
    width = min(WIDEST, console.width)
    with console.pager(styles=_colours_pass()):
        console.print(Markdown(MARK.sub(r"~~\1~~", text)), width=width)


def _colours_pass() -> bool:
    """Whether the pager is one that shows colours; others would print their codes."""
    named = os.environ.get("MANPAGER") or os.environ.get("PAGER") or "less"
    return "less" in named and shutil.which("less") is not None
