"""Blanks for slips: digits of every person, as rows, or as a grid with initials above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..answers.routing_path import RoutingPath
from ..changes import value_at
from ..content.catalogue import field_text
from ..model.field_spec import FieldSpec, fields_of
from ..model.schema import SchemaNode
from .sheet import Blank, Column

PEOPLE = 8
SCORED = {"steps.identification.candidates": 4}
MOST_SCORED = 8
WHO = "Who"
HEADS = {"steps.identification.candidates": "Field", "steps.quick_wins.ideas": "Idea"}


def key_tables(node: SchemaNode) -> list[str]:
    """The tables to which the keys of a digits field refer, the outermost first."""
    found: list[str] = []
    field: FieldSpec | None = node.field
    while field is not None and field.kind == "table":
        found += [field.key.ref.to] if field.key and field.key.ref else []
        field = field.inner
    return found


def initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def score_rows(route: RoutingPath, blank: Blank) -> Blank:
    """The blank of a digits field for the people in the room, with room for eight."""
    node = route.schema.node(blank.item.path)
    tables = key_tables(node)
    told = value_at(route.data, blank.item.path, None) or {}
    names = tuple(route.schema.name_of(route.data, "people", key) for key in told)
    blank = replace(blank, already=names)
    return _grid(route, blank, tables[1]) if len(tables) > 1 else _rows(route, blank)


def digit_columns(route: RoutingPath, blank: Blank, depth: int) -> list[Column]:
    """The columns of the innermost record: one digit each, and what else goes with a digit."""
    node = route.schema.node(blank.item.path)
    found = []
    for name in fields_of(node.field.record):
        path = ".".join([blank.item.path, *["x"] * depth, name])
        found.append(
            Column(name, field_text(path).label, kind=route.schema.node(path).answer_type.kind)
        )
    return found


def _rows(route: RoutingPath, blank: Blank) -> Blank:
    fists = route.scores_across(blank.item) == "people"
    people = tuple(_present(route))
    return replace(
        blank,
        kind="votes" if fists else "scores",
        columns=(Column("", WHO), *digit_columns(route, blank, 1)),
        lines=max(len(people), PEOPLE),
        names=people,
    )


def _grid(route: RoutingPath, blank: Blank, table: str) -> Blank:
    """A row for each thing that is scored, a column for each person, a whole slip in each cell."""
    digits = digit_columns(route, blank, 2)
    present = _present(route)
    heads = _short(present) + [""] * (PEOPLE - len(present))
    keys = list(dict.fromkeys(o.key.partition(".")[2] for o in route.proposed(blank.item)))
    names = tuple(route.schema.name_of(route.data, table, key) for key in keys)
    legend = f"In each box {len(digits)} digits: {', '.join(column.head for column in digits)}"
    return replace(
        blank,
        kind="grid",
        columns=(Column("", HEADS[table]), *[Column("", head) for head in heads]),
        lines=max(len(names), SCORED.get(table, MOST_SCORED)),
        names=names,
        legend=legend,
    )


def _present(route: RoutingPath) -> list[str]:
    """Names of the people in the room."""
    present = value_at(route.data, "passport.in_the_room", None) or []
    return [route.schema.name_of(route.data, "people", key) for key in present]


def _short(names: Sequence[str]) -> list[str]:
    """Initials; the whole name where two people share them."""
    short = [initials(name) for name in names]
    return [i if short.count(i) == 1 else n for i, n in zip(short, names, strict=True)]
