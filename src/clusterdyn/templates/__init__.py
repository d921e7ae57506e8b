"""Jinja2 templates of pages and Markdown texts, in which typed text stays text.

Every value that a template prints is escaped, whatever the template forgets. Only what is made for
the purpose goes out as it is: in HTML the result of a macro or of ``|safe``, in Markdown ``Ready``.
Jinja2 takes longer to load than most commands run, so it is loaded when something is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment, Template

FRAMES = Path(__file__).parent
"""Where ``page.html.j2`` lies, which every page extends."""


class Ready(str):
    """Markdown that is safe to print. A macro's result is not, so use functions instead."""


@cache
def html_template(file: Path, cleaned: Callable[[str], str]) -> Template:
    """A page for the browser; ``cleaned`` leaves out the characters that are not shown."""
    from markupsafe import Markup

    def escaped(text: str) -> Markup:
        """Quotes as ``&quot;``, as in the parts that are not made by templates."""
        return Markup(escape(cleaned(text)))

    environment = _environment([file.parent, FRAMES], Markup, escaped, autoescape=True)
    return environment.get_template(file.name)


@cache
def markdown_template(file: Path, escaped: Callable[[str], str]) -> Template:
    """A Markdown text; ``escaped`` makes a value safe where it stands among other words."""
    return markdown_environment(file.parent, escaped).get_template(file.name)


def markdown_environment(folder: Path, escaped: Callable[[str], str]) -> Environment:
    """For a Markdown text that needs filters of its own."""
    # Autoescape knows HTML only: all the escaping is done by ``finalize``.
    return _environment([folder], Ready, escaped, autoescape=False)


def _environment(
    folders: Sequence[Path], ready: type[str], escaped: Callable[[str], str], autoescape: bool
) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    def printed(value: object) -> str:
        """What a template prints; nothing for None."""
        return value if isinstance(value, ready) else escaped("" if value is None else str(value))

    return Environment(
        loader=FileSystemLoader(folders),
        autoescape=autoescape,
        finalize=printed,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
