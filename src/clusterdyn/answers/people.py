"""The people in the room, typed or pasted one per line: "Karen Holm; Limfjord Pumps"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..changes import ABSENT, value_at
from ..model.schema import Schema
from ..parse import ParseError, line, lines, row
from ..parse import name as find_name
from ..parse.text import SEPARATORS
from .created_records import CreatedRecords, new_records, noted
from .edit import Data, put, register
from .names import AmbiguousName, Decisions, Named, clean, named, records
from .reader import Reader
from .routing_path import PEOPLE
from .views import Row, TableView


@dataclass
class PeopleRead:
    """What was typed: the data with these people, and how it is read back.

    ``typed`` are names and organisations. ``doubts`` are names that may be known or new ones, as
    far as the group's ``decisions`` do not say which; ``made`` holds, by the person's place in the
    room, what came into being on the way.
    """

    data: Data
    before: Data
    typed: Sequence[tuple[str, str]]
    instead: int
    decisions: Decisions
    said: list[str] = field(default_factory=list)
    doubts: list[AmbiguousName] = field(default_factory=list)
    made: CreatedRecords = field(default_factory=dict)


def read_people(data: Data, text: str, reader: Reader, instead: int = 0) -> PeopleRead:
    """The data with these people registered and in the room, in the order typed.

    ``instead`` is the place (from 1) of the one person whom the first of them replaces.
    """
    typed = list(_typed(data, text, reader.schema))
    if not typed:
        raise ParseError("Nobody was typed. Type one name per line.")
    return _entered(PeopleRead(data, data, typed, instead, {}), reader)


def decided_people(read: PeopleRead, reader: Reader, decisions: Decisions) -> PeopleRead:
    """The same people, when the group has said which names are new ones."""
    return _entered(
        PeopleRead(read.before, read.before, read.typed, read.instead, decisions), reader
    )


def _entered(found: PeopleRead, reader: Reader) -> PeopleRead:
    there = listed(found.before)
    old = there[found.instead - 1] if found.instead else ""
    present = [key for key in there if key != old]
    at = found.instead - 1 if found.instead else len(present)
    for name, firm in found.typed:
        before = found.data
        key = _person(found, reader, name, old, present)
        said = reader.schema.name_of(found.data, "people", key)
        if firm:
            firm_key = _firm(found, reader, firm)
            found.data = put(found.data, f"people.{key}.organisation", firm_key)
            said += f" · {reader.schema.name_of(found.data, 'organisations', firm_key)}"
        elif key == old and value_at(found.data, f"people.{key}.organisation", None):
            found.data = put(found.data, f"people.{key}.organisation", None)
        made = new_records(before, found.data, reader.schema, "")
        found.made = noted(found.made, f"{PEOPLE}.{key}", made)
        found.said.append(said)
        old = ""
        if key not in present:
            present.insert(at, key)
            at += 1
    found.data = put(found.data, PEOPLE, present)
    return found


def _typed(data: Data, text: str, schema: Schema) -> Iterator[tuple[str, str]]:
    """Name and organisation of each person typed.

    One comma parts a name from its organisation, unless a known person stands behind it; more
    commas in one line part names.
    """
    typed = lines(text)
    for one in typed:
        cells = row(one, 2)
        if not any(mark in one for mark in SEPARATORS) and "," in one:
            cells = [part.strip() for part in one.split(",") if part.strip()]
            if len(cells) > 2 and len(typed) > 1:
                cells = [cells[0], ", ".join(cells[1:])]
            if len(cells) > 2 or _is_person(data, schema, cells[-1]):
                yield from ((cell, "") for cell in cells)
                continue
        if cells and cells[0]:
            yield cells[0], cells[1] if len(cells) > 1 else ""


def _is_person(data: Data, schema: Schema, text: str) -> bool:
    return find_name(text, records(data, schema, "people"), numbered=False).kind == "exact"


def _person(found: PeopleRead, reader: Reader, text: str, old: str, present: list[Any]) -> str:
    """The id of a person: a known one, a new one, or ``old`` with the name spelled anew."""
    name = clean(text)
    if not any(name_key.isalpha() for name_key in name):
        raise ParseError(f'"{name}" is no name. Type the name of somebody in the room.')
    meant = _known(found, reader, text, "people")
    known, doubt = meant.key, meant.doubt
    if known is not None and known != old:
        if meant.begun and known in present:  # a second Karen?
            doubt = AmbiguousName(
                name, "people", known, reader.schema.name_of(found.data, "people", known)
            )
        found.doubts += [doubt] if doubt else []
        return known
    if old and _alike(name, reader.schema.name_of(found.data, "people", old)):
        found.data = put(found.data, f"people.{old}.name", name)
        return old
    found.data, key = register(found.data, reader.schema, "people", name, {})
    return key


def _alike(name: str, other: str) -> bool:
    """Whether one name is the other, spelled better or in full; else it is somebody else."""
    pairs = ((name, other), (other, name))
    return any(find_name(one, [("", two)], numbered=False).kind != "none" for one, two in pairs)


def _firm(found: PeopleRead, reader: Reader, text: str) -> str:
    meant = _known(found, reader, text, "organisations")
    found.doubts += [meant.doubt] if meant.doubt else []
    if meant.key is not None:
        return meant.key
    found.data, key = register(found.data, reader.schema, "organisations", clean(text), {})
    return key


def _known(found: PeopleRead, reader: Reader, text: str, table: str) -> Named:
    """The known record that a name means; a number is a name here, and no place in a list."""
    if str(line(text).value).isdecimal():
        return Named(None)
    return named(text, records(found.data, reader.schema, table), table, found.decisions)


def said_of(found: PeopleRead) -> str:
    """What was understood: "Karen Holm · Limfjord Pumps", or how many people and who."""
    if len(found.said) == 1:
        return found.said[0]
    return f"{len(found.said)} people: {'; '.join(found.said)}"


def listed(data: Data) -> list[str]:
    """Ids of the people present."""
    return list(value_at(data, PEOPLE, None) or [])


def person_text(data: Data, schema: Schema, key: str) -> str:
    """A person as typed: name and organisation with a semicolon between them."""
    firm = value_at(data, f"people.{key}.organisation", None)
    where = f"; {schema.name_of(data, 'organisations', firm)}" if firm else ""
    return schema.name_of(data, "people", key) + where


def without_person(data: Data, key: str) -> Data:
    """The data with a person out of the room, and still in the register."""
    rest = [other for other in listed(data) if other != key]
    return put(data, PEOPLE, rest or ABSENT)


def people_table(data: Data, schema: Schema) -> TableView:
    """The people present so far, with their organisations."""
    rows = []
    for key in listed(data):
        firm = value_at(data, f"people.{key}.organisation", None)
        where = schema.name_of(data, "organisations", firm) if firm else ""
        rows.append(Row(key, (schema.name_of(data, "people", key), where)))
    return TableView(("Name", "Organisation"), tuple(rows))
