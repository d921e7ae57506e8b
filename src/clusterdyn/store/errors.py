"""What can go wrong with a dossier file, each as one sentence for the group and an exit code."""

import errno
import json
from pathlib import Path
from typing import Any, NamedTuple

from ..changes import ABSENT
from ..errors import ClusterdynError, ExitCode
from ..language.phrases import counted
from ..language.printable import on_one_line


class StoreError(ClusterdynError):
    """The dossier, its history or its lock cannot be used as wished."""

    exit_code = ExitCode.NO_DOSSIER


class Missing(StoreError):
    """There is no dossier where one was looked for."""


class NothingHere(Missing):
    """The folder holds neither a dossier nor a history of one."""


class Ambiguous(StoreError):
    """There are several dossiers and none was named."""


class Unreadable(StoreError):
    """The file is there but cannot be understood."""


class HistoryGap(StoreError):
    """The history has a hole, so an earlier content cannot be worked out."""


class HistoryUnreadable(StoreError):
    """The history is there and cannot be read, or belongs to another dossier."""


class NewerVersion(StoreError):
    """The file was written by a later version of the program."""


class UnknownVersion(StoreError):
    """The file does not say in which version it is written, or says something else."""


class StoreRefused(StoreError):
    """The wish cannot be carried out as it was given."""

    exit_code = ExitCode.WRONG_USE


class AlreadyThere(StoreRefused):
    """A new dossier would take the place of an existing file."""


class NotWritten(StoreError):
    """The change is not in the file; the file is as it was before."""

    exit_code = ExitCode.NOT_WRITTEN


class Collision(NamedTuple):
    """One place that two people changed. Each value may be `ABSENT` (not there, or removed)."""

    path: str
    base: Any
    theirs: Any
    ours: Any


class Clash(StoreError):
    """Somebody else changed the same place. Nothing was written."""

    exit_code = ExitCode.CLASH

    def __init__(self, collisions: list[Collision]) -> None:
        self.collisions = collisions
        super().__init__(self._sentence(collisions[0], _more(collisions)))

    def _sentence(self, first: Collision, more: str) -> str:
        return (
            f"Somebody else changed {shown(first.path)} at the same time: there it is now "
            f"{_told(first.theirs)}, here it is {_told(first.ours)}.{more} Nothing was written. "
            "Decide together which one holds, then answer again."
        )


class ChangedSince(Clash):
    """What undo would take back was changed once more after that. Nothing was written."""

    def _sentence(self, first: Collision, more: str) -> str:
        return (
            f"{shown(first.path)} was changed by hand after the answer that would be taken back: "
            f"the answer was {_told(first.base)}, now it is {_told(first.theirs)}.{more} "
            "Nothing was taken back."
        )


def _more(collisions: list[Collision]) -> str:
    rest = len(collisions) - 1
    return f" {counted(rest, 'more place', 'more places')} changed too." if rest else ""


def shown(text: object, longest: int = 120) -> str:
    """A name or a value as it can be printed: no control characters, not endless."""
    plain = on_one_line(str(text))
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


def _told(value: Any) -> str:
    if value is ABSENT:
        return "not there"
    if value is None:
        return "left empty"
    if isinstance(value, dict):  # a record is known by its name
        value = next((part for part in value.values() if isinstance(part, str)), value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f'"{shown(text, 40)}"'


def told_reason(error: OSError) -> str:
    """Why the computer refused a file, in plain words."""
    reasons = {
        errno.EACCES: "there is no permission",
        errno.EPERM: "there is no permission",
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "the space allowed on this disk is used up",
        errno.EROFS: "the disk can only be read",
        errno.ENOENT: "the folder is no longer there",
        errno.ENOTDIR: "the folder is no longer there",
        errno.ENAMETOOLONG: "the name is too long",
        errno.EIO: "the disk reports a fault",
        errno.EMFILE: "too many files are open",
        errno.ENFILE: "too many files are open",
    }
    known = reasons.get(error.errno or 0)
    return known or f"the computer says: {shown(error.strerror or error)}"


def not_written(path: Path, error: OSError, refused: Path | None = None) -> NotWritten:
    """The error for a dossier that could not be written; `refused` is the file that stood in the
    way, where that is another one."""
    which = f"{shown(refused.name)}: " if refused is not None and refused != path else ""
    return NotWritten(
        f"The change could not be saved in {shown(path)}: {which}{told_reason(error)}. "
        "The file is as it was before, and all earlier answers are in it. "
        "Mend this, then give the answer again."
    )
