"""Paths to a value in a dossier, the value at one, and the sign for one that is not there."""

from collections.abc import Iterable
from enum import Enum
from typing import Any, Final


class Absent(Enum):
    """The type of `ABSENT`; it has this one member, so copies stay the same object."""

    ABSENT = "absent"

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent.ABSENT
_ORDER: Final = "#"


def path_of(keys: Iterable[str]) -> str:
    """Join keys to a path; keys that would be misread are escaped."""
    return ".".join(escaped(key) for key in keys)


def keys_of(path: str) -> tuple[str, ...]:
    """The keys of a path, escapes resolved; the empty path has none."""
    if not path:
        return ()
    parts = path.split(".")
    return tuple(_plain(part) for part in parts) if "~" in path else tuple(parts)


def escaped(key: str) -> str:
    if key == _ORDER:
        return "~2"
    if not key:
        return "~3"
    return key.replace("~", "~0").replace(".", "~1")


def _plain(part: str) -> str:
    if "~" not in part:
        return part
    if part in ("~2", "~3"):
        return _ORDER if part == "~2" else ""
    return part.replace("~1", ".").replace("~0", "~")


def under(path: str, part: str) -> str:
    return f"{path}.{part}" if path else part


def order_path(table: str) -> str:
    """The pseudo-path that carries the order of the keys of `table`."""
    return under(table, _ORDER)


def is_order(path: str) -> bool:
    """Whether this is the pseudo-path of an order."""
    return path == _ORDER or path.endswith("." + _ORDER)


def parent_of(path: str) -> str:
    """The path one level up; the parent of "TABLE.#" is the table."""
    return path.rpartition(".")[0]


def ancestors_of(path: str) -> list[str]:
    """All paths above this one, nearest first, the whole ("") last. The whole has none."""
    found = []
    while path:
        path = parent_of(path)
        found.append(path)
    return found


def value_at(data: Any, path: str, default: Any = ABSENT) -> Any:
    """The value at a path, or `default`. The value at "TABLE.#" is the list of the table's keys."""
    if is_order(path):
        table = value_at(data, parent_of(path))
        return list(table) if isinstance(table, dict) else default
    for key in keys_of(path):
        if not isinstance(data, dict) or key not in data:
            return default
        data = data[key]
    return data


def as_mapping(raw: Any) -> dict[str, Any]:
    """What stands somewhere as fields or rows; none where something else stands there."""
    return raw if isinstance(raw, dict) else {}
