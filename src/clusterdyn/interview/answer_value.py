"""Takes an answer at a location: a value, several at once, nothing, or a reason to park."""

from __future__ import annotations

from functools import partial

from ..answers import edit
from ..answers.edit import Refused, clean_line
from ..answers.names import Decisions
from ..answers.people import listed
from ..answers.reader import NEEDED, Reading
from ..answers.routing_path import Location
from ..model.fields import Need
from ..model.schema import SchemaNode
from . import questions
from .answer_list import take_lines
from .answer_people import take_people
from .answer_scores import take_scores
from .answer_table import at_prompt, skip_item
from .confirm import ask_who_is_meant
from .list_view import is_list
from .moves import Park
from .navigation import advance
from .nested_record import add_in_place, all_decided, registered
from .state import State
from .store_answer import answered, settle_row, store_value


def answer(state: State, location: Location, text: str) -> str:
    """An answer at a location, whatever kind of question is asked there."""
    item = state.route.item(location)
    if location.column == questions.IN_THE_ROOM:
        return _people(state, location, text)
    if item.kind == "scores" and not location.column:
        return take_scores(state, location, item, text)
    if item.kind == "table" and not location.key:
        return at_prompt(state, location, item, text)
    if is_list(state.route, location):
        return take_lines(state, location, text)
    if not text.strip():
        return _keep(state, location)
    if several(state, location, text, {}):
        return ""
    return _one_value(state, location, text, {})


def _people(state: State, location: Location, text: str) -> str:
    """Somebody who is in the room; an empty line ends the list."""
    if text.strip() or state.line:
        state.gathering = True
        return take_people(state, text)
    if not listed(state.data):
        raise Refused("Slips are read person by person. Type at least one name, or park it.")
    state.gathering = False
    state.location = next(
        s for s in state.route.locations if (s.page, s.item) == (location.page, location.item)
    )
    return ""


def _keep(state: State, location: Location) -> str:
    """Enter alone: keeps the old answer, takes the offered one, or leaves an optional one empty."""
    if state.answered(location):
        advance(state, location)
        return ""
    view = questions.question(state.route, state.reader, location)
    if view.old:
        return _one_value(state, location, view.old, {})
    return skip(state, location)


def skip(state: State, location: Location) -> str:
    """Leaves an optional place empty; a needed one is refused kindly."""
    item = state.route.item(location)
    if item.kind in ("scores", "table") and not location.column:
        return skip_item(state, location, item)
    node = state.route.node(location)
    if state.need(location) == Need.REQUIRED or not node.field.nullable:
        raise Refused(NEEDED)
    settle_row(state, location)
    state.data = edit.put(state.data, node.path, None)
    state.data = edit.unpark(state.data, node.path)
    answered(state, location)
    return ""


def several(state: State, location: Location, text: str, decisions: Decisions) -> bool:
    """Several short answers of one page typed in one go: "Jens Due; 15"."""
    items = state.route.pages[location.page].items[location.item :]
    cells = [cell.strip() for cell in text.split(";")]
    if location.key or len(cells) < 2 or any(item.kind != "value" for item in items):
        return False
    nodes = [state.route.schema.node(item.path) for item in items][: len(cells)]
    kinds = {node.answer_type.kind for node in nodes}
    if len(cells) > len(items) or kinds <= {"line", "text"} or kinds & {"lines", "refs", "choices"}:
        return False
    reader = state.reader
    reader.decisions = decisions
    readings = [
        (node, reader.read(node, cell, listed=not number))
        for number, (node, cell) in enumerate(zip(nodes, cells, strict=True))
    ]  # only the first one's choices are on the screen

    doubts = [doubt for _, reading in readings for doubt in reading.doubts]
    if doubts:

        def again(now: Decisions) -> str:
            several(state, location, text, now)
            return ""

        ask_who_is_meant(state, doubts[0], decisions, again)
        return True

    def store() -> str:
        for node, reading in readings:
            value = registered(state, node, reading)
            state.data = edit.put(state.data, node.path, value)
            state.data = edit.unpark(state.data, node.path)
        advance(state, Location(location.page, location.item + len(cells) - 1))
        return " · ".join(reading.said for _, reading in readings if reading.said)

    unsure = [
        reading
        for node, reading in readings
        if is_unsure(state, reading) or not all_decided(decisions, node, reading)
    ]
    if unsure:
        said = " · ".join(reading.said for _, reading in readings)
        state.ask(f"Understood: {said}. Is that right?", store)
    else:
        store()
    return True


def _one_value(state: State, location: Location, text: str, decisions: Decisions) -> str:
    node = state.route.node(location)
    reader = state.reader
    reader.decisions = decisions
    reading = reader.read(node, text, listed=True)
    if reading.doubts:
        again = partial(_one_value, state, location, text)
        return ask_who_is_meant(state, reading.doubts[0], decisions, again)
    if reading.unknown:
        return add_in_place(state, location, node, reading, decisions)
    if is_unsure(state, reading) and not _as_shown(state, location, node, text, reading):
        return state.ask(
            f"{text.strip()}: {reading.said}. Is that right?",
            lambda: store_value(state, location, node, reading.value, reading.said),
            lambda: "Type it once more, a little clearer.",
        )
    return store_value(state, location, node, reading.value, reading.said)


def is_unsure(state: State, reading: Reading) -> bool:
    """Whether what was guessed is asked about: a mild guess is not, where it is read back."""
    return reading.guess and not (reading.mild and state.reads_back)


def _as_shown(
    state: State, location: Location, node: SchemaNode, text: str, reading: Reading
) -> bool:
    """Whether the text is the answer that stands there, and means it: "1,900" is no guess then."""
    shown = questions.question(state.route, state.reader, location).old
    return text.strip() == shown == state.reader.text(node, reading.value)


def park(state: State, location: Location, move: Park) -> str:
    """Parks the question in hand and goes on; of a table the cell, of slips all of them."""
    item = state.route.item(location)
    path = item.path if item.kind == "scores" or not location.key else state.route.path(location)
    if not move.why.strip():
        raise Refused('Say in a few words why it is parked, for example "quote due in May".')
    why = clean_line(move.why)
    typed = clean_line(move.text) if move.text.strip() else ""
    state.data = edit.park(state.data, path, why, typed, state.today)
    last = [s for s in state.route.locations if (s.page, s.item) == (location.page, location.item)]
    advance(state, last[-1] if last and item.kind == "scores" else location)
    return f"Parked: {why}."
