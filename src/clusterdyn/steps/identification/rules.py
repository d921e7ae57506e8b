"""What can be wrong in step 1, and which actions its answers suggest."""

from __future__ import annotations

from ...model.draft import value
from ...model.rules import Due, Hit, Hits, Look, RuleBook
from .model import Figures, Identification

rules = RuleBook(Identification)

AT = "steps.identification"
ENOUGH_FIRMS = 20
NO_STRENGTH = ("not specialised", "local")
APART = 1.25
A_YEAR = 365


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


def figures_of_chosen(step: Identification) -> Figures | None:
    """The figures of the chosen candidate, where it was taken from a table."""
    candidate = step.candidates.get(step.chosen)
    return value(candidate, "figures") if candidate is not None else None


@rules.warning("not-specialised")
def not_specialised(step: Identification, look: Look) -> Hits:
    """The table shows no more jobs of the chosen field here than elsewhere."""
    figures = figures_of_chosen(step)
    if figures is not None and figures.classification in NO_STRENGTH and figures.lq is not None:
        yield Hit("chosen", {"name": step.candidates[step.chosen].name, "lq": figures.lq})


@rules.warning("too-small-to-tell")
def too_small_to_tell(step: Identification, look: Look) -> Hits:
    figures = figures_of_chosen(step)
    if figures is not None and figures.classification == "too small to tell":
        name, jobs = step.candidates[step.chosen].name, figures.employment
        if jobs is not None:
            yield Hit("chosen", {"name": name, "jobs": jobs})


@rules.warning("jobs-differ")
def jobs_differ(step: Identification, look: Look) -> Hits:
    """The group's number is said to come from statistics, and the table has another one."""
    figures = figures_of_chosen(step)
    said, source = step.jobs, step.data_source
    table = value(figures, "employment") if figures is not None else None
    if said and table and source == "statistics" and max(said / table, table / said) > APART:
        yield Hit("jobs", {"said": said, "table": table})


@rules.warning("figures-again", Due(months=12))
def figures_again(step: Identification, look: Look) -> Hits:
    """A year after they were taken there may be a newer table."""
    figures = figures_of_chosen(step)
    taken = value(figures, "taken_on") if figures is not None else None
    if taken is not None and (look.today - taken).days > A_YEAR:
        yield Hit("candidates", {"name": step.candidates[step.chosen].name, "day": taken})


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
