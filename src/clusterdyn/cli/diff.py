"""``clusterdyn diff [FROM] [TO]``: what changed since an earlier state, or beside another file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from ..answers.describe_changes import describe_changes
from ..changes import difference, to_json
from ..errors import UsageError
from ..store import Store
from .context import now, store, today, who
from .output import as_json, message, safe, say


def diff(
    start: Annotated[
        str, typer.Argument(metavar="FROM", help="An entry of the history, or a dossier file.")
    ] = "",
    end: Annotated[
        str, typer.Argument(metavar="TO", help="The same; the present state if left out.")
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="The same as data.")] = False,
) -> None:
    """What changed since an earlier state; alone, what the last entry changed."""
    found = store()
    old = state(found, start) if start else before_last(found)
    new = state(found, end) if end else found.load()
    changes = difference(old, new)
    sentences = describe_changes(changes, old, new, today())
    if json:
        as_json({"from": start, "to": end, "changes": sentences, "set": to_json(changes)})
        return
    for sentence in sentences:
        say(f"  {safe(sentence)}")
    if not changes:
        say("  No difference.")
    elif not sentences:
        say("  No difference in the answers; only what the program keeps for itself.")


def state(found: Store, wanted: str) -> dict[str, Any]:
    """The content after an entry of the history, or of another dossier file."""
    if wanted.isascii() and wanted.isdigit():
        content = found.state_after(int(wanted))
        for warning in found.warnings:
            message(warning)
        return content
    if not Path(wanted).is_file():
        raise UsageError(
            f'"{safe(wanted)}" is neither a number of the history nor a file. '
            "See the numbers with: clusterdyn history"
        )
    return Store(Path(wanted), now, who()).load()


def before_last(found: Store) -> dict[str, Any]:
    """The content before the last entry."""
    count = len(found.history())
    if count < 2:
        raise UsageError("There is no earlier state to compare with. See: clusterdyn history")
    return found.state_after(count - 1)
