"""One save at a time: the lock that is held for the save only."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from .errors import NotWritten, not_written, shown
from .names import lock_path

PATIENCE: Final = 10.0
"""Seconds to wait for somebody else's save, which takes milliseconds."""


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of the dossier `path`. Raises `NotWritten` when it is not free in time."""
    import filelock

    if not path.parent.is_dir():
        raise NotWritten(
            f"The folder {shown(path.parent)} is no longer there, so nothing was saved. "
            "If it is on a stick or a network drive, connect it again."
        )
    try:
        lock = filelock.FileLock(lock_path(path), timeout=patience)
        lock.acquire()
    except filelock.Timeout:
        raise NotWritten(
            f"Another program has been holding {shown(path)} for {patience:g} seconds, so nothing "
            "was saved. Close other windows with this dossier, then give the answer again."
        ) from None
    except NotImplementedError:
        raise NotWritten(
            f"The disk with {shown(path)} knows no locks, so nothing was saved. "
            "Copy the dossier to a folder on this computer and work there."
        ) from None
    except OSError as error:
        raise not_written(path, error) from None
    try:
        yield
    finally:
        lock.release()
