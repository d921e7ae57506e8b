"""Rows of digits as a question: for whom they stand, the slips so far, and where they differ."""

from __future__ import annotations

from typing import Any

from ..answers.routing_path import Location, RoutingPath
from ..answers.views import Row, ScoresView
from ..changes import as_mapping, value_at
from ..content.catalogue import field_text
from ..model.field_spec import fields_of
from ..model.questionnaire import Item


def scores_view(route: RoutingPath, location: Location, item: Item) -> tuple[ScoresView, str]:
    """The row of digits at a location, and its present answer."""
    record = route.schema.node(item.path).field.record
    columns = list(fields_of(record))
    bounds = route.schema.node(f"{item.path}.{_any_key(route, item)}.{columns[0]}").answer_type
    low, high = int(bounds.low or 0), int(bounds.high or 9)
    if route.scores_across(item) == "people":
        rows = route.proposed(item)
        digits = [value_at(route.data, f"{item.path}.{row.key}.{columns[0]}", None) for row in rows]
        old = _as_digits(digits)
        return ScoresView("", tuple(row.label for row in rows), low, high), old
    proposals = route.proposed(item)
    labels = {proposal.key: proposal.label for proposal in proposals}
    before, about = [], location.key.partition(".")[2]
    for proposal in proposals:
        if proposal.key.partition(".")[2] != about:
            continue  # a slip about something else
        digits = _row_scores(route, item, proposal.key, columns)
        if any(digit is not None for digit in digits):
            whose = proposal.label.partition(":")[0] if about else proposal.label
            cells = (whose, *("" if d is None else str(d) for d in digits))
            before.append(Row(proposal.key, cells))
    across = tuple(field_text(f"{item.path}.x.{column}").label for column in columns)
    apart = _most_apart(across, before)
    view = ScoresView(
        labels.get(location.key, location.key), across, low, high, tuple(before), apart
    )
    return view, _as_digits(_row_scores(route, item, location.key, columns))


NOTABLE_GAP = 2  # points between two slips that are worth a talk


def _most_apart(across: tuple[str, ...], slips: list[Row]) -> str:
    """The digit on which the slips differ most: "links (1 to 4)"; empty while they agree."""
    widest, said = NOTABLE_GAP - 1, ""
    for place, name in enumerate(across, 1):
        digits = [int(row.cells[place]) for row in slips if row.cells[place]]
        if len(digits) > 1 and max(digits) - min(digits) > widest:
            widest, said = max(digits) - min(digits), f"{name} ({min(digits)} to {max(digits)})"
    return said


def _any_key(route: RoutingPath, item: Item) -> str:
    field = route.schema.node(item.path).field
    depth = 1
    while field.inner is not None and field.inner.kind == "table":
        field, depth = field.inner, depth + 1
    return ".".join(["x"] * depth)


def _row_scores(route: RoutingPath, item: Item, key: str, columns: list[str]) -> list[Any]:
    record = value_at(route.data, f"{item.path}.{key}", None)
    record = as_mapping(record)
    return [record.get(column) for column in columns]


def _as_digits(digits: list[Any]) -> str:
    if all(digit is None for digit in digits):
        return ""
    return "".join("-" if digit is None else str(digit) for digit in digits)
