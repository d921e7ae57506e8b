"""The plan as Markdown: CommonMark, GFM tables, one Mermaid diagram.

Every value that the template prints is escaped; only what the filters here have made (``Ready``)
goes out as it is. So no forgotten filter can let typed text become markup.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...templates import Ready, markdown_environment
from ..charts.gantt_mermaid import gantt
from ..escaping import escaped
from ..registry import Rendered
from ..view import wording
from ..view.page_text import APART, printed
from ..view.plan import plan_view
from ..view.plan_data import PagePart, Plan

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATE = "plan.md.j2"
BREAKS = "\n\n\n"
FIXED = {"open": wording.OPEN, "money_heads": wording.MONEY_HEADS, "invented": wording.INVENTED}


APART_FROM, TO_HERE = "\u2068", "\u2069"
"""Unicode's signs around a text whose direction is its own."""


def render(data: Mapping[str, Any], today: date) -> Rendered:
    view = plan_view(data, today)
    return Rendered(markdown(view).encode(), view.page.too_long)


def markdown(plan: Plan) -> str:
    """The plan as a Markdown text, with one line end at its end."""
    template = _environment(plan.full.currency).get_template(TEMPLATE)
    text = template.render(page=plan.page, plan=plan.full, **FIXED)
    while BREAKS in text:
        text = text.replace(BREAKS, "\n\n")
    return text.strip() + "\n"


def row(cells: Iterable[object]) -> Ready:
    """A table's row; nothing stays nothing."""
    return Ready("| " + " | ".join(escaped(_text(cell)) for cell in cells) + " |")


def head(titles: list[str], *numbers: int) -> Ready:
    """A table's head; columns counted in ``numbers`` (from 1) hold numbers, set to the right."""
    rule = ["---:" if place in numbers else "---" for place in range(1, len(titles) + 1)]
    return Ready(f"{row(titles)}\n| {' | '.join(rule)} |")


def item(part: PagePart) -> Ready:
    """A part of the board's page: an item of a numbered list, with a list below its title.

    No blank lines between them: so that browsers leave no white space, which the sheet has not.
    """
    text = printed(part)
    number, _, title = text.title.partition(" ")
    first = f"{number} **{title}{':' if text.beside else ''}**"
    if text.beside:
        first += f" {_line(text.beside)}"
    first = APART.join((first, *map(escaped, text.heads)))
    if text.note:
        first += f" ({escaped(text.note)})"
    return Ready("\n".join([first, *(f"    - {_line(pieces)}" for pieces in text.below)]))


def _line(pieces: Iterable[str]) -> str:
    return APART.join(_alone(escaped(piece)) for piece in pieces)


def _alone(text: str) -> str:
    """A text that runs from right to left, set apart: else it turns round what stands beside it."""
    turns = any(unicodedata.bidirectional(sign) in ("R", "AL", "AN") for sign in text)
    return f"{APART_FROM}{text}{TO_HERE}" if turns else text


def blank(part: Any, *beside: str) -> bool:
    """Whether nothing is answered in a part of the plan; fields named ``beside`` do not count."""
    if is_dataclass(part):
        names = (field.name for field in fields(part) if field.name not in beside)
        return all(blank(getattr(part, name)) for name in names)
    return not part


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _environment(currency: str) -> Environment:
    found = markdown_environment(Path(__file__).parent, escaped)
    found.filters.update(
        row=row,
        head=head,
        item=item,
        blank=blank,
        gantt=lambda plan: Ready(gantt(plan)),
        day=wording.day,
        number=wording.number,
        decided=wording.or_undecided,
        goal=wording.goal,
        reading=wording.reading,
        milestone=wording.milestone,
        weight=wording.weight,
        money=lambda amount: wording.money(amount, currency),
        span=lambda cost: wording.span(cost, currency),
        missing=lambda gap: wording.missing(gap, currency),
    )
    return found
