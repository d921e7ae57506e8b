"""A picture for the terminal: jobs against LQ, each candidate a number."""

import math
from typing import Any

WIDTH, HEIGHT = 60, 15


def draw(rows: list[dict[str, Any]], width: int = WIDTH, height: int = HEIGHT) -> list[str]:
    """Lines of text; both axes are logarithmic. Empty when there is nothing to draw.

    Two candidates on one spot show as the first one's number, and the list under the picture
    names every number.
    """
    points = [
        (math.log10(row["employment"]), math.log10(row["lq"]), str(row["rank"]))
        for row in rows
        if row["employment"] and row["lq"]
    ]
    if not points:
        return []
    low_x, high_x = limits([p[0] for p in points])
    low_y, high_y = limits([p[1] for p in points] + [0.0])
    grid = [[" "] * width for _ in range(height)]
    usual = spot(0.0, low_y, high_y, height)
    grid[height - 1 - usual] = ["·"] * width
    for x, y, text in reversed(points):
        column = min(spot(x, low_x, high_x, width), width - len(text))
        line = grid[height - 1 - spot(y, low_y, high_y, height)]
        line[column : column + len(text)] = list(text)
    lines = ["LQ"]
    for number, cells in enumerate(grid):
        mark = ""
        if number == 0:
            mark = f"{10**high_y:.1f}"
        elif number == height - 1 - usual:
            mark = "1.0"
        lines.append(f"{mark:>6} |{''.join(cells)}".rstrip())
    lines.append(" " * 7 + "+" + "-" * width)
    left, right = f"{10**low_x:,.0f}", f"{10**high_x:,.0f} jobs"
    lines.append(" " * 8 + left + right.rjust(width - len(left)))
    return lines


def limits(values: list[float]) -> tuple[float, float]:
    """Smallest and largest value, never equal."""
    low, high = min(values), max(values)
    return (low - 0.1, high + 0.1) if high - low < 0.01 else (low, high)


def spot(value: float, low: float, high: float, size: int) -> int:
    """Place on an axis of ``size`` characters."""
    return max(0, min(size - 1, round((value - low) / (high - low) * (size - 1))))
