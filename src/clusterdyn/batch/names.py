"""Finds records by their whole name, and makes ids for names that are new."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..changes import value_at
from ..model.records import REGISTERS
from ..model.schema import Schema
from ..parse import name, slug
from ..parse.characters import bare, looks_like, written_out
from ..parse.record_names import same_but_for_form


class Names:
    """The names in a dossier and those that a spreadsheet brings."""

    def __init__(self, data: Mapping[str, Any], schema: Schema) -> None:
        self.data = data
        self.schema = schema
        self.new: dict[str, dict[str, str]] = {}
        """Table → id → name of the records that are new."""
        self._known: dict[str, dict[str, str]] = {}

    def find(self, table: str, text: str) -> str | None:
        """The id of the record with this name or id; None where there is none."""
        known = self._index(table)
        wanted = text.strip()
        if wanted in self._ids(table):
            return wanted
        return next((known[key] for key in _keys(wanted) if key in known), None)

    def without_form(self, table: str, text: str) -> str | None:
        """The id of the one record that differs by a legal form ("A/S") that one side lacks."""
        every = [(key, self.schema.name_of(self.data, table, key)) for key in self._old(table)]
        every += self.new.get(table, {}).items()
        same = [key for key, shown in every if same_but_for_form(text, shown)]
        return same[0] if len(same) == 1 else None

    def add(self, table: str, text: str, key: str = "") -> str:
        """The id of a new record of this name."""
        made = key or slug(text, self._ids(table))
        self.new.setdefault(table, {})[made] = text
        for form in _keys(text):
            self._index(table).setdefault(form, made)
        return made

    def alike(self, table: str, text: str) -> str:
        """A known name that resembles a new one, "" if none does: told, against slips."""
        options = [(key, self.schema.name_of(self.data, table, key)) for key in self._old(table)]
        found = name(text, options, numbered=False)
        return dict(options)[found.ids[0]] if found.ids else ""

    def can_grow(self, table: str) -> bool:
        """Whether a name in a cell may become a new record: only in the registers."""
        return table in REGISTERS

    def _old(self, table: str) -> Mapping[str, Any]:
        return value_at(self.data, table, None) or {}

    def _ids(self, table: str) -> set[str]:
        return {*self._old(table), *self.new.get(table, {})}

    def _index(self, table: str) -> dict[str, str]:
        if table not in self._known:
            index: dict[str, str] = {}
            for key in self._old(table):
                for form in _keys(self.schema.name_of(self.data, table, key)):
                    index.setdefault(form, key)
            self._known[table] = index
        return self._known[table]


def _keys(text: str) -> list[str]:
    """Both ways to compare a name: ø as o, and ø as oe."""
    return [key for key in (bare(looks_like(text)), bare(written_out(text))) if key]
