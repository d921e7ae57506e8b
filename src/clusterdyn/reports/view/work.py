"""Milestones, actions by owner and by quarter, what they cost, pilots, the money of year one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from ...calculations import costs
from ...calculations.months import quarter_of
from ...model.draft import value
from ...steps.plan.model import Action as PlanAction
from ...steps.plan.model import Plan
from ...steps.plan.model import Risk as PlanRisk
from ...steps.plan.results import (
    actions_of_year_one,
    cost_of,
    gaps,
    needed_in_year_one,
    numbered,
)
from ...steps.quick_wins.model import Pilot as QuickWin
from ...steps.quick_wins.model import QuickWins
from .plan_data import Action, ActionGroup, Actions, Gap, Milestone, Pilot, Risk, Span, YearOne
from .source import ORGANISATIONS, Source, rows

STEP = "steps.plan"


def actions(source: Source) -> Actions:
    step = source.context.step(Plan)
    known = rows(step, "actions")
    stones = numbers(source)
    every = {key: _action(source, key, known[key], stones) for key in by_day(known)}
    return Actions(
        by_owner=_by_owner(source, known, every),
        by_quarter=_by_quarter(action for action in every.values() if is_live(action)),
        total=total(every.values()),
        year_one=year_one(source),
        risks=tuple(_risk(risk) for risk in rows(step, "risks").values()),
        keeper=source.person(value(step, "plan_keeper")),
        review=value(step, "review_date"),
    )


def by_day(known: Mapping[str, PlanAction]) -> list[str]:
    """The ids of actions, the earliest due first, those without a day last."""

    def place(key: str) -> tuple[bool, date]:
        due = value(known[key], "due")
        return due is None, due or date.max

    return sorted(known, key=place)


def _action(source: Source, key: str, action: PlanAction, stones: Mapping[str, int]) -> Action:
    span = cost_of(key, action, source.context)
    return Action(
        what=value(action, "what"),
        owner=source.person(value(action, "owner")),
        milestone=stones.get(value(action, "milestone") or ""),
        start=value(action, "start"),
        due=value(action, "due"),
        cost=Span(span.low, span.high) if span is not None else None,
        status=value(action, "status"),
        note=value(action, "note"),
        off_page=source.off_page(key),
    )


def is_live(action: Action) -> bool:
    """Whether the action still counts: dropped ones cost nothing."""
    return action.status != "dropped"


def live(of: Iterable[Action]) -> int:
    return sum(is_live(action) for action in of)


def total(of: Iterable[Action]) -> Span:
    """What actions cost together, without dropped ones; ``open`` counts those with no figure."""
    counted = [action for action in of if is_live(action)]
    known = [costs.Span(a.cost.low, a.cost.high) for a in counted if a.cost is not None]
    together = costs.total(known)
    return Span(together.low, together.high, len(counted) - len(known))


def _by_owner(
    source: Source, known: Mapping[str, PlanAction], every: Mapping[str, Action]
) -> tuple[ActionGroup, ...]:
    """Owners in the order in which they come up in the plan; those without an owner last."""
    hours = rows(source.context.step(Plan), "owner_hours")
    owned: dict[str | None, list[Action]] = {}
    for key, action in every.items():
        owned.setdefault(value(known[key], "owner"), []).append(action)
    found = []
    for owner in sorted(owned, key=lambda one: one is None):
        mine = tuple(owned[owner])
        spare = value(hours[owner], "hours") if owner in hours else None
        found.append(ActionGroup(source.person(owner), mine, live(mine), total(mine), spare))
    return tuple(found)


def _by_quarter(every: Iterable[Action]) -> tuple[ActionGroup, ...]:
    """Quarters of the calendar in order ("2027 Q2"); actions without a day last."""
    groups: dict[str | None, list[Action]] = {}
    for action in every:
        title = None
        if action.due is not None:
            year, quarter = quarter_of(action.due)
            title = f"{year} Q{quarter}"
        groups.setdefault(title, []).append(action)
    return tuple(ActionGroup(title, tuple(of), live(of), total(of)) for title, of in groups.items())


def year_one(source: Source) -> YearOne | None:
    """Money of year one: needed, and missing as it is counted; None while there are no actions."""
    step = source.context.step(Plan)
    if not rows(step, "actions"):
        return None
    due = actions_of_year_one(step, source.context).items()
    needed = needed_in_year_one(step, source.context)
    ahead = [(key, action) for key, action in due if value(action, "status") != "done"]
    no_figure = sum(cost_of(key, action, source.context) is None for key, action in ahead)
    return YearOne(
        needed=Span(needed.low, needed.high, no_figure),
        gaps=tuple(
            Gap(gap.counted, gap.money, Span(gap.missing.low, gap.missing.high))
            for gap in gaps(step, source.context)
        ),
        sources=tuple(
            (
                value(money, "source"),
                value(money, "amount"),
                source.label(f"{STEP}.money_in_sight.certainty", value(money, "certainty")),
            )
            for money in rows(step, "money_in_sight").values()
        ),
    )


def _risk(risk: PlanRisk) -> Risk:
    return Risk(
        cause=value(risk, "cause"),
        early_sign=value(risk, "early_sign"),
        grade=value(risk, "grade"),
    )


def milestones(source: Source) -> tuple[Milestone, ...]:
    stones, counted = rows(source.context.step(Plan), "milestones"), numbers(source)
    return tuple(
        Milestone(
            number=number,
            text=value(stones[key], "text"),
            due=value(stones[key], "due"),
            proof=value(stones[key], "proof"),
            owner=source.person(value(stones[key], "owner")),
            after=_numbers_of(value(stones[key], "after"), counted),
            status=value(stones[key], "status"),
        )
        for key, number in counted.items()
    )


def numbers(source: Source) -> dict[str, int]:
    """Each milestone's number by its id."""
    return numbered(source.context.step(Plan))


def _numbers_of(keys: Iterable[str] | None, counted: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(sorted(counted[key] for key in keys or () if key in counted))


QUICK_WINS = "steps.quick_wins.pilots"
RESULTS = ("participants_actual", "satisfaction", "evidence", "story")


def pilots(source: Source) -> tuple[Pilot, ...]:
    actions = rows(source.context.step(Plan), "actions")
    found = []
    for key, pilot in rows(source.context.step(QuickWins), "pilots").items():
        action = actions.get(key)
        found.append(
            Pilot(
                what=source.context.name(QUICK_WINS, key),
                owner=source.person(value(action, "owner") if action is not None else None),
                who_gains=tuple(
                    source.context.name(ORGANISATIONS, gainer)
                    for gainer in value(pilot, "who_gains") or ()
                ),
                first_result=value(pilot, "first_result"),
                cost=value(pilot, "cost"),
                price=value(pilot, "price_said"),
                access=source.label(f"{QUICK_WINS}.access", value(pilot, "access")),
                proof=value(pilot, "proof_sentence"),
                has_result=has_result(pilot, action),
                off_page=source.off_page(key),
            )
        )
    return tuple(found)


def has_result(pilot: QuickWin, action: PlanAction | None) -> bool:
    """Whether something came of it: its action is done, or people, proof or story are known."""
    done = action is not None and value(action, "status") == "done"
    return done or any(value(pilot, name) is not None for name in RESULTS)
