"""What saving, undoing and restoring give back."""

from typing import Any, NamedTuple

from ..changes import Changes
from .history import Entry


class Saved(NamedTuple):
    """The content as it now stands in the file, and what went less well (sentences)."""

    data: dict[str, Any]
    warnings: list[str]


class UndoResult(NamedTuple):
    """The content as it now stands, what was taken back and how.

    `entries` are the history entries of the group, oldest first; `changes` what was done to the
    content. Both are empty when there was nothing left to undo.
    """

    data: dict[str, Any]
    warnings: list[str]
    entries: list[Entry]
    changes: Changes

    @property
    def nothing(self) -> bool:
        """Whether there was nothing left to undo."""
        return not self.entries
