"""Half-typed rows, and given tables that were walked through."""

from __future__ import annotations

from ..answers import edit as editing
from ..answers.created_records import take_back
from ..answers.routing_path import Location, RoutingPath
from ..changes import ABSENT, value_at
from ..model.fields import Table
from ..model.questionnaire import Item
from . import questions as asking
from .state import State


def passed_tables(route: RoutingPath, upto: Location | None) -> list[str]:
    """Paths of given tables (fixed rows, digits) before ``upto`` that hold all they can."""
    closed = value_at(route.data, "marks.closed", None) or {}
    found: list[str] = []
    for s, page in enumerate(route.pages):
        for p, item in enumerate(page.items):
            if item.kind not in ("scores", "table") or item.path in closed:
                continue
            if upto is not None and (s, p) >= (upto.page, upto.item):
                return found
            table = route.schema.node(item.path).mark(Table)
            if item.kind == "table" and not (table and table.fixed):
                continue
            locations = [
                location for location in route.locations if (location.page, location.item) == (s, p)
            ]
            raw = value_at(route.data, item.path)
            passed = all(route.answered(location) for location in locations)
            if passed and raw is not None:
                found.append(item.path)
    return found


# -- half-typed records


def half_typed(talk: State, location: Location) -> bool:
    """Whether the row in hand is new and not complete, and this is its first open cell."""
    item = talk.route.item(location)
    table = talk.route.schema.node(item.path).mark(Table)
    if item.kind != "table" or table is None or table.fixed:
        return False
    mine = row_spots(talk, item, location.key)
    return not is_complete(talk, item, location.key) and bool(mine) and location == mine[0]


def row_spots(talk: State, item: Item, key: str) -> list[Location]:
    return [s for s in talk.route.locations if talk.route.item(s) == item and s.key == key]


def is_complete(talk: State, item: Item, key: str) -> bool:
    """Whether every cell of a row has an answer."""
    return all(talk.route.answered(location) for location in row_spots(talk, item, key))


def leave_half_typed(talk: State, location: Location) -> str:
    """Backing out of a half-typed row: keep it, or take it out again."""
    item = talk.route.item(location)
    prompt = Location(location.page, location.item)
    name = asking.row_name(talk.route, item, location.key)

    def keep() -> str:
        talk.location = prompt
        return f'Kept "{name}", still open.'

    def drop() -> str:
        talk.data = editing.put(talk.data, f"{item.path}.{location.key}", ABSENT)
        row = f"{item.path}.{location.key}"
        talk.data, too = take_back(talk.data, talk.route.schema, talk.made, row)
        talk.location = prompt
        return taken_out(name, too)

    return talk.ask(
        f'"{name}" is not finished. Keep it as it is?', keep, drop, "keep it", "take it out"
    )


def taken_out(name: str, too: list[str]) -> str:
    """What was taken out: a row, and what had come into the dossier only for it."""
    others = ", ".join(other for other in too if other != name)
    return f'Taken out: "{name}"' + (f", and what was added for it: {others}." if others else ".")
