"""Work on rows: edit, copy, move, remove, take proposals."""

from __future__ import annotations

from ..answers import edit
from ..answers.cascade_delete import DeleteResult, cascade_delete
from ..answers.created_records import new_records, note, take_back
from ..answers.edit import TAKEN_BACK, Refused
from ..answers.routing_path import Location
from ..changes import in_order, order_path, value_at, with_changes
from ..content.catalogue import field_text, label_of
from ..language.phrases import counted
from ..model.fields import Table
from ..model.questionnaire import Item
from ..parse import slug
from ..steps.registry import step_named
from . import questions
from .answer_list import list_move
from .list_view import is_list
from .moves import Copy, Edit, Remove, Shift, Take
from .navigation import is_complete
from .state import State
from .store_answer import follow


def row_key(state: State, item: Item, row: str) -> str:
    """The row meant by a number from 1 or the beginning of its name."""
    keys = state.route.keys(item)
    if row.strip().isdecimal() and 1 <= int(row) <= len(keys):
        return keys[int(row) - 1]
    wanted = row.strip().casefold()
    fits = [
        key
        for key in keys
        if questions.row_name(state.route, item, key).casefold().startswith(wanted)
    ]
    if len(fits) == 1 and wanted:
        return fits[0]
    if not keys:
        raise Refused("There are no rows yet. Type the first one.")
    raise Refused(f"Which row? Type its number, 1 to {len(keys)}, or the beginning of its name.")


def row_move(state: State, location: Location, move: Edit | Copy | Shift | Remove | Take) -> str:
    """Edit, copy, move, remove or take rows of the table in hand."""
    item = state.route.item(location)
    if is_list(state.route, location):
        return list_move(state, location, move)
    if item.kind not in ("table", "columns"):
        raise Refused("This question has no rows. Type the answer, or park it.")
    if isinstance(move, Take):
        return _take_offers(state, location, item, move)
    key = row_key(state, item, move.row)
    if isinstance(move, Edit):
        mine = [s for s in state.route.locations if state.route.item(s) == item and s.key == key]
        state.location = mine[0] if mine else location
        return ""
    table = state.route.schema.node(item.path).mark(Table)
    if item.kind != "table" or table is None or table.fixed:
        raise Refused("These rows are given. They can be filled in, not added or removed.")
    if isinstance(move, Shift):
        return _shift(state, item, key, move.to)
    if isinstance(move, Copy):
        return _copy(state, item, key)
    return remove(state, item, key)


def _take_offers(state: State, location: Location, item: Item, move: Take) -> str:
    proposals = questions.open_proposals(state.route, item)
    numbers = move.proposals or tuple(range(1, len(proposals) + 1))
    if not proposals or any(not 1 <= number <= len(proposals) for number in numbers):
        raise Refused(
            f"Which proposal? Type +1 to +{len(proposals)}, or +all."
            if proposals
            else "Nothing is proposed here. Type a row of your own."
        )
    keys = []
    for number in numbers:
        before = state.data
        state.data, key = edit.take_proposal(
            state.data, state.route.schema, item.path, proposals[number - 1]
        )
        made = new_records(before, state.data, state.route.schema, item.path)
        note(state.made, f"{item.path}.{key}", made)
        follow(state, item, key)
        keys.append(key)
    half = [
        s
        for s in state.route.locations
        if state.route.item(s) == item and s.key in keys and not state.route.answered(s)
    ]
    prompt = Location(location.page, location.item)
    state.location = half[0] if half else prompt
    return f"Taken: {', '.join(proposals[number - 1].label for number in numbers)}."


def _shift(state: State, item: Item, key: str, to: int) -> str:
    rows = list(value_at(state.data, item.path, {}))
    moved = [other for other in rows if other != key]
    moved.insert(max(0, min(to - 1, len(moved))), key)
    state.data = with_changes(state.data, {order_path(item.path): (rows, in_order(rows, moved))})
    return f"Moved to place {moved.index(key) + 1}."


def _copy(state: State, item: Item, key: str) -> str:
    node = state.route.schema.node(item.path)
    if node.key_ref is not None or not state.route.own_columns(item):
        raise Refused("A row that stands for a name cannot be copied. Type the other name.")
    rows = value_at(state.data, item.path, {})
    title = node.field.title
    name = str(rows[key].get(title) or key)
    new = slug(name, rows)
    state.data = edit.put(state.data, f"{item.path}.{new}", dict(rows[key]))
    locations = [s for s in state.route.locations if state.route.item(s) == item and s.key == new]
    state.location = locations[0] if locations else state.location
    return f'Copied "{name}". Change what differs.'


def remove(state: State, item: Item, key: str) -> str:
    """Asks once, then removes a row; where others need it, with them or not at all."""
    name = questions.row_name(state.route, item, key)
    path = f"{item.path}.{key}"
    found = cascade_delete(state.data, state.route.schema, path)

    def yes() -> str:
        rows = list(value_at(state.data, item.path, {}))
        used = f" and in {counted(len(found.places), 'place')} more" if found.places else ""
        half = not is_complete(state, item, key)
        state.data = found.data
        if half:
            state.data, _ = take_back(state.data, state.route.schema, state.made, path)
        location = next(
            (s for s in state.route.locations if state.route.item(s) == item and not s.key), None
        )
        state.location = location or state.location
        return f'Removed "{name}"{used} ({len(rows) - 1} left). {TAKEN_BACK}'

    if not found.places:
        return state.ask(f'Remove "{name}"?', yes, lambda: "Kept.", "remove it", "keep it", False)
    return state.ask(
        f'"{name}" is used elsewhere: {_places_said(state, found.places)}. '
        f"Take it away there too? {lost(found)}",
        yes,
        lambda: f'Kept "{name}".',
        "take it away everywhere",
        "keep it",
        False,
    )


def lost(found: DeleteResult) -> str:
    """What goes with a record: "2 rows go with it. 1 answer is open again."."""
    said = []
    if found.rows:
        goes = "goes" if len(found.rows) == 1 else "go"
        said.append(f"{counted(len(found.rows), 'row')} {goes} with it.")
    opened = len(dict.fromkeys(found.opened))
    if opened:
        are = "is" if opened == 1 else "are"
        said.append(f"{counted(opened, 'answer')} {are} open again.")
    return " ".join(said)


SHOWN = 4


def _places_said(state: State, places: list[str]) -> str:
    """Places as people would say them; several rows of one table are counted."""
    of_table: dict[str, list[str]] = {}
    for place in places:
        of_table.setdefault(".".join(place.split(".")[:3]), []).append(place)
    said = [
        place_said(state, found[0])
        if len(found) == 1
        else f"{place_said(state, table)} ({len(found)})"
        for table, found in of_table.items()
    ]
    more = len(said) - SHOWN
    return "; ".join(said[:SHOWN]) + (f" and {more} more" if more > 0 else "")


def place_said(state: State, path: str) -> str:
    """A path as people would say it: "Step 5, actions: Map the needs"."""
    parts = path.split(".")
    if parts[0] != "steps":
        return f"{label_of('passport', parts[0])}: {parts[1] if len(parts) > 1 else ''}"
    where = f"step {step_named(parts[1]).number}, {field_text('.'.join(parts[:3])).label}"
    if len(parts) > 3:
        where += f": {state.route.schema.name_of(state.data, '.'.join(parts[:3]), parts[3])}"
    return where
