"""A dossier as bytes, looked at before it is written, and put in the place of the old one."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from .access import is_protected
from .atomic_write import atomic_write
from .errors import NotWritten, StoreRefused, not_written, shown, told_reason
from .history_file import access_lost
from .names import temporary_path
from .reading import LARGEST, first_unfit, too_deep

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


def replace_file(path: Path, raw: bytes, record: Callable[[], list[str]] = list[str]) -> list[str]:
    """Put `raw` in the place of `path`, under the lock. Returns warnings.

    `record` writes the history when nothing but the move is left to do, and returns warnings.
    Raises `NotWritten`; then the old file is untouched and the temporary one is gone.
    """
    if is_protected(path):
        raise NotWritten(
            f"{shown(path)} may be read only, so nothing was saved. If you may change it, take its "
            "protection away; if not, work on a copy."
        )
    warnings: list[str] = []
    try:
        written = atomic_write(path, raw, temporary_path(path), lambda: warnings.extend(record()))
    except OSError as error:
        refused = path.parent if error.filename == str(temporary_path(path)) else path
        raise not_written(path, error, refused) from None
    if written.access_lost:
        warnings.append(access_lost(path))
    if written.unconfirmed is not None:
        warnings.append(
            "The answer is in the file, but the disk did not confirm it "
            f"({told_reason(written.unconfirmed)}). Make a copy of the dossier on another disk."
        )
    return warnings


def keep_copy(path: Path, aside: Path) -> None:
    """Keep what stands in `path` under a second name too. Raises `NotWritten`."""
    try:
        aside.hardlink_to(path)
    except (OSError, NotImplementedError):  # a stick formatted for Windows knows no second names
        try:
            aside.write_bytes(path.read_bytes())
        except OSError as error:
            raise not_written(path, error) from None
