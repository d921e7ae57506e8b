"""Names of months and days in the languages of Unicode CLDR (``tools/make_lists.py``)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
Numbers = dict[str, int]
NEAR = (-1, 0, 1)


@cache
def month_numbers() -> dict[str, Numbers]:
    """Language → name of a month in lower case, without a point at its end → 1..12."""
    return {language: numbered(words, range(1, 13)) for language, words in lines("month_names")}


@cache
def weekday_numbers() -> dict[str, Numbers]:
    """Language → name of a day in lower case → 0 (Monday) to 6."""
    return {language: numbered(words[:7], range(7)) for language, words in lines("day_words")}


@cache
def near_days() -> dict[str, Numbers]:
    """Language → word for yesterday, today or tomorrow → -1, 0, 1; {} where CLDR has none."""
    return {language: numbered(words[7:], NEAR) for language, words in lines("day_words")}


def lines(name: str) -> list[tuple[str, list[str]]]:
    """(language, cells) of each line of a list."""
    text = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return [(row[0], row[1:]) for row in rows]


def numbered(words: list[str], numbers: range | tuple[int, ...]) -> Numbers:
    """Every name of a cell with the cell's number."""
    return {
        name: number
        for cell, number in zip(words, numbers, strict=True)
        for name in cell.split("|")
        if name
    }
