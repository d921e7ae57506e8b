"""Reads a dossier file strictly: what comes back is plain JSON, or there is one clear error."""

import json
import re
import stat
from json import JSONDecodeError
from math import isfinite
from pathlib import Path
from typing import Any, Final

from ..changes import path_of
from ..language.command_line import as_argument
from .errors import Missing, Unreadable, shown, told_reason
from .names import history_path

LARGEST: Final = 20_000_000
"""Bytes. A dossier of a large cluster has some 200,000."""
DEEPEST: Final = 50
"""Levels. A dossier has about seven."""

_LARGEST_NUMBER: Final = 10**4000  # Python reads no number of more than 4300 digits
_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")


def read_bytes(path: Path, name: Path) -> bytes:
    """The file as it is; `name` is for the sentences. Raises `Missing` or `Unreadable`."""
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise Unreadable(f"{shown(name)} is a folder. Name the dossier file in it with -d.")
        if not stat.S_ISREG(about.st_mode):
            raise Unreadable(f"{shown(name)} is not a file. Name the dossier file with -d.")
        if about.st_size > LARGEST:
            raise Unreadable(
                f"{shown(name)} is too large for a dossier ({about.st_size // 1_000_000} MB). "
                "Is it another file? Name the dossier with -d."
            )
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise Missing(_missing(path, name)) from None
    except OSError as error:
        raise Unreadable(
            f"{shown(name)} cannot be opened: {told_reason(error)}. "
            "Mend this, or name another file with -d."
        ) from None


def _missing(path: Path, name: Path) -> str:
    if history_path(path).is_file():
        return (
            f"The dossier {shown(name)} is not there, but its history is. "
            f"To bring the last answers back: clusterdyn -d {as_argument(str(name))} restore"
        )
    return (
        f"There is no dossier {shown(name)}. Check the name, or start one with: "
        'clusterdyn new "Name of your cluster"'
    )


def parsed(raw: bytes, path: Path) -> dict[str, Any]:
    """The object in the file. `path` is for the sentences. Raises `Unreadable`."""
    text = _decoded(raw, path)
    pairs = _Pairs()
    try:
        data = json.loads(
            text,
            object_pairs_hook=pairs.take,
            parse_constant=pairs.constant,
            parse_float=pairs.number,
        )
    except JSONDecodeError as error:
        if len(_MERGED.findall(text)) > 1:
            raise Unreadable(_two_versions(path, text)) from None
        raise Unreadable(_broken(path, text, error)) from None
    except RecursionError:
        raise Unreadable(_too_deep(path)) from None
    except ValueError:  # a whole number of thousands of digits
        raise Unreadable(f"{shown(path)} holds a number that is too long. {_MEND}") from None
    if not isinstance(data, dict):
        raise Unreadable(
            f"{shown(path)} is not a dossier: it should begin with a curly bracket. "
            "Name another file with -d."
        )
    if too_deep(data):
        raise Unreadable(_too_deep(path))
    if pairs.repeated:
        raise Unreadable(_repeated(path, data, pairs.repeated[0]))
    if pairs.odd_number or _SURROGATE.search(text):
        place = first_unfit(data)
        if place is not None:
            raise Unreadable(f"{shown(path)} holds {place[1]} at {shown(place[0])}. {_MEND}")
    return data


_MEND: Final = (
    "Mend that place in a text editor, or bring an earlier content back: clusterdyn restore"
)


class _Pairs:
    """Builds the objects while reading and notes what is wrong with them."""

    def __init__(self) -> None:
        self.repeated: list[tuple[dict[str, Any], str]] = []
        self.odd_number = False

    def take(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            seen: set[str] = set()
            for key, _ in pairs:
                if key in seen:
                    self.repeated.append((made, key))
                    break
                seen.add(key)
        return made

    def number(self, text: str) -> float:
        value = float(text)
        self.odd_number = self.odd_number or not isfinite(value)
        return value

    def constant(self, text: str) -> float:
        self.odd_number = True
        return float(text)


def _decoded(raw: bytes, path: Path) -> str:
    if not raw.strip(b" \t\r\n\0"):
        raise Unreadable(
            f"{shown(path)} is empty. To bring the last answers back: clusterdyn restore"
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise Unreadable(
                f"{shown(path)} is saved as UTF-16. Open it in a text editor and save it as UTF-8."
            ) from None
        line = raw.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            f"{shown(path)} is not text in UTF-8 (line {line}). If it is a dossier, save it as "
            "UTF-8 in a text editor; if not, name another file with -d."
        ) from None
    if "\0" in text:
        raise Unreadable(
            f"{shown(path)} is not a text file, so it cannot be a dossier. "
            "Name another file with -d, or bring the last answers back: clusterdyn restore"
        )
    return text


_MERGED: Final = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)


