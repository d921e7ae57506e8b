"""Who may read and write a file: its permissions and its group, carried over to files beside it."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

_GROUP_MAY: Final = stat.S_IRGRP | stat.S_IWGRP


class Access(NamedTuple):
    """The permissions (nine bits) and the number of the group."""

    mode: int
    group: int


def access_of(path: Path) -> Access | None:
    """How a file may be used, or None when it is not there."""
    try:
        about = path.stat()
    except OSError:
        return None
    return Access(stat.S_IMODE(about.st_mode) & 0o777, about.st_gid)


def give_access(handle: int, wanted: Access) -> bool:
    """Give an open file these permissions and this group; False where the group cannot be kept.

    Then the group that the file has instead may do no more than everybody.
    Raises OSError where the permissions cannot be set.
    """
    if os.name == "nt":
        return True
    kept = os.fstat(handle).st_gid == wanted.group
    if not kept:
        with suppress(OSError):
            os.fchown(handle, -1, wanted.group)
            kept = True
    mode = wanted.mode if kept else wanted.mode & ~0o070 | (wanted.mode & 0o007) << 3
    if stat.S_IMODE(os.fstat(handle).st_mode) != mode:
        os.fchmod(handle, mode)
    return kept


def share_with_folder(handle: int, folder: Path) -> None:
    """Let the group write a new file where the folder belongs to a group (by its setgid bit)."""
    if os.name == "nt":
        return
    about = folder.stat()
    if about.st_mode & stat.S_ISGID and about.st_mode & stat.S_IWGRP:
        os.fchmod(handle, stat.S_IMODE(os.fstat(handle).st_mode) | _GROUP_MAY)


def is_protected(path: Path) -> bool:
    """Whether a file that is there may not be changed by this person, or by anybody."""
    access = access_of(path)
    return access is not None and (not access.mode & 0o222 or not os.access(path, os.W_OK))
