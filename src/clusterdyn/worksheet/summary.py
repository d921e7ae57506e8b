"""What was understood of a sheet: the answers as they now stand in the dossier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..answers.reader import Reader
from ..answers.routing_path import PEOPLE, RoutingPath
from ..changes import value_at
from ..interview.rows_in_words import table_view
from ..model.field_spec import fields_of
from ..model.questionnaire import Item, core_pages
from ..steps.registry import dossier_schema, step_named
from .score_rows import key_tables


@dataclass(frozen=True)
class Understood:
    """A question's number ("3.4b") and its answer, in lines."""

    number: str
    lines: tuple[str, ...]


def understood(
    data: dict[str, Any], today: date, written: Sequence[tuple[str, str]]
) -> Iterator[Understood]:
    """The answers at the written places: (number, path), where a path is that of a part."""
    reader = Reader(data, today, dossier_schema())
    for number, path in written:
        if path == PEOPLE:
            present = value_at(data, PEOPLE, None) or []
            yield Understood(
                number, tuple(dossier_schema().name_of(data, "people", k) for k in present)
            )
            continue
        route = RoutingPath.of_step(data, today, step_named(path.split(".")[1]))
        step = number.partition(".")[2].rstrip("abcdefghij")
        page = next(s for s in core_pages(route.step.model) if str(s.number) == step)
        item = next(item for item in page.items if item.path == path)
        yield Understood(number, tuple(_said(route, reader, item)))


def _said(route: RoutingPath, reader: Reader, item: Item) -> Iterator[str]:
    if item.kind == "value":
        node = route.schema.node(item.path)
        yield reader.text(node, value_at(route.data, item.path, None)) or "none"
    elif item.kind == "scores":
        yield from _slips(route, item)
    else:
        view = table_view(route, reader, item)
        for row in view.rows:
            cells = [cell for cell in row.cells if cell]
            if len(cells) > view.fixed:  # of a given row, more than its name
                yield " · ".join(cells)


def _slips(route: RoutingPath, item: Item) -> Iterator[str]:
    """A person's slip: the digits, after the name and what was scored."""
    node = route.schema.node(item.path)
    tables = key_tables(node)
    fields = list(fields_of(node.field.record))
    for keys, slip in _records(value_at(route.data, item.path, None) or {}, len(tables)):
        names = [route.schema.name_of(route.data, t, k) for t, k in zip(tables, keys, strict=True)]
        digits = [slip[field] for field in fields if isinstance(slip.get(field), int)]
        others = [str(slip[field]) for field in fields if isinstance(slip.get(field), str)]
        yield " · ".join([*names, " ".join(map(str, digits)), *others])


def _records(raw: dict[str, Any], depth: int) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    for key, below in raw.items():
        if depth == 1:
            yield (key,), below
        else:
            for keys, record in _records(below, depth - 1):
                yield (key, *keys), record
