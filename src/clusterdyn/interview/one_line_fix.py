"""A cell of a row that stands there, mended in one line at the table's prompt: "3 owner Sabela"."""

from __future__ import annotations

import re

from ..answers.reader import Reading
from ..answers.routing_path import Location
from ..content.catalogue import field_text
from ..parse import SEPARATORS, ParseError
from .state import State

_FIX = re.compile(r"#?(\d{1,3})\s+([^\W\d_]+)[:=]?\s+(\S.*)")
SHORTEST = 2  # letters of a column's name


def cell_meant(state: State, text: str) -> tuple[Location, str, Reading] | None:
    """The cell, the text for it and what it means; None where the text is a row like any other.

    A row's number, the beginning of a column's name ("by" for its day), and the new value, which
    must be one: "3 owner meetings" is a row unless somebody is called so.
    """
    found = _FIX.fullmatch(text.strip())
    keys = state.route.keys(state.item)
    if found is None or any(mark in text for mark in SEPARATORS):
        return None
    number, word, rest = int(found[1]), found[2].casefold(), found[3]
    column = _column(state, word) if 1 <= number <= len(keys) else None
    if column is None:
        return None
    path = state.route.cell(state.item, keys[number - 1], column)
    try:
        reading = state.reader.read(state.schema.node(path), rest)
    except ParseError:
        return None
    here = state.here
    cell = Location(here.page, here.item, keys[number - 1], column)
    return None if reading.unknown else (cell, rest, reading)


def _column(state: State, word: str) -> str | None:
    """The one column whose name or label begins with a word."""
    fits = [column for column in state.route.columns(state.item) if _is_called(state, column, word)]
    return fits[0] if len(fits) == 1 else None


def _is_called(state: State, column: str, word: str) -> bool:
    node = state.schema.node(state.route.cell(state.item, "x", column))
    if word == "by":
        return node.answer_type.kind == "day"
    names = (column.casefold(), *field_text(node.path).label.casefold().split())
    return len(word) >= SHORTEST and any(name.startswith(word) for name in names)
