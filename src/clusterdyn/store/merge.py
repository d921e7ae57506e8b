"""Joins our changes with what somebody else wrote into the file meanwhile.

A three-way merge by path: a place that only one side changed takes that side's value; a place
that both changed the same way is done; a place that both changed differently is a collision.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple

from ..changes import (
    ABSENT,
    Changes,
    ancestors_of,
    in_order,
    is_order,
    keys_of,
    parent_of,
    path_of,
    placed,
    same,
    value_at,
    with_changes,
)
from .errors import Collision

LooseEnd = tuple[str, str, str]
"""A place, and the table and the key of the record that it names and that is not there."""
_ROUNDS: Final = 5
"""A record that comes back may name others."""

_SECTIONS: Final = ("steps", "journal", "marks")
"""The parts of a dossier that hold parts in turn; two people may begin the same one."""


class Merge(NamedTuple):
    """`changes` lead from their content to the joined one, ours winning where both collide."""

    changes: Changes
    collisions: list[Collision]


def merge(ours: Changes, theirs: dict[str, Any], base: dict[str, Any] | None) -> Merge:
    """Fit our changes to their content.

    `base` is the content that ours started from; it tells a record that was removed from one that
    never was. None means unknown.
    """
    result = Merge({}, [])
    for path, (old, new) in ours.items():
        if not is_order(path):
            _merge_value(result, path, old, new, theirs, base)
    for path, (old_order, new_order) in ours.items():
        if is_order(path):
            _merge_order(result, path, old_order, new_order, theirs)
    return result


def without_loose_ends(
    joined: Merge,
    theirs: dict[str, Any],
    base: dict[str, Any],
    loose_ends: Callable[[dict[str, Any]], Iterable[LooseEnd]],
) -> Merge:
    """A joined change after which nothing names a record that one of the sides removed.

    What one side removed and the other began to name is a collision: where ours win, a record that
    they removed is there again, and what they wrote about one that we removed is as it was.
    """
    changes, collisions = dict(joined.changes), list(joined.collisions)
    known = {end for data in (theirs, base) for end in loose_ends(data)}
    for _ in range(_ROUNDS):
        ends = [e for e in loose_ends(with_changes(theirs, changes)) if e not in known]
        for end in ends:
            collision = _torn(end, changes, theirs, base)
            changes[collision.path] = (collision.theirs, collision.ours)
            collisions.append(collision)
        if not ends:
            break
    return Merge(changes, collisions)


def _torn(
    end: LooseEnd, changes: Changes, theirs: dict[str, Any], base: dict[str, Any]
) -> Collision:
    path, table, key = end
    record = path_of([*keys_of(table), key])
    place = path if value_at(theirs, record) is not ABSENT else record
    before = value_at(base, place)
    return Collision(place, before, value_at(theirs, place), before)


def _merge_value(
    result: Merge,
    path: str,
    old: Any,
    new: Any,
    theirs: dict[str, Any],
    base: dict[str, Any] | None,
) -> None:
    now = value_at(theirs, path)
    if same(now, new, ordered=False):
        return
    lost = _lost_parent(path, theirs, base)
    if lost is None and same(now, old, ordered=False):
        result.changes[path] = (now, new)
        return
    if lost is None and _both_began(path, old, now, new):
        for key, value in new.items():
            below = path_of([*keys_of(path), key])
            _merge_value(result, below, ABSENT, value, theirs, base)
        return
    if lost is not None and lost not in result.changes:
        result.changes[lost] = (value_at(theirs, lost), value_at(base, lost))
    result.changes[path] = (now, new)
    result.collisions.append(Collision(path, old, now, new))


def _lost_parent(path: str, theirs: dict[str, Any], base: dict[str, Any] | None) -> str | None:
    """The topmost place above `path` that was a record or a table in `base` and is none now."""
    if base is None or not path:
        return None
    for above in reversed(ancestors_of(path)):
        if isinstance(value_at(theirs, above), dict):
            continue
        return above if isinstance(value_at(base, above), dict) else None
    return None


def _both_began(path: str, old: Any, theirs: Any, ours: Any) -> bool:
    """Whether both sides began the same table or section, so that its parts can be joined.

    Two records with the same key are not joined: they may mean different things.
    """
    if old is not ABSENT and old is not None:
        return False
    if not (isinstance(theirs, dict) and isinstance(ours, dict)):
        return False
    keys = keys_of(path)
    if len(keys) <= 1 or (len(keys) == 2 and keys[0] in _SECTIONS):
        return True
    return all(isinstance(part, dict) for part in [*theirs.values(), *ours.values()])


def _merge_order(
    result: Merge, path: str, old: list[str], new: list[str], theirs: dict[str, Any]
) -> None:
    """Fit an order: a real move is repeated; otherwise records only find their neighbours."""
    now = value_at(theirs, path)
    if not isinstance(now, list):
        return
    keys = list(now)
    for change, (_, value) in result.changes.items():
        if not change or parent_of(change) != parent_of(path):
            continue
        key = keys_of(change)[-1]
        if value is ABSENT:
            keys = [other for other in keys if other != key]
        elif key not in keys:
            keys.append(key)
    arranged = placed(now, keys, new)
    common_before = [key for key in old if key in new]
    common_after = [key for key in new if key in old]
    if common_before != common_after:
        arranged = in_order(arranged, new)
    result.changes[path] = (now, arranged)