def _two_versions(path: Path, text: str) -> str:
    found = _MERGED.search(text)
    line = text.count("\n", 0, found.start() if found else 0) + 1
    name = as_argument(path.name)
    return (
        f"{shown(path)} holds two versions at once, as git leaves them when both sides changed a "
        f"place (from line {line}). In a text editor keep one of the two at each <<<<<<<, and take "
        "out the lines with <<<<<<<, ======= and >>>>>>>. Or keep one side whole: "
        f"git checkout --ours {name} (or --theirs)"
    )


def _broken(path: Path, text: str, error: JSONDecodeError) -> str:
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
        return (
            f"{shown(path)} ends too early, in line {error.lineno}, column {error.colno}: "
            "a part of it is lost. To bring the last answers back: clusterdyn restore"
        )
    return (
        f"{shown(path)} has a mistake in line {error.lineno}, column {error.colno}: "
        f"{_PLAIN.get(error.msg, 'this is not JSON')}. {_MEND}"
    )


_PLAIN: Final = {
    "Expecting ',' delimiter": "a comma or a closing bracket is missing",
    "Expecting ':' delimiter": "a colon is missing",
    "Expecting property name enclosed in double quotes": "a name in double quotes is missing",
    "Illegal trailing comma before end of object": "there is a comma too many",
    "Illegal trailing comma before end of array": "there is a comma too many",
    "Expecting value": "a value is missing or has no quotes",
    "Extra data": "something stands after the end",
}


def _too_deep(path: Path) -> str:
    return (
        f"{shown(path)} holds brackets within brackets, deeper than a dossier ever goes "
        f"({DEEPEST} levels). Is it another file? Name the dossier with -d."
    )


def _repeated(path: Path, data: dict[str, Any], found: tuple[dict[str, Any], str]) -> str:
    holder, key = found
    place = _place_of(holder, data)
    where = f"at {shown(place)}" if place else "at the top"
    return (
        f'{shown(path)} has the name "{shown(key)}" twice {where}. '
        "Take one of the two out in a text editor, then try again."
    )


def _place_of(holder: dict[str, Any], data: Any) -> str | None:
    waiting: list[tuple[tuple[str, ...], Any]] = [((), data)]
    while waiting:
        keys, value = waiting.pop()
        if value is holder:
            return path_of(keys)
        waiting.extend(((*keys, name), below) for name, below in _inside(value))
    return None


def _inside(value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return list(value.items())
    if isinstance(value, list):
        return [(str(number), below) for number, below in enumerate(value, 1)]
    return []


def too_deep(data: Any) -> bool:
    """Whether dicts and lists lie in each other deeper than `DEEPEST`."""
    level = [data]
    for _ in range(DEEPEST):
        level = [
            below
            for value in level
            for below in (value.values() if isinstance(value, dict) else value)
            if isinstance(below, dict | list)
        ]
        if not level:
            return False
    return True


def first_unfit(data: Any) -> tuple[str, str] | None:
    """The first value that cannot be kept in a file: (path, what it is), or None."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), data)]
    while waiting:
        keys, value = waiting.pop()
        fault = _fault(value)
        if fault:
            return path_of(keys).encode("utf-8", "replace").decode(), fault
        waiting.extend(((*keys, name), below) for name, below in reversed(_inside(value)))
    return None


def _fault(value: Any) -> str | None:
    if isinstance(value, str):
        return None if _is_text(value) else "a broken character"
    if isinstance(value, dict):
        if not all(isinstance(key, str) for key in value):
            return "a name that is not text"
        return None if all(map(_is_text, value)) else "a name with a broken character"
    if isinstance(value, int) and abs(value) > _LARGEST_NUMBER:
        return "a number that is too long"
    if isinstance(value, float):
        return None if isfinite(value) else "something that is not a number"
    fits = value is None or isinstance(value, bool | int | list)
    return None if fits else "something that is not an answer"


def _is_text(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
