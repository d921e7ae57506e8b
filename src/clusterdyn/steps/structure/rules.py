"""What can be wrong in step 7, and which actions its answers suggest."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.draft import value
from ...model.rules import Match, Matches, RuleBook, RuleContext
from .model import Structure
from .results import first_proof, is_from_firm

rules = RuleBook(Structure)

AT = "steps.structure"
FEWEST_FTE = 0.5


@rules.error("no-mandate")
def no_mandate(step: Structure, context: RuleContext) -> Matches:
    """A body of which nobody said what it is for."""
    for key, body in step.bodies.items():
        path = f"bodies.{key}.mandate"
        if context.missing(f"{AT}.{path}"):
            yield Match(path, {"name": value(body, "name", key)}, key)


@rules.warning("launch-before-proof")
def launch_before_proof(step: Structure, context: RuleContext) -> Matches:
    """On the day of the launch no proof is true yet."""
    first = first_proof(step)
    if first is not None and step.launch.on < first[0]:
        yield Match("launch.on", {"launch": step.launch.on, "proof": first[0]})


@rules.warning("group-without-firm")
def group_without_firm(step: Structure, context: RuleContext) -> Matches:
    """A group led by somebody who works elsewhere than at a company."""
    for key, topic in _groups_without_firm(step, context):
        yield Match(f"working_groups.{key}.lead", {"topic": topic}, key)


def _groups_without_firm(step: Structure, context: RuleContext) -> Iterator[tuple[str, str]]:
    for key, group in step.working_groups.items():
        lead = value(group, "lead")
        if lead is not None and is_from_firm(lead, context) is False:
            yield key, value(group, "topic", key)


@rules.suggestion("earlier-proof")
def earlier_proof(step: Structure, context: RuleContext) -> Matches:
    """One proof has to be true before the doors open."""
    first = first_proof(step)
    if first is not None and step.launch.on < first[0]:
        name = context.name("steps.quick_wins.pilots", first[1])
        yield Match("launch.on", {"name": name, "launch": step.launch.on})


@rules.suggestion("ask-firm-to-lead")
def ask_firm_to_lead(step: Structure, context: RuleContext) -> Matches:
    """The firm that cares most about a group should lead it."""
    for key, topic in _groups_without_firm(step, context):
        yield Match(f"working_groups.{key}.lead", {"topic": topic}, key)


@rules.suggestion("agree-host-hours")
def agree_host_hours(step: Structure, context: RuleContext) -> Matches:
    """Less than half a full-time person: too little to answer the phone."""
    if step.fte < FEWEST_FTE:
        yield Match("fte", {"fte": step.fte})
