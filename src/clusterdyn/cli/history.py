"""``clusterdyn history``: what was changed, when and by whom."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

import typer

from ..answers.describe_changes import describe_changes
from ..changes import ABSENT, inverse, to_json, value_at, with_changes
from ..content.catalogue import format_date
from ..errors import UsageError
from ..store import EDITED_OUTSIDE, NEW_VERSION, Entry
from .context import store, today
from .output import as_json, message, safe, say
from .overview import terminal_width

USUAL = 20
SENTENCES = 3


def history(
    json: Annotated[bool, typer.Option("--json", help="The same as data.")] = False,
    last: Annotated[
        int | None, typer.Option(metavar="N", help="Only the last N entries; 0 for all.")
    ] = None,
) -> None:
    """What was changed, when and by whom."""
    if last is not None and last < 0:
        raise UsageError("--last needs a whole number, for example --last 20.")
    found = store()
    entries = found.history()
    for warning in found.warnings:
        message(warning)
    if not entries:
        found.load()  # says so when there is no dossier at all
        if not json:
            say("  Nothing was changed yet.")
            return
    shown = last if last is not None else 0 if json else USUAL
    told = history_texts(entries, shown, today())
    if json:
        as_json({"entries": [entry_data(one) for one in told]})
        return
    for text in history_lines(told, terminal_width()):
        say(text)
    earlier = told[0].entry.number - 1
    if earlier:
        message(f"  {earlier} earlier entries: clusterdyn history --last 0")


def entry_data(told: HistoryText) -> dict[str, Any]:
    entry = told.entry
    return {
        "number": entry.number,
        "at": entry.at.isoformat(timespec="seconds"),
        "by": entry.by,
        "group": entry.group,
        "say": entry.say,
        "undoes": entry.undoes,
        "undone": told.undone,
        "changes": list(told.sentences),
        "set": to_json(entry.changes),
    }


def history_lines(told: list[HistoryText], screen: int) -> Iterator[str]:
    """A heading for each day, then number, time, who and what, wrapped by words."""
    day = None
    width = len(str(told[-1].entry.number)) if told else 1
    for one in told:
        if one.entry.at.date() != day:
            day = one.entry.at.date()
            yield ""
            yield f"  {format_date(day)}"
        first, *rest = entry_said(one)
        who = SAID_BY.get(one.entry.by, one.entry.by)
        start = f"  {one.entry.number:>{width}}  {one.entry.at:%H:%M}  "
        yield from _wrapped(f"{first}{'' if one.entry.is_start else f'  ({who})'}", screen, start)
        for sentence in rest:
            yield from _wrapped(sentence, screen, " " * len(start))
    yield ""


def _wrapped(text: str, screen: int, start: str) -> list[str]:
    return textwrap.wrap(
        safe(text),
        max(40, screen),
        initial_indent=start,
        subsequent_indent=" " * (len(start) + 2),
        break_on_hyphens=False,
    )


def entry_said(told: HistoryText) -> list[str]:
    """An entry in a few lines: what it was, then its first changes."""
    sentences = list(told.sentences) or [_nothing_said(told.entry)]
    head: list[str] = []
    if told.entry.undoes is not None:
        head = ["Taken back:"] if len(sentences) > 1 else []
        sentences = sentences if head or not told.sentences else [f"Taken back: {sentences[0]}"]
    elif told.entry.say and len(sentences) > 1:
        head = [told.entry.say] if told.entry.say not in sentences else []
    more = len(sentences) - SENTENCES
    tail = [f"… and {more} more"] if more > 0 else []
    lines = [*head, *sentences[:SENTENCES], *tail]
    return [f"{lines[0]} (taken back later)", *lines[1:]] if told.undone else lines


def _nothing_said(entry: Entry) -> str:
    if entry.by == NEW_VERSION:
        return "Brought to a newer version of the file"
    if entry.undoes is not None and not entry.changes:
        return "Passed over: it was changed by hand since"
    return "Nothing that shows in the answers"


SAID_BY = {EDITED_OUTSIDE: "edited outside", NEW_VERSION: "new version"}


@dataclass(frozen=True)
class HistoryText:
    """An entry with its sentences; ``undone`` if a later entry took it back."""

    entry: Entry
    sentences: tuple[str, ...]
    undone: bool = False


def history_texts(entries: Sequence[Entry], last: int, today: date) -> list[HistoryText]:
    """The last entries (all with 0), each with its changes in sentences, oldest first.

    The contents are worked out along the way, so that records have the names of that time.
    """
    first = max(0, len(entries) - last) if last else 0
    undone = _undone(entries)
    found: list[HistoryText] = []
    for index, (entry, before, after) in enumerate(_contents(entries)):
        if index < first:
            continue
        sentences = tuple(_sentences(entry, before, after, today))
        found.append(HistoryText(entry, sentences, entry.group in undone and entry.undoes is None))
    return found


def _contents(entries: Sequence[Entry]) -> Iterator[tuple[Entry, dict[str, Any], dict[str, Any]]]:
    content: Any = {}
    for entry in entries:
        after = with_changes(ABSENT if entry.is_start else content, entry.changes)
        after = after if isinstance(after, dict) else {}
        yield entry, content, after
        content = after


def _undone(entries: Sequence[Entry]) -> set[str]:
    return {entry.undoes for entry in entries if entry.undoes is not None and entry.changes}


def _sentences(
    entry: Entry, before: dict[str, Any], after: dict[str, Any], today: date
) -> Iterator[str]:
    if entry.is_start:
        name = value_at(after, "passport.name", "")
        yield f'The dossier "{name}" was started' if not before else "The whole dossier was read in"
        return
    if entry.undoes is not None:  # told as it was made, as ``undo`` itself tells it
        yield from describe_changes(inverse(entry.changes), after, before, today)
        return
    yield from describe_changes(entry.changes, before, after, today)
