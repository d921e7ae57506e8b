"""Which group undo takes back next."""

from collections.abc import Iterator
from typing import NamedTuple

from ..changes import Changes, inverse, merged
from .history import NEW_VERSION, Entry, History


class Candidate(NamedTuple):
    """A group that can be taken back: its entries, oldest first, and the changes that do it."""

    group: str
    entries: list[Entry]
    back: Changes


def candidates(history: History) -> Iterator[Candidate]:
    """The groups that were neither undone nor passed over yet, the latest first.

    Hand edits are passed over: whoever wants those back restores an earlier entry. The search
    ends where the story begins anew or the file came to a newer version.
    """
    groups: dict[str, list[Entry]] = {}
    undone: set[str] = set()
    for entry in reversed(history.entries):
        line = entry.line
        if line.undoes is not None:
            undone.add(line.undoes)  # a name that was used again after its undo is kept above
        elif line.is_own and line.group not in undone:
            groups.setdefault(line.group, []).append(entry)
        elif line.is_start or line.by == NEW_VERSION:
            break
    return (_candidate(list(reversed(entries))) for entries in groups.values())


def _candidate(entries: list[Entry]) -> Candidate:
    changes: Changes = {}
    for entry in entries:
        changes = merged(changes, entry.changes)
    return Candidate(entries[0].group, entries, inverse(changes))
