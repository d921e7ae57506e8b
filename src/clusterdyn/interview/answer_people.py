"""Moves at the list of people in the room: adding, mending, taking out, going back through it."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from ..answers.created_records import CreatedRecords, note, take_back
from ..answers.edit import TAKEN_BACK, Data, Refused
from ..answers.names import Decisions, match
from ..answers.people import listed, person_text, read_people, said_of, without_person
from ..answers.reader import Reader
from ..parse import ParseError
from ..steps.registry import dossier_schema
from .confirm import Asks, ask_who_is_meant
from .moves import Edit, Remove


class Listing(Asks, Protocol):
    """A conversation that lists people; ``line`` is the one being mended, 0 for none."""

    data: Data
    line: int
    made: CreatedRecords

    @property
    def reader(self) -> Reader: ...


def take_people(talk: Listing, text: str) -> str:
    """Adds people, mends the one in hand, or opens the one whose number is typed."""
    typed = text.strip()
    if not talk.line and typed.isdecimal() and 1 <= int(typed) <= len(listed(talk.data)):
        talk.line = int(typed)
        return ""
    if talk.line and typed in ("", old_text(talk)):
        talk.line = 0
        return ""
    return _read(talk, text, {})


def _read(talk: Listing, text: str, decisions: Decisions) -> str:
    reader = talk.reader
    reader.decisions = decisions
    old = listed(talk.data)[talk.line - 1] if talk.line else ""
    found = read_people(talk.data, text, reader, talk.line)
    if found.doubts:
        return ask_who_is_meant(talk, found.doubts[0], decisions, partial(_read, talk, text))
    talk.line = 0
    talk.data = found.data
    for row, paths in found.made.items():
        note(talk.made, row, paths)
    if old:
        _forget(talk, old)
    return f"{said_of(found)}. {len(listed(talk.data))} in the room."


def old_text(talk: Listing) -> str:
    """The person in hand as typed."""
    if not talk.line:
        return ""
    return person_text(talk.data, dossier_schema(), listed(talk.data)[talk.line - 1])


def step_back(talk: Listing) -> bool:
    """To the person before the one in hand; False at the first one: out of the list."""
    if talk.line == 1 or not listed(talk.data):
        talk.line = 0
        return False
    talk.line = (talk.line or len(listed(talk.data)) + 1) - 1
    return True


def work_on(talk: Listing, move: Edit | Remove) -> str:
    """Opens a person to be mended, or takes one out of the room."""
    key = _meant(talk, move.row)
    if isinstance(move, Edit):
        talk.line = listed(talk.data).index(key) + 1
        return ""
    name = dossier_schema().name_of(talk.data, "people", key)
    talk.data, talk.line = without_person(talk.data, key), 0
    _forget(talk, key)
    left = len(listed(talk.data))
    return f'Removed "{name}" ({left} left). {TAKEN_BACK}'


def _forget(talk: Listing, key: str) -> None:
    """What was made only for somebody who is out of the room, or of another firm now, goes too."""
    row = f"passport.in_the_room.{key}"
    talk.data, _ = take_back(talk.data, dossier_schema(), talk.made, row)


def _meant(talk: Listing, row: str) -> str:
    from ..parse import name

    present = listed(talk.data)
    if not present:
        raise Refused("Nobody is listed yet. Type the first name.")
    options = [(key, dossier_schema().name_of(talk.data, "people", key)) for key in present]
    try:
        key, _ = match(name(row, options), options, row)
    except ParseError as problem:
        raise Refused(str(problem)) from None
    if key is None:
        raise Refused(f"Whom? Type a number, 1 to {len(present)}, or the beginning of a name.")
    return key
