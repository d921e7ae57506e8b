"""The course as a Markdown text: each day with its clock, the Monday list, the visit sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..content.step_names import NAMES
from .catalogue import of_step
from .course import SHORT, Day, Timed, course
from .guides import short_version
from .library import formats

LINES = 12
VISIT_LINES = 3
VISIT_FILE = """\
journal:
  cases:
    name-of-the-cluster:
      name: Name of the cluster
      on: 18 November 2026
      source: whom you talked with, or the page you read
      facts:
        - The first fact, with its year.
        - The second fact.
      lesson: What we take from it, in one sentence.
      for_step: 6"""


def coursebook(days: Sequence[Day], visits: bool) -> str:
    """Everything a trainer needs. ``visits``: with the sheet for the third day."""
    return "\n".join([*_opening(), *_each(days), *_monday(), *(_visit_sheet() if visits else ())])


def clock(at: object) -> str:
    return f"{at:%H:%M}"


def _opening() -> Iterator[str]:
    raw = course()
    yield f"# {raw['title']}"
    yield ""
    yield "Times are worked out from the lengths. Move the start, and all of them move."
    for title, part in (
        ("How it works", "about"),
        ("Tables and coaches", "groups"),
        ("The room", "room"),
        ("Before the first day", "before"),
    ):
        yield from ("", f"## {title}", "", *(f"- {line}" for line in raw[part]))
    yield ""


def _each(days: Sequence[Day]) -> Iterator[str]:
    for day in days:
        begin, end = day.slots[0].begin, day.slots[-1].end
        yield f"## {day.name}, {clock(begin)} to {clock(end)}: {day.theme}"
        yield from ("", "| From | What | To | Min |", "|-|-|-|-|")
        for slot in day.slots:
            yield f"| {clock(slot.begin)} | {slot.what} | {clock(slot.end)} | {slot.minutes} |"
        if day.evening:
            yield from ("", f"In the evening: {day.evening}")
        yield from ("", f"Material: {'; '.join(day.material)}.", "")
        for slot in day.slots:
            yield from _slot(slot)


def _slot(slot: Timed) -> Iterator[str]:
    if slot.kind == "break":
        return
    lead = f", {slot.lead}" if slot.lead and not slot.step else ""
    yield f"### {clock(slot.begin)} {slot.what} ({slot.minutes} min{lead})"
    yield ""
    if slot.step:
        words = of_step(NAMES[slot.step - 1])
        yield from (f"{words.question} You will have: {words.result}", "")
    if slot.how:
        yield from (*(f"- {line}" for line in slot.how), "")
    if slot.parts:
        yield from _parts(slot)
    if slot.step:
        if slot.minutes == SHORT:
            yield from (short_version(NAMES[slot.step - 1]), "")
        yield from (f"How each format works: `clusterdyn guide {slot.step}`", "")


def _parts(slot: Timed) -> Iterator[str]:
    typed = any(part.typing for part in slot.parts)
    yield "| At | What | Min |" + (" Format | Who types |" if typed else "")
    yield "|-|-|-|" + ("-|-|" if typed else "")
    for part in slot.parts:
        names = " and ".join(formats()[key].name for key in part.formats)
        more = f" {names} | {part.typing} |" if typed else ""
        yield f"| {clock(part.begin)} | {part.what} | {part.minutes} |{more}"
    yield ""


def _monday() -> Iterator[str]:
    yield from ("## Who does what by Monday", "")
    yield "One sheet for each table. A line without a name or a day is left out."
    yield from ("", "| Who | Does what | By which day | Witness |", "|-|-|-|-|")
    yield from ["| ______ | ____________ | ______ | ______ |"] * LINES
    yield ""


def _visit_sheet() -> Iterator[str]:
    raw = course()["visit"]
    rule = "_" * 60
    yield from ("## Visit sheet", "", raw["lead"], "")
    for label in ("Source (whom we talked with, or the page)", "Cluster", "Day", "Who writes"):
        yield f"- {label}: {'_' * 30}"
    for question in raw["questions"]:
        yield from ("", f"**{question}**", "", *([rule, ""] * VISIT_LINES))
    yield from ("", "**Three facts, each with its year**", "")
    yield from (f"{number}. {rule}" for number in (1, 2, 3))
    yield from ("", "**What we take from it, in one sentence, and for which step**", "", rule, "")
    yield from ("### From the sheet to the file", "")
    yield (
        "Let the program ask: `clusterdyn note visit`. Or type it off as `visit.yaml`, then "
        "`clusterdyn fill visit.yaml`. A case without a source stays a note. With one, it stands "
        "beside its step, `clusterdyn show 6`, and in the plan."
    )
    yield from ("", "```yaml", VISIT_FILE, "```", "")
