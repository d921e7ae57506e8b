"""What changed between two states of a dossier: as data that can be applied, inverted and joined.

The data are plain JSON: nested dicts whose leaves are values or lists. The order of the keys in a
dict has a meaning, because tables keep the order of their records.

A path is the keys joined by dots ("steps.plan.milestones.test-rig-open.due"); the empty path is
the whole. Keys are plain slugs as a rule. One that holds a dot (or "~", or is "#" or empty) is
written with an escape (`path_of`), so any JSON object can be described.

Changes are `{path: (old, new)}`. `ABSENT` stands for a key that is not there, which is not the same
as an explicit None. The pseudo-path "TABLE.#" carries the order of the keys of a table:
(keys before, keys after). A table's order lists may leave out an unchanged beginning.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, Final

Changes = dict[str, tuple[Any, Any]]


class Absent(Enum):
    """The type of `ABSENT`; it has this one member, so copies stay the same object."""

    ABSENT = "absent"

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent.ABSENT
_ORDER: Final = "#"


# Paths


def path_of(keys: Iterable[str]) -> str:
    """Join keys to a path; keys that would be misread are escaped."""
    return ".".join(_escaped(key) for key in keys)


def keys_of(path: str) -> tuple[str, ...]:
    """The keys of a path, escapes resolved; the empty path has none."""
    if not path:
        return ()
    parts = path.split(".")
    return tuple(_plain(part) for part in parts) if "~" in path else tuple(parts)


def _escaped(key: str) -> str:
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


def _below(path: str, part: str) -> str:
    return f"{path}.{part}" if path else part


def order_path(table: str) -> str:
    """The pseudo-path that carries the order of the keys of `table`."""
    return _below(table, _ORDER)


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


# Reading and comparing


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


def same(one: Any, other: Any, *, ordered: bool = True) -> bool:
    """Whether two values are the same JSON: True is not 1, 1 is not 1.0.

    The order of keys counts, unless `ordered` is False.
    """
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        alike = list(one) == list(other) if ordered else one.keys() == other.keys()
        return alike and all(same(one[key], other[key], ordered=ordered) for key in one)
    if isinstance(one, list):
        pairs = zip(one, other, strict=False)
        return len(one) == len(other) and all(same(a, b, ordered=ordered) for a, b in pairs)
    if isinstance(one, float):
        return repr(one) == repr(other)
    return bool(one == other)


def content_hash(value: Any) -> str:
    """The first 16 hex digits of the SHA-256 of the compact JSON; key order counts."""
    import json
    from hashlib import sha256

    text = json.dumps(_to_json_value(value), separators=(",", ":"))
    return sha256(text.encode("ascii")).hexdigest()[:16]


# Finding what changed


def difference(old: Any, new: Any) -> Changes:
    """What leads from `old` to `new`: as deep as both sides are dicts.

    A record that is new or gone is one change of the whole record. An order is given only where
    applying or inverting the other changes would not give the right order.
    """
    found: Changes = {}
    _collect(found, "", old, new)
    return found


def _collect(found: Changes, path: str, old: Any, new: Any) -> None:
    if old is new:
        return
    if not (isinstance(old, dict) and isinstance(new, dict)):
        if not same(old, new):
            found[path] = (old, new)
        return
    removed = [key for key in old if key not in new]
    added = [key for key in new if key not in old]
    for key, value in old.items():
        below = _below(path, _escaped(key))
        if key in new:
            _collect(found, below, value, new[key])
        else:
            found[below] = (value, ABSENT)
    for key in added:
        found[_below(path, _escaped(key))] = (ABSENT, new[key])
    if not _order_follows(list(old), list(new), removed, added):
        found[order_path(path)] = (list(old), list(new))


def _order_follows(old: list[str], new: list[str], removed: list[str], added: list[str]) -> bool:
    """Whether taking keys out and adding the new ones at the end gives the order, both ways."""
    gone, fresh = set(removed), set(added)
    forwards = [key for key in old if key not in gone] + added
    backwards = [key for key in new if key not in fresh] + removed
    return forwards == new and backwards == old


# Applying


def with_changes(data: Any, changes: Mapping[str, tuple[Any, Any]]) -> Any:
    """A new state with the changes applied; `data` itself is never altered.

    Only what lies on the way to a change is copied. Old values are not compared: whoever needs
    that merges first. A table that is missing on the way is made.
    """
    holder: dict[str, Any] = {"": data}
    copied: dict[int, dict[str, Any]] = {}
    for path, (_, new) in changes.items():
        if not is_order(path):
            _put(holder, ("", *keys_of(path)), new, copied)
    for path, (_, order) in changes.items():
        if not is_order(path) or not isinstance(order, list):
            continue
        table = parent_of(path)
        now = value_at(holder[""], table)
        if isinstance(now, dict):
            before = value_at(data, path, [])
            arranged = in_order(placed(before, list(now), order), order)
            if arranged != list(now):
                rows = {key: now[key] for key in arranged}
                _put(holder, ("", *keys_of(table)), rows, copied)
    return holder.get("", ABSENT)


def _put(
    holder: dict[str, Any], keys: tuple[str, ...], value: Any, copied: dict[int, dict[str, Any]]
) -> None:
    """Set or remove one value; copies each dict on the way once and remembers it in `copied`."""
    table = holder
    for key in keys[:-1]:
        child = table.get(key)
        if not isinstance(child, dict):
            if value is ABSENT:
                return
            child = {}
        elif id(child) not in copied:
            child = dict(child)
        copied[id(child)] = child
        table[key] = child
        table = child
    if value is ABSENT:
        table.pop(keys[-1], None)
    else:
        table[keys[-1]] = value


def placed(before: Sequence[str], now: Sequence[str], order: Sequence[str]) -> list[str]:
    """The keys `now`, those not in `before` put next to their neighbours in `order`.

    A key that `order` does not know goes to the end. Nothing else moves.
    """
    known = set(before)
    result = [key for key in now if key in known]
    fresh = set(now) - known
    for position, key in enumerate(order):
        if key not in fresh:
            continue
        fresh.discard(key)
        present = set(result)
        earlier = next((k for k in reversed(order[:position]) if k in present), None)
        later = next((k for k in order[position + 1 :] if k in present), None)
        if earlier is not None:
            result.insert(result.index(earlier) + 1, key)
        elif later is not None:
            result.insert(result.index(later), key)
        else:
            result.append(key)
    return result + [key for key in now if key in fresh]


def in_order(keys: Sequence[str], order: Iterable[str]) -> list[str]:
    """The keys, those in `order` exchanged among their places; the others stay where they are."""
    present = set(keys)
    wanted = [key for key in dict.fromkeys(order) if key in present]
    listed, queue = set(wanted), iter(wanted)
    return [next(queue) if key in listed else key for key in keys]


# Inverting and joining


def inverse(changes: Mapping[str, tuple[Any, Any]]) -> Changes:
    """The changes that lead back."""
    return {path: (new, old) for path, (old, new) in changes.items()}


def merged(first: Changes, second: Changes) -> Changes:
    """One set of changes that does what `first` and then `second` do, order included."""
    inside_first = _gathered(second, first)
    inside_second = _gathered(first, second)
    result: Changes = {}
    for path, (old, new) in first.items():
        if is_order(path) or _covered(path, second):
            continue
        if path in second:
            new = second[path][1]
        elif path in inside_first:
            new = with_changes(new, inside_first[path])
        result[path] = (old, new)
    for path, (old, new) in second.items():
        if is_order(path) or path in first or _covered(path, first):
            continue
        if path in inside_second:
            old = with_changes(old, inverse(inside_second[path]))
        result[path] = (old, new)
    kept = {path: pair for path, pair in result.items() if not same(*pair)}
    return kept | _merged_orders(first, second, kept)


def _covered(path: str, changes: Changes) -> bool:
    return any(above in changes for above in ancestors_of(path))


def _gathered(lower: Changes, upper: Changes) -> dict[str, Changes]:
    """For each path in `upper`: the changes of `lower` that lie inside it, with relative paths."""
    found: dict[str, Changes] = {}
    for path, pair in lower.items():
        for above in ancestors_of(path):
            if above in upper:
                inside = path[len(above) + 1 :] if above else path
                found.setdefault(above, {})[inside] = pair
    return found


def _merged_orders(first: Changes, second: Changes, result: Changes) -> Changes:
    """The orders that `result` needs in addition."""
    one, two = _ends(first), _ends(second)
    orders: Changes = {}
    for table in dict.fromkeys([*one, *two]):
        path = order_path(table)
        if _covered(path, first) or _covered(path, second):
            continue
        old, new = _joined_ends(one.get(table, ([], [])), two.get(table, ([], [])))
        removed, added = _direct_ends(result, table)
        if not _order_follows(old, new, removed, added):
            orders[path] = (old, new)
    return orders


_Ends = tuple[list[str], list[str]]


def _ends(changes: Changes) -> dict[str, _Ends]:
    """For each table whose keys change: how its key list ends before and after.

    What stands before these ends is unknown but the same on both sides.
    """
    ends: dict[str, _Ends] = {}
    for path, (old, new) in changes.items():
        if path and not is_order(path) and (old is ABSENT) is not (new is ABSENT):
            before, after = ends.setdefault(parent_of(path), ([], []))
            (before if new is ABSENT else after).append(keys_of(path)[-1])
    for path, (old, new) in changes.items():
        if is_order(path):
            ends[parent_of(path)] = (list(old), list(new))
    return ends


def _direct_ends(changes: Changes, table: str) -> _Ends:
    return _ends({p: pair for p, pair in changes.items() if p and parent_of(p) == table}).get(
        table, ([], [])
    )


def _joined_ends(first: _Ends, second: _Ends) -> _Ends:
    (old, middle), (middle_again, new) = first, second
    longer, shorter = sorted((middle, middle_again), key=len, reverse=True)
    rest = longer[: len(longer) - len(shorter)]
    if longer[len(rest) :] != shorter:  # not consecutive: an order is a wish then, nothing more
        return old, new
    return (old, rest + new) if longer is middle else (rest + old, new)


# JSON


def to_json(changes: Mapping[str, tuple[Any, Any]]) -> dict[str, list[Any]]:
    """The changes as JSON data: {path: [old, new]}, `ABSENT` as {"~": "absent"}."""
    return {
        path: [_to_json_value(old), _to_json_value(new)] for path, (old, new) in changes.items()
    }


def from_json(data: Any) -> Changes:
    """Changes from JSON data. Raises ValueError when the data do not have that form."""
    if not isinstance(data, dict):
        raise ValueError("changes must be an object")
    changes: Changes = {}
    for path, pair in data.items():
        if not isinstance(pair, list) or len(pair) != 2:
            raise ValueError(f"{path}: not a pair of old and new")
        old, new = (_from_json_value(value) for value in pair)
        if is_order(path) and not (_is_keys(old) and _is_keys(new)):
            raise ValueError(f"{path}: an order must be two lists of keys")
        changes[path] = (old, new)
    return changes


def _to_json_value(value: Any) -> Any:
    if value is ABSENT:
        return {"~": "absent"}
    if isinstance(value, dict) and "~" in value:  # a record that could be taken for the sign above
        return {"~": "value", "value": value}
    return value


def _from_json_value(value: Any) -> Any:
    if not isinstance(value, dict) or "~" not in value:
        return value
    if value == {"~": "absent"}:
        return ABSENT
    if value.get("~") == "value" and "value" in value:
        return value["value"]
    raise ValueError("an unknown sign in a change")


def _is_keys(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(key, str) for key in value)
