"""Opens files beside a dossier without following links, and only if they are ordinary files."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_SAFELY: Final = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


class NotRegular(Exception):
    """Something else than an ordinary file lies there; `what` says what."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@contextmanager
def open_regular(path: Path, flags: int = os.O_RDONLY) -> Iterator[int]:
    """A handle of an ordinary file. Raises `NotRegular` or OSError.

    A link is not followed, a device is not touched, and a pipe does not wait for its other end.
    With O_CREAT a file that is not there is made, for its owner only.
    """
    handle = _opened(path, flags)
    try:
        _look(os.fstat(handle))
        yield handle
    finally:
        with suppress(OSError):  # what was to reach the disk was fsynced before
            os.close(handle)


def only_name(handle: int) -> int:
    """The handle of a file that has no second name elsewhere. Raises `NotRegular`."""
    if os.fstat(handle).st_nlink > 1:
        raise NotRegular("a file with a second name elsewhere")
    return handle


def _opened(path: Path, flags: int) -> int:
    """What is there is opened as it is: in an open folder some systems let nobody "make" it."""
    try:
        _look(path.lstat())
        return os.open(path, flags & ~os.O_CREAT | _SAFELY)
    except FileNotFoundError:
        if not flags & os.O_CREAT:
            raise
    with suppress(FileExistsError):
        return os.open(path, flags | os.O_EXCL | _SAFELY, 0o600)
    return os.open(path, flags & ~os.O_CREAT | _SAFELY)  # somebody else was quicker


def _look(about: os.stat_result) -> None:
    if stat.S_ISLNK(about.st_mode):
        raise NotRegular("a link to another file")
    if stat.S_ISDIR(about.st_mode):
        raise NotRegular("a folder")
    if not stat.S_ISREG(about.st_mode):
        raise NotRegular("a pipe or a device")
