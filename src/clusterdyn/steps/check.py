"""Runs the rules, the results and the suggestions of the steps, and what follows from a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from ..calculations.months import months_later
from ..changes import value_at
from ..model.draft import Drafts, until_unanswered
from ..model.prefill import RecordAnswer
from ..model.rules import Calculation, Match, Result, Rule, RuleContext, Severity
from .common_rules import common_matches
from .registry import all_steps, rule_context, step_named
from .step import Step


class Finding(NamedTuple):
    """One thing a rule says about one place. ``path`` is from the dossier's root."""

    rule: str
    severity: Severity
    step: str
    path: str
    values: Mapping[str, Any] = {}
    key: str = ""


def findings(
    data: Mapping[str, Any],
    today: date,
    steps: Iterable[str] = (),
    drafts: Drafts | None = None,
) -> list[Finding]:
    """Errors and warnings that are due today, the worst first, then in the order of the steps."""
    wanted = set(steps)
    context = rule_context(data, today, waiting=True, drafts=drafts)
    found: list[Finding] = []
    for step in _begun(data, wanted):
        for rule in step.rules.rules:
            if rule.severity != Severity.SUGGESTION and is_due(rule, data, today):
                found.extend(_run(rule, context))
    said = {finding.path for finding in found}
    for finding in general_findings(context):
        if (not wanted or finding.step in wanted) and finding.path not in said:
            found.append(finding)
    return sorted(found, key=lambda finding: finding.severity != Severity.ERROR)


def general_findings(context: RuleContext) -> list[Finding]:
    """What is wrong in any step alike: dangling references, lines that grew too long."""
    return [
        Finding(f"general.{name}", severity, step, path, values)
        for name, severity, step, path, values in common_matches(context)
    ]


def suggestions(
    data: Mapping[str, Any], today: date, steps: Iterable[str] = (), drafts: Drafts | None = None
) -> list[Finding]:
    """Actions that the answers of these steps (of all, if none is named) suggest."""
    context = rule_context(data, today, waiting=True, drafts=drafts)
    found: list[Finding] = []
    for step in _begun(data, set(steps)):
        for rule in step.rules.rules:
            if rule.severity == Severity.SUGGESTION and is_due(rule, data, today):
                found.extend(_run(rule, context))
    return found


def is_due(rule: Rule, data: Mapping[str, Any], today: date) -> bool:
    """Whether a rule may speak today, counted from the group's work on its step."""
    if rule.due.months == 0:
        return True
    computed = value_at(data, f"marks.worked.{rule.step}", None)
    return isinstance(computed, str) and months_after(computed, rule.due.months) <= today


def months_after(day: str, months: int) -> date:
    """The day so many months after an ISO date (at the month's end where it is shorter)."""
    return months_later(date.fromisoformat(day), months)


def _begun(data: Mapping[str, Any], wanted: set[str]) -> Iterator[Step]:
    for step in all_steps():
        if (not wanted or step.name in wanted) and value_at(data, f"steps.{step.name}", None):
            yield step


def _run(rule: Rule, context: RuleContext) -> list[Finding]:
    step = context.step(step_named(rule.step).model)
    return [_finding(rule, match) for match in until_unanswered(rule.test, step, context)]


def _finding(rule: Rule, match: Match) -> Finding:
    path = f"steps.{rule.step}.{match.path}" if match.path else f"steps.{rule.step}"
    return Finding(rule.id, rule.severity, rule.step, path, match.values, match.key)


class ComputedResult(NamedTuple):
    """A result with its values, ready for its words."""

    id: str
    step: str
    after: str
    result: Result


def results(
    data: Mapping[str, Any],
    today: date,
    step: Step,
    after: str = "",
    drafts: Drafts | None = None,
) -> list[ComputedResult]:
    """What can be worked out of a step now; only what follows field ``after``, if one is named."""
    context = rule_context(data, today, drafts=drafts)
    found: list[ComputedResult] = []
    for calculation in step.results.calculations:
        if not after or calculation.after == after:
            found.extend(_computed(calculation, context))
    return found


def _computed(calculation: Calculation, context: RuleContext) -> Iterator[ComputedResult]:
    step = context.step(step_named(calculation.step).model)
    for result in until_unanswered(calculation.work, step, context):
        yield ComputedResult(calculation.id, calculation.step, calculation.after, result)


def derived(
    data: Mapping[str, Any],
    today: date,
    table: str,
    answer: RecordAnswer,
    drafts: Drafts | None = None,
) -> list[tuple[str, Any]]:
    """(path, value) pairs that follow from an answer in a record of a step's table."""
    _, name, field, *_ = table.split(".")
    step = step_named(name)
    work = step.prefills.of_derive.get(field)
    if work is None:
        return []
    context = rule_context(data, today, drafts=drafts)
    return until_unanswered(work, context.step(step.model), context, answer)
