"""``clusterdyn show [N]``: reads the answers and what was worked out from them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import typer

from ..answers.describe_changes import on_one_line, where
from ..answers.readback import ReadbackBlock, answers_of, journal_of, worked_out
from ..changes import value_at
from ..content.catalogue import titles
from ..content.library import Activity, Case
from ..content.recommended import activities_for, helpful_cases, stage_of
from ..content.step_names import NAMES
from ..language.phrases import counted
from ..model.schema import NoSuchNode
from ..steps.progress import parked_in, state_of
from ..steps.registry import all_steps, step_named
from ..steps.step import Step
from ..steps.wording import ResultText
from .columns import columns
from .context import step_name, today
from .dossiers import load
from .guide_text import wrapped
from .output import as_json, safe, say
from .overview import head_lines, terminal_width

JOURNAL = "journal"
REGISTERS = ("organisations", "people", "indicators")


def show(
    number: Annotated[
        str, typer.Argument(metavar="N", help="The step's number or name, or: journal.")
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="The same as data.")] = False,
) -> None:
    """Read the answers and what was worked out from them."""
    journal = number.strip().casefold() == JOURNAL
    name = step_name(number) if number and not journal else ""
    _, data = load()
    if journal:
        show_journal(data, json)
        return
    if json:
        as_json(step_data(data, step_named(name)) if name else all_data(data))
        return
    lines = step_lines(data, step_named(name)) if name else all_lines(data)
    for line in lines:
        say(safe(line))


def show_journal(data: Mapping[str, Any], as_data: bool) -> None:
    """Notes of meetings, decisions and visits, and questions that are open."""
    if as_data:
        as_json(value_at(data, JOURNAL, {}))
        return
    blocks = list(journal_of(data, today()))
    say()
    for block in blocks:
        say(f"  {block.label}")
        for line in columns(block.heads, block.rows, terminal_width()):
            say(safe(line))
        say()
    if not blocks:
        say("  Nothing is noted yet.")
        say("  Note something:  clusterdyn note")
        say()


# -- as data


def step_data(data: Mapping[str, Any], of: Step) -> dict[str, Any]:
    """One step as data: raw answers, results in words and as cells, parked questions."""
    return {
        "number": of.number,
        "name": of.name,
        "title": titles()[of.name],
        "state": state_of(data, today(), of).state.value,
        "answers": value_at(data, f"steps.{of.name}", {}),
        "results": [
            {"say": one.text, "columns": list(one.columns), "rows": [list(row) for row in one.rows]}
            for one in worked_out(data, today(), of.name)
        ],
        "parked": dict(parked_in(data, of.name)),
        "elsewhere": elsewhere_data(data, of.name),
    }


def all_data(data: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"cluster": value_at(data, "passport", {})}
    found.update({name: value_at(data, name, {}) for name in REGISTERS})
    found["steps"] = [step_data(data, of) for of in all_steps()]
    return found


# -- as text


def step_lines(data: Mapping[str, Any], of: Step) -> Iterator[str]:
    """Every question of a step with its answer, then what was worked out."""
    width = terminal_width()
    yield ""
    yield f"  {of.number}  {titles()[of.name]}"
    apart = True
    for block in answers_of(data, today(), of):
        if apart or block.is_table:
            yield ""
        apart = block.is_table
        if block.is_table:
            yield f"  {block.label}"
            yield from columns(block.heads, block.rows, width)
        else:
            yield from labelled(block.label, block.text, width)
    parked = [path for path in parked_in(data, of.name) if path.count(".") > 2]
    for path in parked:
        why = value_at(data, "marks.parked", {})[path].get("why", "")
        yield ""
        yield from labelled("Parked", f"{place_said(path, data)}: {why}", width)
    results = worked_out(data, today(), of.name)
    if results:
        yield ""
        yield "  Worked out"
    for result in results:
        yield from result_lines(result, width)
    yield ""
    yield from elsewhere_lines(data, of.name, max(40, width))
    yield ""


def place_said(path: str, data: Mapping[str, Any]) -> str:
    try:
        return where(path, data).partition(", ")[2] or path
    except NoSuchNode:
        return path


def all_lines(data: Mapping[str, Any]) -> Iterator[str]:
    """Every step that was begun, one line for each answer."""
    width = terminal_width()
    yield ""
    yield from head_lines(data, terminal_width())
    begun = [of for of in all_steps() if value_at(data, f"steps.{of.name}", None)]
    for of in begun:
        yield ""
        yield f"  {of.number}  {titles()[of.name]}"
        for block in answers_of(data, today(), of):
            yield f"     {on_one_line(f'{block.label}: {brief(block)}', max(40, width - 6))}"
        for result in worked_out(data, today(), of.name):
            yield from indented(result.text, width, "     → ", "       ")
    yield ""
    yield "  One step in full:  clusterdyn show 4" if begun else "  No step was begun yet."
    yield ""


def brief(block: ReadbackBlock) -> str:
    return counted(len(block.rows), "row") if block.is_table else block.text.replace("\n", " ")


def labelled(label: str, text: str, width: int) -> Iterator[str]:
    """ "Label: text", wrapped; a text of several lines stands below its label."""
    if "\n" not in text:
        yield from indented(f"{label}: {text}", width, "  ", "    ")
        return
    yield f"  {label}:"
    for line in text.split("\n"):
        yield from indented(line, width, "    ", "      ")


def result_lines(result: ResultText, width: int) -> Iterator[str]:
    yield from indented(result.text, width, "    ", "      ")
    yield from columns(result.columns, result.rows, width, "      ")


def indented(text: str, width: int, first: str, rest: str) -> list[str]:
    return textwrap.wrap(text, max(40, width), initial_indent=first, subsequent_indent=rest) or [""]


def elsewhere_data(data: Mapping[str, Any], step: str) -> dict[str, Any]:
    """The same as data."""
    number = NAMES.index(step) + 1
    return {
        "cases": [
            {
                "name": case.name,
                "country": case.country or None,
                "stage": case.stage or None,
                "facts": case.facts_for(number),
                "lesson": case.lesson_for(number),
                "sources": list(case.sources),
            }
            for case in helpful_cases(data, step)
        ],
        "activities": [
            {"what": one.what, "why": one.why, "source": one.source or None}
            for one in activities_for(step, stage_of(data))
        ],
    }


def elsewhere_lines(data: Mapping[str, Any], step: str, width: int) -> Iterator[str]:
    """Two cases with their first facts, then what to try."""
    yield "  From elsewhere"
    for case in helpful_cases(data, step):
        yield from case_lines(case, NAMES.index(step) + 1, width)
    stage = stage_of(data)
    tries = activities_for(step, stage)
    if tries:
        yield ""
        yield f"  To try in this stage ({stage})"
        for activity in tries:
            yield from activity_lines(activity, width)


def case_lines(case: Case, step: int, width: int) -> Iterator[str]:
    beside = ", ".join(word for word in (case.country, case.stage) if word)
    yield f"    {case.name}{f' ({beside})' if beside else ''}"
    for fact in case.facts_for(step)[:2] or [f"({case.sources[0]})"]:
        yield from wrapped(f"· {fact}", width, "      ", "        ")
    yield from wrapped(f"→ {case.lesson_for(step)}", width, "      ", "        ")


def activity_lines(activity: Activity, width: int) -> Iterator[str]:
    """The deed and why; where it comes from by author and title, without the address."""
    source = activity.source.partition(", http")[0]
    said = f" ({source})" if source else ""
    yield from wrapped(f"· {activity.what} {activity.why}{said}", width, "    ", "      ")
