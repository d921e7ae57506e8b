"""``clusterdyn endorse N --by WHO``: a body has adopted a step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any

import typer

from ..check import findings
from ..fields import Need
from ..form import Progress, core_screens
from ..interview.editing import put
from ..parse import NotUnderstood, day, line
from ..rooms import room
from ..rule import Severity
from ..state import content_of
from ..steps.room import Room
from ..telling import where
from ..words import day_said, titles
from .check import said
from .dossiers import load
from .exits import ExitCode, Finished, Problem
from .out import message, safe, say
from .saving import save
from .settings import today
from .steps import step_name


def endorse(
    number: Annotated[str, typer.Argument(metavar="N", help="The step's number or name.")],
    by: Annotated[str, typer.Option(metavar="WHO", help="The body that adopted it.")],
    on: Annotated[str, typer.Option(metavar="DATE", help="The day; today if left out.")] = "",
) -> None:
    """A body has adopted a step."""
    name = step_name(number)
    store, before = load()
    who, when = adopter(by), adopted_on(on)
    of = room(name)
    reasons = list(dict.fromkeys(reasons_against(before, of)))
    if reasons:
        message(f"Step {of.number}, {titles()[name]}, cannot be adopted yet:")
        for reason in reasons:
            message(f"  {safe(reason)}")
        message(f"To mend it: clusterdyn step {of.number}")
        raise Finished(ExitCode.FOUND_ERRORS)
    mark = {"by": who, "on": when.isoformat(), "content": content_of(before, name)}
    after = put(before, f"marks.endorsed.{name}", mark)
    told = f"Step {of.number}, {titles()[name]} · adopted by {who} on {day_said(when)}"
    save(store, before, after, told)
    say(f"  {safe(told)}.")


def adopter(by: str) -> str:
    try:
        return str(line(by).value)
    except NotUnderstood as problem:
        raise Problem(f"Who adopted it? {problem}") from None


def adopted_on(text: str) -> date:
    """The day of the adoption, not later than today."""
    if not text.strip():
        return today()
    try:
        when = day(text, today()).value
    except NotUnderstood as problem:
        raise Problem(str(problem)) from None
    if when > today():
        raise Problem(f"{day_said(when)} is still ahead. Endorse it when it has been adopted.")
    return when


def reasons_against(data: Mapping[str, Any], of: Room) -> Iterator[str]:
    """Why a step cannot be adopted: open or parked questions it needs, and what is wrong."""
    progress = Progress(data, of.model)
    for part in (part for screen in core_screens(of.model) for part in screen.parts):
        if part.need == Need.OPTIONAL:
            continue
        open_at = progress.open_at(part)
        if open_at is not None:
            yield f"Open: {place_said(open_at, data)}"
        elif progress.has_parked(part):
            yield f"Parked: {place_said(part.path, data)}"
    for finding in findings(data, today(), [of.name], adopting=True):
        if finding.severity == Severity.ERROR:
            yield f"Wrong: {said(data, finding)[0]}"


def place_said(path: str, data: Mapping[str, Any]) -> str:
    return where(path, data).partition(", ")[2]
