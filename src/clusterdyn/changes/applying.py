"""Changes applied to a value, and keys put in order."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .paths import ABSENT, is_order, keys_of, parent_of, value_at


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
