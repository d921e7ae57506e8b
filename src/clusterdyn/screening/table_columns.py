"""The columns of the table of candidates, for the terminal and for the report."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import wording

Record = dict[str, Any]
UNKNOWN = "-"


@dataclass(frozen=True)
class Column:
    """One column. ``short`` and ``long`` are its headings; ``cell`` takes a row and its note.

    ``rank``: which column goes first where the window is narrow; 0 stays always.
    """

    short: str
    long: str
    cell: Callable[[Record, Record], str]
    rank: int = 0
    right: bool = True


def industry_name(row: Record) -> str:
    """Code and name, once only where they are the same."""
    code, label = row["industry"], row["label"]
    return label if code in label else f"{code} {label}"


COLUMNS = (
    Column("Rank", "Rank", lambda row, note: wording.place(row), right=False),
    Column("Industry", "Industry", lambda row, note: industry_name(row), right=False),
    Column("Jobs", "Jobs", lambda row, note: wording.jobs(row["employment"])),
    Column("Establ.", "Establishments", lambda row, note: wording.jobs(row["establishments"]), 4),
    Column("LQ", "LQ", lambda row, note: wording.quotient(row["lq"])),
    Column("Band", "Band", lambda row, note: wording.band(row["lq_low"], row["lq_high"]), 1),
    Column(
        "LQ less one", "LQ without one establishment",
        lambda row, note: wording.quotient(note.get("lq_without_one_establishment")), 6,
    ),
    Column("Surplus", "Surplus jobs", lambda row, note: wording.jobs(row["surplus"], sign=True)),
    Column("Of region", "Of the region's jobs", lambda row, note: wording.percent(row["focus"]), 3),
    Column("Growth", "Growth against the industry", wording.growth, 2),
    Column("Class", "Class", lambda row, note: row["class"], right=False),
    Column("Stars", "Stars", lambda row, note: wording.stars(row["stars"]), 5, right=False),
)  # fmt: skip


def filled(rows: list[Record], notes: dict[str, Record]) -> list[tuple[Column, list[str]]]:
    """Columns with their cells; a column in which nothing is known is left out."""
    every = [
        (column, [column.cell(row, notes.get(row["industry"], {})) for row in rows])
        for column in COLUMNS
    ]
    return [(c, cells) for c, cells in every if not c.rank or set(cells) != {UNKNOWN}]


def fitting(
    columns: list[tuple[Column, list[str]]], width: int, gap: int, name_width: int
) -> list[tuple[Column, list[str]]]:
    """The columns that fit into a window; the industry's name needs ``name_width``."""
    kept = list(columns)
    while sum(taken(c, cells, name_width) + gap for c, cells in kept) > width:
        dropped = max(kept, key=lambda pair: pair[0].rank)
        if not dropped[0].rank:
            break
        kept.remove(dropped)
    return kept


def taken(column: Column, cells: list[str], name_width: int) -> int:
    """Characters that a column needs."""
    longest = max(len(text) for text in (column.short, *cells))
    return min(longest, name_width) if column.short == "Industry" else longest
