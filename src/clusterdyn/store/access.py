"""Who may read and write a file: its permissions and its group, carried over to files beside it."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

_GROUP_MAY: Final = stat.S_IRGRP | stat.S_IWGRP


class Access(NamedTuple):
    """The permissions (nine bits), and the numbers of the owner and of the group."""

    mode: int
    owner: int
    group: int


def access_of(path: Path) -> Access | None:
    """How a file may be used, or None when it is not there."""
    try:
        about = path.stat()
    except OSError:
        return None
    return Access(stat.S_IMODE(about.st_mode) & 0o777, about.st_uid, about.st_gid)


def give_access(handle: int, wanted: Access) -> bool:
    """Give an open file of ours these permissions and this group; False where that cannot be.

    A group that cannot be kept leaves the file to its owner and to what everybody may do. The file
    of somebody else stays as it is: he has given it what he could. What the administrator writes
    stays the owner's.
    """
    if os.name == "nt":
        return True
    about, own = os.fstat(handle), os.geteuid()
    if own not in (0, about.st_uid):
        return True
    owner = wanted.owner if own == 0 else about.st_uid
    kept = (about.st_uid, about.st_gid) == (owner, wanted.group)
    if not kept:
        with suppress(OSError):
            os.fchown(handle, owner, wanted.group)
            kept = True
    mode = wanted.mode if kept else wanted.mode & ~0o070 | (wanted.mode & 0o007) << 3
    if stat.S_IMODE(os.fstat(handle).st_mode) != mode:
        try:
            os.fchmod(handle, mode)
        except OSError:
            return False
    return kept


def share_with_folder(handle: int, folder: Path) -> None:
    """Let the group write a new file where the folder belongs to a group (by its setgid bit)."""
    if os.name == "nt":
        return
    about = folder.stat()
    if about.st_mode & stat.S_ISGID and about.st_mode & stat.S_IWGRP:
        with suppress(OSError):
            os.fchmod(handle, stat.S_IMODE(os.fstat(handle).st_mode) | _GROUP_MAY)


def is_protected(path: Path) -> bool:
    """Whether a file that is there may not be changed by this person, or by anybody."""
    access = access_of(path)
    return access is not None and (not access.mode & 0o222 or not os.access(path, os.W_OK))
