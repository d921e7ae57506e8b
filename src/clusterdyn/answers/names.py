"""Which record a typed name means: one that stands there, or a new one.

A name in full is taken, whatever its case, accents and legal form. So is a place in a list that is
shown with numbers. A name that only begins like a known one, or is nearly spelled like it, may be
a new one: then it is a doubt, which the group settles with one key. Nothing is asked where the
beginning is plainly meant: a first name that fits one person only, and a place where nothing new
could be meant. "+Odense" is always a new one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ..changes import value_at
from ..model.records import REGISTERS
from ..model.schema import Schema
from ..parse import NameMatch, ParseError, line, quoted
from ..parse import name as find_name
from .people_typed import refuse_nobody

Options = Sequence[tuple[str, str]]
Decisions = Mapping[tuple[str, str], str | None]
"""What the group said of doubtful names, by table and name: the record's id, or None: a new one."""
PEOPLE_TABLES = ("people", "steps.leadership.leaders")


class AmbiguousName(NamedTuple):
    """``typed`` may be the record ``key`` of a table, called ``name``, or a new one."""

    typed: str
    table: str
    key: str
    name: str

    @property
    def name_key(self) -> tuple[str, str]:
        return name_key(self.table, self.typed)


class Named(NamedTuple):
    """The id that a name means; None for a new one.

    ``begun``: a beginning that is plainly meant; ``guess``: nearly spelled so, in a closed list.
    """

    key: str | None
    begun: bool = False
    guess: bool = False
    doubt: AmbiguousName | None = None


def name_key(table: str, name: str) -> tuple[str, str]:
    return table, name.casefold()


def clean(text: str) -> str:
    """A name as typed, without the plus that says it is new."""
    return str(line(text.removeprefix("+")).value)


def named(
    text: str,
    options: Options,
    table: str,
    decisions: Decisions,
    numbered: bool = False,
    closed: bool = False,
) -> Named:
    """The record of a table that a typed name means. ``closed``: nothing new can be meant.

    A number means a record only where the list is shown ``numbered``. Several fits are refused.
    """
    name = clean(text)
    said = name_key(table, name)
    if said in decisions:
        return Named(decisions[said])
    found = find_name(name, options, numbered)
    if says_new(text):
        return Named(None)
    if found.kind == "several":
        raise ParseError(_several(text, found, options, closed))
    if found.kind == "none":
        if re.fullmatch(r"[#+]?[0-9]{1,3}", name):
            raise ParseError(f'"{name}": which one? Type a name, or part of it.')
        return Named(None)
    key, shown = found.ids[0], dict(options)[found.ids[0]]
    if found.kind == "exact":
        return Named(key)
    if found.kind == "begun" and (closed or is_first_name(name, shown, table)):
        return Named(key, begun=True)
    if closed:
        return Named(key, guess=True)
    return Named(key, doubt=AmbiguousName(name, table, key, shown))


def says_new(text: str) -> bool:
    """Whether a name is typed with a plus: "+Odense"."""
    return re.match(r"\+\s*[^\W\d_]", text.strip()) is not None


def is_first_name(name: str, shown: str, table: str) -> bool:
    """Whether a name is the first word or words of a person's: nobody is called Karen alone."""
    if table not in PEOPLE_TABLES:
        return False
    beginning = " ".join(shown.split()[: len(name.split())])
    return find_name(name, [("", beginning)], numbered=False).kind == "exact"


def _several(text: str, found: NameMatch, options: Options, closed: bool) -> str:
    names = dict(options)
    several = ", ".join(names[key] for key in found.ids[:6])
    new = "" if closed else f", or +{clean(text)} for a new one"
    return f'"{text.strip()}" fits several: {several}. Type a little more{new}.'


def match(found: NameMatch, options: Options, text: str) -> tuple[str | None, bool]:
    """Makes of a match in a closed list an id (and whether it was guessed)."""
    if found.kind == "several":
        raise ParseError(_several(text, found, options, closed=True))
    if found.kind == "none":
        return None, False
    return found.ids[0], found.kind == "guess"


def refuse_as_person(data: Mapping[str, Any], schema: Schema, table: str, text: str) -> None:
    """Refuses a new name that is nobody's ("all", "Karen and Per", an organisation), but +NAME."""
    if table not in PEOPLE_TABLES or says_new(text):
        return
    refuse_nobody(clean(text))
    if find_name(text, records(data, schema, "organisations"), numbered=False).kind == "exact":
        raise ParseError(f"{quoted(text)} is an organisation. Who there? Type one name.")


def records(data: Mapping[str, Any], schema: Schema, table: str) -> Options:
    """(id, name) of the records in a table, in their order."""
    rows = value_at(data, table, None)
    if not isinstance(rows, Mapping):
        return []
    return [(key, schema.name_of(data, table, key)) for key in rows]


def is_closed(table: str) -> bool:
    """Whether a cell takes only what stands in a table: all but the registers."""
    return table not in REGISTERS
