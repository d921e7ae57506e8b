"""The people in the room, typed or pasted one per line: "Karen Holm; Limfjord Pumps"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..changes import ABSENT, value_at
from ..model.schema import Schema
from ..parse import ParseError, line
from ..parse import name as find_name
from .created_records import CreatedRecords, new_records, noted
from .edit import Data, put, register
from .names import AmbiguousName, Decisions, Named, clean, name_key, named, records
from .people_typed import TypedPerson, typed_people
from .reader import Reader
from .routing_path import PEOPLE
from .views import Row, TableView


@dataclass
class PeopleRead:
    """What was typed: the data with these people, and how it is read back.

    ``typed`` are names and organisations. ``doubts`` are names that may be known or new ones, as
    far as the group's ``decisions`` do not say which; ``changes`` says what would change in a known
    person. ``made`` holds, by the person's place in the
    room, what came into being on the way.
    """

    data: Data
    before: Data
    typed: Sequence[TypedPerson]
    instead: int
    decisions: Decisions
    said: list[str] = field(default_factory=list)
    doubts: list[AmbiguousName] = field(default_factory=list)
    changes: dict[str, str] = field(default_factory=dict)
    made: CreatedRecords = field(default_factory=dict)


def read_people(data: Data, text: str, reader: Reader, instead: int = 0) -> PeopleRead:
    """The data with these people registered and in the room, in the order typed.

    ``instead`` is the place (from 1) of the one person whom the first of them replaces.
    """
    typed = typed_people(
        text,
        lambda name: _stands(data, reader.schema, "people", name),
        lambda name: _stands(data, reader.schema, "organisations", name),
    )
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
    for name, firm, _ in found.typed:
        before = found.data
        key = _person(found, reader, name, firm, old, present)
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


def _stands(data: Data, schema: Schema, table: str, text: str) -> bool:
    """Whether a register has a record of just this name."""
    return find_name(text, records(data, schema, table), numbered=False).kind == "exact"


def _person(
    found: PeopleRead, reader: Reader, text: str, firm: str, old: str, present: list[Any]
) -> str:
    """The id of a person: a known one, a new one, or ``old`` with the name spelled anew."""
    name = clean(text)
    if not any(sign.isalpha() for sign in name):
        raise ParseError(f'"{name}" is no name. Type the name of somebody in the room.')
    meant = _known(found, reader, text, "people")
    known, doubt = meant.key, meant.doubt
    if known is not None and known != old:
        if name_key("people", name) in found.decisions:
            return known
        second = meant.begun and known in present  # a second Karen?
        if second or _changes_firm(found, reader, known, firm):
            shown = reader.schema.name_of(found.data, "people", known)
            doubt = AmbiguousName(name, "people", known, shown)
        found.doubts += [doubt] if doubt else []
        return known
    if old and _alike(name, reader.schema.name_of(found.data, "people", old)):
        found.data = put(found.data, f"people.{old}.name", name)
        return old
    found.data, key = register(found.data, reader.schema, "people", name, {}, new=True)
    return key


def _changes_firm(found: PeopleRead, reader: Reader, key: str, firm: str) -> bool:
    """Whether a known person is typed with another organisation than theirs; what would change."""
    old = value_at(found.before, f"people.{key}.organisation", None)
    if not firm or old is None:
        return False
    meant = _known(found, reader, firm, "organisations")
    if meant.key == old:
        return False
    names = reader.schema.name_of(found.data, "organisations", old), clean(firm)
    found.changes[key] = f'organisation changes from "{names[0]}" to "{names[1]}"'
    return True


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


def is_unsure(found: PeopleRead) -> bool:
    """Whether what was typed could be meant otherwise: people, or a person and an organisation."""
    return not all(person.sure for person in found.typed)


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
