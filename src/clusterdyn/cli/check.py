"""``clusterdyn check [N]``: what is missing, doubtful or wrong."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

import typer

from ..batch.errors import short
from ..content.catalogue import titles
from ..content.step_names import NAMES
from ..errors import ExitCode
from ..interview.step_review import question_number
from ..model.draft import Drafts
from ..model.rules import Severity
from ..steps.check import Finding, findings
from ..steps.registry import step_named
from ..steps.wording import finding_text
from .context import today
from .dossiers import load
from .errors import Finished
from .explaining import explain_rule
from .output import as_json, safe, say
from .overview import terminal_width
from .steps import step_name


def check(
    number: Annotated[str, typer.Argument(metavar="[N]", help="The step's number or name.")] = "",
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
    _, data = load(drafts=drafts)
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
    wrong = "1 thing is wrong" if errors == 1 else f"{errors} things are wrong"
    look = "1 thing to look at" if warnings == 1 else f"{warnings} things to look at"
    return ", ".join([part for part, n in ((wrong, errors), (look, warnings)) if n]) + "."
