"""The dossier on the disk: find it, read it, save it, undo, and bring it back."""

from .errors import (
    AlreadyThere,
    Ambiguous,
    ChangedSince,
    Clash,
    Collision,
    HistoryGap,
    HistoryUnreadable,
    Missing,
    NewerVersion,
    NothingHere,
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
from .neighbours import notices
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
    "ChangedSince",
    "Clash",
    "Collision",
    "Entry",
    "HistoryGap",
    "HistoryUnreadable",
    "Missing",
    "NewerVersion",
    "NotWritten",
    "NothingHere",
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
    "notices",
]
