"""The dossier on the disk: find it, read it, save it, undo, and bring it back."""

from .errors import (
    AlreadyThere,
    Ambiguous,
    Clash,
    Collision,
    HistoryGap,
    Missing,
    NewerVersion,
    NotWritten,
    StoreError,
    StoreRefused,
    UnknownVersion,
    Unreadable,
)
from .find import VARIABLE, find
from .history import EDITED_OUTSIDE, NEW_VERSION, Entry
from .migrate import CURRENT
from .names import ENDING, history_path
from .recording import new_group
from .store import Saved, Store, UndoResult

__all__ = [
    "CURRENT",
    "EDITED_OUTSIDE",
    "ENDING",
    "NEW_VERSION",
    "VARIABLE",
    "AlreadyThere",
    "Ambiguous",
    "Clash",
    "Collision",
    "Entry",
    "HistoryGap",
    "Missing",
    "NewerVersion",
    "NotWritten",
    "Saved",
    "Store",
    "StoreError",
    "StoreRefused",
    "UndoResult",
    "UnknownVersion",
    "Unreadable",
    "find",
    "history_path",
    "new_group",
]
