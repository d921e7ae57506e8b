"""The history on the disk: appended to, read (a very long one from its end), or its last line."""

import os
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, Final

from .access import Access, give_access
from .errors import HistoryUnreadable, shown, told_reason
from .history import History, Line, content_after, read_line, settled, written
from .identity import digest
from .reading import LARGEST
from .regular_file import NotRegular, only_name, open_regular

MOST_READ: Final = 16_000_000
"""Bytes. Of a longer history only the end is kept in memory; a busy year makes 1,000,000."""
RECENT: Final = 50_000
"""Bytes in which undo looks first; they hold what a group has answered in a day."""
LONGEST_LINE: Final = 2 * LARGEST
_PIECE: Final = 65_536
_LARGE_PIECE: Final = 1_000_000
_ID: Final = re.compile(rb'\{"id":"([0-9a-f]{16})",')


def read(path: Path, most: int = MOST_READ) -> tuple[History, list[str]]:
    """The history and warnings; of a longer one the last `most` bytes. None there: it is empty.

    Raises `HistoryUnreadable` for what lies there and cannot be read, or is no ordinary file.
    """
    try:
        with open_regular(path) as handle:
            history = _read(only_name(handle), most)
    except FileNotFoundError:
        return History([], []), []
    except (OSError, NotRegular) as problem:
        raise _unreadable(path, problem) from None
    return history, [_damaged(path, history.damaged)] if history.damaged else []


def _read(handle: int, most: int) -> History:
    """The lines at the end of the file, and how many stand before them."""
    begin = _after_line_end(handle, os.fstat(handle).st_size - most)
    skipped = _count_lines(handle, begin)
    lines: list[Line] = []
    damaged: list[int] = []
    for number, raw in enumerate(_lines(handle, begin), skipped + 1):
        line = read_line(raw)
        if line is not None:
            lines.append(line)
        elif raw.strip():
            damaged.append(number)
    return History(list(settled(lines)), damaged, skipped, begin)


def replayed(path: Path, history: History, number: int) -> dict[str, Any]:
    """The content after entry `number`. Raises `HistoryGap` or `HistoryUnreadable`.

    Where the last start before it was skipped, the file is gone through line by line.
    """
    kept = history.lines[: number - history.skipped]
    if not history.begin or any(line.is_start for line in kept):
        return content_after(kept, number)
    try:
        with open_regular(path) as handle:
            skipped = (read_line(raw) for raw in _lines(handle, 0, history.begin))
            return content_after(settled(chain(filter(None, skipped), kept)), number)
    except (OSError, NotRegular) as problem:
        raise _unreadable(path, problem) from None


def last_line(path: Path) -> Line | None:
    """The last line, or None when there is none or it cannot be read. Reads no more than it."""
    try:
        with open_regular(path) as handle:
            return read_line(_last(only_name(handle)).rstrip(b"\n"))
    except (OSError, NotRegular):
        return None


def identity(path: Path) -> str | None:
    """The id of the dossier whose history this is, or None when there is no history to read.

    A history of file version 1 names no id: then it is the digest of its first line.
    """
    try:
        with open_regular(path) as handle:
            named = _ID.match(_piece(only_name(handle), 0, 64))
            if named:
                return named[1].decode()
            first = next(_lines(handle, 0), b"")
    except (OSError, NotRegular):
        return None
    line = read_line(first)
    return (line.id if line else None) or (digest(first) if first else None)


def append(path: Path, lines: Iterable[Line], access: Access | None) -> list[str]:
    """Add lines in one write and fsync them. Returns warnings; never raises for a disk's sake.

    A line that was cut off by a power failure is moved to a file of its own first. `access` is
    who may use the dossier; the same may use its history.
    """
    raw = b"".join(map(written, lines))
    try:
        with open_regular(path, os.O_RDWR | os.O_APPEND | os.O_CREAT) as handle:
            only_name(handle)
            kept = access is None or give_access(handle, access)
            warnings, glue = _mended_end(handle, path, access)
            _write(handle, glue + raw)
    except (OSError, NotRegular) as problem:
        return [
            f"The answer is saved, but not the history of it: {_why(path, problem)} "
            "Undo does not know this answer."
        ]
    return warnings if kept else [*warnings, access_lost(path)]


