"""The days of a plan: what is due, by whom, where people meet, and what is behind us already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...content.catalogue import titles
from ...model.draft import value
from ...steps.checkup.model import Checkup
from ...steps.formalisation.model import Formalisation
from ...steps.leadership.model import Leadership
from ...steps.plan.model import Plan
from ...steps.quick_wins.model import QuickWins
from ...steps.structure.model import Structure
from .source import Source, rows
from .work import has_result, numbers

RESULT = "First result"
BEHIND = ("reached", "done", "dropped")


@dataclass(frozen=True)
class PlanDay:
    """One thing on one day. ``path`` never changes, so a calendar knows it again when it moves.

    ``owed``: somebody has to do it, so it is overdue when its day has passed. ``behind`` says how
    it ended ("done", "dropped"); empty while it is still to come.
    """

    path: str
    on: date
    kind: str
    what: str
    who: str | None = None
    details: tuple[str, ...] = ()
    place: str | None = None
    owed: bool = False
    behind: str = ""


def days(source: Source) -> tuple[PlanDay, ...]:
    """Every dated thing, the earliest first; overdue ones and those behind us are among them."""
    found = [
        *_milestones(source),
        *_actions(source),
        *_pilots(source),
        *_meetings(source),
        *_asks(source),
        *_checks(source),
        *_money(source),
    ]
    return tuple(sorted(found, key=lambda day: (day.on, day.path)))


def _behind(row: Any) -> str:
    """How a milestone or an action ended; empty while it is still to come."""
    status = value(row, "status") if row is not None else None
    return status if status in BEHIND else ""


def _milestones(source: Source) -> Iterator[PlanDay]:
    stones = rows(source.context.step(Plan), "milestones")
    for key, number in numbers(source).items():
        stone, due, text = stones[key], value(stones[key], "due"), value(stones[key], "text")
        if due and text:
            proof = value(stone, "proof")
            yield PlanDay(
                f"plan.milestones.{key}",
                due,
                f"Milestone M{number}",
                text,
                source.person(value(stone, "owner")),
                (f"True when: {proof}",) if proof else (),
                owed=True,
                behind=_behind(stone),
            )


def _actions(source: Source) -> Iterator[PlanDay]:
    counted = numbers(source)
    for key, action in rows(source.context.step(Plan), "actions").items():
        due, what = value(action, "due"), value(action, "what")
        if due and what and not source.off_page(key):
            stone = counted.get(value(action, "milestone") or "")
            yield PlanDay(
                f"plan.actions.{key}",
                due,
                "Action",
                what,
                source.person(value(action, "owner")),
                (f"For milestone M{stone}",) if stone else (),
                owed=True,
                behind=_behind(action),
            )


def _pilots(source: Source) -> Iterator[PlanDay]:
    """First results, where they come on another day than the action itself is due."""
    actions = rows(source.context.step(Plan), "actions")
    for key, pilot in rows(source.context.step(QuickWins), "pilots").items():
        action, on = actions.get(key), value(pilot, "first_result")
        due = value(action, "due") if action is not None else None
        if on and on != due:
            what = source.context.name("steps.quick_wins.pilots", key)
            owner = source.person(value(action, "owner") if action is not None else None)
            proof = value(pilot, "proof_sentence")
            details = (f"It shall be true that: {proof}",) if proof else ()
            path = f"quick_wins.pilots.{key}"
            behind = _behind(action) or ("done" if has_result(pilot, action) else "")
            yield PlanDay(path, on, RESULT, what, owner, details, owed=True, behind=behind)


def _meetings(source: Source) -> Iterator[PlanDay]:
    first = value(source.context.step(Leadership), "first_meeting")
    if first is not None and (on := value(first, "on")):
        yield PlanDay(
            "leadership.first_meeting",
            on,
            "Meeting",
            "First meeting of the leaders",
            place=value(first, "place"),
        )
    structure = source.context.step(Structure)
    for key, group in rows(structure, "working_groups").items():
        on, topic = value(group, "first_meeting"), value(group, "topic")
        if on and topic:
            lead = source.person(value(group, "lead"))
            what = f"Working group, first meeting: {topic}"
            yield PlanDay(f"structure.working_groups.{key}", on, "Meeting", what, lead)
    for key, proof in rows(structure, "proofs").items():
        if on := value(proof, "true_by"):
            what = source.context.name("steps.structure.proofs", key)
            yield PlanDay(f"structure.proofs.{key}", on, "Proof for the launch", what)
    launch = value(structure, "launch")
    if launch is not None and (on := value(launch, "on")):
        aim = value(launch, "sign_ups")
        details = (f"Sign-ups hoped for: {aim}",) if aim is not None else ()
        place = value(launch, "place")
        yield PlanDay("structure.launch", on, "Launch", "The doors open", None, details, place)


def _asks(source: Source) -> Iterator[PlanDay]:
    for key, ask in rows(source.context.step(Leadership), "asks").items():
        if on := value(ask, "by_date"):
            asked = source.person(key)
            asker = source.person(value(ask, "asker"))
            yield PlanDay(f"leadership.asks.{key}", on, "Ask", f"{asked} has been asked", asker)


def _checks(source: Source) -> Iterator[PlanDay]:
    plan, checkup = source.context.step(Plan), source.context.step(Checkup)
    review, check = value(plan, "review_date"), value(checkup, "next_check")
    if check:
        keeper = source.person(value(checkup, "check_keeper"))
        yield PlanDay("checkup.next_check", check, "Check-up", "How far are we?", keeper)
    if review and review != check:
        keeper = source.person(value(plan, "plan_keeper"))
        yield PlanDay("plan.review_date", review, "Check-up", "Look at the plan again", keeper)
    if on := value(checkup, "report_date"):
        yield PlanDay("checkup.report_date", on, "Report", "The results are shown")
    for step, reopening in rows(checkup, "reopen").items():
        if on := value(reopening, "by_date"):
            why, who = value(reopening, "why"), source.person(value(reopening, "who"))
            details = (why,) if why else ()
            yield PlanDay(f"checkup.reopen.{step}", on, "Step again", titles()[step], who, details)


def _money(source: Source) -> Iterator[PlanDay]:
    for key, income in rows(source.context.step(Formalisation), "other_income").items():
        on, name = value(income, "ends"), value(income, "source")
        if on and name:
            yield PlanDay(f"formalisation.other_income.{key}", on, "Money ends", name)
