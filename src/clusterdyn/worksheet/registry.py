"""The sheets that can be made for the table and the wall, and their formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from ..content.step_names import NAMES
from ..reports.registry import Rendered

Render = Callable[[Mapping[str, Any], date, Sequence[str]], Rendered]


def _to_print(data: Mapping[str, Any], today: date, steps: Sequence[str]) -> Rendered:
    from . import html, sheet_of

    which = str(NAMES.index(steps[0]) + 1) if len(steps) == 1 else "all"
    note = f"To type it off afterwards: clusterdyn export worksheet {which} --to answers.md"
    pages = html([sheet_of(data, today, step) for step in steps])
    return Rendered(pages.encode(), (note,))


def _to_type_off(data: Mapping[str, Any], today: date, steps: Sequence[str]) -> Rendered:
    from . import markdown, sheet_of

    return Rendered(markdown([sheet_of(data, today, step) for step in steps]).encode())


def _for_the_wall(data: Mapping[str, Any], today: date, steps: Sequence[str]) -> Rendered:
    from . import walls

    return Rendered(walls(data, today).encode())


FORMATS: dict[str, dict[str, Render]] = {
    "worksheet": {"md": _to_type_off, "html": _to_print},
    "wall": {"html": _for_the_wall},
}
"""What → format → what makes it. The first format of each is the usual one."""

BY_STEP = ("worksheet",)
"""What is made for one step, or for several."""
