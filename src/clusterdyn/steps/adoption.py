"""Whether a step can be adopted: one rule for the dialogue, the review's offer and the command."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from ..changes import content_hash, value_at
from ..content.catalogue import format_date
from ..model.draft import strict_fault
from ..model.fields import Need
from ..model.questionnaire import Page, Progress, core_pages
from ..model.rules import Severity
from .check import Finding, findings
from .step import Step


class Reason(NamedTuple):
    """Why a step cannot be adopted: data, worded where it is shown.

    ``path`` leads to the question that mends it; a "wrong" one has its ``finding``.
    """

    kind: Literal["ahead", "open", "parked", "wrong"]
    path: str = ""
    finding: Finding | None = None


def reasons_against(
    data: Mapping[str, Any],
    today: date,
    step: Step,
    on: date | None = None,
    found: Sequence[Finding] | None = None,
) -> Iterator[Reason]:
    """What stands against adopting a step ``on`` a day (today if left out).

    A day ahead comes first, then what is open or parked in the order of the questions, then what
    is wrong. ``found`` are findings already computed for the dossier.
    """
    if on is not None and on > today:
        yield Reason("ahead")
    missing = list(unmet(Progress(data, step.model), core_pages(step.model)))
    yield from missing or misfit(data, step)
    for finding in findings(data, today, [step.name]) if found is None else found:
        if finding.step == step.name and finding.severity == Severity.ERROR:
            yield Reason("wrong", finding.path, finding)


def unmet(progress: Progress, pages: Sequence[Page]) -> Iterator[Reason]:
    """The questions that "done in the room" needs and that are open or parked."""
    for item in (item for page in pages for item in page.items):
        if item.need == Need.OPTIONAL:
            continue
        open_at = progress.open_at(item)
        if open_at is not None:
            yield Reason("open", open_at)
        elif progress.has_parked(item):
            yield Reason("parked", item.path)


def misfit(data: Mapping[str, Any], step: Step) -> Iterator[Reason]:
    """The answer of a complete step that its strict model refuses, if one does.

    A step is ready, and can be adopted, only after this; whichever way the answers came in.
    """
    path = f"steps.{step.name}"
    fault = strict_fault(step.model, value_at(data, path, {}), path)
    if fault is not None:
        yield Reason("wrong", fault.path)


def still_ahead(on: date) -> str:
    """What is said to an adoption on a day that has not come."""
    return f"{format_date(on)} is still ahead. Endorse it when it has been adopted."


def endorsement(data: Mapping[str, Any], step: str, by: str, on: date) -> dict[str, str]:
    """The mark of an adoption: who, when, and the hash of what was adopted."""
    return {"by": by, "on": on.isoformat(), "content": content_of(data, step)}


def content_of(data: Mapping[str, Any], step: str) -> str:
    """Hash of a step's raw answers: what an endorsement endorses."""
    return content_hash(value_at(data, f"steps.{step}", {}))
