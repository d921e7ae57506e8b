"""The vision: its sentence, its number, who gains, and which findings it answers."""

from __future__ import annotations

from ...model.draft import value
from ...steps.analysis.model import Analysis
from ...steps.vision.model import Vision as VisionStep
from .plan_data import FindingLine, Goal, Vision
from .source import INDICATORS, Source, lines, rows

STEP = "steps.vision"


def vision(source: Source) -> Vision:
    step = source.context.step(VisionStep)
    return Vision(
        statement=value(step, "statement"),
        year=value(step, "year"),
        goal=goal(source),
        gains=tuple(
            (source.label(f"{STEP}.gains", side) or side, value(gain, "gain"))
            for side, gain in rows(step, "gains").items()
        ),
        not_we=lines(step, "not_we"),
        findings=findings(source),
        worked_out=source.worked("vision", "growth"),
    )


def goal(source: Source) -> Goal | None:
    """The one number that would prove the vision; None while no indicator was chosen."""
    step = source.context.step(VisionStep)
    key = value(step.bold_goal, "indicator")
    if key is None:
        return None
    known = source.context.indicators.get(key)
    return Goal(
        indicator=source.context.name(INDICATORS, key),
        unit=value(known, "unit") if known is not None else None,
        value=value(step.bold_goal, "value"),
        year=value(step.bold_goal, "year") or value(step, "year"),
    )


def findings(source: Source) -> tuple[FindingLine, ...]:
    """Every finding of step 2, with whether the vision answers it."""
    answers = value(source.context.step(VisionStep), "answers")
    return tuple(
        FindingLine(
            text=value(finding, "text"),
            kind=source.label("steps.analysis.findings.kind", value(finding, "kind")),
            ours=value(finding, "ours"),
            answered=None if answers is None else key in answers,
        )
        for key, finding in rows(source.context.step(Analysis), "findings").items()
    )
