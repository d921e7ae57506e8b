"""Moving about: to what follows, back, to a question, to another step. A state in, a state out."""

from __future__ import annotations

from collections.abc import Iterator

from ..answers import edit
from ..answers.edit import Data, Refused
from ..answers.routing_path import Location, RoutingPath
from ..changes import difference, value_at
from ..content.step_names import NAMES
from ..model.fields import Table
from ..steps.registry import step_named
from . import step_review
from .moves import Jump
from .sections import Section, StepSection
from .state import State, Turn


def advance(state: State, location: Location | None = None) -> State:
    """To the location that follows an answer; after a detour, back to where it was left."""
    here = location or state.here
    following = state.route.after(here)
    item = state.route.item(here)
    left = following is None or (following.page, following.item) != (here.page, here.item)
    parked = value_at(state.data, "marks.parked", None) or {}
    if item.kind == "scores" and left and item.path not in parked:
        state = state.with_data(edit.close(state.data, item.path))
    if state.detour is not None and (following is None or following.page != state.detour):
        return resume(_close_passed(state, following).but(detour=None))
    state = _close_passed(state, following)
    return state.at(_arrive(state, here, following)) if following else resume(state)


def _arrive(state: State, left: Location, location: Location) -> Location:
    """Where to stand in the item that follows: at what is open there, not at its first row."""
    item = state.route.item(location)
    same = (left.page, left.item) == (location.page, location.item)
    if item.kind not in ("table", "columns") or (same and location.key):
        return location
    if same and not left.key:
        return location
    mine = state.route.of_item(location.page, location.item)
    cells = [s for s in mine if s.key and not state.route.answered(s)]
    prompts = [s for s in mine if not s.key]
    return (cells or prompts or [location])[0]


def resume(state: State) -> State:
    """To the first place of a step without an answer; without one, to its review.

    Outside the steps a run of questions ends with its last one.
    """
    if state.section.step is None:
        following = state.section.following
        return enter(state, following) if following else state.but(location=None, ended="done")
    locations = state.route.locations
    location = next((one for one in locations if not state.route.answered(one)), None)
    state = state.at(location)
    return _close_passed(state, None) if location is None else state


def first_open(state: State) -> State:
    """To the first place without an answer; without one, to the first."""
    locations = state.route.locations
    return state.at(next((s for s in locations if not state.route.answered(s)), locations[0]))


def enter(state: State, section: Section) -> State:
    """To where a step stands; into other questions at their first one."""
    state = state.but(section=section, detour=None)
    return resume(state) if section.step else state.at(state.route.locations[0])


def _close_passed(state: State, upto: Location | None) -> State:
    """Marks filled-in tables that were walked through as finished."""
    data = state.data
    for path in _passed_tables(state.route, upto):
        data = edit.close(data, path)
    return state.with_data(data)


def _passed_tables(route: RoutingPath, upto: Location | None) -> Iterator[str]:
    """Paths of given tables (fixed rows, digits) before ``upto`` that hold all they can."""
    closed = value_at(route.data, "marks.closed", None) or {}
    parked = value_at(route.data, "marks.parked", None) or {}
    for s, page in enumerate(route.pages):
        for p, item in enumerate(page.items):
            if item.kind not in ("scores", "table") or item.path in {*closed, *parked}:
                continue
            if upto is not None and (s, p) >= (upto.page, upto.item):
                return
            table = route.schema.node(item.path).mark(Table)
            if item.kind == "table" and not (table and table.fixed):
                continue
            passed = all(route.answered(location) for location in route.of_item(s, p))
            if passed and value_at(route.data, item.path) is not None:
                yield item.path


def back(state: State) -> State:
    """One question back, into what was asked before if this is the first one."""
    before = state.route.before(state.here)
    if before is not None:
        return state.at(before)
    section = state.section
    if section.deeper:
        return state.but(section=StepSection(state.step), location=None)
    if section.previous is None:
        raise Refused("This is the first question.")
    state = state.but(section=section.previous, detour=None)
    return state.at(state.route.locations[-1] if state.route.locations else None)


def jump(state: State, move: Jump) -> State:
    if move.number:
        locations = [s for s in state.route.locations if s.page == move.number - 1]
        if not locations:
            raise Refused(f"There are questions 1 to {len(state.route.pages)} here.")
        first = state.route.item(locations[0])
        prompts = [s for s in locations if not s.key and state.route.item(s) == first]
        return state.but(location=(prompts or locations)[0], detour=move.number - 1)
    found = find(state, move.path)
    if found is None:
        raise Refused(f"No such question here. There are questions 1 to {len(state.route.pages)}.")
    return found


def find(state: State, path: str) -> State | None:
    """At the question of a path, in whichever step it is; "table#column" is a later column."""
    table, _, column = path.partition("#")
    if not table or (table.startswith("steps.") and table.split(".")[1] not in NAMES):
        return None
    state = _in_step_of(state, table)
    for deeper in dict.fromkeys((state.section.deeper, True)):
        there = state.but(section=StepSection(state.step, deeper))
        location = _location_of(there.route, table, column)
        if location is not None:
            return there.but(location=location, detour=location.page)
    return None


def _location_of(route: RoutingPath, table: str, column: str) -> Location | None:
    mine = [s for s in route.locations if s.column == column and route.item(s).path == table]
    return mine[0] if column and mine else route.at_path(table)


def show(state: State, path: str) -> State:
    """Drops what was half said, and shows the question of a path if one is given."""
    state = _nothing_half_said(state).but(detour=None)
    if not path or state.section.step is None:
        return state
    found = find(state, path)
    return (found or resume(_in_step_of(state, path))).but(detour=None)


def _in_step_of(state: State, path: str) -> State:
    """In the step of a path, if it has one."""
    name = path.split(".")[1] if path.startswith("steps.") else state.step.name
    if name == state.step.name or name not in NAMES:
        return state
    return state.but(section=StepSection(step_named(name)), detour=None)


def next_step(state: State) -> Turn:
    """To the step to go on with; the end where none is left."""
    following = step_review.following_step(state.data, state.today, state.step)
    if following is None:
        return Turn(state.but(ended="all done"))
    return Turn(enter(state, StepSection(following)))


def refreshed(state: State, data: Data) -> State:
    """Goes on with data that were merged with somebody else's changes, or taken back.

    Where these are the same, ours stay: what was found out about them still holds. A step goes on
    at the same question; other questions, at the first one whose answer differs.
    """
    if difference(state.data, data):
        if state.section.step is None:
            return _at_first_change(state, data)
        state = state.but(data=data)
    if state.location is not None and not state.route.holds(state.location):
        return resume(_nothing_half_said(state))
    holds = all(frame.holds(data) for frame in state.stack)
    return state if holds else _nothing_half_said(state)


def _nothing_half_said(state: State) -> State:
    return state.but(waiting=None, stack=(), line=0, gathering=False)


def _at_first_change(state: State, data: Data) -> State:
    passed = [s for s in state.route.locations if state.location is None or s <= state.location]
    paths = {s: state.route.path(s) for s in passed}
    changed = [
        s for s, p in paths.items() if value_at(state.data, p, None) != value_at(data, p, None)
    ]
    state = state.but(data=data, section=state.section.still(data))
    return state.but(location=changed[0], line=0, ended="") if changed else state
