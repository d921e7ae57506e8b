"""How a part of the board's page stands on paper: its title's line, then one line for each item.

Every format that prints the page, and the count of its lines, go by this.
"""

from __future__ import annotations

from dataclasses import dataclass

from .plan_data import PagePart

APART = " · "
BY_HAND = "…" * 12

Pieces = tuple[str, ...]
"""Texts that share a line, with ``APART`` between them."""


@dataclass(frozen=True)
class Printed:
    """``beside`` follows the title and says it all; ``heads`` only name what stands below."""

    title: str
    beside: Pieces = ()
    heads: Pieces = ()
    note: str = ""
    below: tuple[Pieces, ...] = ()

    @property
    def first_line(self) -> str:
        """The line of the title as it is read."""
        text = f"{self.title}: {APART.join(self.beside)}" if self.beside else self.title
        text = APART.join((text, *self.heads))
        return f"{text} ({self.note})" if self.note else text


def printed(part: PagePart) -> Printed:
    """A single sentence and named facts stand beside the title, everything else below it."""
    title = f"{part.number}. {part.title}"
    if part.facts:
        return Printed(title, tuple(_fact(*fact) for fact in part.facts))
    if part.rows:
        heads = tuple(head.lower() for head in part.columns if head)[1:]
        below = tuple(tuple(cell for cell in row if cell) for row in part.rows)
        return Printed(title, heads=heads, note=part.note, below=below)
    if len(part.sentences) == 1:
        return Printed(title, part.sentences, note=part.note)
    return Printed(title, note=part.note, below=tuple((line,) for line in part.sentences))


def _fact(label: str, value: str) -> str:
    return f"{label} {value or BY_HAND}".strip()
