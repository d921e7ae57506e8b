"""Work on the rows of a table or the lines of a list: which work, on which row."""

from __future__ import annotations

from collections.abc import Callable

from ...interview.moves import Copy, Edit, Move, Remove, Shift
from . import list_prompt as picking
from . import text_prompt as prompts
from .key_bindings import Pressed
from .screen import Screen

WORKS: dict[str, tuple[str, Callable[[str], Move] | None]] = {
    "edit": ("change", Edit),
    "copy": ("copy", Copy),
    "move": ("move", None),
    "remove": ("remove", Remove),
}
LEFT_OUT = {"lines": ("copy",), "people": ("copy", "move")}


def work_on_rows(screen: Screen, kind: str, many: int) -> Move | None:
    """A move on one of ``many`` rows; None for never mind. A line is not copied, nor a person."""
    one = "line" if kind == "lines" else "row"
    left_out = LEFT_OUT.get(kind, ())
    options = [
        (work, f"{said} a {one}") for work, (said, _) in WORKS.items() if work not in left_out
    ]
    what = picking.choose(
        "What with?", options, "edit", "^B never mind", lambda name: name == "back"
    )
    if isinstance(what, Pressed):
        return None
    numbers = f"1 to {many}" if many > 1 else "1"
    row = prompts.aside(screen, f"Which {one}? {numbers}, or how it begins")
    if not row:
        return None
    make = WORKS[what][1]
    if make is not None:
        return make(row)
    to = prompts.aside(screen, "To which place?")
    return Shift(row, int(to)) if to and to.strip().isdecimal() else None
