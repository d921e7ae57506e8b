"""The history as a story: for each entry, what was changed, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..answers.describe_changes import describe_changes
from ..changes import ABSENT, inverse, with_changes
from ..store import EDITED_OUTSIDE, NEW_VERSION, Entry

SAID_BY = {EDITED_OUTSIDE: "edited outside", NEW_VERSION: "new version"}


@dataclass(frozen=True)
class Told:
    """An entry with its sentences; ``undone`` if a later entry took it back."""

    entry: Entry
    sentences: tuple[str, ...]
    undone: bool = False


def story(entries: Sequence[Entry], last: int, today: date) -> list[Told]:
    """The last entries (all with 0), each with its changes in sentences, oldest first.

    The contents are worked out along the way, so that records have the names of that time.
    """
    first = max(0, len(entries) - last) if last else 0
    undone = _undone(entries)
    found: list[Told] = []
    for index, (entry, before, after) in enumerate(_contents(entries)):
        if index < first:
            continue
        sentences = tuple(_sentences(entry, before, after, today))
        found.append(Told(entry, sentences, entry.group in undone and entry.undoes is None))
    return found


def _contents(entries: Sequence[Entry]) -> Iterator[tuple[Entry, dict[str, Any], dict[str, Any]]]:
    content: Any = {}
    for entry in entries:
        after = with_changes(ABSENT if entry.is_start else content, entry.changes)
        after = after if isinstance(after, dict) else {}
        yield entry, content, after
        content = after


def _undone(entries: Sequence[Entry]) -> set[str]:
    return {entry.undoes for entry in entries if entry.undoes is not None}


def _sentences(
    entry: Entry, before: dict[str, Any], after: dict[str, Any], today: date
) -> Iterator[str]:
    if entry.is_start:
        name = after.get("passport", {}).get("name", "") if isinstance(after, dict) else ""
        yield f'The dossier "{name}" was started' if not before else "The whole dossier was read in"
        return
    if entry.undoes is not None:  # told as it was made, as ``undo`` itself tells it
        yield from describe_changes(inverse(entry.changes), after, before, today)
        return
    yield from describe_changes(entry.changes, before, after, today)
