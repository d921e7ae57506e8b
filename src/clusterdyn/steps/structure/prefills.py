"""What step 7 puts on the table: six decisions, the bodies they need, groups and proofs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from ...model.draft import answered, value
from ...model.prefill import Prefills, ProposedRow
from ...model.rules import RuleContext
from ..leadership.model import Leadership
from ..plan.model import Plan
from ..plan.results import organisation_of
from ..quick_wins.model import QuickWins
from .model import BodyKind, DecisionRight, Structure
from .results import is_from_firm

prefills = Prefills(Structure)

NAMES: dict[str, str] = {
    "members-meeting": "Members' meeting",
    "board": "Board",
    "secretariat": "Secretariat",
    "advisory-group": "Advisory group",
}


@prefills.rows("decision_rights")
def six_decisions(step: Structure, context: RuleContext) -> Iterable[ProposedRow]:
    for key in get_args(DecisionRight):
        yield ProposedRow(key, key.replace("-", " "))


@prefills.rows("bodies")
def bodies_that_decide(step: Structure, context: RuleContext) -> Iterable[ProposedRow]:
    """The bodies named in the six decisions, and no others."""
    named = {value(right, "body") for right in step.decision_rights.values()}
    for key in get_args(BodyKind):
        if key in named:
            yield ProposedRow(key, NAMES[key], {"name": NAMES[key]})


@prefills.rows("working_groups")
def groups_of_milestones(step: Structure, context: RuleContext) -> Iterable[ProposedRow]:
    """A group for each open milestone, led by its owner if a firm stands behind that person."""
    for key, stone in context.step(Plan).milestones.items():
        if value(stone, "status") in ("reached", "dropped") or not answered(stone, "text"):
            continue
        known: dict[str, Any] = {"topic": stone.text, "milestone": key}
        owner = value(stone, "owner")
        if owner is not None and is_from_firm(owner, context):
            known["lead"] = owner
        yield ProposedRow(key, stone.text, known)


@prefills.default("host")
def home_of_facilitator(step: Structure, context: RuleContext) -> str | None:
    """Where the facilitator works."""
    person = value(context.step(Leadership).facilitator, "person")
    return organisation_of(person, context) if person is not None else None


@prefills.rows("proofs")
def pilots(step: Structure, context: RuleContext) -> Iterable[ProposedRow]:
    """The pilots of step 6, true by the day of their first result."""
    for key, pilot in context.step(QuickWins).pilots.items():
        day = value(pilot, "first_result")
        known = {"true_by": day.isoformat()} if day is not None else {}
        yield ProposedRow(key, context.name("steps.quick_wins.pilots", key), known)
