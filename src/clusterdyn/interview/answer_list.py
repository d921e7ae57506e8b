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


def take_lines(state: State, location: Location, text: str) -> str:
    """Adds what was typed; an empty line finishes, a line's number opens it.

    Pasted lines, which end with a line end, are lines whatever they say.
    """
    node = state.route.node(location)
    there = list(value_at(state.data, node.path, None) or [])
    typed = text.strip()
    if state.line:
        return _change(state, node, there, typed)
    if not typed:
        return _finish(state, location, node, there)
    if "\n" not in text and typed.isdecimal() and 1 <= int(typed) <= len(there):
        return list_move(state, location, Edit(typed))
    if typed.casefold() in NOTHING and (there or node.need == Need.REQUIRED):
        return _finish(state, location, node, there)
    new = list(state.reader.read(node, text).value)
    known = {one.casefold() for one in there}
    fresh = [one for one in dict.fromkeys(new) if one.casefold() not in known]
    if new and not fresh:
        return f'"{new[0]}" stands there already.'
    if not fresh:  # "none" is an answer
        state.data = edit.unpark(edit.put(state.data, node.path, []), node.path)
        advance(state, location)
        return "none"
    _put(state, node, there + fresh)
    state.data = edit.begin(state.data, node.path)
    return fresh[0] if len(fresh) == 1 else f"{len(fresh)} lines taken."


def _change(state: State, node: SchemaNode, there: list[Any], typed: str) -> str:
    number, state.line = state.line, 0
    if not typed or number > len(there):
        return ""
    there[number - 1] = str(line(typed, node.answer_type.longest).value)
    _put(state, node, there)
    return str(there[number - 1])


def _finish(state: State, location: Location, node: SchemaNode, there: list[Any]) -> str:
    """An empty line: the list is finished; a short one is mentioned once."""
    if not there:
        return _nothing(state, location, node)
    aim = node.mark(Aim)
    low = aim.lines[0] if aim else 0
    if len(there) < low and state.hinted != location:
        state.hinted = location
        raise Refused(
            f"{len(there)} so far; {low} or more help. Add some, or press Enter to go on."
        )
    state.data = edit.reopen(edit.unpark(state.data, node.path), node.path)
    advance(state, location)
    return ""


def _nothing(state: State, location: Location, node: SchemaNode) -> str:
    if not state.route.answered(location):
        if node.need == Need.REQUIRED:
            raise Refused("Nothing stands here yet. Type a line, or park the question.")
        state.data = edit.put(state.data, node.path, None)
    advance(state, location)
    return ""


def list_move(state: State, location: Location, move: Edit | Copy | Shift | Remove | Take) -> str:
    """Opens, moves or removes a line of the list in hand."""
    if isinstance(move, Take):
        raise Refused("Nothing is proposed here.")
    node = state.route.node(location)
    there = list(value_at(state.data, node.path, None) or [])
    index = _index(there, move.row)
    if isinstance(move, Edit):
        state.line = index + 1
        return ""
    if isinstance(move, Copy):
        raise Refused("A line of a list is not copied. Type the new one.")
    text = there.pop(index)
    if isinstance(move, Shift):
        there.insert(max(0, min(move.to - 1, len(there))), text)
        _put(state, node, there)
        return f"Moved to place {there.index(text) + 1}."
    _put(state, node, there)
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


def _put(state: State, node: SchemaNode, lines: list[Any]) -> None:
    """Stores the lines; a list that lost its last one is asked again."""
    state.data = edit.put(state.data, node.path, lines or ABSENT)
    state.data = edit.unpark(state.data, node.path)
