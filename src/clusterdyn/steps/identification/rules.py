"""What can be wrong in step 1, and which actions its answers suggest."""

from __future__ import annotations

from ...model.draft import value
from ...model.rules import Due, Match, Matches, RuleBook, RuleContext
from .model import Figures, Identification

rules = RuleBook(Identification)

AT = "steps.identification"
ENOUGH_FIRMS = 20
NO_STRENGTH = ("not specialised", "local")
APART = 1.25
A_YEAR = 365


@rules.error("boundary-missing")
def boundary_missing(step: Identification, context: RuleContext) -> Matches:
    """The boundary or the reason was left empty."""
    for path in ("boundary_in", "boundary_out", "decision.reason"):
        if context.missing(f"{AT}.{path}"):
            yield Match(path)


@rules.warning("one-candidate")
def one_candidate(step: Identification, context: RuleContext) -> Matches:
    existing = value(context.passport, "start_point") in ("organisation", "mature organisation")
    if len(step.candidates) == 1 and not existing:
        yield Match("candidates")


@rules.warning("company-town")
def company_town(step: Identification, context: RuleContext) -> Matches:
    if step.largest_share == ">50":
        yield Match("largest_share")


@rules.warning("no-joint-work")
def no_joint_work(step: Identification, context: RuleContext) -> Matches:
    if not step.joint_evidence:
        yield Match("joint_evidence")


def figures_of_chosen(step: Identification) -> Figures | None:
    """The figures of the chosen candidate, where it was taken from a table."""
    candidate = step.candidates.get(step.chosen)
    return value(candidate, "figures") if candidate is not None else None


@rules.warning("not-specialised")
def not_specialised(step: Identification, context: RuleContext) -> Matches:
    """The table shows no more jobs of the chosen field here than elsewhere."""
    figures = figures_of_chosen(step)
    if figures is not None and figures.classification in NO_STRENGTH and figures.lq is not None:
        yield Match("chosen", {"name": step.candidates[step.chosen].name, "lq": figures.lq})


@rules.warning("too-small-to-tell")
def too_small_to_tell(step: Identification, context: RuleContext) -> Matches:
    figures = figures_of_chosen(step)
    if figures is not None and figures.classification == "too small to tell":
        name, jobs = step.candidates[step.chosen].name, figures.employment
        if jobs is not None:
            yield Match("chosen", {"name": name, "jobs": jobs})


@rules.warning("jobs-differ")
def jobs_differ(step: Identification, context: RuleContext) -> Matches:
    """The group's number is said to come from statistics, and the table has another one."""
    figures = figures_of_chosen(step)
    said, source = step.jobs, step.data_source
    table = value(figures, "employment") if figures is not None else None
    if said and table and source == "statistics" and max(said / table, table / said) > APART:
        yield Match("jobs", {"said": said, "table": table})


@rules.warning("figures-again", Due(months=12))
def figures_again(step: Identification, context: RuleContext) -> Matches:
    """A year after they were taken there may be a newer table."""
    figures = figures_of_chosen(step)
    taken = value(figures, "taken_on") if figures is not None else None
    if taken is not None and (context.today - taken).days > A_YEAR:
        yield Match("candidates", {"name": step.candidates[step.chosen].name, "day": taken})


@rules.suggestion("visit-firms")
def visit_firms(step: Identification, context: RuleContext) -> Matches:
    if not step.joint_evidence:
        yield Match("joint_evidence")


@rules.suggestion("get-figures")
def get_figures(step: Identification, context: RuleContext) -> Matches:
    if step.data_source == "estimate":
        yield Match("data_source")


@rules.suggestion("complete-list")
def complete_list(step: Identification, context: RuleContext) -> Matches:
    if len(step.firm_list) < ENOUGH_FIRMS:
        yield Match("firm_list", {"firms": len(step.firm_list)})


@rules.suggestion("condition-to-milestone")
def condition_to_milestone(step: Identification, context: RuleContext) -> Matches:
    if step.decision.choice == "go if":
        yield Match("decision", {"reason": step.decision.reason})
