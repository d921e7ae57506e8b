"""What step 2 puts on the table: organisations in the room, the stage, and jobs as a baseline."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.draft import value
from ...model.prefill import Prefills, ProposedRow, RecordAnswer
from ...model.rules import RuleContext
from .. import across
from ..identification.model import Identification
from .model import Analysis
from .results import likely_stage

prefills = Prefills(Analysis)


@prefills.rows("actors")
def known_organisations(step: Analysis, context: RuleContext) -> Iterable[ProposedRow]:
    """Where the people in the room work, unless it is a firm of step 1's list."""
    firms = value(context.step(Identification), "firm_list") or {}
    seen = set(firms)
    for person in across.in_the_room(context):
        key = value(context.people[person.key], "organisation")
        if key in context.organisations and key not in seen:
            seen.add(key)
            yield ProposedRow(key, context.name("organisations", key))


@prefills.default("cluster_stage")
def stage_of_the_signs(step: Analysis, context: RuleContext) -> str | None:
    """The stage with most ticks; the group confirms it."""
    return likely_stage(step.symptoms)


@prefills.rows("baseline")
def jobs_of_step_one(step: Analysis, context: RuleContext) -> Iterable[ProposedRow]:
    """The jobs counted in step 1 are the first number to watch."""
    before = context.step(Identification)
    jobs = value(before, "jobs")
    if jobs is not None:
        values = {"value": jobs}
        source = value(before, "data_source")
        if source:
            values["source"] = source
        yield ProposedRow("jobs", "Jobs", values, {"name": "Jobs", "unit": "people"})


@prefills.derive("baseline")
def day_of_the_baseline(
    step: Analysis, context: RuleContext, answer: RecordAnswer
) -> Iterable[tuple[str, str]]:
    """A baseline belongs to the day it was first written down; a later correction keeps it."""
    row = (value(step, "baseline") or {}).get(answer.key)
    if row is not None and value(row, "on") is None:
        yield f"steps.analysis.baseline.{answer.key}.on", context.today.isoformat()
