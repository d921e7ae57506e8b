"""How firm is a rank? The ranks of one region are worked out again with drawn LQs."""

import math
import random
from typing import Any

from .band import Band
from .class_rules import CLASSES
from .measures import NORMAL_95

DRAWS = 200
SEED = 20_131
LOWEST, HIGHEST = 0.05, 0.95

Record = dict[str, Any]


def add_intervals(rows: list[Record], band: Band | None, redraw_class: bool) -> None:
    """Fill rank_low and rank_high of all rows of one region; they stay None without a band.

    Each of 200 draws moves every ln LQ by a normal error with the band's spread, works out surplus
    jobs (and with ``redraw_class`` the class) anew, and ranks again. The interval holds 90 % of
    the ranks. The draws are the same on every run.
    """
    if band is None:
        return
    chance = random.Random(SEED)
    ranks: list[list[int]] = [[] for _ in rows]
    for _ in range(DRAWS):
        keys = [drawn_key(row, band, chance.gauss(0.0, 1.0), redraw_class) for row in rows]
        for rank, place in enumerate(sorted(range(len(rows)), key=keys.__getitem__), start=1):
            ranks[place].append(rank)
    for row, drawn in zip(rows, ranks, strict=True):
        drawn.sort()
        low = drawn[math.floor(LOWEST * (DRAWS - 1))]
        high = drawn[math.ceil(HIGHEST * (DRAWS - 1))]
        row["rank_low"], row["rank_high"] = min(low, row["rank"]), max(high, row["rank"])


def drawn_key(row: Record, band: Band, error: float, redraw_class: bool) -> tuple[int, float, str]:
    """Sort key of one row after one draw: class, then surplus jobs, then the code."""
    lq, jobs = row["lq"], row["employment"]
    group = CLASSES.index(row["class"])
    if not lq or not jobs:
        return group, -(row["surplus"] or 0.0), row["industry"]
    spread = band.a * jobs**band.b
    drawn = lq * math.exp(error * spread)
    if redraw_class and row["class"] in ("clear", "possible", "not specialised"):
        clear = drawn * math.exp(-NORMAL_95 * spread) > 1
        group = CLASSES.index("not specialised" if drawn < 1 else "clear" if clear else "possible")
    return group, -jobs * (1 - 1 / drawn), row["industry"]


def ties(rows: list[Record]) -> list[str]:
    """Sentences about neighbours whose places can't be told apart."""
    groups: list[list[Record]] = []
    for row in rows:
        if row["rank_low"] is None:
            return []
        last = groups[-1][-1] if groups else None
        if last and last["rank_high"] >= row["rank"] and row["rank_low"] <= last["rank"]:
            groups[-1].append(row)
        else:
            groups.append([row])
    return [
        f"Places {group[0]['rank']} to {group[-1]['rank']} can't be told apart: their order may "
        "change from year to year."
        for group in groups
        if len(group) > 1
    ]
