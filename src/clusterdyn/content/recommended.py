"""What helps a cluster here and now: cases and activities for a step and the cluster's stage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..changes import value_at
from ..content.step_names import NAMES
from .guides import cases_told
from .library import STAGES, Activity, Case, activities, cases

STAGE = "steps.analysis.cluster_stage"


def stage_of(data: Mapping[str, Any]) -> str:
    """The stage that the group chose in step 2; empty while it is open."""
    return str(value_at(data, STAGE, None) or "")


def seen_cases(data: Mapping[str, Any], step: str) -> list[Case]:
    """Cases that the group brought home from visits and talks, for this step or for any.

    What has no source, or no lesson yet, is a note and no case.
    """
    number = NAMES.index(step) + 1
    found = []
    for key, seen in (value_at(data, "journal.cases", None) or {}).items():
        name, lesson, source = (seen.get(field) or "" for field in ("name", "lesson", "source"))
        if name and lesson and source and seen.get("for_step") in (None, number):
            told_by = source.partition(", http")[0]  # the address stands with the sources
            facts = tuple(f"{fact.rstrip('. ')} ({told_by})." for fact in seen.get("facts") or ())
            found.append(Case(key, name, "", "", (number,), facts, lesson, (source,)))
    return found


def helpful_cases(data: Mapping[str, Any], step: str, most: int = 2) -> list[Case]:
    """The group's own cases first, then those of the workbook that fit the cluster's stage."""
    return [*seen_cases(data, step), *cases_for(step, stage_of(data), most)][:most]


def cases_for(step: str, stage: str = "", most: int = 2) -> list[Case]:
    """Cases that help in a step, those of the cluster's own stage first, then the nearest stages.

    Without a stage, those that the step's guide tells come first.
    """
    number = NAMES.index(step) + 1
    fitting = [case for case in cases().values() if number in case.steps]
    told = cases_told(step)
    order = {case.key: at for at, case in enumerate(fitting)}

    def distance(case: Case) -> tuple[int, int, int]:
        apart = 0
        if stage in STAGES and case.stage in STAGES:
            apart = abs(STAGES.index(stage) - STAGES.index(case.stage))
        return apart, 0 if case.key in told else 1, order[case.key]

    return sorted(fitting, key=distance)[:most]


def activities_for(step: str, stage: str, most: int = 3) -> list[Activity]:
    """What clusters of this stage do well to try in this step; none while the stage is open."""
    number = NAMES.index(step) + 1
    return [a for a in activities().values() if number in a.steps and stage in a.stages][:most]
