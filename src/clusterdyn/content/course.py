"""The course in the ten steps: slots with clock times, worked out from lengths and a start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import Any

from ..content.step_names import NAMES
from ..errors import UsageError
from .catalogue import read_yaml, titles, workbook
from .guides import agenda
from .library import formats

FULL, SHORT = 75, 60
IN_THE_ROOM = (
    "nothing",
    "hands",
    "the screen",
    "the projector",
    "the list",
    "two corners of the room",
)
"""Material that nobody has to bring."""


@dataclass(frozen=True)
class Part:
    """A few minutes inside a slot, with the clock's time."""

    begin: time
    minutes: int
    what: str
    formats: tuple[str, ...] = ()
    typing: str = ""


@dataclass(frozen=True)
class Timed:
    """A slot of a day. ``kind`` as in course.yaml; ``step`` is 0 outside the ten steps."""

    begin: time
    end: time
    minutes: int
    what: str
    kind: str
    step: int
    lead: str
    how: tuple[str, ...]
    material: tuple[str, ...]
    parts: tuple[Part, ...]
    monday: bool


@dataclass(frozen=True)
class Day:
    name: str
    theme: str
    slots: tuple[Timed, ...]
    evening: str

    @property
    def material(self) -> list[str]:
        """What has to lie ready, each thing once."""
        things: list[str] = []
        for slot in self.slots:
            things += slot.material
            for part in slot.parts:
                things += [thing for key in part.formats for thing in formats()[key].material]
        return [thing for thing in dict.fromkeys(things) if thing not in IN_THE_ROOM]


@cache
def course() -> Mapping[str, Any]:
    """The file as it stands."""
    raw: Mapping[str, Any] = read_yaml(workbook() / "course.yaml")
    return raw


def days(starts: Sequence[time] = (), third: bool = False) -> list[Day]:
    """The days with clock times. ``starts``: when the first, second and third day begin."""
    raws = [*course()["days"], *([course()["third"]] if third else [])]
    usual = [time.fromisoformat(raw["start"]) for raw in raws]
    return [
        _day(raw, start) for raw, start in zip(raws, [*starts, *usual[len(starts) :]], strict=False)
    ]


def _day(raw: Mapping[str, Any], start: time) -> Day:
    slots = []
    for slot in raw["slots"]:
        slots.append(_timed(slot, start))
        start = slots[-1].end
    return Day(raw["name"], raw["theme"], tuple(slots), raw.get("evening", ""))


def _timed(raw: Mapping[str, Any], begin: time) -> Timed:
    minutes, step = int(raw["minutes"]), int(raw.get("step", 0))
    return Timed(
        begin,
        later(begin, minutes),
        minutes,
        f"Step {step} · {titles()[NAMES[step - 1]]}" if step else raw["what"],
        raw["kind"],
        step,
        raw.get("lead", "tables" if step else ""),
        tuple(raw.get("how", ())),
        tuple(raw.get("material", ())),
        tuple(_parts(raw, begin, minutes, step)),
        raw.get("monday") == "true",
    )


def _parts(raw: Mapping[str, Any], begin: time, minutes: int, step: int) -> list[Part]:
    lines: list[tuple[int, str, tuple[str, ...], str]] = []
    if step:
        for slot in agenda(NAMES[step - 1]):
            length = slot.minutes if minutes == FULL else slot.short or 0
            lines.append((length, slot.what, slot.formats, slot.typing))
    for part in raw.get("parts", ()):
        lines.append((int(part["minutes"]), part["what"], (), ""))
    found = []
    for length, what, used, typing in lines:
        if length:
            found.append(Part(begin, length, what, used, typing))
            begin = later(begin, length)
    return found


def later(begin: time, minutes: int) -> time:
    """The clock so many minutes later."""
    at = begin.hour * 60 + begin.minute + minutes
    if at >= 24 * 60:
        raise UsageError("A day that begins so late ends after midnight. Begin earlier.")
    return time(at // 60, at % 60)
