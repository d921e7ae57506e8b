"""A list of lines as a question."""

from __future__ import annotations

from ..answers.routing_path import Location, RoutingPath
from ..answers.views import Row, TableView
from ..changes import value_at
from ..content.catalogue import field_text
from ..model.fields import Aim
from ..model.schema import SchemaNode


def is_list(route: RoutingPath, location: Location) -> bool:
    """Whether a location is a list of its own (not a cell of a record)."""
    if location.key or location.column or route.item(location).kind != "value":
        return False
    return route.node(location).answer_type.kind == "lines"


def lines_view(route: RoutingPath, node: SchemaNode) -> TableView:
    """The lines so far, as rows of one column."""
    aim = node.mark(Aim)
    there = value_at(route.data, node.path, None) or []
    rows = tuple(Row(str(number), (text,)) for number, text in enumerate(there, 1))
    return TableView((field_text(node.path).label,), rows, expected=aim.lines if aim else (0, 0))
