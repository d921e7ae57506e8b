"""What step 5 fills in: the goal as last milestone, the suggestions, owners and their hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from ...calculations.costs import band_of
from ...changes import ABSENT
from ...content.catalogue import label_of
from ...model.draft import answered, value
from ...model.prefill import Aside, Prefills, ProposedRow, RecordAnswer
from ...model.rules import RuleContext
from ..leadership.model import Leadership
from ..vision.model import Vision
from .model import Plan, Suggestion
from .results import owners

prefills = Prefills(Plan)

HALF_A_YEAR = timedelta(weeks=26)
WEEKS_A_MONTH = 52 / 12
STUB = {"what", "origin"}
ACTIONS = "steps.plan.actions"


@prefills.rows("milestones")
def goal_as_last(step: Plan, context: RuleContext) -> Iterable[ProposedRow]:
    """The number of the vision, due at the end of the vision's year."""
    goal = context.step(Vision).bold_goal
    year = value(goal, "year") or context.step(Vision).year
    known = context.indicators.get(goal.indicator)
    unit = (value(known, "unit") or "") if known else ""
    name = context.name("indicators", goal.indicator)
    text = f"{name}: {goal.value:,.10g} {unit}".strip()
    yield ProposedRow(f"goal-{year}", text, {"text": text, "due": f"{year}-12-31"})


@prefills.rows("suggestions")
def suggested_rows(step: Plan, context: RuleContext) -> Iterable[ProposedRow]:
    """The actions that the answers of steps 1 to 4 suggest."""
    return context.suggested()


@prefills.derive("suggestions")
def into_actions(
    step: Plan, context: RuleContext, answer: RecordAnswer
) -> Iterator[tuple[str, Any]]:
    """A kept suggestion becomes an action; one put off or dropped takes its action away again.

    An action that holds more than the suggested words belongs to the group and stays as it is.
    """
    key = answer.key
    path = f"{ACTIONS}.{key}"
    there = context.raw(path)
    untouched = isinstance(there, dict) and set(there) <= STUB
    if there is not ABSENT and not (untouched and there.get("origin") == "suggestion"):
        return
    text = kept_text(value(step, "suggestions", {}).get(key))
    if text:
        yield path, {"what": text, "origin": "suggestion"}
    elif there is not ABSENT:
        yield path, ABSENT


@prefills.derive("actions")
def one_cost(step: Plan, context: RuleContext, answer: RecordAnswer) -> Iterator[tuple[str, Any]]:
    """An exact cost and its band say the same: what was answered last counts."""
    action = value(step, "actions", {}).get(answer.key)
    cost = value(action, "cost") if action is not None else None
    band = value(action, "cost_band") if action is not None else None
    if cost is None or band in (None, band_of(cost)):
        return
    if "cost" in answer.given:
        yield f"{ACTIONS}.{answer.key}.cost_band", band_of(cost)
    elif "cost_band" in answer.given:
        yield f"{ACTIONS}.{answer.key}.cost", ABSENT


@prefills.doubt("actions.cost_band")
def another_cost(step: Plan, context: RuleContext, key: str, band: Any) -> Aside | None:
    """Asks before a band takes the place of an exact cost that lies outside it."""
    action = value(step, "actions", {}).get(key)
    cost = value(action, "cost") if action is not None else None
    if cost is None or band_of(cost) == band:
        return None
    said = label_of(f"{ACTIONS}.{key}.cost_band", band)
    return Aside("another-cost", {"cost": context.money(cost), "band": said})


def kept_text(suggestion: Suggestion | None) -> str | None:
    """The words in which a suggestion was kept; None if it was not, or not yet."""
    if suggestion is None or value(suggestion, "choice") not in ("keep", "change"):
        return None
    words: str | None = value(suggestion, "said" if suggestion.choice == "keep" else "text")
    return words


@prefills.rows("owner_hours")
def hours_of_owners(step: Plan, context: RuleContext) -> Iterable[ProposedRow]:
    """Everybody who owns a milestone or an action, with the hours known from step 3."""
    for key in owners(step):
        hours = known_hours(key, context)
        yield ProposedRow(key, context.name("people", key), {"hours": hours} if hours else {})


def known_hours(person: str, context: RuleContext) -> float | None:
    """Hours a month from step 3: what a leader promised, or the facilitator's paid week."""
    leadership = context.step(Leadership)
    leader = value(leadership, "leaders", {}).get(person)
    promised = value(leader, "hours_promised") if leader is not None else None
    if promised is not None:
        return float(promised)
    facilitator = leadership.facilitator
    if value(facilitator, "person") == person and answered(facilitator, "hours_per_week"):
        return float(round(facilitator.hours_per_week * WEEKS_A_MONTH))
    return None


@prefills.default("plan_keeper")
def facilitator_keeps(step: Plan, context: RuleContext) -> str | None:
    keeper: str | None = value(context.step(Leadership).facilitator, "person")
    return keeper


@prefills.default("review_date")
def half_a_year_on(step: Plan, context: RuleContext) -> str:
    return (context.today + HALF_A_YEAR).isoformat()
