"""Dossiers as they should not be: one place of a good one is changed, the same for a seed."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

Place = tuple[dict[str, Any] | list[Any], Any]
"""What holds a value, and its key or number there."""

ODD: list[Any] = [
    None,
    True,
    0,
    -1,
    3,
    5.0,
    5.5,
    1e300,
    10**18,
    -(10**400),
    "",
    " ",
    "x",
    "no",
    "0123456789abcdef",
    "2027-02-30",
    "9999-12-31",
    "0001-01-01",
    "\x1b[2J\x9b31m",
    "\u202egnp.exe",
    "two\nlines\u2028three",
    "long " * 2000,
    "æøå 😀",
    "[red]{{ name }}<script>",
    [],
    ["x"],
    ["x", "x"],
    [[]],
    [None],
    {},
    {"x": {}},
    {"x": None},
    {"name": 5},
    {"due": "9999-12-31"},
]
"""Values of every kind that JSON has, and texts that have made trouble somewhere."""

NAMES = ["x", "", ".", "~", "#", "a.b", "visoin", "name", "due", "Ø", "\x1b[2J", "two\nlines"]


def places(data: Any) -> Iterator[Place]:
    """Every value of a content, with what holds it."""
    waiting = [data]
    while waiting:
        holder = waiting.pop()
        pairs = holder.items() if isinstance(holder, dict) else enumerate(holder)
        for key, value in pairs:
            yield holder, key
            if isinstance(value, dict | list):
                waiting.append(value)


def mutated(data: dict[str, Any], dice: random.Random, times: int = 1) -> dict[str, Any]:
    """A copy in which as many places were changed: replaced, removed, renamed or exchanged."""
    made = copy.deepcopy(data)
    for _ in range(times):
        found = list(places(made))
        holder, key = dice.choice(found)
        what = dice.randrange(6)
        if what < 3:
            holder[key] = copy.deepcopy(dice.choice(ODD))
        elif what == 3 and len(made) > 1:
            del holder[key]
        elif what == 4 and isinstance(holder, dict):
            holder[dice.choice(NAMES)] = holder.pop(key)
        else:
            other, there = dice.choice(found)
            holder[key] = copy.deepcopy(other[there])
    return made


def leaf_changed(data: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """A copy in which one answer is another one: odd, or nearly right."""
    made = copy.deepcopy(data)
    leaves = [(h, k) for h, k in places(made) if not isinstance(h[k], dict) and k != "version"]
    holder, key = dice.choice(leaves)
    old = holder[key]
    near: list[Any] = [old]
    if isinstance(old, str):
        near += [old + "x", old[:-1], old.upper(), old + "\n", [old], old.replace("-", "/")]
    elif isinstance(old, int | float) and not isinstance(old, bool):
        near += [float(old), old + 0.5, -old, old * 10**6, str(old), old == 1]
    elif isinstance(old, list):
        near += [[*old, 5], old[:1], [*old, *old], dict.fromkeys(map(str, old))]
    holder[key] = copy.deepcopy(dice.choice(near if dice.random() < 0.5 else ODD))
    return made
