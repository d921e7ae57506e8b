"""Lists of lines: one line per Enter, an empty one goes on; worked like the rows of a table."""

from __future__ import annotations

from typing import Any

from ..answers import edit
from ..answers.edit import TAKEN_BACK, Refused
from ..answers.reader import NOTHING
from ..answers.routing_path import Location
from ..changes import ABSENT, value_at
from ..model.fields import Aim, Need
from ..model.schema import SchemaNode
from ..parse import line
from .moves import Copy, Edit, Remove, Shift, Take
from .navigation import advance
from .state import State


def take_lines(talk: State, location: Location, text: str) -> str:
    """Adds what was typed; an empty line finishes, a line's number opens it.

    Pasted lines, which end with a line end, are lines whatever they say.
    """
    node = talk.route.node(location)
    there = list(value_at(talk.data, node.path, None) or [])
    typed = text.strip()
    if talk.line:
        return _change(talk, node, there, typed)
    if not typed:
        return _finish(talk, location, node, there)
    if "\n" not in text and typed.isdecimal() and 1 <= int(typed) <= len(there):
        return list_move(talk, location, Edit(typed))
    if typed.casefold() in NOTHING and (there or node.need == Need.REQUIRED):
        return _finish(talk, location, node, there)
    new = list(talk.reader.read(node, text).value)
    known = {one.casefold() for one in there}
    fresh = [one for one in dict.fromkeys(new) if one.casefold() not in known]
    if new and not fresh:
        return f'"{new[0]}" stands there already.'
    if not fresh:  # "none" is an answer
        talk.data = edit.unpark(edit.put(talk.data, node.path, []), node.path)
        advance(talk, location)
        return "none"
    _put(talk, node, there + fresh)
    talk.data = edit.begin(talk.data, node.path)
    return fresh[0] if len(fresh) == 1 else f"{len(fresh)} lines taken."


def _change(talk: State, node: SchemaNode, there: list[Any], typed: str) -> str:
    number, talk.line = talk.line, 0
    if not typed or number > len(there):
        return ""
    there[number - 1] = str(line(typed, node.answer_type.longest).value)
    _put(talk, node, there)
    return str(there[number - 1])


def _finish(talk: State, location: Location, node: SchemaNode, there: list[Any]) -> str:
    """An empty line: the list is finished; a short one is mentioned once."""
    if not there:
        return _nothing(talk, location, node)
    aim = node.mark(Aim)
    low = aim.lines[0] if aim else 0
    if len(there) < low and talk.hinted != location:
        talk.hinted = location
        raise Refused(
            f"{len(there)} so far; {low} or more help. Add some, or press Enter to go on."
        )
    talk.data = edit.reopen(edit.unpark(talk.data, node.path), node.path)
    advance(talk, location)
    return ""


def _nothing(talk: State, location: Location, node: SchemaNode) -> str:
    if not talk.route.answered(location):
        if node.need == Need.REQUIRED:
            raise Refused("Nothing stands here yet. Type a line, or park the question.")
        talk.data = edit.put(talk.data, node.path, None)
    advance(talk, location)
    return ""


def list_move(talk: State, location: Location, move: Edit | Copy | Shift | Remove | Take) -> str:
    """Opens, moves or removes a line of the list in hand."""
    if isinstance(move, Take):
        raise Refused("Nothing is proposed here.")
    node = talk.route.node(location)
    there = list(value_at(talk.data, node.path, None) or [])
    index = _index(there, move.row)
    if isinstance(move, Edit):
        talk.line = index + 1
        return ""
    if isinstance(move, Copy):
        raise Refused("A line of a list is not copied. Type the new one.")
    text = there.pop(index)
    if isinstance(move, Shift):
        there.insert(max(0, min(move.to - 1, len(there))), text)
        _put(talk, node, there)
        return f"Moved to place {there.index(text) + 1}."
    _put(talk, node, there)
    return f'Removed "{text}". {TAKEN_BACK}'


def _index(there: list[Any], row: str) -> int:
    wanted = row.strip()
    if wanted.isdecimal() and 1 <= int(wanted) <= len(there):
        return int(wanted) - 1
    fits = [n for n, text in enumerate(there) if text.casefold().startswith(wanted.casefold())]
    if wanted and len(fits) == 1:
        return fits[0]
    if not there:
        raise Refused("There are no lines yet.")
    raise Refused(f"Which line? Type its number, 1 to {len(there)}, or its beginning.")


def _put(talk: State, node: SchemaNode, lines: list[Any]) -> None:
    """Stores the lines; a list that lost its last one is asked again."""
    talk.data = edit.put(talk.data, node.path, lines or ABSENT)
    talk.data = edit.unpark(talk.data, node.path)
