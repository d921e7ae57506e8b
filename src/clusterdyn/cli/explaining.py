"""``clusterdyn check --explain RULE``: why a rule exists, and what helps."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from ..filling import did_you_mean
from ..general import ERRORS, WARNINGS
from ..rooms import rooms
from ..rule import Due, Severity
from ..words import RuleWords, rule_words
from .exits import Problem
from .out import as_json, say_all

SEVERITIES = {
    Severity.ERROR: "an error: the step cannot be adopted before it is mended",
    Severity.WARNING: "a warning: look at it, and keep it if you have a reason",
    Severity.SUGGESTION: "a suggestion for the action plan",
}
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def explain_rule(wanted: str, as_data: bool) -> None:
    """Prints what is known of a rule; ``Problem`` with the nearest name for an unknown one."""
    rules = known_rules()
    name = wanted.strip()
    if name not in rules:
        short = [rule for rule in rules if rule.partition(".")[2] == name]
        if len(short) != 1:
            raise Problem(f'There is no rule "{wanted}". {did_you_mean(name, list(rules))}')
        name = short[0]
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


def known_rules() -> dict[str, tuple[Severity, Due]]:
    """Severity and due time of every rule, by its id."""
    found = {rule.id: (rule.severity, rule.due) for room in rooms() for rule in room.rules.rules}
    found.update({f"general.{name}": (Severity.ERROR, Due()) for name in ERRORS})
    found.update({f"general.{name}": (Severity.WARNING, Due()) for name in WARNINGS})
    return found


def due_said(due: Due) -> str:
    if due.adoption:
        return "at adoption"
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
