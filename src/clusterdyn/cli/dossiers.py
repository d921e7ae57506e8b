"""A dossier for a command: found, whole, fitting its models; and saved as one group for undo."""

from __future__ import annotations

from typing import Any

from ..changes import difference
from ..errors import ExitCode, UsageError
from ..model.draft import Drafts
from ..steps.validation import faults, sentence
from ..store import Store, new_group, notices
from .context import settings, store
from .output import message


def load(repairable: bool = False, drafts: Drafts | None = None) -> tuple[Store, dict[str, Any]]:
    """The store and the content. Content that does not fit ends the command with code 3.

    ``repairable`` lets commands through that can mend it (set, fill, undo, restore).
    ``drafts`` keeps what is drafted on the way, for whoever looks at the answers next.
    """
    found = store()
    data = found.load()
    wrong = [] if repairable else faults(data, drafts)
    if wrong:
        others = len(wrong) - 1
        more = f" {others} more places do not fit either." if others else ""
        more = more if others != 1 else " One more place does not fit either."
        raise UsageError(
            f"{found.path.name} holds something that does not belong there. "
            f"{sentence(wrong[0])}{more} Mend it with clusterdyn set, or go back to an earlier "
            "state with clusterdyn history and clusterdyn restore.",
            ExitCode.NO_DOSSIER,
        )
    return found, data


def tell_neighbours(store: Store, data: dict[str, Any]) -> None:
    """What lies beside the dossier and ought to be known."""
    for notice in notices(store.path, data):
        message(notice)


def save(store: Store, before: dict[str, Any], after: dict[str, Any], say: str) -> dict[str, Any]:
    """The content as it now stands in the file; warnings go to stderr."""
    saved = store.save(difference(before, after), new_group(), say=say)
    tell_saved(saved.warnings)
    return saved.data


def tell_saved(warnings: list[str]) -> None:
    """What went less well; from now on nothing that fails makes a failure of the command."""
    settings.saved = True
    for warning in warnings:
        message(warning)
