"""The rows of a table in words, and the rows that are proposed for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..answers.reader import Reader
from ..answers.routing_path import RoutingPath
from ..answers.rows import RowTable
from ..answers.views import Row, TableView
from ..changes import ABSENT, as_mapping, value_at
from ..content.catalogue import field_text, label_of
from ..model.fields import Table
from ..model.prefill import ProposedRow
from ..model.questionnaire import Item


def row_name(route: RoutingPath, item: Item, key: str) -> str:
    """How a row is called: its title, its person or organisation, or the proposal's label."""
    node = route.schema.node(item.path)
    table = node.mark(Table)
    label = label_of(item.path, key)
    if label != key:
        return label
    if table is not None and table.fixed:
        offered = [proposal.label for proposal in route.proposed(item) if proposal.key == key]
        if offered:
            return offered[0]
    return route.schema.name_of(route.data, item.path, key)


def row_table(route: RoutingPath, reader: Reader, item: Item) -> RowTable:
    """The table as typed rows see it; also what was dropped comes back by its name."""
    proposals = open_proposals(route, item, dropped=True)
    return RowTable(item.path, route.columns(item), proposals, reader)


def open_proposals(route: RoutingPath, item: Item, dropped: bool = False) -> list[ProposedRow]:
    """Proposed rows that are not in the table yet; those that were dropped only if asked for."""
    table = route.schema.node(item.path).mark(Table)
    if item.kind != "table" or table is None or table.fixed:
        return []
    there = value_at(route.data, item.path, None) or {}
    unwanted = frozenset[str]() if dropped else route.dropped
    return [
        proposal
        for proposal in route.proposed(item)
        if proposal.key not in there and f"{item.path}.{proposal.key}" not in unwanted
    ]


def table_view(route: RoutingPath, reader: Reader, item: Item) -> TableView:
    """The rows so far, and the rows proposed."""
    table = route.schema.node(item.path).mark(Table)
    assert table is not None
    rows_of = row_table(route, reader, item)
    named = bool(item.columns) or rows_of.keyed or table.fixed
    columns = route.columns(item)
    heads = [field_text(rows_of.cell("x", column)).label for column in columns]
    rows = _rows(route, reader, item, rows_of, columns, named)
    label = field_text(item.path).label
    first = label if rows_of.of_register else rows_of.key_head() or label
    return TableView(
        (first, *heads) if named else tuple(heads),
        tuple(rows),
        tuple(proposal.label for proposal in open_proposals(route, item)),
        table.rows,
        table.fixed or bool(item.columns),
    )


def _rows(
    route: RoutingPath,
    reader: Reader,
    item: Item,
    rows_of: RowTable,
    columns: Sequence[str],
    named: bool,
) -> list[Row]:
    """Every row in words. A row whose record is the same object as before was worded before."""
    raw = value_at(route.data, item.path, None)
    records = as_mapping(raw)
    others = _what_rows_name(route, item, rows_of, columns)
    worded = route.drafts.worded.get(item.path)
    if worded is None or not worded.still_hold(columns, others):
        worded = route.drafts.worded[item.path] = _WordedRows(columns, others)
    rows = []
    for key in route.keys(item):
        record = records.get(key)
        before = worded.rows.get(key)
        if before is None or before[0] is not record:
            cells = [_cell(route, reader, rows_of.cell(key, column)) for column in columns]
            if named:
                cells = [row_name(route, item, key), *cells]
            before = worded.rows[key] = (record, Row(key, tuple(cells)))
        rows.append(before[1])
    return rows


class _WordedRows:
    """Rows in words, and the parts of the dossier that these words come from.

    Data are copied when they change, so the same object means the same content.
    """

    def __init__(self, columns: Sequence[str], others: Sequence[Any]) -> None:
        self.columns = columns
        self.others = others
        self.rows: dict[str, tuple[Any, Row]] = {}

    def still_hold(self, columns: Sequence[str], others: Sequence[Any]) -> bool:
        return self.columns == columns and all(
            one is other for one, other in zip(self.others, others, strict=True)
        )


def _what_rows_name(
    route: RoutingPath, item: Item, rows_of: RowTable, columns: Sequence[str]
) -> list[Any]:
    """All that the words of a table's rows come from besides its records."""
    refs = {route.schema.node(rows_of.cell("x", column)).answer_type.ref for column in columns}
    homes = {node.key_ref.to for node in [route.schema.node(item.path)] if node.key_ref}
    paths = {*refs, *homes, "passport", "organisations", "people", "indicators", "marks.parked"}
    return [value_at(route.data, path, None) for path in sorted(paths - {""})]


def _cell(route: RoutingPath, reader: Reader, path: str) -> str:
    raw = value_at(route.data, path)
    if path in (value_at(route.data, "marks.parked", None) or {}):
        return "parked"
    if raw is ABSENT:
        return ""
    return "–" if raw is None else reader.text(route.schema.node(path), raw, short=True)
