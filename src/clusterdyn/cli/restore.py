"""``clusterdyn restore N``: goes back to an earlier state, or brings a lost file back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from ..answers.describe_changes import describe_changes
from ..changes import difference
from ..content.catalogue import format_date
from ..errors import UsageError
from ..steps.validation import faults, sentence
from ..store import Entry, Missing, Store, StoreError, UnknownVersion, Unreadable
from .context import store, today
from .dossiers import tell_saved
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
    told: list[str] = [] if broken is None else [""]

    def tell(before: dict[str, Any], after: dict[str, Any]) -> None:
        told.extend(changed(before, after))

    saved = found.restore(number, tell)
    tell_saved(saved.warnings)
    if not told:
        say(f"  The dossier is as it was after entry {number} already.")
        return
    say(f"  Back to {entry_said(entries, number)}.")
    for line in filter(None, told):
        say(line)
    if saved.can_be_undone:
        say("  To take this back:  clusterdyn undo")
    wrong = faults(saved.data)
    if wrong:
        message(f"This state holds something that does not belong there. {sentence(wrong[0])}")


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


def entry_said(entries: list[Entry], number: int) -> str:
    entry = next((one for one in entries if one.number == number), None)
    if entry is None:
        return f"entry {number}"
    return f"entry {number}, of {format_date(entry.at.date())}, {entry.at:%H:%M}"


def changed(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    """What a return changes, in a few lines; none where nothing does."""
    changes = difference(before, after)
    sentences = describe_changes(changes, before, after, today())
    if changes and not sentences:
        yield "    Only what the program keeps for itself changes."
    for said in sentences[:LISTED]:
        yield f"    {safe(said)}"
    if len(sentences) > LISTED:
        yield f"    … and {len(sentences) - LISTED} more"
