"""``clusterdyn endorse N --by WHO``: a body has adopted a step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

import typer

from ..answers.describe_changes import where
from ..answers.edit import put
from ..content.catalogue import format_date, titles
from ..errors import ExitCode, UsageError
from ..parse import ParseError, day, line
from ..steps.adoption import Reason, endorsement, reasons_against, still_ahead
from ..steps.registry import step_named
from ..steps.wording import finding_text
from .context import step_name, today
from .dossiers import load, save
from .errors import Finished
from .output import message, safe, say


def endorse(
    number: Annotated[str, typer.Argument(metavar="N", help="The step's number or name.")],
    by: Annotated[str, typer.Option(metavar="WHO", help="The body that adopted it.")],
    on: Annotated[str, typer.Option(metavar="DATE", help="The day; today if left out.")] = "",
) -> None:
    """A body has adopted a step."""
    name = step_name(number)
    store, before = load()
    who, when = adopter(by), adopted_on(on)
    of = step_named(name)
    reasons = list(reasons_against(before, today(), of, when))
    if any(reason.kind == "ahead" for reason in reasons):
        raise UsageError(still_ahead(when))
    if reasons:
        message(f"Step {of.number}, {titles()[name]}, cannot be adopted yet:")
        for told in dict.fromkeys(reason_said(before, reason) for reason in reasons):
            message(f"  {safe(told)}")
        message(f"To mend it: clusterdyn step {of.number}")
        raise Finished(ExitCode.FOUND_ERRORS)
    after = put(before, f"marks.endorsed.{name}", endorsement(before, name, who, when))
    entry = f"Step {of.number}, {titles()[name]} · adopted by {who} on {format_date(when)}"
    save(store, before, after, entry)
    say(f"  {safe(entry)}.")


def adopter(by: str) -> str:
    try:
        return str(line(by).value)
    except ParseError as problem:
        raise UsageError(f"Who adopted it? {problem}") from None


def adopted_on(text: str) -> date:
    """The day of the adoption; today if none is typed."""
    return day(text, today()).value if text.strip() else today()


def reason_said(data: Mapping[str, Any], reason: Reason) -> str:
    """A reason in words: "Open: Not we"."""
    told = (
        finding_text(data, reason.finding).say if reason.finding else place_said(reason.path, data)
    )
    return f"{reason.kind.capitalize()}: {told}"


def place_said(path: str, data: Mapping[str, Any]) -> str:
    return where(path, data).partition(", ")[2]
