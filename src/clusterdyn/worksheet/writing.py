"""Writes one blank, whatever kind it is."""

from __future__ import annotations

from .answer_blank import Hand
from .answer_rows import FreeRows
from .answer_scores import Slips

UNTICKED = 'The box before "{}" is empty, and this is not printed here. Tick a box with x.'


def write(hand: Hand) -> None:
    """Everything that stands in the blank; what cannot be taken is told to the desk."""
    taken = hand.desk.answers
    for text, line in hand.typed.altered:
        hand.desk.mistake(hand.where, UNTICKED.format(text), line)
    kind = hand.blank.kind
    if kind in ("value", "list", "ticks"):
        hand.value()
    elif kind == "rows":
        FreeRows(hand).write()
    elif kind == "given":
        hand.given()
    else:
        Slips(hand).write()
    if hand.desk.answers > taken:
        hand.desk.note_written(hand.where, hand.path)
