"""A picture for the terminal: jobs against LQ, each candidate with its number and name."""

import math
import unicodedata
from typing import Any

from .wording import clean

WIDTH, HEIGHT = 72, 15
NARROWEST, MARGIN = 20, 9
"""Fewest columns of the picture; what the axis and the edge of the window need beside them."""
NAME_LENGTHS = (24, 18, 12, 8)
"""A name is cut to the first of these lengths that finds room; without room it is left out."""
NEAR = [(0, 0), (0, 1), (0, -1), (1, 0), (-1, 0), (0, 2), (0, -2), (1, 1), (-1, 1), (1, -1)]
"""Where a number goes when its spot is taken: lines down and columns to the right."""
FREE = (" ", "·")

Grid = list[list[str]]


def draw(rows: list[dict[str, Any]], window: int = WIDTH + MARGIN) -> list[str]:
    """Lines of text; both axes are logarithmic. Empty when there is nothing to draw.

    ``window``: columns of the terminal.
    """
    points = [
        (math.log10(row["employment"]), math.log10(row["lq"]), row)
        for row in rows
        if row["employment"] and row["lq"]
    ]
    if not points:
        return []
    width, height = max(NARROWEST, min(WIDTH, window - MARGIN)), HEIGHT
    low_x, high_x = limits([p[0] for p in points])
    low_y, high_y = limits([p[1] for p in points] + [0.0])
    grid = [[" "] * width for _ in range(height)]
    usual = spot(0.0, low_y, high_y, height)
    grid[height - 1 - usual] = ["·"] * width
    placed = []
    for x, y, row in points:
        number = str(row["rank"])
        line = height - 1 - spot(y, low_y, high_y, height)
        column = min(spot(x, low_x, high_x, width), width - len(number))
        if (where := place(grid, line, column, number)) is not None:
            placed.append((*where, number, row))
    for line, column, number, row in placed:
        write_name(grid[line], column, len(number), clean(row["label"]))
    return framed(grid, usual, (low_x, high_x), high_y)


def place(grid: Grid, line: int, column: int, number: str) -> tuple[int, int] | None:
    """Write a number on its spot, or close to it where that is taken; None without any room."""
    for down, right in NEAR:
        to_line, start = line + down, column + right
        end = start + len(number)
        if not 0 <= to_line < len(grid) or start < 0 or end > len(grid[0]):
            continue
        around = grid[to_line][max(0, start - 1) : end + 1]
        if all(cell in FREE for cell in around):
            grid[to_line][start:end] = list(number)
            return to_line, start
    return None


def write_name(line: list[str], column: int, digits: int, name: str) -> None:
    """The name to the right of the number, or to the left, as far as there is room."""
    if not name or any(not one_column(c) for c in name):
        return
    for length in NAME_LENGTHS:
        text = name if len(name) <= length else name[: length - 1].rstrip() + "…"
        for start in (column + digits + 1, column - 1 - len(text)):
            end = start + len(text)
            before, after = max(0, start - 1), min(len(line), end + 1)
            own = range(column, column + digits)
            free = all(line[n] in FREE for n in range(before, after) if n not in own)
            if start >= 0 and end <= len(line) and free:
                for n in {before, end} - set(own):
                    if n < len(line):
                        line[n] = " "
                line[start:end] = list(text)
                return


def one_column(sign: str) -> bool:
    """True for a sign that takes one column of a terminal."""
    return not unicodedata.combining(sign) and unicodedata.east_asian_width(sign) not in "WF"


def framed(grid: Grid, usual: int, x: tuple[float, float], high_y: float) -> list[str]:
    """The picture with its axes."""
    height, width = len(grid), len(grid[0])
    lines = ["LQ"]
    for number, cells in enumerate(grid):
        mark = ""
        if number == 0:
            mark = f"{10**high_y:.1f}"
        elif number == height - 1 - usual:
            mark = "1.0"
        lines.append(f"{mark:>6} |{''.join(cells)}".rstrip())
    lines.append(" " * 7 + "+" + "-" * width)
    left, right = f"{10 ** x[0]:,.0f}", f"{10 ** x[1]:,.0f} jobs"
    lines.append(" " * 8 + left + right.rjust(width - len(left)))
    return lines


def limits(values: list[float]) -> tuple[float, float]:
    """Smallest and largest value, never equal."""
    low, high = min(values), max(values)
    return (low - 0.1, high + 0.1) if high - low < 0.01 else (low, high)


def spot(value: float, low: float, high: float, size: int) -> int:
    """Place on an axis of ``size`` characters."""
    return max(0, min(size - 1, round((value - low) / (high - low) * (size - 1))))
