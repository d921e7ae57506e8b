"""What can be wrong in step 2, and which actions its answers suggest."""

from __future__ import annotations

from ...model.draft import answered, value
from ...model.rules import Hit, Hits, Look, RuleBook
from .model import Analysis
from .results import empty_sides, gaps

rules = RuleBook(Analysis)

AT = "steps.analysis"
FEWEST_FINDINGS = 3


@rules.error("findings-open")
def findings_open(step: Analysis, look: Look) -> Hits:
    """Fewer than three findings, or one that is neither ours nor somebody else's."""
    if look.missing(f"{AT}.findings"):
        yield Hit("findings")
        return
    if len(step.findings) < FEWEST_FINDINGS:
        yield Hit("findings")
    for key, finding in step.findings.items():
        path = f"findings.{key}.ours"
        if not answered(finding, "ours") and not look.parked(f"{AT}.{path}"):
            yield Hit(path, key=key)


@rules.warning("helix-empty")
def helix_empty(step: Analysis, look: Look) -> Hits:
    missing = empty_sides(step, look)
    if missing:
        yield Hit("actors", {"sides": ", ".join(missing)})


@rules.warning("no-gap")
def no_gap(step: Analysis, look: Look) -> Hits:
    if step.chain_stages and not gaps(step):
        yield Hit("chain_stages")


@rules.suggestion("invite-one")
def invite_one(step: Analysis, look: Look) -> Hits:
    missing = empty_sides(step, look)
    if missing:
        yield Hit("actors", {"sides": ", ".join(missing)})


@rules.suggestion("close-gap")
def close_gap(step: Analysis, look: Look) -> Hits:
    """Each finding that is a gap and ours needs somebody who closes it."""
    for key, finding in step.findings.items():
        if value(finding, "kind") == "gap" and value(finding, "ours") and answered(finding, "text"):
            yield Hit(f"findings.{key}", {"text": finding.text}, key)


@rules.suggestion("interview-firms")
def interview_firms(step: Analysis, look: Look) -> Hits:
    if step.ask_firms:
        yield Hit("ask_firms", {"questions": len(step.ask_firms)})


@rules.suggestion("study-visit")
def study_visit(step: Analysis, look: Look) -> Hits:
    if not step.outside_sources:
        yield Hit("outside_sources")
