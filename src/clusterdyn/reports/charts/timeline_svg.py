"""Milestones and actions along the years, as inline SVG (Markdown has a Mermaid diagram)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from ...calculations.months import MONTHS_IN_QUARTER, months_later
from ...language.phrases import shortened
from ...parse.characters import flat
from ..view.plan_data import FullPlan
from .gantt_mermaid import DONE, DROPPED, REACHED, drawable_actions

WIDTH, LEFT, RIGHT = 760, 290, 16
ROW, TOP, BOTTOM = 18, 26, 8
LETTERS = 48
"""So many letters of a label fit beside the picture; the full text stands in the table."""
QUARTERS_UP_TO = 3 * 366
"""Days up to which the axis is marked by quarters, above it by years."""
MOST_TICKS = 12
STARTS = (1, 4, 7, 10)


@dataclass(frozen=True)
class Row:
    """One line of a picture: a bar from ``start`` to ``end``, or a mark at ``end``."""

    label: str
    start: date | None
    end: date
    done: bool


def timelines(plan: FullPlan) -> list[str]:
    """Two pictures, each on its own scale: milestones over the years, actions over the months.

    What has no day is in none of them; a picture without anything is left out.
    """
    stones = [
        Row(f"M{s.number} {flat(s.text or '')}", None, s.due, s.status == REACHED)
        for s in plan.milestones
        if s.due is not None and s.status != DROPPED
    ]
    actions = [
        Row(flat(a.what or ""), a.start, a.due, a.status == DONE)
        for a in drawable_actions(plan)
        if a.due is not None
    ]
    named = (("Milestones by day", stones), ("Actions by day", actions))
    return [_picture(name, rows, plan.as_of) for name, rows in named if rows]


def _picture(name: str, rows: Sequence[Row], today: date) -> str:
    first = min(row.start or row.end for row in rows)
    last = max(row.end for row in rows)
    axis = Axis(first, last)
    drawn = [*axis.marks(len(rows))]
    for place, row in enumerate(rows):
        y = TOP + ROW * (place + 0.5)
        drawn.append(_label(row.label, y))
        end = axis.x(row.end)
        drawn.append(
            _diamond(end, y, row.done)
            if row.start is None
            else _bar(axis.x(row.start), end, y, row.done)
        )
    drawn.append(axis.today(today, len(rows)))
    height = TOP + ROW * len(rows) + BOTTOM
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{name}" '
        f'font-family="sans-serif" font-size="11">{"".join(drawn)}</svg>'
    )


class Axis:
    """From the beginning of the first quarter to the end of the last one."""

    def __init__(self, first: date, last: date) -> None:
        self.first = date(first.year, STARTS[(first.month - 1) // 3], 1)
        self.last = months_later(
            date(last.year, STARTS[(last.month - 1) // 3], 1), MONTHS_IN_QUARTER
        )

    def x(self, day: date) -> float:
        """Where a day stands, in units of the picture."""
        share = (day - self.first).days / (self.last - self.first).days
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def marks(self, rows: int) -> Iterator[str]:
        """Thin lines with the quarter or the year above them."""
        bottom = TOP + ROW * rows
        for day, said in self._ticks():
            x = self.x(day)
            yield f'<path d="M{x} {TOP - 6}V{bottom}" stroke="#bbb"/>'
            yield f'<text x="{x + 2}" y="{TOP - 10}" fill="#444">{said}</text>'

    def _ticks(self) -> Iterator[tuple[date, str]]:
        if (self.last - self.first).days <= QUARTERS_UP_TO:
            day = self.first
            while day < self.last:
                named = f" {day.year}" if day.month == 1 or day == self.first else ""
                yield day, f"Q{STARTS.index(day.month) + 1}{named}"
                day = months_later(day, MONTHS_IN_QUARTER)
            return
        years = range(self.first.year + (self.first.month > 1), self.last.year + 1)
        every = -(-len(years) // MOST_TICKS)
        for year in years[::every]:
            if date(year, 1, 1) < self.last:
                yield date(year, 1, 1), str(year)

    def today(self, day: date, rows: int) -> str:
        """A dashed line where the plan stands today, if that is within the picture."""
        if not self.first <= day < self.last:
            return ""
        x = self.x(day)
        path = f"M{x} {TOP - 6}V{TOP + ROW * rows}"
        return f'<path d="{path}" stroke="#a33" stroke-dasharray="3 3"><title>today</title></path>'


def _label(text: str, y: float) -> str:
    return f'<text x="0" y="{y + 4}">{escape(shortened(text, LETTERS))}</text>'


def _diamond(x: float, y: float, reached: bool) -> str:
    fill = "#777" if reached else "#035"
    return f'<path d="M{x} {y - 6}L{x + 6} {y}L{x} {y + 6}L{x - 6} {y}Z" fill="{fill}"/>'


def _bar(start: float, end: float, y: float, done: bool) -> str:
    fill = "#aaa" if done else "#59a"
    return f'<rect x="{start}" y="{y - 4}" width="{max(end - start, 2)}" height="8" fill="{fill}"/>'
