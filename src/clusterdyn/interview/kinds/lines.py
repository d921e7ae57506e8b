"""Lists of lines: one line per Enter, an empty one goes on; worked like the rows of a table."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...answers import edit
from ...answers.edit import TAKEN_BACK, Refused
from ...answers.reader import NOTHING
from ...answers.routing_path import Location, RoutingPath
from ...answers.views import Question, Row, TableView
from ...changes import ABSENT, value_at
from ...content.catalogue import field_text
from ...model.fields import Aim, Need
from ...model.schema import SchemaNode
from ...parse import line
from ..kind import Kind
from ..moves import Back, Copy, Edit, Move, Remove, Shift, Take
from ..navigation import advance
from ..questions import bare_question, typed_before, with_answer
from ..shared_moves import shared_move
from ..state import State, Turn


@dataclass(frozen=True)
class LinesRead:
    """Lines to add, or the line that the one in hand becomes; or the number of one to open.

    ``ends``: nothing to add, the list is finished.
    """

    lines: tuple[str, ...] = ()
    opens: str = ""
    ends: bool = False


class Lines(Kind[LinesRead]):
    """A list of its own (not a cell of a record)."""

    name = "lines"

    def fits(self, state: State) -> bool:
        return state.location is not None and is_list(state.route, state.location)

    def view(self, state: State) -> Question:
        node = state.node
        view = with_answer(state, node, bare_question(state, node.path))
        table = _table(state, node)
        if state.line:
            row = table.rows[state.line - 1]
            number = f"{state.line} of {len(table.rows)}"
            return replace(view, table=table, row=number, row_key=row.key, old=row.cells[0], aim="")
        words = node.mark(Aim)
        aim = f"{words.words} words at most each" if words and words.words else ""
        return replace(view, table=table, old=typed_before(state, node.path), aim=aim)

    def read(self, state: State, text: str) -> LinesRead:
        """Pasted lines, which end with a line end, are lines whatever they say."""
        node, there, typed = state.node, _there(state), text.strip()
        if state.line:
            longest = node.answer_type.longest
            return LinesRead((str(line(typed, longest).value),) if typed else ())
        if not typed:
            return LinesRead(ends=True)
        if "\n" not in text and typed.isdecimal() and 1 <= int(typed) <= len(there):
            return LinesRead(opens=typed)
        if typed.casefold() in NOTHING and (there or node.need == Need.REQUIRED):
            return LinesRead(ends=True)
        return LinesRead(tuple(state.reader.read(node, text).value))

    def take(self, state: State, reading: LinesRead) -> Turn:
        if state.line:
            return _change(state, reading)
        if reading.opens:
            return _open(state, reading.opens)
        if reading.ends:
            return _finish(state)
        return _add(state, reading.lines)

    def move(self, state: State, move: Move) -> Turn:
        left = state.but(line=0)
        if state.line and isinstance(move, Back):
            return Turn(left)
        if isinstance(move, Edit):
            return _open(left, move.row)
        if isinstance(move, Shift | Remove):
            return _work_on(left, move)
        if isinstance(move, Take):
            raise Refused("Nothing is proposed here.")
        if isinstance(move, Copy):
            raise Refused("A line of a list is not copied. Type the new one.")
        return shared_move(left, move)

    def preview(self, reading: LinesRead) -> str:
        many = len(reading.lines)
        return f"{many} lines; the last: {reading.lines[-1]}" if many > 1 else ""


def is_list(route: RoutingPath, location: Location) -> bool:
    """Whether a location is a list of its own."""
    if location.key or location.column or route.item(location).kind != "value":
        return False
    return route.node(location).answer_type.kind == "lines"


def _table(state: State, node: SchemaNode) -> TableView:
    """The lines so far, as rows of one column."""
    aim = node.mark(Aim)
    rows = tuple(Row(str(number), (text,)) for number, text in enumerate(_there(state), 1))
    return TableView((field_text(node.path).label,), rows, expected=aim.lines if aim else (0, 0))


def _there(state: State) -> list[str]:
    return list(value_at(state.data, state.node.path, None) or [])


def _add(state: State, new: tuple[str, ...]) -> Turn:
    path, there = state.node.path, _there(state)
    known = {one.casefold() for one in there}
    fresh = [one for one in dict.fromkeys(new) if one.casefold() not in known]
    if new and not fresh:
        return Turn(state, f'"{new[0]}" stands there already.')
    if not fresh:  # "none" is an answer
        return Turn(advance(state.put(path, [])), "none")
    state = _put(state, there + fresh)
    state = state.but(data=edit.begin(state.data, path))
    return Turn(state, fresh[0] if len(fresh) == 1 else f"{len(fresh)} lines taken.")


def _change(state: State, reading: LinesRead) -> Turn:
    number, there, left = state.line, _there(state), state.but(line=0)
    if not reading.lines or number > len(there):
        return Turn(left)
    there[number - 1] = reading.lines[0]
    return Turn(_put(left, there), reading.lines[0])


def _finish(state: State) -> Turn:
    """An empty line: the list is finished; a short one is mentioned once."""
    node, there = state.node, _there(state)
    if not there:
        return _nothing(state, node)
    aim = node.mark(Aim)
    low = aim.lines[0] if aim else 0
    if len(there) < low and state.hinted != state.location:
        hint = f"{len(there)} so far; {low} or more help. Add some, or press Enter to go on."
        return Turn(state.but(hinted=state.location), hint, refused=True)
    data = edit.reopen(edit.unpark(state.data, node.path), node.path)
    return Turn(advance(state.with_data(data)))


def _nothing(state: State, node: SchemaNode) -> Turn:
    if not state.route.answered(state.here):
        if node.need == Need.REQUIRED:
            raise Refused("Nothing stands here yet. Type a line, or park the question.")
        state = state.but(data=edit.put(state.data, node.path, None))
    return Turn(advance(state))


def _open(state: State, row: str) -> Turn:
    return Turn(state.but(line=_index(_there(state), row) + 1))


def _work_on(state: State, move: Shift | Remove) -> Turn:
    there = _there(state)
    text = there.pop(_index(there, move.row))
    if isinstance(move, Remove):
        return Turn(_put(state, there), f'Removed "{text}". {TAKEN_BACK}')
    there.insert(max(0, min(move.to - 1, len(there))), text)
    return Turn(_put(state, there), f"Moved to place {there.index(text) + 1}.")


def _index(there: list[str], row: str) -> int:
    wanted = row.strip()
    if wanted.isdecimal() and 1 <= int(wanted) <= len(there):
        return int(wanted) - 1
    fits = [n for n, text in enumerate(there) if text.casefold().startswith(wanted.casefold())]
    if wanted and len(fits) == 1:
        return fits[0]
    if not there:
        raise Refused("There are no lines yet.")
    raise Refused(f"Which line? Type its number, 1 to {len(there)}, or its beginning.")


def _put(state: State, lines: list[str]) -> State:
    """Stores the lines; a list that lost its last one is asked again."""
    return state.put(state.node.path, lines or ABSENT)
