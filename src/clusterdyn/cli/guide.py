"""``clusterdyn guide [N]``: the facilitator's guide."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from ..rooms import NAMES
from ..terms import marked, unmarked
from ..words import folder, titles, workbook
from .exits import ExitCode, Problem
from .guide_text import named, plain_text
from .out import as_json, say, say_all
from .paging import page
from .settings import settings
from .steps import step_name


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
    text = named(read(path))
    if json:
        as_json({"name": name, "text": unmarked(text)})
    else:
        show_text(text)


def show_text(text: str) -> None:
    """A guide page by page; in plain lines where nobody can turn pages."""
    words = marked(text)
    if words:
        text = f"{text.rstrip()}\n\n{words_explained(words)}\n"
    if settings.plain or not sys.stdout.isatty():
        say(plain_text(unmarked(text)))
    else:
        page(text)


def words_explained(words: Sequence[str]) -> str:
    """The marked words once more, for those who do not see the underlines."""
    first = " ".join(words[0].split())
    return f"Words explained: {', '.join(words)}. To read one: clusterdyn explain {first}"


def read(path: Path) -> str:
    """The text of a guide, with its marks."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Problem(
            f"The guide {path.parent.name}/{path.name} is missing from this installation. "
            "Install clusterdyn again to bring it back.",
            ExitCode.WRONG_USE,
        ) from None


def say_contents(as_data: bool) -> None:
    """Which guides there are."""
    if as_data:
        steps = [{"number": n, "name": s, "title": titles()[s]} for n, s in enumerate(NAMES, 1)]
        as_json({"guides": steps})
        return
    lines = [f"  {n:>2}  {titles()[name]}" for n, name in enumerate(NAMES, 1)]
    last = ["", "  One step:        clusterdyn guide 4"]
    say_all(["", *lines, *last, "  About clusters:  clusterdyn guide --intro", ""])
