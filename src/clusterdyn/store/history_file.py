"""The history on the disk: appended to, read whole, or only its last line."""

import os
from pathlib import Path
from typing import Final

from .errors import shown, told_reason
from .history import History, Line, read_history, read_line, written

_PIECE: Final = 65_536


def whole(path: Path) -> tuple[History, list[str]]:
    """The history and warnings. A file that is not there is an empty history."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return History([], []), []
    except OSError as error:
        return History([], []), [_closed(path, error)]
    history = read_history(raw)
    return history, [_damaged(path, history.damaged)] if history.damaged else []


def last_line(path: Path) -> Line | None:
    """The last line, or None when there is none or it cannot be read. Reads no more than it."""
    try:
        with path.open("rb") as file:
            position = file.seek(0, os.SEEK_END)
            tail = b""
            while position > 0 and b"\n" not in tail.rstrip(b"\n"):
                size = min(_PIECE, position)
                position = file.seek(position - size)
                tail = file.read(size) + tail
    except OSError:
        return None
    return read_line(tail.rstrip(b"\n").rpartition(b"\n")[2])


def append(path: Path, lines: list[Line], mode: int) -> list[str]:
    """Add lines in one write and fsync them. Returns warnings; never raises for a disk's sake.

    A line that was cut off by a power failure is moved to a file of its own first. `mode` is the
    permissions for a new file.
    """
    try:
        warnings, glue = _mended_end(path)
        _append_bytes(path, glue + b"".join(map(written, lines)), mode)
    except OSError as error:
        return [
            f"The answer is saved, but not the history of it ({shown(path.name)}: "
            f"{told_reason(error)}). Undo does not know this answer."
        ]
    return warnings


def _append_bytes(path: Path, raw: bytes, mode: int) -> None:
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, mode)
    try:
        done = os.write(handle, raw)
        if done < len(raw):  # a full disk; the cut line is set aside by the next save
            os.write(handle, raw[done:])
        os.fsync(handle)
    finally:
        os.close(handle)


def _mended_end(path: Path) -> tuple[list[str], bytes]:
    """See that the file ends with a whole line. Returns warnings and what to write first."""
    try:
        with path.open("rb") as file:
            if file.seek(0, os.SEEK_END) == 0:
                return [], b""
            file.seek(-1, os.SEEK_END)
            if file.read(1) == b"\n":
                return [], b""
            file.seek(0)
            raw = file.read()
    except FileNotFoundError:
        return [], b""
    kept = raw.rfind(b"\n") + 1
    if read_line(raw[kept:]) is not None:
        return [], b"\n"
    aside = path.with_name(path.name + ".cut")
    _append_bytes(aside, raw[kept:] + b"\n", 0o600)
    os.truncate(path, kept)
    return [
        "The last line of the history was cut off, perhaps by a power failure. "
        f"It was put into {shown(aside.name)}. No answer is lost by this."
    ], b""


def _damaged(path: Path, numbers: list[int]) -> str:
    first = ", ".join(map(str, numbers[:5])) + (" …" if len(numbers) > 5 else "")
    return (
        f"In the history {shown(path.name)} these lines cannot be read: {first}. "
        "They are left out. The dossier itself is not touched by this."
    )


def _closed(path: Path, error: OSError) -> str:
    return (
        f"The history {shown(path.name)} cannot be opened: {told_reason(error)}. "
        "The dossier itself is not touched by this."
    )
