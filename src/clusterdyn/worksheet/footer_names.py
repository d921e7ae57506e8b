"""What stands at the foot of a sheet: names from earlier steps, to be copied."""

from __future__ import annotations

from collections.abc import Iterator

from ..answers.names import records
from ..answers.routing_path import RoutingPath
from ..content.catalogue import field_text
from ..model.answer_types import answer_type
from .score_rows import key_tables
from .sheet import Blank, Column, SheetQuestion

SLIPS = ("scores", "votes", "grid")
SINGLE = ("value", "list", "ticks")


def footer_names(
    route: RoutingPath, questions: tuple[SheetQuestion, ...]
) -> dict[str, tuple[str, ...]]:
    """The records of earlier steps and registers to which this sheet refers, by their table."""
    own = f"steps.{route.step.name}."
    found: dict[str, tuple[str, ...]] = {}
    for table in dict.fromkeys(_referred(route, questions)):
        names = tuple(name for _, name in records(route.data, route.schema, table))
        if names and not table.startswith(own):
            found[field_text(table).label.capitalize()] = names
    return found


def _referred(route: RoutingPath, questions: tuple[SheetQuestion, ...]) -> Iterator[str]:
    for question in questions:
        for blank in question.blanks:
            node = route.schema.node(blank.item.path)
            if blank.kind in SLIPS:
                yield from key_tables(node)
                continue
            if node.key_ref is not None:
                yield node.key_ref.to
            for column in blank.columns:
                yield from _refers(route, blank, column)


def _refers(route: RoutingPath, blank: Blank, column: Column) -> Iterator[str]:
    path = blank.item.path
    if blank.kind not in SINGLE:
        if not column.name:
            return
        path = route.cell(blank.item, "x", column.name)
    ref = answer_type(route.schema.node(path)).ref
    if ref:
        yield ref
