"""Work on the rows of a table: edit, copy, move, remove, take proposals, leave one half typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..answers import edit
from ..answers.cascade_delete import DeleteResult, cascade_delete
from ..answers.created_records import new_records, take_back
from ..answers.edit import TAKEN_BACK, Refused
from ..answers.routing_path import Location
from ..changes import ABSENT, in_order, order_path, value_at, with_changes
from ..content.catalogue import field_text, label_of
from ..language.phrases import counted
from ..model.fields import Table
from ..model.prefill import ProposedRow
from ..model.questionnaire import Item
from ..parse import slug
from ..steps.registry import step_named
from .moves import Copy, Edit, Remove, Shift, Take
from .rows_in_words import open_proposals, row_name
from .state import State, Turn
from .store_answer import follow

KIND = "table"  # takes what is decided about rows, wherever it was asked
MAX_NAMED = 3  # names that are read back
SHOWN = 4


class Removal(NamedTuple):
    """A row that is taken out, with all that refers to it."""

    item: Item
    key: str


class HalfTyped(NamedTuple):
    """A new row that is left before it is complete: kept as it is, or taken out again."""

    keep: bool


def row_move(state: State, move: Edit | Copy | Shift | Remove | Take) -> Turn:
    """Edit, copy, move, remove or take rows of the table in hand."""
    item = state.item
    if item.kind not in ("table", "columns"):
        raise Refused("This question has no rows. Type the answer, or park it.")
    if isinstance(move, Take):
        return take_proposals(state, *chosen(open_proposals(state.route, item), move.proposals))
    key = row_key(state, item, move.row)
    if isinstance(move, Edit):
        mine = [one for one in state.whole_item if one.key == key]
        return Turn(state.at(mine[0]) if mine else state)
    table = state.schema.node(item.path).mark(Table)
    if item.kind != "table" or table is None or table.fixed:
        raise Refused("These rows are given. They can be filled in, not added or removed.")
    if isinstance(move, Shift):
        return _shift(state, item, key, move.to)
    if isinstance(move, Copy):
        return _copy(state, item, key)
    return remove(state, item, key)


def row_key(state: State, item: Item, row: str) -> str:
    """The row meant by a number from 1 or the beginning of its name."""
    keys = state.route.keys(item)
    if row.strip().isdecimal() and 1 <= int(row) <= len(keys):
        return keys[int(row) - 1]
    wanted = row.strip().casefold()
    fits = [k for k in keys if row_name(state.route, item, k).casefold().startswith(wanted)]
    if len(fits) == 1 and wanted:
        return fits[0]
    if not keys:
        raise Refused("There are no rows yet. Type the first one.")
    raise Refused(f"Which row? Type its number, 1 to {len(keys)}, or the beginning of its name.")


def chosen(proposals: Sequence[ProposedRow], numbers: Sequence[int]) -> list[ProposedRow]:
    """The proposals of some numbers from 1, without any: all."""
    numbers = numbers or range(1, len(proposals) + 1)
    if not proposals:
        raise Refused("Nothing is proposed here. Type a row of your own.")
    if any(not 1 <= number <= len(proposals) for number in numbers):
        raise Refused(f"Which proposal? Type +1 to +{len(proposals)}, or +all.")
    return [proposals[number - 1] for number in numbers]


def labels(proposals: Sequence[ProposedRow]) -> str:
    return ", ".join(proposal.label for proposal in proposals)


def take_proposals(state: State, *proposals: ProposedRow) -> Turn:
    """Proposed rows become rows; what is open in them is asked next."""
    item, keys = state.item, []
    for proposal in proposals:
        before = state.data
        data, key = edit.take_proposal(before, state.schema, item.path, proposal)
        made = new_records(before, data, state.schema, item.path)
        state = state.with_data(data).noting(f"{item.path}.{key}", made)
        state = follow(state, item, key, before)
        keys.append(key)
    said = labels(proposals[:MAX_NAMED])
    more = len(proposals) - MAX_NAMED
    return Turn(
        at_open_cell(state, keys),
        f"Taken: {said} and {more} more." if more > 0 else f"Taken: {said}.",
    )


def at_open_cell(state: State, keys: Sequence[str]) -> State:
    """At the first open cell of some rows, else at the table's prompt."""
    route = state.route
    half = [one for one in state.whole_item if one.key in keys and not route.answered(one)]
    return state.at(half[0] if half else prompt(state))


def prompt(state: State) -> Location:
    return Location(state.here.page, state.here.item)


