"""The names in a dossier and those that a spreadsheet brings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from ..answers.names import is_first_name
from ..changes import value_at
from ..model.records import REGISTERS
from ..model.schema import Schema
from ..parse import name, slug
from ..parse.characters import bare, looks_like, written_out
from ..parse.legal_forms import without_form
from ..parse.record_names import same_but_for_form
from .person_cells import may_be_one, without_titles

PEOPLE, ORGANISATIONS = "people", "organisations"
COMMON = 40
"""Names that share a word; a word that more share tells nothing."""
BEGINNING = 4
"""Letters of a name by which a misspelled one is looked for."""


class KnownNames:
    """Records by name, old and new ones. ``new``: table → id → name of those that are new;
    ``employers``: person → organisation, where the spreadsheet says it first."""

    def __init__(self, data: Mapping[str, Any], schema: Schema) -> None:
        self.data = data
        self.schema = schema
        self.new: dict[str, dict[str, str]] = {}
        self.employers: dict[str, str] = {}
        self._names: dict[str, dict[str, str]] = {}
        self._known: dict[str, dict[str, list[str]]] = {}
        self._beginnings: dict[str, dict[str, list[str]]] = {}

    def fits(self, table: str, text: str) -> list[str]:
        """The ids of the records with this name; of the one with this id."""
        wanted = text.strip()
        known = self._index(table)
        if wanted in self._names[table]:
            return [wanted]
        return next((known[key] for key in _keys(wanted) if key in known), [])

    def find(self, table: str, text: str) -> str | None:
        """The id of the one record with this name or id; None for none and for several."""
        found = self.fits(table, text)
        return found[0] if len(found) == 1 else None

    def first_names(self, text: str) -> list[str]:
        """The people whose first name or names this is."""
        return [key for key, shown in self._all(PEOPLE) if is_first_name(text, shown, PEOPLE)]

    def without_titles(self, text: str) -> list[str]:
        """The people of this name, if titles are put aside."""
        wanted = set(_keys(without_titles(text)))
        return [
            key for key, shown in self._all(PEOPLE) if wanted & set(_keys(without_titles(shown)))
        ]

    def without_form(self, table: str, text: str) -> str | None:
        """The id of the one record that differs by a legal form ("A/S") that one side lacks."""
        same = [key for key, shown in self._near(table, text) if same_but_for_form(text, shown)]
        return same[0] if len(same) == 1 else None

    def employer(self, person: str) -> str | None:
        """The organisation of a person, None where nobody said."""
        known: str | None = value_at(self.data, f"{PEOPLE}.{person}.organisation", None)
        return self.employers.get(person, known)

    def employ(self, person: str, organisation: str) -> None:
        """Remember where a person works, as the spreadsheet says it first."""
        self.employers.setdefault(person, organisation)

    def add(self, table: str, text: str, key: str = "") -> str:
        """The id of a new record of this name."""
        self._index(table)
        made = key or slug(text, self._names[table])
        self.new.setdefault(table, {})[made] = text
        self._remember(table, made, text)
        return made

    def alike(self, table: str, text: str) -> str:
        """A known name that resembles a new one, "" if none does: told, against slips."""
        options = self._near(table, text)
        if table == PEOPLE:
            return next((shown for _, shown in options if may_be_one(text, shown)), "")
        plain = [(key, without_form(_keys(shown)[0])) for key, shown in options if _keys(shown)]
        found = name(without_form(_keys(text)[0]), plain, numbered=False) if _keys(text) else None
        return dict(options)[found.ids[0]] if found is not None and found.ids else ""

    def shown(self, table: str, key: str) -> str:
        """The name of a record, old or new."""
        self._index(table)
        return self._names[table].get(key) or self.schema.name_of(self.data, table, key)

    def person(self, key: str) -> str:
        """A person with the organisation in brackets."""
        firm = self.employer(key)
        behind = f" ({self.shown(ORGANISATIONS, firm)})" if firm else ""
        return f"{self.shown(PEOPLE, key)}{behind}"

    def can_grow(self, table: str) -> bool:
        """Whether a name in a cell may become a new record: only in the registers."""
        return table in REGISTERS

    def _all(self, table: str) -> Iterable[tuple[str, str]]:
        self._index(table)
        return self._names[table].items()

    def _index(self, table: str) -> dict[str, list[str]]:
        if table not in self._known:
            self._names[table] = {}
            self._known[table] = defaultdict(list)
            self._beginnings[table] = defaultdict(list)
            for key in value_at(self.data, table, None) or {}:
                self._remember(table, key, self.schema.name_of(self.data, table, key))
        return self._known[table]

    def _remember(self, table: str, key: str, shown: str) -> None:
        self._names[table][key] = shown
        for form in _keys(shown):
            self._known[table][form].append(key)
        for word in _beginnings(shown):
            self._beginnings[table][word].append(key)

    def _near(self, table: str, text: str) -> list[tuple[str, str]]:
        """The records of which a word, or the beginning, is one of this name."""
        self._index(table)
        beginnings = self._beginnings[table]
        keys = {
            key
            for word in _beginnings(text)
            if len(found := beginnings.get(word, ())) <= COMMON
            for key in found
        }
        names = self._names[table]
        return [(key, names[key]) for key in sorted(keys)]


def _keys(text: str) -> list[str]:
    """Both ways to compare a name, ø as o and ø as oe, each once."""
    return list(dict.fromkeys(k for k in (bare(looks_like(text)), bare(written_out(text))) if k))


def _beginnings(text: str) -> set[str]:
    """The words of a name without its legal form, and how each begins."""
    found = {word for key in _keys(text) for word in without_form(key).split()}
    return found | {word[:BEGINNING] for word in found}
