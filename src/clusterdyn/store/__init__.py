"""The dossier on the disk: find it, read it, save it, undo, and bring it back."""

from clusterdyn.store.errors import (
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
from clusterdyn.store.find import VARIABLE, find
from clusterdyn.store.history import EDITED_OUTSIDE, NEW_VERSION, Entry
from clusterdyn.store.migrate import CURRENT
from clusterdyn.store.names import ENDING, history_path
from clusterdyn.store.recording import new_group
from clusterdyn.store.results import Saved, UndoResult
from clusterdyn.store.store import Store

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
