"""The plan as one page for the browser and the printer, which asks for nothing from outside.

It is the Markdown plan, set in type: the board's page first on a sheet of A4 of its own. The
diagram, which Markdown leaves to whoever shows it, is drawn here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from ...parse.characters import flat
from ...templates import html_template
from ..charts.timeline_svg import timelines
from ..registry import Rendered
from ..view.plan import plan_view
from ..view.plan_data import Plan
from .plan_markdown import markdown

TEMPLATE = Path(__file__).with_name("plan.html.j2")
DIAGRAM = "mermaid"
BREAK = "<hr />\n"
"""Between the board's page and the full plan; typed text cannot make one."""

LONG_WORD = re.compile(r"[^\s]{23,}")
PART = 12
BREAK_HERE = "\0"


def render(data: Mapping[str, Any], today: date) -> Rendered:
    view = plan_view(data, today)
    return Rendered(html(view).encode(), view.page.too_long)


def html(plan: Plan) -> str:
    """The plan as a whole HTML page."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    pictures = "".join(f"<figure>{one}</figure>\n" for one in timelines(plan.full))

    def fence(tokens: Sequence[Any], place: int, options: Any, env: Any) -> str:
        return pictures if tokens[place].info == DIAGRAM else ""

    def words(tokens: Sequence[Any], place: int, options: Any, env: Any) -> str:
        return breakable(tokens[place].content)

    reader.add_render_rule("fence", lambda _self, *given: fence(*given))
    reader.add_render_rule("text", lambda _self, *given: words(*given))
    name = plan.full.passport.name or "Action plan"
    board, rest = reader.render(markdown(plan)).split(BREAK, 1)
    return html_template(TEMPLATE, flat).render(
        title=f"Action plan · {name}", board=board, rest=rest
    )


def breakable(text: str) -> str:
    """The text as HTML; a word too long for a column may break, others stay whole."""

    def parted(found: re.Match[str]) -> str:
        word = found[0]
        return BREAK_HERE.join(word[at : at + PART] for at in range(0, len(word), PART))

    return escape(LONG_WORD.sub(parted, text)).replace(BREAK_HERE, "<wbr>")
