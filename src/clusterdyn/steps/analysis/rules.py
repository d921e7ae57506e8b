"""What can be wrong in step 2, and which actions its answers suggest."""

from __future__ import annotations

from ...model.draft import answered, value
from ...model.rules import Match, Matches, RuleBook, RuleContext
from .model import Analysis
from .results import empty_sides, gaps

rules = RuleBook(Analysis)

AT = "steps.analysis"
FEWEST_FINDINGS = 3


@rules.error("findings-open")
def findings_open(step: Analysis, context: RuleContext) -> Matches:
    """Fewer than three findings, or one that is neither ours nor somebody else's."""
    if context.missing(f"{AT}.findings"):
        yield Match("findings")
        return
    if len(step.findings) < FEWEST_FINDINGS:
        yield Match("findings")
    for key, finding in step.findings.items():
        path = f"findings.{key}.ours"
        if not answered(finding, "ours") and not context.parked(f"{AT}.{path}"):
            yield Match(path, key=key)


@rules.warning("helix-empty")
def helix_empty(step: Analysis, context: RuleContext) -> Matches:
    missing = empty_sides(step, context)
    if missing:
        yield Match("actors", {"sides": ", ".join(missing)})


@rules.warning("no-gap")
def no_gap(step: Analysis, context: RuleContext) -> Matches:
    if step.chain_stages and not gaps(step):
        yield Match("chain_stages")


@rules.suggestion("invite-one")
def invite_one(step: Analysis, context: RuleContext) -> Matches:
    missing = empty_sides(step, context)
    if missing:
        yield Match("actors", {"sides": ", ".join(missing)})


@rules.suggestion("close-gap")
def close_gap(step: Analysis, context: RuleContext) -> Matches:
    """Each finding that is a gap and ours needs somebody who closes it."""
    for key, finding in step.findings.items():
        if value(finding, "kind") == "gap" and value(finding, "ours") and answered(finding, "text"):
            yield Match(f"findings.{key}", {"text": finding.text}, key)


@rules.suggestion("interview-firms")
def interview_firms(step: Analysis, context: RuleContext) -> Matches:
    if step.ask_firms:
        yield Match("ask_firms", {"questions": len(step.ask_firms)})


@rules.suggestion("study-visit")
def study_visit(step: Analysis, context: RuleContext) -> Matches:
    if not step.outside_sources:
        yield Match("outside_sources")
