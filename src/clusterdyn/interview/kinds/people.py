"""The people in the room: adding, mending, taking out, going back through the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ...answers.edit import TAKEN_BACK, Refused
from ...answers.names import Decisions, match, records
from ...answers.people import (
    PeopleRead,
    decided_people,
    is_unsure,
    listed,
    people_table,
    person_text,
    read_people,
    said_of,
    without_person,
)
from ...answers.routing_path import PEOPLE
from ...answers.views import Question
from ...model.fields import Need
from ...parse import ParseError, name
from ..ask_back import ASKED, both_ways, who_is_meant
from ..edit_rows import taken_back
from ..kind import Kind
from ..moves import Back, Edit, Move, Remove, Skip
from ..navigation import advance
from ..questions import bare_question
from ..shared_moves import shared_move
from ..state import State, Turn

ONE_A_LINE = "Type one person a line: the name, a semicolon, the organisation."


@dataclass(frozen=True)
class ListRead:
    """Who was typed, with what the group said of doubtful names; or the number of somebody to open.

    Neither: Enter alone.
    """

    found: PeopleRead | None = None
    decisions: Decisions = field(default_factory=dict)
    sure: bool = False
    opens: int = 0


class People(Kind[ListRead]):
    """Who is in the room: asked of a cluster, and where digits are read and nobody is listed."""

    name = "people"

    def fits(self, state: State) -> bool:
        here = state.location
        return here is not None and (here.people or state.item.kind == "people")

    def view(self, state: State) -> Question:
        present = listed(state.data)
        key = present[state.line - 1] if state.line else ""
        bare = bare_question(state, PEOPLE, "people")
        in_step = state.section.step is not None
        return replace(
            bare,
            spoken=bare.prompt,
            row=f"{state.line} of {len(present)}" if state.line else "",
            row_key=key,
            old=person_text(state.data, state.schema, key) if key else "",
            need=Need.REQUIRED if in_step else Need.OPTIONAL,
            table=people_table(state.data, state.schema),
        )

    def read(self, state: State, text: str) -> ListRead:
        typed = text.strip()
        if not state.line and typed.isdecimal() and 1 <= int(typed) <= len(listed(state.data)):
            return ListRead(opens=int(typed))
        if not typed or (state.line and typed == _old_text(state)):
            return ListRead()
        return ListRead(read_people(state.data, text, state.reader, state.line))

    def take(self, state: State, reading: ListRead) -> Turn:
        if reading.opens:
            return Turn(_gathering(state).but(line=reading.opens))
        if reading.found is None:
            return Turn(_gathering(state).but(line=0)) if state.line else _go_on(state)
        if is_unsure(reading.found) and not reading.sure:
            asked = f"Understood: {said_of(reading.found)}. Is that right?"
            yes = replace(reading, sure=True)
            return _gathering(state).asking(self.name, asked, yes, ONE_A_LINE)
        found = decided_people(reading.found, state.reader, reading.decisions)
        if not found.doubts:
            return _enter(_gathering(state), found)
        doubt = found.doubts[0]
        changes = found.changes.get(doubt.key, "")
        known, new = (
            ListRead(found, said, sure=True) for said in both_ways(reading.decisions, doubt)
        )
        return who_is_meant(_gathering(state), self.name, doubt, known, new, changes)

    def move(self, state: State, move: Move) -> Turn:
        if isinstance(move, Edit | Remove):
            return _work_on(state, move)
        if isinstance(move, Back):
            return _back(state)
        if isinstance(move, Skip) and state.line:
            return Turn(state.but(line=0))
        if isinstance(move, Skip) and state.section.step is None:
            return Turn(advance(state))
        return shared_move(state.but(line=0), move)

    def preview(self, reading: ListRead) -> str:
        found = reading.found
        return said_of(found) + (ASKED if found.doubts else "") if found else ""

    def names(self, state: State, column: int) -> Sequence[str]:
        table = "organisations" if column else "people"
        return [name for _, name in records(state.data, state.schema, table)]


def _gathering(state: State) -> State:
    """In a step: the list goes on until an empty line ends it."""
    return state.but(gathering=True) if state.here.people else state


def _go_on(state: State) -> Turn:
    """An empty line ends the list; in a step, the digits of those listed are asked next."""
    if not state.here.people:
        return Turn(advance(state))
    if not listed(state.data):
        raise Refused("Slips are read person by person. Type at least one name, or park it.")
    state = state.but(gathering=False)
    return Turn(state.at(state.whole_item[0]))


def _enter(state: State, found: PeopleRead) -> Turn:
    old = listed(state.data)[state.line - 1] if state.line else ""
    state = state.but(data=found.data, line=0)
    for row, paths in found.made.items():
        state = state.noting(row, paths)
    if old:
        state = _forgotten(state, old)
    return Turn(state, f"{said_of(found)}. {len(listed(state.data))} in the room.")


def _old_text(state: State) -> str:
    """The person in hand as typed."""
    return person_text(state.data, state.schema, listed(state.data)[state.line - 1])


def _back(state: State) -> Turn:
    """To the person before the one in hand; at the first one out of the list."""
    many = len(listed(state.data))
    if state.line == 1 or not many:
        return shared_move(state.but(line=0), Back())
    return Turn(_gathering(state).but(line=(state.line or many + 1) - 1))


def _work_on(state: State, move: Edit | Remove) -> Turn:
    """Opens a person to be mended, or takes one out of the room."""
    key = _meant(state, move.row)
    if isinstance(move, Edit):
        return Turn(state.but(line=listed(state.data).index(key) + 1))
    called = state.schema.name_of(state.data, "people", key)
    state = _forgotten(state.but(data=without_person(state.data, key), line=0), key)
    left = len(listed(state.data))
    return Turn(state, f'Removed "{called}" ({left} left). {TAKEN_BACK}')


def _forgotten(state: State, key: str) -> State:
    """What was made only for somebody who is out of the room, or of another firm now, goes too."""
    return taken_back(state, f"{PEOPLE}.{key}")[0]


def _meant(state: State, row: str) -> str:
    present = listed(state.data)
    if not present:
        raise Refused("Nobody is listed yet. Type the first name.")
    options = [(key, state.schema.name_of(state.data, "people", key)) for key in present]
    try:
        key, _ = match(name(row, options), options, row)
    except ParseError as problem:
        raise Refused(str(problem)) from None
    if key is None:
        raise Refused(f"Whom? Type a number, 1 to {len(present)}, or the beginning of a name.")
    return key
