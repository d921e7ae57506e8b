"""What is worked out in step 7: the picture of the organisation, its hours, launch and proof."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ...calculations.workload import volunteer_hours
from ...model.draft import value
from ...model.rules import Result, ResultBook, RuleContext
from ..plan.results import organisation_of
from .model import Structure

results = ResultBook(Structure)

NOT_COUNTED = ("secretariat", "members-meeting")


def is_from_firm(person: str, context: RuleContext) -> bool | None:
    """Whether a person works at a company; None while the register does not know."""
    known = context.organisations.get(organisation_of(person, context) or "")
    helix = value(known, "helix") if known is not None else None
    return None if helix is None else bool(helix == "company")


def decisions_of(step: Structure, body: str) -> list[str]:
    """The decisions that lie with a body, as people say them."""
    rights = value(step, "decision_rights", {}).items()
    return [key.replace("-", " ") for key, right in rights if value(right, "body") == body]


def hours_a_year(step: Structure) -> int:
    """Unpaid hours a year: bodies without the secretariat and the members' meeting, and groups."""
    bodies = [
        (value(body, "meetings_per_year", 0), value(body, "size", 0))
        for key, body in step.bodies.items()
        if key not in NOT_COUNTED
    ]
    return volunteer_hours(bodies, len(step.working_groups))


def first_proof(step: Structure) -> tuple[date, str] | None:
    """The earliest day on which a proof is true, and its pilot; None while no day is known."""
    days = [(value(proof, "true_by"), key) for key, proof in step.proofs.items()]
    return min((pair for pair in days if pair[0] is not None), default=None)


@results.calculation("organisation", after="working_groups")
def organisation(step: Structure, context: RuleContext) -> Iterable[Result]:
    """Bodies with what they decide, then groups with who leads them."""
    rows = []
    for key, body in step.bodies.items():
        decides = ", ".join(decisions_of(step, key)) or "–"
        rows.append((value(body, "name", key), value(body, "mandate", "–"), decides))
    for key, group in step.working_groups.items():
        lead = context.name("people", value(group, "lead", "–"))
        milestone = context.name("steps.plan.milestones", value(group, "milestone", "–"))
        rows.append((value(group, "topic", key), milestone, lead))
    if rows:
        leads = [value(group, "lead") for group in step.working_groups.values()]
        led = sum(1 for lead in leads if lead is not None and is_from_firm(lead, context))
        values = {"bodies": len(step.bodies), "groups": len(step.working_groups), "led": led}
        yield Result(values, rows)


@results.calculation("volunteer-hours", after="working_groups")
def unpaid_hours(step: Structure, context: RuleContext) -> Iterable[Result]:
    """Hours a year that people give for nothing."""
    hours = hours_a_year(step)
    if hours:
        yield Result({"hours": hours})


@results.calculation("launch-after-proof", after="launch")
def launch_after_proof(step: Structure, context: RuleContext) -> Iterable[Result]:
    """Days from the first proof to the launch."""
    yield from _launch(step, context, before=False)


@results.calculation("launch-before-proof", after="launch")
def launch_before_proof(step: Structure, context: RuleContext) -> Iterable[Result]:
    """Days by which the launch comes too early for the first proof."""
    yield from _launch(step, context, before=True)


def _launch(step: Structure, context: RuleContext, before: bool) -> Iterable[Result]:
    first = first_proof(step)
    if first is not None and (step.launch.on < first[0]) == before:
        name = context.name("steps.quick_wins.pilots", first[1])
        days = abs((step.launch.on - first[0]).days)
        yield Result({"name": name, "days": days})
