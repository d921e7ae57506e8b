"""``clusterdyn undo``: takes back the last change."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ..answers.describe_changes import describe_changes, value_said, where
from ..changes import difference, inverse
from ..errors import ExitCode, UsageError
from ..store import ChangedSince, Collision, UndoResult
from .context import store, today
from .dossiers import tell_saved
from .output import safe, say

LISTED = 12


def undo(
    skip: Annotated[
        bool, typer.Option("--skip", help="Pass over what was changed by hand since.")
    ] = False,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Take it back although it was changed by hand since.")
    ] = False,
) -> None:
    """Take back the last change; repeated, the one before."""
    if skip and anyway:
        raise UsageError("Give --skip or --anyway, not both.")
    found = store()
    before = found.load()
    sentences: list[str] = []

    def tell(content: dict[str, Any], after: dict[str, Any]) -> None:
        there = difference(content, after)
        sentences.extend(describe_changes(inverse(there), after, content, today()))

    try:
        done = found.undo(insist=anyway, skip=skip, tell=tell)
    except ChangedSince as problem:
        raise UsageError(changed_since(problem, before), ExitCode.CLASH) from None
    tell_saved(done.warnings)
    say_passed(done)
    say_taken_back(done, sentences)


def changed_since(problem: ChangedSince, data: dict[str, Any]) -> str:
    """What stands in the way, and the two ways past it."""
    first, *others = problem.collisions
    more = f" {len(others)} more of its places were changed too." if others else ""
    return (
        f"{where(first.path, data)} was changed by hand after that{_values(first, data)}.{more} "
        "Nothing was taken back. To leave this and take back the change before it: "
        "clusterdyn undo --skip. To take it back all the same: clusterdyn undo --anyway"
    )


def _values(place: Collision, data: dict[str, Any]) -> str:
    """What is there and what was answered; of a whole part of the dossier that says too little."""
    if isinstance(place.theirs, dict) or isinstance(place.base, dict):
        return ""
    now, then = (value_said(place.path, value, data) for value in (place.theirs, place.base))
    return f": now it is {now}; the answer was {then}"


def say_passed(done: UndoResult) -> None:
    for entry in done.passed:
        what = entry.say or "a change"
        say(f"  Left as it is: entry {entry.number} ({safe(what)})")


def say_taken_back(done: UndoResult, sentences: list[str]) -> None:
    if done.nothing:
        say("  There is nothing to take back.")
        return
    sentences = sentences or [done.entries[-1].say or "a mark of the program"]
    for sentence in sentences[:LISTED]:
        say(f"  Taken back: {safe(sentence)}")
    if len(sentences) > LISTED:
        say(f"  … and {len(sentences) - LISTED} more.")
