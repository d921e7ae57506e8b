"""Jobs against LQ as inline SVG, both axes logarithmic, candidates named."""

import math
from dataclasses import dataclass
from html import escape
from typing import Any

from .picture import limits
from .wording import clean

WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 60, 200, 24, 50
NAME_LENGTH = 30
LINE, LETTER = 14, 6.5
"""Height of a line of text, and about the width of a letter."""
DOT = 5
MOST_TICKS = 7
EDGE = 0.04


@dataclass
class Label:
    """Where a dot and its name stand."""

    row: dict[str, Any]
    x: float
    y: float
    text: str
    text_y: float

    @property
    def right(self) -> float:
        """Where the name ends."""
        return self.x + 9 + LETTER * len(self.text)


def scatter(rows: list[dict[str, Any]]) -> str:
    """The picture, or an empty text when there is nothing to draw."""
    points = [row for row in rows if row["employment"] and row["lq"]]
    if not points:
        return ""
    low_x, high_x = widened([math.log10(row["employment"]) for row in points])
    low_y, high_y = widened([math.log10(row["lq"]) for row in points] + [0.0])
    parts = [frame(low_y, high_y)]
    parts += [tick_x(value, low_x, high_x) for value in ticks(low_x, high_x)]
    parts += [tick_y(value, low_y, high_y) for value in ticks(low_y, high_y)]
    labels = [
        label(row, across(math.log10(row["employment"]), low_x, high_x),
              down(math.log10(row["lq"]), low_y, high_y))
        for row in points
    ]  # fmt: skip
    placed = apart(labels)
    parts += [dot(one) for one in placed] + [name(one) for one in placed]
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="Jobs against LQ" '
        f'font-family="sans-serif" font-size="12">{"".join(parts)}</svg>'
    )


def widened(values: list[float]) -> tuple[float, float]:
    """The limits with a little room, so that no dot lies on an axis."""
    low, high = limits(values)
    room = EDGE * (high - low)
    return low - room, high + room


def across(value: float, low: float, high: float) -> float:
    """Horizontal place in the picture."""
    return LEFT + (value - low) / (high - low) * (WIDTH - LEFT - RIGHT)


def down(value: float, low: float, high: float) -> float:
    """Vertical place in the picture."""
    return HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM)


def ticks(low: float, high: float) -> list[float]:
    """Round values between two logarithms, seven at most: 1, 2, 5, 10 … or even steps."""
    start, end = 10**low, 10**high
    found: list[float] = [
        digit * 10.0**power
        for power in range(math.floor(low), math.ceil(high) + 1)
        for digit in (1, 2, 5)
    ]
    round_ones = [value for value in found if start <= value <= end]
    if 4 <= len(round_ones) <= MOST_TICKS:
        return round_ones
    if len(round_ones) > MOST_TICKS:
        return [value for value in round_ones if math.log10(value) % 1 < 1e-9]
    step = min(value for value in found_steps(end) if (end - start) / value <= MOST_TICKS)
    return [step * n for n in range(math.ceil(start / step), math.floor(end / step) + 1)]


def found_steps(end: float) -> list[float]:
    """Steps of 1, 2 and 5 around the size of ``end``."""
    top = math.ceil(math.log10(end)) + 1
    return [digit * 10.0**power for power in range(top - 4, top + 1) for digit in (1, 2, 5)]


def frame(low_y: float, high_y: float) -> str:
    """Axes, their names, and the line at LQ 1."""
    bottom, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    usual = down(0.0, low_y, high_y)
    return (
        f'<path d="M{LEFT} {TOP}V{bottom}H{right}" fill="none" stroke="#4a525c"/>'
        f'<path d="M{LEFT} {usual:.1f}H{right}" stroke="#9aa3ad" stroke-dasharray="4 4"/>'
        f'<text x="{(LEFT + right) / 2}" y="{HEIGHT - 10}" text-anchor="middle">Jobs</text>'
        f'<text x="{LEFT}" y="{TOP - 10}" text-anchor="middle">LQ</text>'
    )


def tick_x(value: float, low: float, high: float) -> str:
    """A figure under the horizontal axis."""
    x = across(math.log10(value), low, high)
    return f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{value:,.0f}</text>'


def tick_y(value: float, low: float, high: float) -> str:
    """A figure beside the vertical axis."""
    y = down(math.log10(value), low, high)
    return f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:g}</text>'


def label(row: dict[str, Any], x: float, y: float) -> Label:
    """A dot with rank and name beside it."""
    whole = clean(row["label"])
    short = whole if len(whole) <= NAME_LENGTH else whole[: NAME_LENGTH - 1].rstrip() + "…"
    return Label(row, x, y, f"{row['rank']} {short}", y + 4)


def apart(labels: list[Label]) -> list[Label]:
    """The labels from top to bottom; a name that would cover another name or dot moves down."""
    placed: list[Label] = []
    for one in sorted(labels, key=lambda one: (one.y, one.x)):
        while (lower := free_line(one, placed, labels)) is not None:
            one.text_y = lower
        placed.append(one)
    return placed


def free_line(one: Label, placed: list[Label], labels: list[Label]) -> float | None:
    """Where the name goes next because something is in its way; None when nothing is."""
    for other in placed:
        if covers(other, one):
            return other.text_y + LINE
    for other in labels:
        beside = other.x + DOT < one.x + 9 or one.right < other.x - DOT
        apart_ = other.y + DOT < one.text_y - LINE + 4 or one.text_y + 3 < other.y - DOT
        if other is not one and not beside and not apart_:
            return other.y + DOT + LINE - 3
    return None


def covers(other: Label, one: Label) -> bool:
    """True when two names would stand on each other."""
    beside = other.right < one.x or one.right < other.x
    return not beside and abs(other.text_y - one.text_y) < LINE - 0.5


def dot(one: Label) -> str:
    """The dot, and a line to its name where the name moved; the whole name shows on pointing."""
    moved = one.text_y - one.y - 4 > LINE / 2
    line = f"M{one.x:.1f} {one.y:.1f}L{one.x + 8:.1f} {one.text_y - 4:.1f}"
    return (
        f"<g><title>{escape(clean(one.row['label']))}</title>"
        + (f'<path d="{line}" stroke="#9aa3ad"/>' if moved else "")
        + f'<circle cx="{one.x:.1f}" cy="{one.y:.1f}" r="{DOT}" fill="#2b6cb0" '
        'fill-opacity="0.8"/></g>'
    )


def name(one: Label) -> str:
    """Rank and name."""
    return f'<text x="{one.x + 9:.1f}" y="{one.text_y:.1f}">{escape(one.text)}</text>'
