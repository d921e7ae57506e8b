"""The people in the room, typed or pasted one per line: "Karen Holm; Limfjord Pumps"."""

from __future__ import annotations

from typing import Any

from ..changes import value_at
from ..parse import NotUnderstood, line, lines, row
from ..places import Places
from .editing import Data, put, register
from .naming import match, records
from .reading import Reader
from .views import Row, TableView

PATH = "passport.in_the_room"


def read_people(data: Data, text: str, reader: Reader) -> Data:
    """Data with these people registered and added to those present, in the order typed."""
    typed = lines(text)
    if not typed:
        raise NotUnderstood("Nobody was typed. Type one name per line.")
    if len(typed) == 1 and "," in text and ";" not in text:
        typed = [part.strip() for part in text.split(",") if part.strip()]
    present: list[Any] = listed(data)
    for one in typed:
        cells = row(one, 2)
        name = str(line(cells[0]).value)
        if not any(sign.isalpha() for sign in name):
            raise NotUnderstood(f'"{name}" is no name. Type the name of somebody in the room.')
        data, key = _person(data, reader, name)
        if len(cells) > 1 and cells[1]:
            data, firm = _organisation(data, reader, str(line(cells[1]).value))
            data = put(data, f"people.{key}.organisation", firm)
        if key not in present:
            present.append(key)
    return put(data, PATH, present)


def _person(data: Data, reader: Reader, name: str) -> tuple[Data, str]:
    return register(data, reader.places, "people", name, {})


def _organisation(data: Data, reader: Reader, name: str) -> tuple[Data, str]:
    from ..parse import name as find

    options = records(data, reader.places, "organisations")
    key, guess = match(find(name, options), options, name) if options else (None, False)
    if key is not None and not guess and not name.isdecimal():
        return data, key
    return register(data, reader.places, "organisations", name, {})


def listed(data: Data) -> list[str]:
    """Ids of the people present."""
    return list(value_at(data, PATH, None) or [])


def people_table(data: Data, places: Places) -> TableView:
    """The people present so far, with their organisations."""
    rows = []
    for key in listed(data):
        firm = value_at(data, f"people.{key}.organisation", None)
        where = places.name_of(data, "organisations", firm) if firm else ""
        rows.append(Row(key, (places.name_of(data, "people", key), where)))
    return TableView(("Name", "Organisation"), tuple(rows))
