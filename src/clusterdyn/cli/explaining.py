"""``clusterdyn check --explain RULE``: why a rule exists, and what helps."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from difflib import get_close_matches

from ..batch.errors import quoted
from ..content.catalogue import RuleWords, rule_words
from ..errors import UsageError
from ..model.rules import Due, Severity
from ..steps.common_rules import ERRORS, WARNINGS
from ..steps.registry import all_steps
from .output import as_json, say_all

SEVERITIES = {
    Severity.ERROR: "an error: the step cannot be adopted before it is mended",
    Severity.WARNING: "a warning: look at it, and keep it if you have a reason",
    Severity.SUGGESTION: "a suggestion for the action plan",
}
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def explain_rule(wanted: str, as_data: bool) -> None:
    """Prints what is known of a rule; ``UsageError`` with the nearest name for an unknown one."""
    rules = known_rules()
    name = wanted.strip()
    if name not in rules:
        name = _by_own_name(name, list(rules))
    severity, due = rules[name]
    words = rule_words(name)
    if as_data:
        as_json(
            {
                "rule": name,
                "severity": severity.value,
                "due": due_said(due),
                "say": words.say,
                "do": words.do,
                "why": words.why,
            }
        )
    else:
        say_all(explained(name, severity, due, words))


def _by_own_name(wanted: str, rules: list[str]) -> str:
    """The id of a rule typed without its step; ``UsageError`` names what comes near."""
    own = {rule.partition(".")[2]: rule for rule in reversed(rules)}
    if wanted in own:
        return own[wanted]
    near = get_close_matches(wanted, [*rules, *own], n=1)
    if near:
        hint = f'Did you mean "{own.get(near[0], near[0])}"?'
    else:
        hint = "Each finding of clusterdyn check ends with the name of its rule."
    raise UsageError(f"There is no rule {quoted(wanted)}. {hint}")


def known_rules() -> dict[str, tuple[Severity, Due]]:
    """Severity and due time of every rule, by its id."""
    found = {
        rule.id: (rule.severity, rule.due) for step in all_steps() for rule in step.rules.rules
    }
    found.update({f"general.{name}": (Severity.ERROR, Due()) for name in ERRORS})
    found.update({f"general.{name}": (Severity.WARNING, Due()) for name in WARNINGS})
    return found


def due_said(due: Due) -> str:
    if due.months == 0:
        return "in the room"
    return f"{due.months} month{'s' if due.months > 1 else ''} after the group's work on the step"


def explained(name: str, severity: Severity, due: Due, words: RuleWords) -> Iterator[str]:
    yield ""
    yield f"  {name}"
    yield f"  {SEVERITIES[severity].capitalize()}. It speaks {due_said(due)}."
    for label, text in (("Says", words.say), ("Do", words.do), ("Why", words.why)):
        if text:
            yield ""
            plain = PLACEHOLDER.sub("…", text)
            yield from textwrap.wrap(
                f"{label}: {plain}", 88, initial_indent="  ", subsequent_indent="    "
            )
    yield ""
