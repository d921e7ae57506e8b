"""Suggestions: actions that earlier steps suggest, to be decided with one key each in step 5."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ..content.step_names import NAMES
from ..model.draft import Drafts
from ..model.prefill import ProposedRow
from ..model.rules import RuleContext
from .check import Finding, suggestions
from .registry import rule_context
from .wording import finding_text

SUGGESTING_STEPS = NAMES[:4]
LATER_STEPS = NAMES[4:]


def key_of(finding: Finding) -> str:
    """The id of a suggestion: its rule's name, and a record's id where it matches several."""
    name = finding.rule.partition(".")[2]
    return f"{name}-{finding.key}"[:60].rstrip("-") if finding.key else name


def suggested_rows(
    data: Mapping[str, Any], today: date, drafts: Drafts | None = None
) -> Iterator[ProposedRow]:
    """The suggestions of steps 1 to 4."""
    for finding in suggestions(data, today, SUGGESTING_STEPS, drafts):
        text = finding_text(data, finding).say
        yield ProposedRow(key_of(finding), text, {"origin": finding.rule, "said": text})


def context_with_suggestions(
    data: Mapping[str, Any], today: date, drafts: Drafts | None = None
) -> RuleContext:
    """What rules see, and the suggestions of earlier steps (made when somebody asks)."""
    return rule_context(
        data, today, drafts=drafts, suggested=lambda: suggested_rows(data, today, drafts)
    )
