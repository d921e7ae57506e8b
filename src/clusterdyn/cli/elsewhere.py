"""What helps beside a step: cases of other clusters, and what to try in this stage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..content.library import Activity, Case
from ..content.recommended import activities_for, helpful_cases, stage_of
from ..content.step_names import NAMES
from .explain import wrapped


def elsewhere_data(data: Mapping[str, Any], step: str) -> dict[str, Any]:
    """The same as data."""
    number = NAMES.index(step) + 1
    return {
        "cases": [
            {
                "name": case.name,
                "country": case.country or None,
                "stage": case.stage or None,
                "facts": case.facts_for(number),
                "lesson": case.lesson_for(number),
                "sources": list(case.sources),
            }
            for case in helpful_cases(data, step)
        ],
        "activities": [
            {"what": one.what, "why": one.why, "source": one.source or None}
            for one in activities_for(step, stage_of(data))
        ],
    }


def elsewhere_lines(data: Mapping[str, Any], step: str, width: int) -> Iterator[str]:
    """Two cases with their first facts, then what to try."""
    yield "  From elsewhere"
    for case in helpful_cases(data, step):
        yield from case_lines(case, NAMES.index(step) + 1, width)
    stage = stage_of(data)
    tries = activities_for(step, stage)
    if tries:
        yield ""
        yield f"  To try in this stage ({stage})"
        for activity in tries:
            yield from activity_lines(activity, width)


def case_lines(case: Case, step: int, width: int) -> Iterator[str]:
    beside = ", ".join(word for word in (case.country, case.stage) if word)
    yield f"    {case.name}{f' ({beside})' if beside else ''}"
    for fact in case.facts_for(step)[:2] or [f"({case.sources[0]})"]:
        yield from wrapped(f"· {fact}", width, "      ", "        ")
    yield from wrapped(f"→ {case.lesson_for(step)}", width, "      ", "        ")


def activity_lines(activity: Activity, width: int) -> Iterator[str]:
    """The deed and why; where it comes from by author and title, without the address."""
    source = activity.source.partition(", http")[0]
    said = f" ({source})" if source else ""
    yield from wrapped(f"· {activity.what} {activity.why}{said}", width, "    ", "      ")
