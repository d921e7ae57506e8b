"""What headings and words of lists mean: said once, kept in the dossier, used for the next list."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..answers.edit import put
from ..changes import path_of, value_at
from ..model.schema import SchemaNode
from .column_headings import fields_wished, targets
from .spreadsheet import Wishes

Data = dict[str, Any]


def with_remembered(data: Data, table: SchemaNode, wishes: Wishes) -> Wishes:
    """The wishes, and what is remembered of earlier lists; what is said now goes first."""
    known = value_at(data, path_of(("marks", "imports", table.path)), None) or {}
    values = {**(known.get("values") or {}), **wishes.values}
    return replace(wishes, headings=known.get("columns") or {}, values=values)


def remember(data: Data, table: SchemaNode, wishes: Wishes) -> Data:
    """The data with what was said of a list. Raises HeadingError for an unknown field."""
    fields = fields_wished(targets(table), wishes.columns)
    said = [("columns", heading, name) for name, heading in fields.items()]
    said += [("values", word, value) for word, value in wishes.values.items()]
    for kind, word, meaning in said:
        data = put(data, path_of(("marks", "imports", table.path, kind, word)), meaning)
    return data
