"""What can be wrong in step 7, and which actions its answers suggest."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.draft import value
from ...model.rules import Hit, Hits, Look, RuleBook
from .model import Structure
from .results import first_proof, is_from_firm

rules = RuleBook(Structure)

AT = "steps.structure"
FEWEST_FTE = 0.5


@rules.error("no-mandate")
def no_mandate(step: Structure, look: Look) -> Hits:
    """A body of which nobody said what it is for."""
    for key, body in step.bodies.items():
        path = f"bodies.{key}.mandate"
        if look.missing(f"{AT}.{path}"):
            yield Hit(path, {"name": value(body, "name", key)}, key)


@rules.warning("launch-before-proof")
def launch_before_proof(step: Structure, look: Look) -> Hits:
    """On the day of the launch no proof is true yet."""
    first = first_proof(step)
    if first is not None and step.launch.on < first[0]:
        yield Hit("launch.on", {"launch": step.launch.on, "proof": first[0]})


@rules.warning("group-without-firm")
def group_without_firm(step: Structure, look: Look) -> Hits:
    """A group led by somebody who works elsewhere than at a company."""
    for key, topic in _groups_without_firm(step, look):
        yield Hit(f"working_groups.{key}.lead", {"topic": topic}, key)


def _groups_without_firm(step: Structure, look: Look) -> Iterator[tuple[str, str]]:
    for key, group in step.working_groups.items():
        lead = value(group, "lead")
        if lead is not None and is_from_firm(lead, look) is False:
            yield key, value(group, "topic", key)


@rules.suggestion("earlier-proof")
def earlier_proof(step: Structure, look: Look) -> Hits:
    """One proof has to be true before the doors open."""
    first = first_proof(step)
    if first is not None and step.launch.on < first[0]:
        name = look.name("steps.quick_wins.pilots", first[1])
        yield Hit("launch.on", {"name": name, "launch": step.launch.on})


@rules.suggestion("ask-firm-to-lead")
def ask_firm_to_lead(step: Structure, look: Look) -> Hits:
    """The firm that cares most about a group should lead it."""
    for key, topic in _groups_without_firm(step, look):
        yield Hit(f"working_groups.{key}.lead", {"topic": topic}, key)


@rules.suggestion("agree-host-hours")
def agree_host_hours(step: Structure, look: Look) -> Hits:
    """Less than half a full-time person: too little to answer the phone."""
    if step.fte < FEWEST_FTE:
        yield Hit("fte", {"fte": step.fte})
