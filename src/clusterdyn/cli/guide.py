"""``clusterdyn guide [N]``: the facilitator's guide."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from ..rooms import NAMES
from ..words import folder, titles, workbook
from .exits import ExitCode, Problem
from .out import as_json, say, say_all
from .settings import settings
from .steps import step_name

TERM = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")
LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\(([^()\s]+)\)")
STRONG = re.compile(r"\*\*([^*]+)\*\*|(?<![*\w])\*([^*\n]+)\*(?![*\w])")


def guide(
    number: Annotated[str, typer.Argument(metavar="[N]", help="The step's number or name.")] = "",
    intro: Annotated[
        bool, typer.Option("--intro", help="What clusters are, and why they matter.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="The same as data.")] = False,
) -> None:
    """The facilitator's guide."""
    if intro:
        name, path = "introduction", workbook() / "introduction.md"
    elif number:
        name = step_name(number)
        path = folder(name) / "guide.md"
    else:
        say_contents(json)
        return
    text = read(path)
    if json:
        as_json({"name": name, "text": text})
    elif settings.plain or not sys.stdout.isatty():
        say(plain_text(text))
    else:
        page(text)


def read(path: Path) -> str:
    """The text of a guide; terms of the glossary stand in it as [[term]]."""
    try:
        text = re.sub(r"\[\[(.+?)\]\]", r"\1", path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise Problem(
            f"The guide {path.parent.name}/{path.name} is missing from this installation. "
            "Install clusterdyn again to bring it back.",
            ExitCode.WRONG_USE,
        ) from None
    return TERM.sub(lambda found: found[2] or found[1], text)


def say_contents(as_data: bool) -> None:
    """Which guides there are."""
    if as_data:
        steps = [{"number": n, "name": s, "title": titles()[s]} for n, s in enumerate(NAMES, 1)]
        as_json({"guides": steps})
        return
    lines = [f"  {n:>2}  {titles()[name]}" for n, name in enumerate(NAMES, 1)]
    last = ["", "  One step:        clusterdyn guide 4"]
    say_all(["", *lines, *last, "  About clusters:  clusterdyn guide --intro", ""])


def plain_text(text: str) -> str:
    """Markdown as plain text: headings underlined, no signs of emphasis, links written out."""
    found: list[str] = []
    in_code = False
    for line in text.rstrip().split("\n"):
        if line.startswith("```"):
            in_code = not in_code
            continue
        if in_code:
            found.append(f"    {line}")
            continue
        level = len(line) - len(line.lstrip("#"))
        plain = LINK.sub(r"\1 (\2)", line)
        plain = STRONG.sub(lambda part: part[1] or part[2], plain).replace("`", "")
        if 0 < level <= 6 and line[level : level + 1] == " ":
            title = plain[level:].strip()
            found += [title, ("=" if level == 1 else "-") * len(title)]
        else:
            found.append(plain)
    return "\n".join(found)


def page(text: str) -> None:
    """Shows Markdown in colour, page by page."""
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console()
    with console.pager(styles=True):
        console.print(Markdown(text), width=min(88, console.width))
