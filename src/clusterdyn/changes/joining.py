"""Changes inverted, and two sets of them joined into one."""

from collections.abc import Mapping
from typing import Any

from .applying import with_changes
from .finding import Changes, order_follows, same
from .paths import ABSENT, ancestors_of, is_order, keys_of, order_path, parent_of


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
        if not order_follows(old, new, removed, added):
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
