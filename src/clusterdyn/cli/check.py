"""``clusterdyn check [N]``: what is missing, doubtful or wrong."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Annotated, Any

import typer

from ..batch.errors import quoted, short
from ..content.catalogue import RuleWords, rule_words, titles
from ..content.step_names import NAMES
from ..errors import ExitCode, UsageError
from ..interview.step_review import question_number
from ..language.phrases import counted
from ..model.draft import Drafts
from ..model.rules import Due, Severity
from ..steps.check import Finding, findings
from ..steps.common_rules import ERRORS, WARNINGS
from ..steps.registry import all_steps, step_named
from ..steps.wording import finding_text
from .context import step_name, today
from .dossiers import load, tell_neighbours
from .errors import Finished
from .output import as_json, safe, say, say_all
from .overview import terminal_width


def check(
    number: Annotated[str, typer.Argument(metavar="N", help="The step's number or name.")] = "",
    json: Annotated[bool, typer.Option("--json", help="The same as data.")] = False,
    explain: Annotated[
        str, typer.Option(metavar="RULE", help="Say why a rule exists, for example vision.slogan.")
    ] = "",
) -> None:
    """What is missing, doubtful or wrong. Ends with 1 when there are errors."""
    if explain:
        explain_rule(explain, json)
        return
    name = step_name(number) if number else ""
    drafts = Drafts()
    store, data = load(drafts=drafts)
    tell_neighbours(store, data)
    found = sorted_by_step(findings(data, today(), [name] if name else [], drafts=drafts))
    errors = sum(1 for finding in found if finding.severity == Severity.ERROR)
    if json:
        as_json(check_data(data, found, errors))
    else:
        for line in check_lines(data, found, errors):
            say(safe(line))
    if errors:
        raise Finished(ExitCode.FOUND_ERRORS)


def sorted_by_step(found: Sequence[Finding]) -> list[Finding]:
    """Steps with errors first, then in the order of the steps; in each the worst first."""
    wrong = {finding.step for finding in found if finding.severity == Severity.ERROR}

    def place(finding: Finding) -> tuple[bool, int, bool]:
        number = NAMES.index(finding.step) if finding.step in NAMES else -1
        return finding.step not in wrong, number, finding.severity != Severity.ERROR

    return sorted(found, key=place)


def check_data(data: Mapping[str, Any], found: Sequence[Finding], errors: int) -> dict[str, Any]:
    rows = []
    for finding in found:
        message, hint = finding_text(data, finding)
        rows.append(
            {
                "rule": finding.rule,
                "severity": finding.severity.value,
                "step": finding.step,
                "path": finding.path,
                "message": message,
                "hint": hint,
            }
        )
    return {"findings": rows, "errors": errors, "warnings": len(found) - errors}


def check_lines(data: Mapping[str, Any], found: Sequence[Finding], errors: int) -> Iterator[str]:
    width = min(100, terminal_width())
    step = None
    for finding in found:
        if finding.step != step:
            step = finding.step
            yield ""
            yield f"  {heading(step)}"
        yield from finding_lines(data, finding, width)
    yield ""
    yield f"  {summary(errors, len(found) - errors)}"
    if found:
        yield f"  Why a rule exists:  clusterdyn check --explain {found[0].rule}"
    yield ""


def heading(step: str) -> str:
    return f"Step {NAMES.index(step) + 1}, {titles()[step]}" if step in NAMES else "Register"


def finding_lines(data: Mapping[str, Any], finding: Finding, width: int) -> Iterator[str]:
    message, hint = finding_text(data, finding)
    sign = "Wrong    " if finding.severity == Severity.ERROR else "Look at  "
    yield from textwrap.wrap(
        message, width, initial_indent=f"    {sign}", subsequent_indent=" " * 13
    )
    if hint:
        yield from textwrap.wrap(hint, width, initial_indent=" " * 13, subsequent_indent=" " * 13)
    yield f"{' ' * 13}{question(finding)}{short(finding.path)} · {finding.rule}"


def question(finding: Finding) -> str:
    """The number of the question to open."""
    if finding.step not in NAMES:
        return ""
    number = question_number(step_named(finding.step), finding.path)
    return f"question {number} · " if number else ""


def summary(errors: int, warnings: int) -> str:
    if not errors and not warnings:
        return "Nothing found. What is answered fits together."
    wrong = counted(errors, "thing is wrong", "things are wrong")
    look = counted(warnings, "thing to look at", "things to look at")
    return ", ".join([part for part, n in ((wrong, errors), (look, warnings)) if n]) + "."


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
    return f"{counted(due.months, 'month')} after the group's work on the step"


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