def access_lost(path: Path) -> str:
    """What is said of a file that could not be given to the people who may use the dossier."""
    return (
        f"{shown(path.name)} could not be given to the group that the dossier had, so the others "
        "of that group may be unable to use it. Whoever looks after the folder can mend that."
    )


def _write(handle: int, raw: bytes) -> None:
    rest = memoryview(raw)
    while rest:  # a cut line of a full disk is set aside by the next save
        rest = rest[os.write(handle, rest) :]
    os.fsync(handle)


def _mended_end(handle: int, path: Path, access: Access | None) -> tuple[list[str], bytes]:
    """See that the file ends with a whole line. Returns warnings and what to write first."""
    last = _last(handle)
    if not last or last.endswith(b"\n"):
        return [], b""
    if len(last) > LONGEST_LINE or read_line(last) is not None:
        return [], b"\n"
    aside = path.with_name(path.name + ".cut")
    with open_regular(aside, os.O_RDWR | os.O_APPEND | os.O_CREAT) as piece:
        only_name(piece)
        if access is not None:
            give_access(piece, access)
        _write(piece, last + b"\n")
    os.ftruncate(handle, os.fstat(handle).st_size - len(last))
    return [
        "The last line of the history was cut off, perhaps by a power failure. "
        f"It was put into {shown(aside.name)}. No answer is lost by this."
    ], b""


# Reading by pieces


def _last(handle: int) -> bytes:
    """The last line, with its line end if it has one; of one that is too long only the end."""
    position, tail, size = os.fstat(handle).st_size, b"", _PIECE
    while position > 0 and b"\n" not in tail[:-1] and len(tail) <= LONGEST_LINE:
        size = min(2 * size, position)
        position -= size
        tail = _piece(handle, position, size) + tail
    return tail[tail[:-1].rfind(b"\n") + 1 :]


def _after_line_end(handle: int, position: int) -> int:
    """Where the first line begins that begins after this place."""
    while position > 0 and (piece := _piece(handle, position)):
        if b"\n" in piece:
            return position + piece.index(b"\n") + 1
        position += len(piece)
    return max(0, position)


def _count_lines(handle: int, end: int) -> int:
    """How many line ends stand before this place."""
    places = range(0, end, _LARGE_PIECE)
    return sum(_piece(handle, at, min(_LARGE_PIECE, end - at)).count(b"\n") for at in places)


def _lines(handle: int, begin: int, end: int | None = None) -> Iterator[bytes]:
    """The lines between two places, without their line ends; of one that is too long the end."""
    parts: list[bytes] = []
    end = os.fstat(handle).st_size if end is None else end
    while piece := _piece(handle, begin, min(_LARGE_PIECE, end - begin)):
        begin += len(piece)
        *whole, rest = piece.split(b"\n")
        if whole:
            yield b"".join([*parts, whole[0]])
            yield from whole[1:]
            parts = []
        parts.append(rest)
        if len(parts) * _LARGE_PIECE > LONGEST_LINE:
            del parts[0]
    if any(parts):
        yield b"".join(parts)


def _piece(handle: int, begin: int, size: int = _LARGE_PIECE) -> bytes:
    os.lseek(handle, begin, os.SEEK_SET)
    return os.read(handle, size)


# What is said


def _why(path: Path, problem: OSError | NotRegular) -> str:
    if isinstance(problem, OSError):
        return f"{shown(path.name)} cannot be used ({told_reason(problem)})."
    return (
        f"{shown(path.name)} is {problem.what}, so it is not touched. Put it somewhere else; "
        "of a file with two names, put a copy here."
    )


def _unreadable(path: Path, problem: OSError | NotRegular) -> HistoryUnreadable:
    return HistoryUnreadable(
        f"The history cannot be read: {_why(path, problem)} "
        "The dossier itself is not touched by this."
    )


def _damaged(path: Path, numbers: list[int]) -> str:
    first = ", ".join(map(str, numbers[:5])) + (" …" if len(numbers) > 5 else "")
    return (
        f"In the history {shown(path.name)} these lines cannot be read: {first}. "
        "They are left out. The dossier itself is not touched by this."
    )
