"""One save at a time: the lock that is held for the save only."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

from .access import access_of, give_access
from .errors import NotWritten, not_written, shown
from .names import lock_path
from .regular_file import NotRegular, open_regular

PATIENCE: Final = 10.0
"""Seconds to wait for somebody else's save, which takes milliseconds."""
LOOK_AGAIN: Final = 0.02
"""Seconds between two tries."""
NO_LOCKS: Final = {errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL}
"""What a disk answers that knows no locks."""
HELD: Final = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
"""What the system answers while somebody else holds the lock."""


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of the dossier `path`. Raises `NotWritten` when it is not free in time.

    The lock goes when its file is closed, at the latest with the program, so it never stays behind.
    """
    if not path.parent.is_dir():
        raise NotWritten(
            f"The folder {shown(path.parent)} is not there, so nothing was saved. "
            "If it is on a stick or a network drive, connect it again."
        )
    until = time.monotonic() + patience
    while (lock := _taken(path)) is None:
        if time.monotonic() >= until:
            raise NotWritten(
                f"Another program has been holding {shown(path)} for {patience:g} seconds, so "
                "nothing was saved. Close other windows with this dossier, then give the answer "
                "again."
            )
        time.sleep(LOOK_AGAIN)
    with lock:
        yield


def _taken(path: Path) -> ExitStack | None:
    """The lock, to be let go by closing it; None while somebody else holds it."""
    try:
        with ExitStack() as stack:
            handle = stack.enter_context(_lock_file(lock_path(path)))
            if not (take(handle) and _still_there(handle, lock_path(path))):
                return None
            stack.callback(_share, handle, path)
            return stack.pop_all()
    except (OSError, NotRegular) as problem:
        raise _refused(path, problem) from None


def _lock_file(path: Path) -> AbstractContextManager[int]:
    """The lock file. It stays where it is, and needs no more than to be readable."""
    only_readable = path.exists() and not os.access(path, os.W_OK)
    return open_regular(path, os.O_RDONLY if only_readable else os.O_RDWR | os.O_CREAT)


if sys.platform == "win32":
    import msvcrt

    def take(handle: int) -> bool:
        """Lock an open file; False while somebody else has it. Raises OSError."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in HELD:
                return False
            raise
        return True
else:
    import fcntl

    def take(handle: int) -> bool:
        """Lock an open file; False while somebody else has it. Raises OSError."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in HELD:
                return False
            raise
        return True


def _still_there(handle: int, path: Path) -> bool:
    """Whether the file that was opened is still the one of this name."""
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(handle), path.stat())
    return False


def _share(handle: int, path: Path) -> None:
    """Whoever may use the dossier may hold its lock too, as far as that is in our hands."""
    access = access_of(path)
    with suppress(OSError):
        if access is not None:
            give_access(handle, access._replace(mode=access.mode | 0o600))


def _refused(path: Path, problem: OSError | NotRegular) -> NotWritten:
    lock = lock_path(path).name
    if isinstance(problem, NotRegular):
        return NotWritten(
            f"{shown(lock)} is {problem.what}, so it cannot be the lock of {shown(path)}, and "
            "nothing was saved. Remove it, then give the answer again."
        )
    if problem.errno in NO_LOCKS:
        return NotWritten(
            f"The disk with {shown(path)} knows no locks, so nothing was saved. "
            "Copy the dossier to a folder on this computer and work there."
        )
    return not_written(path, problem, lock_path(path))
