"""Moving about: to what follows, back, to a question, to another step; half-typed rows."""

from __future__ import annotations

from ..answers import edit
from ..answers.created_records import take_back
from ..answers.edit import Refused
from ..answers.routing_path import Location, RoutingPath
from ..changes import ABSENT, value_at
from ..model.fields import Table
from ..model.questionnaire import Item
from ..steps.registry import all_steps, step_named
from ..steps.step import Step
from . import questions, step_review
from .moves import Jump
from .state import State


def advance(state: State, location: Location) -> None:
    """To the location that follows an answer; after a detour, back to where it was left."""
    following = state.route.after(location)
    item = state.route.item(location)
    left = following is None or (following.page, following.item) != (
        location.page,
        location.item,
    )
    parked = value_at(state.data, "marks.parked", None) or {}
    if item.kind == "scores" and left and item.path not in parked:
        state.data = edit.close(state.data, item.path)
    if state.detour is not None and (following is None or following.page != state.detour):
        state.detour = None
        _close_passed(state, following)
        resume(state)
        return
    _close_passed(state, following)
    state.location = _arrive(state, location, following)
    if following is None:
        resume(state)


def _arrive(state: State, left: Location, location: Location | None) -> Location | None:
    """Where to stand in the item that follows: at what is open there, not at its first row."""
    if location is None:
        return None
    item = state.route.item(location)
    same = (left.page, left.item) == (location.page, location.item)
    if item.kind not in ("table", "columns") or (same and location.key):
        return location
    mine = [s for s in state.route.locations if (s.page, s.item) == (location.page, location.item)]
    cells = [s for s in mine if s.key and not state.route.answered(s)]
    if same and not left.key:
        return location
    prompts = [s for s in mine if not s.key]
    return (cells or prompts or [location])[0]


def resume(state: State) -> None:
    """To the first place without an answer; to the review when there is none."""
    locations = state.route.locations
    state.location = next(
        (location for location in locations if not state.route.answered(location)), None
    )
    if state.location is None:
        _close_passed(state, None)


def _close_passed(state: State, upto: Location | None) -> None:
    """Marks filled-in tables that were walked through as finished."""
    for path in passed_tables(state.route, upto):
        state.data = edit.close(state.data, path)


def back(state: State, location: Location) -> str:
    if location.key and half_typed(state, location):
        return leave_half_typed(state, location)
    before = state.route.before(location)
    if before is not None:
        state.location = before
        return ""
    if state.deeper:
        state.deeper = False
        state.location = None
        return ""
    if state.step.number == 1:
        raise Refused("This is the first question of all.")
    enter(state, all_steps()[state.step.number - 2])
    state.location = state.route.locations[-1] if state.route.locations else None
    return ""


def show(state: State, path: str) -> None:
    """Shows the question of a path, in whichever step it is; drops what was half said."""
    state.pending, state.line = None, 0
    state.nested.clear()
    if path:
        go_to(state, path)
    state.detour = None


def enter(state: State, new_step: Step) -> None:
    state.step, state.deeper, state.detour = new_step, False, None


def jump(state: State, move: Jump) -> str:
    if move.number:
        pages = state.route.pages
        locations = [s for s in state.route.locations if s.page == move.number - 1]
        if not locations:
            raise Refused(f"There are questions 1 to {len(pages)} here.")
        first = state.route.item(locations[0])
        prompts = [s for s in locations if not s.key and state.route.item(s) == first]
        state.location, state.detour = (prompts or locations)[0], move.number - 1
        return ""
    if not go_to(state, move.path):
        raise Refused(f"No such question here. There are questions 1 to {len(state.route.pages)}.")
    return ""


def go_to(state: State, path: str) -> bool:
    """To the location of a path; "table#column" is a later column of a table."""
    table, _, column = path.partition("#")
    if table.startswith("steps.") and table.split(".")[1] != state.step.name:
        enter(state, step_named(table.split(".")[1]))
    if column:
        locations = [
            s
            for s in state.route.locations
            if s.column == column and state.route.item(s).path == table
        ]
        location = locations[0] if locations else state.route.at_path(table)
    else:
        location = state.route.at_path(table)
    if location is None and not state.deeper:
        later = RoutingPath(state.data, state.today, state.step, deeper=True)
        if later.at_path(table) is not None:
            state.deeper = True
            location = later.at_path(table)
    if location is None:
        resume(state)
        return False
    state.location, state.detour = location, location.page
    return True


def next_step(state: State) -> str:
    following = step_review.following_step(state.data, state.today, state.step)
    if following is None:
        state.done = state.all_done = True
        return ""
    enter(state, following)
    resume(state)
    return ""


def passed_tables(route: RoutingPath, upto: Location | None) -> list[str]:
    """Paths of given tables (fixed rows, digits) before ``upto`` that hold all they can."""
    closed = value_at(route.data, "marks.closed", None) or {}
    parked = value_at(route.data, "marks.parked", None) or {}
    found: list[str] = []
    for s, page in enumerate(route.pages):
        for p, item in enumerate(page.items):
            if item.kind not in ("scores", "table") or item.path in {*closed, *parked}:
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


def half_typed(state: State, location: Location) -> bool:
    """Whether the row in hand is new and not complete, and this is its first open cell."""
    item = state.route.item(location)
    table = state.route.schema.node(item.path).mark(Table)
    if item.kind != "table" or table is None or table.fixed:
        return False
    mine = row_locations(state, item, location.key)
    return not is_complete(state, item, location.key) and bool(mine) and location == mine[0]


def row_locations(state: State, item: Item, key: str) -> list[Location]:
    return [s for s in state.route.locations if state.route.item(s) == item and s.key == key]


def is_complete(state: State, item: Item, key: str) -> bool:
    """Whether every cell of a row has an answer."""
    return all(state.route.answered(location) for location in row_locations(state, item, key))


def leave_half_typed(state: State, location: Location) -> str:
    """Backing out of a half-typed row: keep it, or take it out again."""
    item = state.route.item(location)
    prompt = Location(location.page, location.item)
    name = questions.row_name(state.route, item, location.key)

    def keep() -> str:
        state.location = prompt
        return f'Kept "{name}", still open.'

    def drop() -> str:
        state.data = edit.put(state.data, f"{item.path}.{location.key}", ABSENT)
        row = f"{item.path}.{location.key}"
        state.data, too = take_back(state.data, state.route.schema, state.made, row)
        state.location = prompt
        return taken_out(name, too)

    return state.ask(
        f'"{name}" is not finished. Keep it as it is?', keep, drop, "keep it", "take it out"
    )


def taken_out(name: str, too: list[str]) -> str:
    """What was taken out: a row, and what had come into the dossier only for it."""
    others = ", ".join(other for other in too if other != name)
    return f'Taken out: "{name}"' + (f", and what was added for it: {others}." if others else ".")
