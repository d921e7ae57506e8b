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


def advance(talk: State, location: Location) -> None:
    """To the location that follows an answer; after a detour, back to where it was left."""
    following = talk.route.after(location)
    item = talk.route.item(location)
    left = following is None or (following.page, following.item) != (
        location.page,
        location.item,
    )
    parked = value_at(talk.data, "marks.parked", None) or {}
    if item.kind == "scores" and left and item.path not in parked:
        talk.data = edit.close(talk.data, item.path)
    if talk.detour is not None and (following is None or following.page != talk.detour):
        talk.detour = None
        _close_passed(talk, following)
        resume(talk)
        return
    _close_passed(talk, following)
    talk.location = _arrive(talk, location, following)
    if following is None:
        resume(talk)


def _arrive(talk: State, left: Location, location: Location | None) -> Location | None:
    """Where to stand in the item that follows: at what is open there, not at its first row."""
    if location is None:
        return None
    item = talk.route.item(location)
    same = (left.page, left.item) == (location.page, location.item)
    if item.kind not in ("table", "columns") or (same and location.key):
        return location
    mine = [s for s in talk.route.locations if (s.page, s.item) == (location.page, location.item)]
    cells = [s for s in mine if s.key and not talk.route.answered(s)]
    if same and not left.key:
        return location
    prompts = [s for s in mine if not s.key]
    return (cells or prompts or [location])[0]


def resume(talk: State) -> None:
    """To the first place without an answer; to the review when there is none."""
    locations = talk.route.locations
    talk.location = next(
        (location for location in locations if not talk.route.answered(location)), None
    )
    if talk.location is None:
        _close_passed(talk, None)


def _close_passed(talk: State, upto: Location | None) -> None:
    """Marks filled-in tables that were walked through as finished."""
    for path in passed_tables(talk.route, upto):
        talk.data = edit.close(talk.data, path)


def back(talk: State, location: Location) -> str:
    if location.key and half_typed(talk, location):
        return leave_half_typed(talk, location)
    before = talk.route.before(location)
    if before is not None:
        talk.location = before
        return ""
    if talk.deeper:
        talk.deeper = False
        talk.location = None
        return ""
    if talk.step.number == 1:
        raise Refused("This is the first question of all.")
    enter(talk, all_steps()[talk.step.number - 2])
    talk.location = talk.route.locations[-1] if talk.route.locations else None
    return ""


def show(talk: State, path: str) -> None:
    """Shows the question of a path, in whichever step it is; drops what was half said."""
    talk.pending, talk.line = None, 0
    talk.nested.clear()
    if path:
        go_to(talk, path)
    talk.detour = None


def enter(talk: State, new_step: Step) -> None:
    talk.step, talk.deeper, talk.detour = new_step, False, None


def jump(talk: State, move: Jump) -> str:
    if move.number:
        pages = talk.route.pages
        locations = [s for s in talk.route.locations if s.page == move.number - 1]
        if not locations:
            raise Refused(f"There are questions 1 to {len(pages)} here.")
        first = talk.route.item(locations[0])
        prompts = [s for s in locations if not s.key and talk.route.item(s) == first]
        talk.location, talk.detour = (prompts or locations)[0], move.number - 1
        return ""
    if not go_to(talk, move.path):
        raise Refused(f"No such question here. There are questions 1 to {len(talk.route.pages)}.")
    return ""


def go_to(talk: State, path: str) -> bool:
    """To the location of a path; "table#column" is a later column of a table."""
    table, _, column = path.partition("#")
    if table.startswith("steps.") and table.split(".")[1] != talk.step.name:
        enter(talk, step_named(table.split(".")[1]))
    if column:
        locations = [
            s
            for s in talk.route.locations
            if s.column == column and talk.route.item(s).path == table
        ]
        location = locations[0] if locations else talk.route.at_path(table)
    else:
        location = talk.route.at_path(table)
    if location is None and not talk.deeper:
        later = RoutingPath(talk.data, talk.today, talk.step, deeper=True)
        if later.at_path(table) is not None:
            talk.deeper = True
            location = later.at_path(table)
    if location is None:
        resume(talk)
        return False
    talk.location, talk.detour = location, location.page
    return True


def next_step(talk: State) -> str:
    following = step_review.following_step(talk.data, talk.today, talk.step)
    if following is None:
        talk.done = talk.all_done = True
        return ""
    enter(talk, following)
    resume(talk)
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


def half_typed(talk: State, location: Location) -> bool:
    """Whether the row in hand is new and not complete, and this is its first open cell."""
    item = talk.route.item(location)
    table = talk.route.schema.node(item.path).mark(Table)
    if item.kind != "table" or table is None or table.fixed:
        return False
    mine = row_locations(talk, item, location.key)
    return not is_complete(talk, item, location.key) and bool(mine) and location == mine[0]


def row_locations(talk: State, item: Item, key: str) -> list[Location]:
    return [s for s in talk.route.locations if talk.route.item(s) == item and s.key == key]


def is_complete(talk: State, item: Item, key: str) -> bool:
    """Whether every cell of a row has an answer."""
    return all(talk.route.answered(location) for location in row_locations(talk, item, key))


def leave_half_typed(talk: State, location: Location) -> str:
    """Backing out of a half-typed row: keep it, or take it out again."""
    item = talk.route.item(location)
    prompt = Location(location.page, location.item)
    name = questions.row_name(talk.route, item, location.key)

    def keep() -> str:
        talk.location = prompt
        return f'Kept "{name}", still open.'

    def drop() -> str:
        talk.data = edit.put(talk.data, f"{item.path}.{location.key}", ABSENT)
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
