"""The facilitator's guides: their text, the agendas in them, and the formats these use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .catalogue import folder, unmarked

FORMAT = re.compile(r"`format:([a-z0-9-]+)`")
CASE = re.compile(r"case:([a-z0-9-]+)")
COURSE = "## In the course"
HOME = "## At home"


def guide(step: str) -> str:
    """The text of a step's guide, with its marks."""
    return (folder(step) / "guide.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Slot:
    """A line of an agenda. ``minutes``; ``short`` those of the 60-minute version, if it has one."""

    minutes: int
    what: str
    formats: tuple[str, ...]
    typing: str
    short: int | None = None


def agenda(step: str, part: str = COURSE) -> list[Slot]:
    """The agenda in a step's guide: the course's, or with ``HOME`` the half-day at home."""
    lines = guide(step).splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(part))
    slots = []
    for line in lines[start + 1 :]:
        if line.startswith("## "):
            break
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and cells[0].isdigit():
            slots.append(_slot(cells))
    return slots


def short_version(step: str) -> str:
    """What the 60-minute version of a step leaves out, in the words of its guide."""
    section = guide(step).partition(f"\n{COURSE}")[2].partition("\n## ")[0]
    texts = [part for part in section.split("\n\n") if part.strip() and not part.startswith("|")]
    return unmarked(texts[-1].strip())


def _slot(cells: Sequence[str]) -> Slot:
    short = int(cells[4]) if len(cells) > 4 and cells[4].isdigit() else None
    return Slot(int(cells[0]), unmarked(cells[1]), tuple(FORMAT.findall(cells[2])), cells[3], short)


def cases_told(step: str) -> list[str]:
    """The keys of the cases that a step's guide tells."""
    return CASE.findall(guide(step))
