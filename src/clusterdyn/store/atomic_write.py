"""Puts a new content in the place of a file, so that there is always the old or the new one."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

from .access import Access, access_of, give_access, share_with_folder
from .leftovers import mark_as_at_work, remove_leftovers, temporary_beside

_NO_FOLDER_SYNC: Final = {
    errno.EINVAL,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
    errno.EBADF,
    errno.EACCES,
    errno.EPERM,
    errno.EISDIR,
    errno.ENOSYS,
}


class Written(NamedTuple):
    """What went less well: a disk that did not confirm the new name; permissions or a group that
    could not be kept."""

    unconfirmed: OSError | None = None
    access_lost: bool = False


def atomic_write(
    path: Path,
    content: bytes | Callable[[Path], None],
    temporary: Path | None = None,
    ready: Callable[[], None] | None = None,
) -> Written:
    """Write a temporary file beside `path`, fsync it, move it over `path`, fsync the folder.

    `content` is what shall stand there, or a function that writes to the name it is given. The
    file keeps its permissions and its group. Raises what went wrong; then the old file is untouched
    and the temporary one is gone. After the move nothing is raised. `temporary` may be named where
    a lock keeps others out: then what a killed program left there is used again. Otherwise each
    call has a name of its own. `ready` is called when only the move is left to do.
    """
    beside = temporary or temporary_beside(path)
    if temporary is None:
        remove_leftovers(path.parent)
    access = access_of(path)
    try:
        with suppress(FileNotFoundError):
            beside.unlink()
        with _opened(beside, os.O_CREAT | os.O_EXCL, 0o666 if access is None else 0o600) as handle:
            if temporary is None:
                mark_as_at_work(handle)
            if isinstance(content, bytes):
                _write(handle, content)
                kept = _settle(handle, beside, access)
            else:
                content(beside)
                with _opened(beside) as written:  # it may be another file of that name
                    kept = _settle(written, beside, access)
        if ready is not None:
            ready()
        os.replace(beside, path)  # noqa: PTH105 (named so in the agreement and in strace)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    return Written(_sync_folder(path.parent), not kept)


@contextmanager
def _opened(path: Path, flags: int = 0, mode: int = 0) -> Iterator[int]:
    handle = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0) | flags, mode)
    try:
        yield handle
    finally:
        os.close(handle)


def _write(handle: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _settle(handle: int, path: Path, access: Access | None) -> bool:
    """See to who may use the file, and that it is on the disk; False where that cannot be kept."""
    kept = True
    if access is None:
        share_with_folder(handle, path.parent)
    else:
        kept = give_access(handle, access)
    os.fsync(handle)
    return kept


def _sync_folder(folder: Path) -> OSError | None:
    """Confirm the new name; the error of a disk that does not, and that should."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return None
    found = None
    try:
        os.fsync(handle)
    except OSError as error:
        found = None if error.errno in _NO_FOLDER_SYNC else error
    with suppress(OSError):
        os.close(handle)
    return found
