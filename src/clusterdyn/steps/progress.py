"""Where each step stands, computed from the answers and the endorsements. Nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from ..changes import value_at
from ..model.draft import Drafts
from ..model.questionnaire import Page, Progress, core_pages, deeper_pages
from ..model.rules import Severity
from .adoption import content_of, misfit, unmet
from .check import Finding, findings, months_after
from .registry import all_steps
from .step import Step


class StepStatus(StrEnum):
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    READY = "ready"
    ENDORSED = "endorsed"
    NEEDS_ANOTHER_LOOK = "needs_another_look"


class StepState(NamedTuple):
    """Counts are pages, the questions as the group meets them."""

    number: int
    name: str
    state: StepStatus
    answered: int
    core: int
    deeper_answered: int
    deeper: int
    errors: int
    warnings: int
    parked: int
    open_at: str | None  # path of the first open core question
    why: str = ""  # of "needs another look": "changed" or "errors"
    endorsed_on: date | None = None
    endorsed_by: str = ""


def states(data: Mapping[str, Any], today: date, drafts: Drafts | None = None) -> list[StepState]:
    """The state of all ten steps."""
    found = findings(data, today, drafts=drafts)
    return [state_of(data, today, step, found) for step in all_steps()]


def state_of(
    data: Mapping[str, Any], today: date, step: Step, found: Sequence[Finding] | None = None
) -> StepState:
    """The state of one step. ``found`` are findings already computed for the dossier."""
    if found is None:
        found = findings(data, today, [step.name])
    mine = [finding for finding in found if finding.step == step.name]
    errors = sum(1 for finding in mine if finding.severity == Severity.ERROR)
    progress = Progress(data, step.model)
    core, deeper = core_pages(step.model), deeper_pages(step.model)
    endorsement = value_at(data, f"marks.endorsed.{step.name}", None) or {}
    state, why = _state(data, step, progress, core, errors, endorsement)
    on = endorsement.get("on")
    return StepState(
        number=step.number,
        name=step.name,
        state=state,
        answered=sum(1 for page in core if progress.done(page)),
        core=len(core),
        deeper_answered=sum(1 for page in deeper if _filled(data, page)),
        deeper=len(deeper),
        errors=errors,
        warnings=len(mine) - errors,
        parked=len(parked_in(data, step.name)),
        open_at=first_open(progress, core),
        why=why,
        endorsed_on=date.fromisoformat(on) if on else None,
        endorsed_by=endorsement.get("by", ""),
    )


def _state(
    data: Mapping[str, Any],
    step: Step,
    progress: Progress,
    core: Sequence[Page],
    errors: int,
    endorsement: Mapping[str, Any],
) -> tuple[StepStatus, str]:
    if endorsement:
        if endorsement.get("content") != content_of(data, step.name):
            return StepStatus.NEEDS_ANOTHER_LOOK, "changed"
        return (StepStatus.NEEDS_ANOTHER_LOOK, "errors") if errors else (StepStatus.ENDORSED, "")
    if not value_at(data, f"steps.{step.name}", None) and not parked_in(data, step.name):
        return StepStatus.NOT_STARTED, ""
    ready = not errors and not any(unmet(progress, core)) and not any(misfit(data, step))
    return (StepStatus.READY if ready else StepStatus.IN_PROGRESS), ""


def _filled(data: Mapping[str, Any], page: Page) -> bool:
    """Whether something was said on a deeper page."""
    for item in page.items:
        raw = value_at(data, item.path, None)
        if item.kind == "value" and raw is not None:
            return True
        if item.kind == "columns" and isinstance(raw, Mapping):
            rows = [row for row in raw.values() if isinstance(row, Mapping)]
            if any(row.get(column) is not None for row in rows for column in item.columns):
                return True
    return False


def first_open(progress: Progress, pages: Sequence[Page]) -> str | None:
    """Path of the first open question."""
    for page in pages:
        for item in page.items:
            path = progress.open_at(item)
            if path is not None:
                return path
    return None


def parked_in(data: Mapping[str, Any], step: str) -> dict[str, Mapping[str, Any]]:
    """The parked questions of a step: path → why and what was typed."""
    parked = value_at(data, "marks.parked", None) or {}
    return {path: mark for path, mark in parked.items() if path.startswith(f"steps.{step}.")}


def next_step(all_states: Sequence[StepState]) -> StepState | None:
    """The first step with open core questions, else the first that needs another look."""
    for state in all_states:
        if state.open_at is not None:
            return state
    return next((s for s in all_states if s.state == StepStatus.NEEDS_ANOTHER_LOOK), None)


def deeper_due(data: Mapping[str, Any], step: str, month: int) -> date | None:
    """The day on which a deeper question is due; None while the step has not been worked on."""
    computed = value_at(data, f"marks.worked.{step}", None)
    return months_after(computed, month) if isinstance(computed, str) else None
