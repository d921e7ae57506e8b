"""Puts a new content in the place of a file, so that there is always the old or the new one."""

import errno
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from .errors import StoreRefused, not_written, shown, told_reason
from .names import temporary_path
from .reading import LARGEST, first_unfit, too_deep

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

LONG_LINE: Final = 4000
"""Signs. A number that fills a longer line is too long for Python."""


def to_bytes(data: dict[str, Any], new: Mapping[str, Any] | None = None) -> bytes:
    """The content of a dossier file: indented JSON in UTF-8, a line end. Raises `StoreRefused`.

    What is given back was read again and is the same. Only where it is not, or where a number
    looks odd, every value is looked at to name the one that cannot be kept. Where ``new`` is given,
    all other values were in the file before: then only these are looked at.
    """
    raw = _written(data, new) if new is not None and not too_deep(new) else None
    if raw is not None and len(raw) <= LARGEST:
        return raw
    if too_deep(data):
        raise StoreRefused("This content is nested too deeply for a dossier. Make it flatter.")
    raw = _written(data)
    if raw is None:
        place = first_unfit(data)
        if place is None:
            raise StoreRefused(
                "This content would not be the same when it is read. Nothing was saved."
            )
        raise StoreRefused(
            f"The value for {shown(place[0])} holds {place[1]}, which cannot be saved. "
            "Give the answer again without it."
        )
    if len(raw) > LARGEST:
        raise StoreRefused(
            f"With this the dossier would be larger than {LARGEST // 1_000_000} MB. "
            "Keep long documents beside it and write down where they lie."
        )
    return raw


def _written(data: dict[str, Any], new: Mapping[str, Any] | None = None) -> bytes | None:
    """The data as JSON, if that reads back as the same data; else None."""
    from pydantic_core import PydanticSerializationError, to_json

    try:
        if new is not None and first_unfit(new) is not None:
            return None
        raw = to_json(data, indent=2) + b"\n"
        if new is None and _may_hold_odd_numbers(raw) and first_unfit(data) is not None:
            return None
        return raw if json.loads(raw) == data else None
    except (PydanticSerializationError, ValueError):
        return None


def _may_hold_odd_numbers(raw: bytes) -> bool:
    """Whether a number may stand there that Python writes and reads, and JSON or others do not."""
    named = b"Infinity" in raw or b"NaN" in raw
    return named or max(map(len, raw.split(b"\n"))) > LONG_LINE


def replace_file(path: Path, raw: bytes) -> list[str]:
    """Write a temporary file beside `path`, fsync it, move it over `path`, fsync the folder.

    The file keeps its permissions. Returns warnings. Raises `NotWritten`; then the old file is
    untouched and the temporary one is gone.
    """
    temporary = temporary_path(path)
    try:
        _write_temporary(temporary, raw, mode_of(path))
        os.replace(temporary, path)  # noqa: PTH105 (named so in the agreement and in strace)
    except BaseException as error:
        with suppress(OSError):
            temporary.unlink()
        if isinstance(error, OSError):
            raise not_written(path, error) from None
        raise
    return _sync_folder(path.parent)


def keep_copy(path: Path, aside: Path) -> None:
    """Keep what stands in `path` under a second name too. Raises `NotWritten`."""
    try:
        aside.hardlink_to(path)
    except (OSError, NotImplementedError):  # a stick formatted for Windows knows no second names
        try:
            aside.write_bytes(path.read_bytes())
        except OSError as error:
            raise not_written(path, error) from None


def mode_of(path: Path) -> int | None:
    """The permissions of a file, or None when it is not there."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        return None


def _write_temporary(temporary: Path, raw: bytes, mode: int | None) -> None:
    with suppress(FileNotFoundError):
        temporary.unlink()  # left over from a killed program; the lock says nobody else uses it
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, 0o666)
    try:
        if mode is not None:
            temporary.chmod(mode)
        rest = memoryview(raw)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> list[str]:
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return []
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno in _NO_FOLDER_SYNC:
            return []
        return [
            f"The answer is in the file, but the disk did not confirm it ({told_reason(error)}). "
            "Make a copy of the dossier on another disk."
        ]
    finally:
        os.close(handle)
    return []
