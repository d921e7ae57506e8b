"""What can be wrong in step 1, and which actions its answers suggest."""

from __future__ import annotations

from ...draft import value
from ...rule import Hit, Hits, Look, RuleBook
from .model import Identification

rules = RuleBook(Identification)

AT = "steps.identification"
ENOUGH_FIRMS = 20


@rules.error("boundary-missing")
def boundary_missing(step: Identification, look: Look) -> Hits:
    """The boundary or the reason was left empty."""
    for path in ("boundary_in", "boundary_out", "decision.reason"):
        if look.missing(f"{AT}.{path}"):
            yield Hit(path)


@rules.warning("one-candidate")
def one_candidate(step: Identification, look: Look) -> Hits:
    existing = value(look.passport, "start_point") in ("organisation", "mature organisation")
    if len(step.candidates) == 1 and not existing:
        yield Hit("candidates")


@rules.warning("company-town")
def company_town(step: Identification, look: Look) -> Hits:
    if step.largest_share == ">50":
        yield Hit("largest_share")


@rules.warning("no-joint-work")
def no_joint_work(step: Identification, look: Look) -> Hits:
    if not step.joint_evidence:
        yield Hit("joint_evidence")


@rules.suggestion("visit-firms")
def visit_firms(step: Identification, look: Look) -> Hits:
    if not step.joint_evidence:
        yield Hit("joint_evidence")


@rules.suggestion("get-figures")
def get_figures(step: Identification, look: Look) -> Hits:
    if step.data_source == "estimate":
        yield Hit("data_source")


@rules.suggestion("complete-list")
def complete_list(step: Identification, look: Look) -> Hits:
    if len(step.firm_list) < ENOUGH_FIRMS:
        yield Hit("firm_list", {"firms": len(step.firm_list)})


@rules.suggestion("condition-to-milestone")
def condition_to_milestone(step: Identification, look: Look) -> Hits:
    if step.decision.choice == "go if":
        yield Hit("decision", {"reason": step.decision.reason})
