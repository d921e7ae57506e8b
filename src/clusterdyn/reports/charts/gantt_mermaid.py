"""A Mermaid Gantt diagram of the milestones, and of actions that have a first and a last day."""

from __future__ import annotations

from collections.abc import Iterator

from ..escaping import gantt_label
from ..view.plan_data import Action, FullPlan, Milestone
from ..view.work import is_live

INDENT = "    "
SETTINGS = ("dateFormat YYYY-MM-DD", "inclusiveEndDates", "axisFormat %b %Y")
"""Without inclusive end dates an action that begins and ends on one day has no width."""
REACHED, DROPPED, DONE, RUNNING = "reached", "dropped", "done", "running"


def gantt(plan: FullPlan) -> str:
    """The text of the diagram; empty while no milestone and no action has its days."""
    stones = [s for s in plan.milestones if s.due is not None and s.status != DROPPED]
    spanned = drawable_actions(plan)
    if not stones and not spanned:
        return ""
    lines = ["gantt", *(INDENT + line for line in SETTINGS)]
    return "\n".join([*lines, *_stones(stones), *_actions(spanned)])


def drawable_actions(plan: FullPlan) -> list[Action]:
    """The live actions with a first and a last day."""
    every = [action for group in plan.actions.by_quarter for action in group.actions]
    return [action for action in every if _has_days(action)]


def _has_days(action: Action) -> bool:
    if action.start is None or action.due is None or not is_live(action):
        return False
    return action.start <= action.due


def _stones(stones: list[Milestone]) -> Iterator[str]:
    if stones:
        yield f"{INDENT}section Milestones"
    for stone in stones:
        tags = "done, milestone" if stone.status == REACHED else "milestone"
        label = f"M{stone.number} {gantt_label(stone.text or '')}".rstrip()
        yield f"{INDENT}{label} :{tags}, m{stone.number}, {stone.due}, 0d"


def _actions(actions: list[Action]) -> Iterator[str]:
    if actions:
        yield f"{INDENT}section Actions"
    for number, action in enumerate(actions, start=1):
        tags = {DONE: "done, ", RUNNING: "active, "}.get(action.status or "", "")
        label = f"A{number} {gantt_label(action.what or '')}".rstrip()
        yield f"{INDENT}{label} :{tags}a{number}, {action.start}, {action.due}"
