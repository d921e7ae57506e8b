"""The kinds of notes that a journal holds, and which of their fields are asked in which order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from ..changes import value_at
from ..model.field_spec import fields_of
from ..model.fields import Need
from ..parse import slug
from ..steps.registry import dossier_schema

KINDS = {
    "case": "journal.cases",
    "meeting": "journal.meetings",
    "decision": "journal.decisions",
    "event": "journal.trust",
    "question": "journal.questions",
}
"""The word on the command line → the journal's table."""


def kind_of(table: str) -> str:
    return next(kind for kind, known in KINDS.items() if known == table)


@cache
def fields(table: str) -> tuple[str, ...]:
    """The fields of a note: first what it is called by, if that is needed."""
    field = dossier_schema().node(table).field
    names, title = list(fields_of(field.record)), field.title
    if title is not None and needed(table, title):
        names.remove(title)
        names.insert(0, title)
    return tuple(names)


def needed(table: str, name: str) -> bool:
    return dossier_schema().node(f"{table}.x.{name}").need == Need.REQUIRED


def unfinished(data: Mapping[str, Any]) -> Iterator[str]:
    """Paths of notes in which something needed was not answered yet."""
    for table in KINDS.values():
        for key, note in (value_at(data, table, None) or {}).items():
            if any(needed(table, name) and name not in note for name in fields(table)):
                yield f"{table}.{key}"


def new_key(data: Mapping[str, Any], table: str, first: str) -> str:
    """The id of a new note from its first answer: its title, or the day of a meeting."""
    is_day = dossier_schema().node(f"{table}.x.{fields(table)[0]}").name == "on"
    title = f"{kind_of(table)} {first}" if is_day else first
    return slug(title, value_at(data, table, None) or {})


def called(data: Mapping[str, Any], path: str) -> str:
    """What people call a note: its title, else its id."""
    table, _, key = path.rpartition(".")
    return dossier_schema().name_of(data, table, key)
