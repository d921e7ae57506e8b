"""What stands at the foot of a sheet: names from earlier steps, to be copied."""

from __future__ import annotations

from collections.abc import Iterator

from ..answers.names import records
from ..answers.routing_path import Trail
from ..content.catalogue import field_words
from ..model.answer_types import leaf_of
from .sheet import Blank, Column, SheetQuestion
from .slips import key_tables

SLIPS = ("digits", "fists", "grid")
SINGLE = ("value", "list", "ticks")


def carried(trail: Trail, questions: tuple[SheetQuestion, ...]) -> dict[str, tuple[str, ...]]:
    """The records of earlier steps and registers to which this sheet refers, by their table."""
    own = f"steps.{trail.step.name}."
    found: dict[str, tuple[str, ...]] = {}
    for table in dict.fromkeys(_referred(trail, questions)):
        names = tuple(name for _, name in records(trail.data, trail.schema, table))
        if names and not table.startswith(own):
            found[field_words(table).label.capitalize()] = names
    return found


def _referred(trail: Trail, questions: tuple[SheetQuestion, ...]) -> Iterator[str]:
    for question in questions:
        for blank in question.blanks:
            node = trail.schema.node(blank.part.path)
            if blank.kind in SLIPS:
                yield from key_tables(node)
                continue
            if node.key_ref is not None:
                yield node.key_ref.to
            for column in blank.columns:
                yield from _refers(trail, blank, column)


def _refers(trail: Trail, blank: Blank, column: Column) -> Iterator[str]:
    path = blank.part.path
    if blank.kind not in SINGLE:
        if not column.name:
            return
        path = trail.cell(blank.part, "x", column.name)
    ref = leaf_of(trail.schema.node(path)).ref
    if ref:
        yield ref
