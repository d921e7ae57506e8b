"""Puts a new content in the place of a file, so that there is always the old or the new one."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

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


def atomic_write(
    path: Path, content: bytes | Callable[[Path], None], temporary: Path | None = None
) -> OSError | None:
    """Write a temporary file beside `path`, fsync it, move it over `path`, fsync the folder.

    `content` is what shall stand there, or a function that writes to the name it is given. The
    file keeps its permissions. Raises what went wrong; then the old file is untouched and the
    temporary one is gone. Returns the error of a disk that took everything but did not confirm
    the new name. `temporary` may be named where a lock keeps others out: then what a killed
    program left there is used again. Otherwise each call has a name of its own.
    """
    beside = temporary or path.with_name(f".clusterdyn-{os.urandom(4).hex()}.new")
    mode = mode_of(path)
    try:
        with suppress(FileNotFoundError):
            beside.unlink()
        with _opened(beside, os.O_CREAT | os.O_EXCL, 0o666 if mode is None else 0o600) as handle:
            if isinstance(content, bytes):
                _write(handle, content)
                _settle(handle, beside, mode)
        if not isinstance(content, bytes):
            content(beside)
            with _opened(beside) as handle:
                _settle(handle, beside, mode)
        os.replace(beside, path)  # noqa: PTH105 (named so in the agreement and in strace)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    return _sync_folder(path.parent)


def mode_of(path: Path) -> int | None:
    """The permissions of a file, or None when it is not there."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        return None


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


def _settle(handle: int, path: Path, mode: int | None) -> None:
    if mode is not None:
        path.chmod(mode)
    os.fsync(handle)


def _sync_folder(folder: Path) -> OSError | None:
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return None
    try:
        os.fsync(handle)
    except OSError as error:
        return None if error.errno in _NO_FOLDER_SYNC else error
    finally:
        os.close(handle)
    return None
