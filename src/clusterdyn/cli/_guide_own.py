"""What the group itself saw elsewhere, at the end of a guide; without a dossier, nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..content.library import Case
from ..content.recommended import seen_cases
from ..content.step_names import NAMES
from ..errors import UsageError
from ..reports.escaping import escaped
from ..store import StoreError
from .dossiers import load
from .elsewhere import case_lines

TITLE = "Seen by your own group"


def own_cases(step: str) -> list[Case]:
    """The cases of the dossier at hand for a step. A guide is read without one too."""
    try:
        data: Mapping[str, Any] = load()[1]
    except (UsageError, StoreError):
        return []
    return seen_cases(data, step)


def as_markdown(cases: list[Case]) -> str:
    """A section of the guide; what somebody typed stays text."""
    if not cases:
        return ""
    lines = ["", f"## {TITLE}"]
    for case in cases:
        lines += ["", f"### {escaped(case.name)}", ""]
        lines += [f"- {escaped(fact)}" for fact in case.facts]
        lines += [f"- What we take from it: {escaped(case.lesson)} ({escaped(case.sources[0])})"]
    return "\n".join([*lines, ""])


def as_text(cases: list[Case], step: str, width: int) -> Iterator[str]:
    if cases:
        yield from ("", TITLE, "-" * len(TITLE))
    for case in cases:
        yield from case_lines(case, NAMES.index(step) + 1, width)
