"""Where we are and what comes next: what ``status`` says. Loads no command parser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..changes import value_at
from ..content.catalogue import field_text, of_step, titles
from ..errors import ExitCode
from ..language.phrases import counted
from ..model.draft import Drafts
from ..model.questionnaire import core_pages
from ..steps.progress import StepState, StepStatus, next_step, states
from ..steps.registry import step_named
from ..store import NothingHere
from .context import settings, today
from .dossiers import load, tell_neighbours
from .errors import Finished
from .output import as_json, safe, say, say_all

SIGNS = {
    StepStatus.NOT_STARTED: ("○", ""),
    StepStatus.IN_PROGRESS: ("◐", "open"),
    StepStatus.READY: ("●", "done"),
    StepStatus.ENDORSED: ("✔", "adopted"),
    StepStatus.NEEDS_ANOTHER_LOOK: ("↻", "look again"),
}


def overview(json: bool = False) -> None:
    """Says where each step stands and what comes next; with ``json`` the same as data."""
    drafts = Drafts()
    try:
        store, data = load(drafts=drafts)
    except NothingHere:
        if json:
            raise
        say_all(EMPTY)
        raise Finished(ExitCode.FINE) from None
    tell_neighbours(store, data)
    found = states(data, today(), drafts)
    if json:
        as_json(status_data(data, found))
        return
    width = terminal_width()
    say()
    say_all(head_lines(data, width))
    say()
    say_all(step_line(data, state, width) for state in found)
    say()
    say_all(next_lines(data, found))


EMPTY = (
    "",
    "  No cluster here yet.",
    "",
    '  Start one:            clusterdyn new "Name of your cluster"',
    "  Look at a finished:   clusterdyn demo",
    "",
)


def terminal_width() -> int:
    import shutil

    return shutil.get_terminal_size((80, 24)).columns


def head(data: Mapping[str, Any]) -> str:
    """Name, region and how many people are in the room."""
    passport = value_at(data, "passport", {}) or {}
    people = len(passport.get("in_the_room") or [])
    there = counted(people, "person", "people")
    parts = [passport.get("name", ""), passport.get("region") or ""]
    return " · ".join(
        [item for item in parts if item] + ([f"{there} in the room"] if people else [])
    )


def head_lines(data: Mapping[str, Any], width: int) -> Iterator[str]:
    """The head; on a narrow screen the name stands on a line of its own."""
    whole = safe(head(data))
    name, _, rest = whole.partition(" · ")
    yield from [f"  {whole}"] if len(whole) + 2 <= width or not rest else [f"  {name}", f"  {rest}"]


def step_line(data: Mapping[str, Any], state: StepState, width: int) -> str:
    sign, word = SIGNS[state.state]
    if state.state == StepStatus.ENDORSED and state.endorsed_on:
        word = f"{state.endorsed_on:%d %b %Y}".lstrip("0")
    if settings.plain:
        sign = ""
    counts = f"{state.answered} of {state.core}" if state.state != StepStatus.NOT_STARTED else ""
    line = f"  {state.number:>2}  {titles()[state.name]:<22} {sign} {word:<12} {counts:<9}"
    mark = " "
    for remark in remarks(data, state):
        if len(line) + len(mark) + len(remark) > width:
            break
        line, mark = line + mark + remark, ", "
    return line.rstrip()


def remarks(data: Mapping[str, Any], state: StepState) -> Iterator[str]:
    """What else there is to know of a step, the most pressing first."""
    if state.state == StepStatus.NEEDS_ANOTHER_LOOK:
        yield "changed since adopted" if state.why == "changed" else "a check fails now"
    if state.errors:
        yield counted(state.errors, "error")
    if state.parked:
        yield f"{state.parked} parked"
    if state.warnings and state.state != StepStatus.NOT_STARTED:
        yield f"{state.warnings} to look at"
    if state.number == 5 and state.state == StepStatus.NOT_STARTED:
        from ..steps.suggestions import suggested_rows

        waiting = sum(1 for _ in suggested_rows(data, today()))
        if waiting:
            many = counted(waiting, "suggestion waits", "suggestions wait")
            yield f"{many} in the tray"


def next_lines(data: Mapping[str, Any], found: list[StepState]) -> Iterator[str]:
    following = next_step(found)
    if following is None:
        parked = sum(state.parked for state in found)
        yield "  Everything is answered." + (f" {parked} parked." if parked else "")
        yield "  The plan:  clusterdyn export plan --to plan.md"
    elif following.open_at is None:
        yield f"  Look again at step {following.number}:  clusterdyn step {following.number}"
    else:
        from ..content.catalogue import fill, placeholders

        asked = fill(spoken(following.name, following.open_at), placeholders(data))
        yield f'  Next: step {following.number}, "{asked}"'
        yield "  Go on:  clusterdyn next-step"
    yield ""


def spoken(step: str, open_at: str) -> str:
    """The spoken question of the screen on which a place is asked: that of a cell says too little.

    A table and its later columns share a path; a later column is asked on a screen of its own.
    """
    found = field_text(open_at).say
    for page in core_pages(step_named(step).model):
        for item in page.items:
            here = f"{open_at}.".startswith(f"{item.path}.")
            if here and (not item.columns or open_at.rpartition(".")[2] in item.columns):
                key, is_value = page.key.rpartition(".")[2], item.kind == "value"
                usual = field_text(open_at if is_value or item.columns else item.path).say
                found = of_step(step).pages.get(key) or usual
    return found


def status_data(data: Mapping[str, Any], found: list[StepState]) -> dict[str, Any]:
    """The status as data for other programs."""
    following = next_step(found)
    steps = []
    for state in found:
        row = state._asdict()
        on = row.pop("endorsed_on")
        row["endorsed_on"] = on.isoformat() if on else None
        row["title"] = titles()[state.name]
        steps.append(row)
    return {
        "cluster": dict(value_at(data, "passport", {}) or {}),
        "steps": steps,
        "next": following.number if following else None,
    }
