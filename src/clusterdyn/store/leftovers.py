"""Temporary files of programs that were killed: told from those at work by a lock, and removed."""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from .locking import take
from .regular_file import NotRegular, open_regular

PREFIX: Final = ".clusterdyn-"
ENDING: Final = ".new"
OLD: Final = 86_400.0
"""Seconds after which a file is left over where the disk knows no locks."""


def temporary_beside(path: Path) -> Path:
    """A name for a temporary file that nobody else uses."""
    return path.with_name(f"{PREFIX}{os.urandom(4).hex()}{ENDING}")


def mark_as_at_work(handle: int) -> None:
    """Nobody takes this open temporary file for one that was left over."""
    if os.name != "nt":  # Windows lets nobody remove an open file anyway
        with suppress(OSError):
            take(handle)


def remove_leftovers(folder: Path) -> None:
    """Remove what killed programs left in a folder; whatever cannot be removed stays."""
    with suppress(OSError):
        for path in folder.glob(f"{PREFIX}*{ENDING}"):
            if _is_left_over(path):
                for one in (path, path.with_name(f"tmp_{path.name}")):  # DuckDB writes there first
                    with suppress(OSError):
                        one.unlink()


def _is_left_over(path: Path) -> bool:
    try:
        with open_regular(path, os.O_RDWR) as handle:
            return take(handle)
    except NotRegular:
        return False
    except OSError:
        return time.time() - path.lstat().st_mtime > OLD
