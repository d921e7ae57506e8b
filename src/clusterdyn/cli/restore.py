"""``clusterdyn restore N``: goes back to an earlier state, or brings a lost file back."""

from __future__ import annotations

from typing import Annotated

import typer

from ..answers.describe_changes import describe_changes
from ..changes import difference
from ..content.catalogue import format_date
from ..errors import UsageError
from ..store import Entry, Missing, Store, StoreError, UnknownVersion, Unreadable
from .context import store, today
from .output import message, safe, say

LISTED = 12


def restore(
    number: Annotated[
        int | None, typer.Argument(metavar="N", help="The entry's number; see history.")
    ] = None,
    last: Annotated[
        bool, typer.Option("--last", help="Rebuild the last known state, for a broken file.")
    ] = False,
) -> None:
    """Go back to an earlier state; nothing is asked, and undo takes it back."""
    found = store()
    broken = unusable(found)
    if number is not None and last:
        raise UsageError("Give a number or --last, not both.")
    if number is None and not last and broken is None:
        raise UsageError(
            "Which state? Give its number, as in: clusterdyn restore 12. "
            "See the numbers with: clusterdyn history"
        )
    entries = found.history()
    for warning in found.warnings:
        message(warning)
    if number is None:
        number = last_number(found, entries)
    before = None if broken is not None else found.load()
    saved = found.restore(number)
    for warning in saved.warnings:
        message(warning)
    if before is not None and not difference(before, saved.data):
        say(f"  The dossier is as it was after entry {number} already.")
        return
    say(f"  Back to {entry_said(entries[number - 1])}.")
    if before is not None:
        changed(before, saved.data)
    if not found.history()[-1].is_start:
        say("  To take this back:  clusterdyn undo")


def unusable(found: Store) -> StoreError | None:
    """Why the file cannot be read, if it cannot."""
    try:
        found.load()
    except (Missing, Unreadable, UnknownVersion) as problem:
        return problem
    return None


def last_number(found: Store, entries: list[Entry]) -> int:
    if not entries:
        found.rebuild()  # says that there is no history
    return entries[-1].number


def entry_said(entry: Entry) -> str:
    return f"entry {entry.number}, of {format_date(entry.at.date())}, {entry.at:%H:%M}"


def changed(before: dict[str, object], after: dict[str, object]) -> None:
    sentences = describe_changes(difference(before, after), before, after, today())
    for sentence in sentences[:LISTED]:
        say(f"    {safe(sentence)}")
    if len(sentences) > LISTED:
        say(f"    … and {len(sentences) - LISTED} more")
