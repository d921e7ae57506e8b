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


def answer(talk: State, location: Location, text: str) -> str:
    """An answer at a location, whatever kind of question is asked there."""
    item = talk.route.item(location)
    if location.column == questions.IN_THE_ROOM:
        return _people(talk, location, text)
    if item.kind == "scores" and not location.column:
        return take_scores(talk, location, item, text)
    if item.kind == "table" and not location.key:
        return at_prompt(talk, location, item, text)
    if is_list(talk.route, location):
        return take_lines(talk, location, text)
    if not text.strip():
        return _keep(talk, location)
    if several(talk, location, text, {}):
        return ""
    return _one_value(talk, location, text, {})


def _people(talk: State, location: Location, text: str) -> str:
    """Somebody who is in the room; an empty line ends the list."""
    if text.strip() or talk.line:
        talk.gathering = True
        return take_people(talk, text)
    if not listed(talk.data):
        raise Refused("Slips are read person by person. Type at least one name, or park it.")
    talk.gathering = False
    talk.location = next(
        s for s in talk.route.locations if (s.page, s.item) == (location.page, location.item)
    )
    return ""


def _keep(talk: State, location: Location) -> str:
    """Enter alone: keeps the old answer, takes the offered one, or leaves an optional one empty."""
    if talk.answered(location):
        advance(talk, location)
        return ""
    view = questions.question(talk.route, talk.reader, location)
    if view.old:
        return _one_value(talk, location, view.old, {})
    return skip(talk, location)


def skip(talk: State, location: Location) -> str:
    """Leaves an optional place empty; a needed one is refused kindly."""
    item = talk.route.item(location)
    if item.kind in ("scores", "table") and not location.column:
        return skip_item(talk, location, item)
    node = talk.route.node(location)
    if talk.need(location) == Need.REQUIRED or not node.field.nullable:
        raise Refused(NEEDED)
    settle_row(talk, location)
    talk.data = edit.put(talk.data, node.path, None)
    talk.data = edit.unpark(talk.data, node.path)
    answered(talk, location)
    return ""


def several(talk: State, location: Location, text: str, decisions: Decisions) -> bool:
    """Several short answers of one page typed in one go: "Jens Due; 15"."""
    items = talk.route.pages[location.page].items[location.item :]
    cells = [cell.strip() for cell in text.split(";")]
    if location.key or len(cells) < 2 or any(item.kind != "value" for item in items):
        return False
    nodes = [talk.route.schema.node(item.path) for item in items][: len(cells)]
    kinds = {node.answer_type.kind for node in nodes}
    if len(cells) > len(items) or kinds <= {"line", "text"} or kinds & {"lines", "refs", "choices"}:
        return False
    reader = talk.reader
    reader.decisions = decisions
    readings = [
        (node, reader.read(node, cell, listed=not number))
        for number, (node, cell) in enumerate(zip(nodes, cells, strict=True))
    ]  # only the first one's choices are on the screen

    doubts = [doubt for _, reading in readings for doubt in reading.doubts]
    if doubts:

        def again(now: Decisions) -> str:
            several(talk, location, text, now)
            return ""

        ask_who_is_meant(talk, doubts[0], decisions, again)
        return True

    def store() -> str:
        for node, reading in readings:
            value = registered(talk, node, reading)
            talk.data = edit.put(talk.data, node.path, value)
            talk.data = edit.unpark(talk.data, node.path)
        advance(talk, Location(location.page, location.item + len(cells) - 1))
        return " · ".join(reading.said for _, reading in readings if reading.said)

    unsure = [
        reading
        for node, reading in readings
        if is_unsure(talk, reading) or not all_decided(decisions, node, reading)
    ]
    if unsure:
        said = " · ".join(reading.said for _, reading in readings)
        talk.ask(f"Understood: {said}. Is that right?", store)
    else:
        store()
    return True


def _one_value(talk: State, location: Location, text: str, decisions: Decisions) -> str:
    node = talk.route.node(location)
    reader = talk.reader
    reader.decisions = decisions
    reading = reader.read(node, text, listed=True)
    if reading.doubts:
        again = partial(_one_value, talk, location, text)
        return ask_who_is_meant(talk, reading.doubts[0], decisions, again)
    if reading.unknown:
        return add_in_place(talk, location, node, reading, decisions)
    if is_unsure(talk, reading) and not _as_shown(talk, location, node, text, reading):
        return talk.ask(
            f"{text.strip()}: {reading.said}. Is that right?",
            lambda: store_value(talk, location, node, reading.value, reading.said),
            lambda: "Type it once more, a little clearer.",
        )
    return store_value(talk, location, node, reading.value, reading.said)


def is_unsure(talk: State, reading: Reading) -> bool:
    """Whether what was guessed is asked about: a mild guess is not, where it is read back."""
    return reading.guess and not (reading.mild and talk.reads_back)


def _as_shown(
    talk: State, location: Location, node: SchemaNode, text: str, reading: Reading
) -> bool:
    """Whether the text is the answer that stands there, and means it: "1,900" is no guess then."""
    shown = questions.question(talk.route, talk.reader, location).old
    return text.strip() == shown == talk.reader.text(node, reading.value)


def park(talk: State, location: Location, move: Park) -> str:
    """Parks the question in hand and goes on; of a table the cell, of slips all of them."""
    item = talk.route.item(location)
    path = item.path if item.kind == "scores" or not location.key else talk.route.path(location)
    if not move.why.strip():
        raise Refused('Say in a few words why it is parked, for example "quote due in May".')
    why = clean_line(move.why)
    typed = clean_line(move.text) if move.text.strip() else ""
    talk.data = edit.park(talk.data, path, why, typed, talk.today)
    last = [s for s in talk.route.locations if (s.page, s.item) == (location.page, location.item)]
    advance(talk, last[-1] if last and item.kind == "scores" else location)
    return f"Parked: {why}."
