"""Shows a long text page by page, in colour."""

from __future__ import annotations

import os
import shutil

from ..content.terms import MARK

WIDEST = 88
STYLES = {
    # Strikethrough is free: no text of the workbook uses it, so it carries the underline.
    "markdown.s": "underline",
    "markdown.h1": "bold",
    "markdown.h2": "bold cyan",
    "markdown.h3": "bold",
    "markdown.code": "italic",
}
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
