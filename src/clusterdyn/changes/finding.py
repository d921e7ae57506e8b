"""Whether two values are the same, and what leads from one to the other."""

from typing import Any

from .paths import ABSENT, escaped, order_path, under

Changes = dict[str, tuple[Any, Any]]


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
        below = under(path, escaped(key))
        if key in new:
            _collect(found, below, value, new[key])
        else:
            found[below] = (value, ABSENT)
    for key in added:
        found[under(path, escaped(key))] = (ABSENT, new[key])
    if not order_follows(list(old), list(new), removed, added):
        found[order_path(path)] = (list(old), list(new))


def order_follows(old: list[str], new: list[str], removed: list[str], added: list[str]) -> bool:
    """Whether taking keys out and adding the new ones at the end gives the order, both ways."""
    gone, fresh = set(removed), set(added)
    forwards = [key for key in old if key not in gone] + added
    backwards = [key for key in new if key not in fresh] + removed
    return forwards == new and backwards == old
