"""What can be wrong in step 5, and which actions its answers suggest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from graphlib import CycleError, TopologicalSorter
from typing import Any

from ...calculations.workload import is_overloaded
from ...changes import ABSENT
from ...model.draft import answered, value
from ...model.rules import Match, Matches, RuleBook, RuleContext
from .model import Plan
from .results import (
    actions_of_year_one,
    is_staff,
    live_actions,
    load,
    loads,
    member_owned,
    missing_money,
    session_day,
)

rules = RuleBook(Plan)

AT = "steps.plan"
MOST_ACTIONS = 12
LEAST_SHARE_OF_MEMBERS = 0.4
SOON = timedelta(days=14)
ADDED_LATER = ("pilot", "pledge")


@rules.error("undated-or-unowned")
def undated_or_unowned(step: Plan, context: RuleContext) -> Matches:
    """A milestone without a day, or an action of year one that nobody has taken.

    Pilots are judged in step 6.
    """
    for key in value(step, "milestones", {}):
        if context.missing(f"{AT}.milestones.{key}.due"):
            yield Match(f"milestones.{key}.due", {"text": _text(step, key)}, f"milestone-{key}")
    for key, action in actions_of_year_one(step, context).items():
        is_pilot = context.raw(f"steps.quick_wins.pilots.{key}") is not ABSENT
        if not is_pilot and context.missing(f"{AT}.actions.{key}.owner"):
            text = value(action, "what", key)
            yield Match(f"actions.{key}.owner", {"text": text}, f"action-{key}")


@rules.error("waits-for-itself")
def waits_for_itself(step: Plan, context: RuleContext) -> Matches:
    """Milestones that come after each other in a circle, so that none can be the first."""
    for circle in _circles({key: value(stone, "after") for key, stone in _stones(step)}):
        names = [f'"{_text(step, key)}"' for key in circle]
        links = zip(names, [*names[1:], names[0]], strict=True)
        way = ", ".join(f"{one} comes after {other}" for one, other in links)
        yield Match(f"milestones.{circle[0]}.after", {"way": way}, circle[0])


def _stones(step: Plan) -> Iterator[tuple[str, Any]]:
    yield from (value(step, "milestones") or {}).items()


def _circles(after: dict[str, Any]) -> Iterator[list[str]]:
    """Each circle once, as it is read: a key, the one it comes after, and so on."""
    links = {key: list(others or []) for key, others in after.items()}
    while True:
        try:
            TopologicalSorter(links).prepare()
        except CycleError as found:
            circle = list(reversed(found.args[1][1:]))
            start = min(circle, key=list(links).index)
            at = circle.index(start)
            circle = circle[at:] + circle[:at]
            yield circle
            links = {key: [] if key in circle else others for key, others in links.items()}
        else:
            return


def _text(step: Plan, milestone: str) -> str:
    return str(value(step.milestones[milestone], "text", milestone))


@rules.warning("too-many-actions")
def too_many_actions(step: Plan, context: RuleContext) -> Matches:
    """More than twelve actions; pilots and pledges, which come later, are not counted."""
    live = live_actions(step).values()
    count = sum(1 for action in live if value(action, "origin") not in ADDED_LATER)
    if count > MOST_ACTIONS:
        yield Match("actions", {"actions": count})


@rules.warning("staff-owns-all")
def staff_owns_all(step: Plan, context: RuleContext) -> Matches:
    """Members own fewer than four in ten actions."""
    members, owned = member_owned(step, context)
    if owned and members / owned < LEAST_SHARE_OF_MEMBERS:
        staff = [pair for pair in load(step).most_common() if is_staff(pair[0], context)]
        key, count = staff[0]
        yield Match(
            "actions", {"name": context.name("people", key), "count": count, "owned": owned}
        )


@rules.warning("slow-start")
def slow_start(step: Plan, context: RuleContext) -> Matches:
    """Nothing is due within fourteen days of the session."""
    soon = session_day(context) + SOON
    days = [value(action, "due") for action in live_actions(step).values()]
    known = [day for day in days if day is not None]
    if known and min(known) > soon:
        yield Match("actions", {"first": min(known)})


@rules.suggestion("first-move")
def first_move(step: Plan, context: RuleContext) -> Matches:
    """A milestone towards which nobody does anything yet."""
    served = {value(action, "milestone") for action in live_actions(step).values()}
    for key, stone in step.milestones.items():
        done = value(stone, "status") in ("reached", "dropped")
        if key not in served and not done and answered(stone, "text"):
            yield Match(f"milestones.{key}", {"text": stone.text}, key)


@rules.suggestion("find-money")
def find_money(step: Plan, context: RuleContext) -> Matches:
    """Year one costs, or may cost, more than the money that is signed.

    Where nobody knows the highest cost, the lowest decides.
    """
    if answered(step, "money_in_sight") and any(missing_money(step, context)):
        yield Match("money_in_sight")


@rules.suggestion("split-load")
def split_load(step: Plan, context: RuleContext) -> Matches:
    """Somebody has fewer than two hours a month for each action."""
    for key, actions, hours in loads(step):
        if is_overloaded(hours, actions):
            values = {"name": context.name("people", key), "actions": actions, "hours": hours}
            yield Match(f"owner_hours.{key}", values, key)


@rules.suggestion("watch-sign")
def watch_sign(step: Plan, context: RuleContext) -> Matches:
    """The first sign of a risk is worth counting."""
    for key, risk in (step.risks or {}).items():
        if answered(risk, "early_sign"):
            yield Match(f"risks.{key}", {"sign": risk.early_sign}, key)
