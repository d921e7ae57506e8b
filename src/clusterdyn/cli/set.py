"""``clusterdyn set PATH VALUE``: gives one answer without a dialogue."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ..answers.describe_changes import describe_changes
from ..batch.one_answer import remove, set_text
from ..changes import difference
from ..errors import UsageError
from .context import today
from .dossiers import load, save
from .output import message, safe, say


def set_(
    path: Annotated[
        str,
        typer.Argument(metavar="PATH", help="For example 4.statement or plan.milestones.ID.due."),
    ],
    value: Annotated[
        str | None,
        typer.Argument(
            metavar="VALUE",
            help='Typed as in the dialogue; "none" leaves it empty (a number: "unknown").',
        ),
    ] = None,
    remove_it: Annotated[
        bool, typer.Option("--remove", help="Take the answer, or the whole record, out.")
    ] = False,
    everywhere: Annotated[
        bool, typer.Option("--everywhere", help="With --remove: also where it is referred to.")
    ] = False,
) -> None:
    """Give one answer without a dialogue."""
    if remove_it == (value is not None) or (everywhere and not remove_it):
        raise UsageError(
            'Give one answer, as in: clusterdyn set 4.year 2035 (or "none" to leave it empty, or '
            "--remove to take it out)."
        )
    store, before = load(repairable=True)
    after = _changed(before, path, value, everywhere)
    sentences = describe_changes(difference(before, after), before, after, today())
    if not difference(before, after):
        say("  Nothing to change: that is the answer already.")
        return
    save(store, before, after, sentences[0] if sentences else f"Set {path}")
    for sentence in sentences:
        say(f"  {safe(sentence)}")


def _changed(
    data: dict[str, Any], path: str, value: str | None, everywhere: bool
) -> dict[str, Any]:
    try:
        if value is None:
            return remove(data, path, today(), everywhere)
        filled = set_text(data, path, value, today())
    except UsageError as problem:
        raise UsageError(safe(f"{problem} Nothing was saved.")) from None
    for note in filled.notes:
        message(safe(note))
    return filled.data