def _shift(state: State, item: Item, key: str, to: int) -> Turn:
    rows = list(value_at(state.data, item.path, {}))
    moved = [other for other in rows if other != key]
    moved.insert(max(0, min(to - 1, len(moved))), key)
    order = {order_path(item.path): (rows, in_order(rows, moved))}
    state = state.but(data=with_changes(state.data, order))
    return Turn(state, f"Moved to place {moved.index(key) + 1}.")


def _copy(state: State, item: Item, key: str) -> Turn:
    node = state.schema.node(item.path)
    if node.key_ref is not None or not state.route.own_columns(item):
        raise Refused("A row that stands for a name cannot be copied. Type the other name.")
    rows = value_at(state.data, item.path, {})
    title = node.field.title
    name = str(rows[key].get(title) or key)
    new = slug(name, rows)
    state = state.but(data=edit.put(state.data, f"{item.path}.{new}", dict(rows[key])))
    mine = [one for one in state.whole_item if one.key == new]
    return Turn(state.at(mine[0]) if mine else state, f'Copied "{name}". Change what differs.')


# -- a row is taken out


def remove(state: State, item: Item, key: str) -> Turn:
    """Asks once whether a row goes; where others need it, with them or not at all."""
    name = row_name(state.route, item, key)
    found = cascade_delete(state.data, state.schema, f"{item.path}.{key}")
    gone = Removal(item, key)
    if not found.places:
        words = ("remove it", "keep it", False)
        return state.asking(KIND, f'Remove "{name}"?', gone, "Kept.", *words)
    return state.asking(
        KIND,
        f'"{name}" is used elsewhere: {_places_said(state, found.places)}. '
        f"Take it away there too? {lost(found)}",
        gone,
        f'Kept "{name}".',
        "take it away everywhere",
        "keep it",
        False,
    )


def removed(state: State, removal: Removal) -> Turn:
    """The row goes; of one that was half typed also what was added only for it."""
    item, key = removal
    name, path = row_name(state.route, item, key), f"{item.path}.{key}"
    found = cascade_delete(state.data, state.schema, path)
    left = len(value_at(state.data, item.path, {})) - 1
    half = not is_complete(state, key)
    used = f" and in {counted(len(found.places), 'place')} more" if found.places else ""
    state = state.but(data=found.data)
    if half:
        state, _ = taken_back(state, path)
    prompts = [one for one in state.whole_item if not one.key]
    state = state.at(prompts[0]) if prompts else state
    return Turn(state, f'Removed "{name}"{used} ({left} left). {TAKEN_BACK}')


def taken_back(state: State, row: str) -> tuple[State, list[str]]:
    """Without what came into the dossier only for a row; and the names of that."""
    data, created, names = take_back(state.data, state.schema, state.created, row)
    return state.but(data=data, created=created), names


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
        where += f": {state.schema.name_of(state.data, '.'.join(parts[:3]), parts[3])}"
    return where


# -- a row is left before it is complete


def half_typed(state: State, location: Location) -> bool:
    """Whether the row in hand is new and not complete, and this is its first open cell."""
    item = state.route.item(location)
    table = state.schema.node(item.path).mark(Table)
    if item.kind != "table" or table is None or table.fixed:
        return False
    mine = [one for one in state.whole_item if one.key == location.key]
    return not is_complete(state, location.key) and bool(mine) and location == mine[0]


def is_complete(state: State, key: str) -> bool:
    """Whether every cell of a row of the table in hand has an answer."""
    return all(state.route.answered(one) for one in state.whole_item if one.key == key)


def leave_half_typed(state: State) -> Turn:
    """Backing out of a half-typed row: keep it, or take it out again."""
    name = row_name(state.route, state.item, state.here.key)
    asked = f'"{name}" is not finished. Keep it as it is?'
    keep, drop = HalfTyped(keep=True), HalfTyped(keep=False)
    return state.asking(KIND, asked, keep, drop, "keep it", "take it out")


def left_half_typed(state: State, reading: HalfTyped) -> Turn:
    row = f"{state.item.path}.{state.here.key}"
    name = row_name(state.route, state.item, state.here.key)
    at_prompt = state.at(prompt(state))
    if reading.keep:
        return Turn(at_prompt, f'Kept "{name}", still open.')
    gone, too = taken_back(at_prompt.but(data=edit.put(state.data, row, ABSENT)), row)
    return Turn(gone, taken_out(name, too))


def taken_out(name: str, too: list[str]) -> str:
    """What was taken out: a row, and what had come into the dossier only for it."""
    others = ", ".join(other for other in too if other != name)
    return f'Taken out: "{name}"' + (f", and what was added for it: {others}." if others else ".")
