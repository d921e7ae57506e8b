"""Jobs against LQ as inline SVG, both axes logarithmic, candidates named."""

import math
from html import escape
from typing import Any

from clusterdyn.screening.clean_text import clean
from clusterdyn.screening.picture import limits

WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 60, 180, 20, 50
NAME_LENGTH = 32


def scatter(rows: list[dict[str, Any]]) -> str:
    """The picture, or an empty text when there is nothing to draw."""
    points = [row for row in rows if row["employment"] and row["lq"]]
    if not points:
        return ""
    low_x, high_x = limits([math.log10(row["employment"]) for row in points])
    low_y, high_y = limits([math.log10(row["lq"]) for row in points] + [0.0])
    parts = [frame(low_y, high_y)]
    parts += [tick_x(value, low_x, high_x) for value in nice(low_x, high_x)]
    parts += [tick_y(value, low_y, high_y) for value in nice(low_y, high_y)]
    for row in points:
        x = across(math.log10(row["employment"]), low_x, high_x)
        y = down(math.log10(row["lq"]), low_y, high_y)
        parts.append(point(row, x, y))
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="Jobs against LQ" '
        f'font-family="sans-serif" font-size="12">{"".join(parts)}</svg>'
    )


def across(value: float, low: float, high: float) -> float:
    """Horizontal place in the picture."""
    return LEFT + (value - low) / (high - low) * (WIDTH - LEFT - RIGHT)


def down(value: float, low: float, high: float) -> float:
    """Vertical place in the picture."""
    return HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM)


def nice(low: float, high: float) -> list[float]:
    """1, 2, 5, 10 … between two logarithms."""
    found = [
        digit * 10.0**power
        for power in range(math.floor(low), math.ceil(high) + 1)
        for digit in (1, 2, 5)
    ]
    return [value for value in found if low <= math.log10(value) <= high]


def frame(low_y: float, high_y: float) -> str:
    """Axes, their names, and the line at LQ 1."""
    bottom, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    usual = down(0.0, low_y, high_y)
    return (
        f'<path d="M{LEFT} {TOP}V{bottom}H{right}" fill="none" stroke="#4a525c"/>'
        f'<path d="M{LEFT} {usual:.1f}H{right}" stroke="#9aa3ad" stroke-dasharray="4 4"/>'
        f'<text x="{(LEFT + right) / 2}" y="{HEIGHT - 10}" text-anchor="middle">Jobs</text>'
        f'<text x="14" y="{TOP + 4}">LQ</text>'
    )


def tick_x(value: float, low: float, high: float) -> str:
    """A figure under the horizontal axis."""
    x = across(math.log10(value), low, high)
    return f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{value:,.0f}</text>'


def tick_y(value: float, low: float, high: float) -> str:
    """A figure beside the vertical axis."""
    y = down(math.log10(value), low, high)
    return f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:g}</text>'


def point(row: dict[str, Any], x: float, y: float) -> str:
    """A dot with rank and name; the whole name shows on pointing at it."""
    name = clean(row["label"])
    short = name if len(name) <= NAME_LENGTH else name[: NAME_LENGTH - 1] + "…"
    return (
        f'<g><title>{escape(name)}</title><circle cx="{x:.1f}" cy="{y:.1f}" r="5" '
        f'fill="#2b6cb0" fill-opacity="0.8"/><text x="{x + 8:.1f}" y="{y + 4:.1f}">'
        f"{row['rank']} {escape(short)}</text></g>"
    )
