"""Moving about: to the place that follows, back, to a question, to another step."""

from __future__ import annotations

from ..answers import edit as editing
from ..answers.refusing import Refused
from ..answers.routing_path import Spot, Trail
from ..steps.registry import all_steps, step_named
from ..steps.step import Step
from . import halfway
from . import step_review as review
from .moves import Jump
from .state import State


def advance(talk: State, spot: Spot) -> None:
    """To the place that follows an answer; after a detour, back to where it was left."""
    following = talk.trail.after(spot)
    part = talk.trail.part(spot)
    left = following is None or (following.screen, following.part) != (spot.screen, spot.part)
    if part.kind == "digits" and left:
        talk.data = editing.close(talk.data, part.path)
    if talk.detour is not None and (following is None or following.screen != talk.detour):
        talk.detour = None
        _close_passed(talk, following)
        resume(talk)
        return
    _close_passed(talk, following)
    talk.spot = _arrive(talk, spot, following)
    if following is None:
        resume(talk)


def _arrive(talk: State, left: Spot, spot: Spot | None) -> Spot | None:
    """Where to stand in the part that follows: at what is open there, not at its first row."""
    if spot is None:
        return None
    part = talk.trail.part(spot)
    same = (left.screen, left.part) == (spot.screen, spot.part)
    if part.kind not in ("table", "columns") or (same and spot.key):
        return spot
    mine = [s for s in talk.trail.spots if (s.screen, s.part) == (spot.screen, spot.part)]
    cells = [s for s in mine if s.key and not talk.trail.answered(s)]
    if same and not left.key:
        return spot
    prompts = [s for s in mine if not s.key]
    return (cells or prompts or [spot])[0]


def resume(talk: State) -> None:
    """To the first place without an answer; to the review when there is none."""
    spots = talk.trail.spots
    talk.spot = next((spot for spot in spots if not talk.trail.answered(spot)), None)
    if talk.spot is None:
        _close_passed(talk, None)


def _close_passed(talk: State, upto: Spot | None) -> None:
    """Marks filled-in tables that were walked through as finished."""
    for path in halfway.passed_tables(talk.trail, upto):
        talk.data = editing.close(talk.data, path)


def back(talk: State, spot: Spot) -> str:
    if spot.key and halfway.half_typed(talk, spot):
        return halfway.leave_half_typed(talk, spot)
    before = talk.trail.before(spot)
    if before is not None:
        talk.spot = before
        return ""
    if talk.deeper:
        talk.deeper = False
        talk.spot = None
        return ""
    if talk.step.number == 1:
        raise Refused("This is the first question of all.")
    enter(talk, all_steps()[talk.step.number - 2])
    talk.spot = talk.trail.spots[-1] if talk.trail.spots else None
    return ""


def show(talk: State, path: str) -> None:
    """Shows the question of a path, in whichever step it is; drops what was half said."""
    talk.pending, talk.line = None, 0
    talk.nested.clear()
    if path:
        go_to(talk, path)
    talk.detour = None


def enter(talk: State, new_room: Step) -> None:
    talk.step, talk.deeper, talk.detour = new_room, False, None


def jump(talk: State, move: Jump) -> str:
    if move.number:
        screens = talk.trail.screens
        spots = [s for s in talk.trail.spots if s.screen == move.number - 1]
        if not spots:
            raise Refused(f"There are questions 1 to {len(screens)} here.")
        first = talk.trail.part(spots[0])
        prompts = [s for s in spots if not s.key and talk.trail.part(s) == first]
        talk.spot, talk.detour = (prompts or spots)[0], move.number - 1
        return ""
    if not go_to(talk, move.path):
        raise Refused(f"No such question here. There are questions 1 to {len(talk.trail.screens)}.")
    return ""


def go_to(talk: State, path: str) -> bool:
    """To the spot of a path; "table#column" is a later column of a table."""
    table, _, column = path.partition("#")
    if table.startswith("steps.") and table.split(".")[1] != talk.step.name:
        enter(talk, step_named(table.split(".")[1]))
    if column:
        spots = [
            s for s in talk.trail.spots if s.column == column and talk.trail.part(s).path == table
        ]
        spot = spots[0] if spots else talk.trail.at_path(table)
    else:
        spot = talk.trail.at_path(table)
    if spot is None and not talk.deeper:
        later = Trail(talk.data, talk.today, talk.step, deeper=True)
        if later.at_path(table) is not None:
            talk.deeper = True
            spot = later.at_path(table)
    if spot is None:
        resume(talk)
        return False
    talk.spot, talk.detour = spot, spot.screen
    return True


def next_step(talk: State) -> str:
    following = review.following_step(talk.data, talk.today, talk.step)
    if following is None:
        talk.done = talk.all_done = True
        return ""
    enter(talk, following)
    resume(talk)
    return ""
