"""Writes one blank, whatever kind it is."""

from __future__ import annotations

from .answer_blank import BlankReader
from .answer_rows import FreeRows
from .answer_scores import Slips

UNTICKED = 'The box before "{}" is empty, and this is not printed here. Tick a box with x.'


def write(reader: BlankReader) -> None:
    """Everything that stands in the blank; what cannot be taken is told to the session."""
    taken = reader.session.answers
    for text, line in reader.typed.altered:
        reader.session.mistake(reader.where, UNTICKED.format(text), line)
    kind = reader.blank.kind
    if kind in ("value", "list", "ticks"):
        reader.value()
    elif kind == "rows":
        FreeRows(reader).write()
    elif kind == "given":
        reader.given()
    else:
        Slips(reader).write()
    if reader.session.answers > taken:
        reader.session.note_written(reader.where, reader.path)
