"""A step read back: every question with its answer, tables as tables, what was worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..changes import ABSENT, as_mapping, value_at
from ..content.catalogue import field_text
from ..model.field_spec import fields_of
from ..model.fields import Core, Kept, Table
from ..model.questionnaire import hidden
from ..model.records import Journal
from ..model.schema import SchemaNode
from ..steps.check import results
from ..steps.progress import parked_in
from ..steps.registry import dossier_schema, step_named
from ..steps.step import Step
from ..steps.wording import ResultText, result_text
from .describe_changes import record_name
from .reader import Reader
from .rows import KEY_HEADS

OPEN = "(open)"
NONE = "none"


@dataclass(frozen=True)
class ReadbackBlock:
    """One question with its answer: a text, or a table with heads and rows."""

    path: str
    label: str
    text: str = ""
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def is_table(self) -> bool:
        return bool(self.rows)


def answers_of(data: Mapping[str, Any], today: date, step: Step) -> Iterator[ReadbackBlock]:
    """The answers of a step in asking order; what is asked later stands there once answered."""
    reader = Reader(data, today, dossier_schema())
    at = f"steps.{step.name}"
    yield from _fields(reader, step.model, at, parked_in(data, step.name))


def journal_of(data: Mapping[str, Any], today: date) -> Iterator[ReadbackBlock]:
    """What the journal holds: meetings, decisions, cases from elsewhere, open questions."""
    yield from _fields(Reader(data, today, dossier_schema()), Journal, "journal", {})


def _fields(
    reader: Reader, model: Any, at: str, parked: Mapping[str, Mapping[str, Any]]
) -> Iterator[ReadbackBlock]:
    beside = as_mapping(value_at(reader.data, at))
    for name, field in fields_of(model).items():
        path, core = f"{at}.{name}", field.mark(Core)
        if field.mark(Kept):
            continue
        if field.kind == "model":
            if core or name in beside:
                yield from _fields(reader, field.value_type, path, parked)
        elif name in beside or (core and not hidden(field, beside)):
            yield _block(reader, path, beside.get(name, ABSENT), parked)


def _block(
    reader: Reader, path: str, raw: Any, parked: Mapping[str, Mapping[str, Any]]
) -> ReadbackBlock:
    label = field_text(path).label
    if path in parked:
        return ReadbackBlock(path, label, f"parked: {parked[path].get('why', '')}")
    if raw is ABSENT:
        return ReadbackBlock(path, label, OPEN)
    if raw is None or raw == [] or raw == {}:
        return ReadbackBlock(path, label, NONE)
    node = reader.schema.node(path)
    if node.field.kind == "table" and isinstance(raw, Mapping):
        heads, rows = _table(reader, node, raw)
        return ReadbackBlock(path, label, "", heads, rows)
    if isinstance(raw, list) and len(raw) > 1 and any(len(str(item)) > 30 for item in raw):
        return ReadbackBlock(
            path, label, "\n".join(f"· {reader.text(node, [item])}" for item in raw)
        )
    return ReadbackBlock(path, label, reader.text(node, raw))


# -- tables


def _table(
    reader: Reader, node: SchemaNode, raw: Mapping[str, Any]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    columns = _columns(reader, node, raw)
    heads = [*_key_heads(node)]
    heads += [field_text(node.cell("x", column)).label for column in columns]
    rows = []
    for keys, table, _ in _records(reader, node, raw):
        cells = [_said(reader, table.cell(keys[-1], column)) for column in columns]
        names = [_key_said(reader, node, keys, depth) for depth in range(len(keys))]
        rows.append((*(names if _key_heads(node) else ()), *cells))
    return tuple(heads), tuple(rows)


def _records(
    reader: Reader, node: SchemaNode, raw: Mapping[str, Any], above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], SchemaNode, Mapping[str, Any]]]:
    """(keys, innermost table, record) of every row, those of tables in tables too."""
    for key, record in raw.items():
        record = as_mapping(record)
        if node.field.inner is not None and node.field.inner.kind == "table":
            inner = reader.schema.node(f"{node.path}.{key}")
            yield from _records(reader, inner, record, (*above, key))
        else:
            yield (*above, key), node, record


def _columns(reader: Reader, node: SchemaNode, raw: Mapping[str, Any]) -> list[str]:
    """The columns of a typed row, then any others that hold an answer somewhere."""
    own = fields_of(node.field.record)
    table = node.mark(Table)
    first = list(table.row) if table else list(own)
    answered = {name for _, _, record in _records(reader, node, raw) for name in record}
    more = (name for name, field in own.items() if name in answered and not field.mark(Kept))
    return first + [name for name in more if name not in first]


def _said(reader: Reader, path: str) -> str:
    value = value_at(reader.data, path)
    if value is ABSENT:
        return ""
    return "–" if value is None else reader.text(reader.schema.node(path), value)


def _key_heads(node: SchemaNode) -> list[str]:
    """Heads of the keys; a table whose rows have titles of their own shows none."""
    if node.key_ref is None and node.field.title is not None and not _fixed(node):
        return []
    heads = []
    while node.field.kind == "table":
        to = node.key_ref.to if node.key_ref else ""
        heads.append(KEY_HEADS.get(to) or (field_text(to).label if to else ""))
        node = dossier_schema().node(f"{node.path}.x")
    return heads


def _fixed(node: SchemaNode) -> bool:
    table = node.mark(Table)
    return table is not None and (table.fixed or bool(field_text(node.path).choices))


def _key_said(reader: Reader, node: SchemaNode, keys: tuple[str, ...], depth: int) -> str:
    table = ".".join([node.path, *keys[:depth]])
    return record_name(reader.data, table, keys[depth], reader.schema)


# -- what was worked out


def worked_out(data: Mapping[str, Any], today: date, name: str) -> list[ResultText]:
    """The results of a step in words."""
    return [result_text(data, computed) for computed in results(data, today, step_named(name))]
