"""Which group undo takes back next, and what becomes of the content then."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..changes import Changes, inverse, merged, parent_of, same, value_at, with_changes
from .errors import ChangedSince, HistoryGap
from .history import NEW_VERSION, Entry, History
from .merge import merge
from .own_history import OwnHistory


class Candidate(NamedTuple):
    """A group that can be taken back: its entries, oldest first, and the changes that do it."""

    group: str
    entries: list[Entry]
    back: Changes


class Choice(NamedTuple):
    """The groups that undo passes over, the one it takes back (if any), and the content then."""

    passed: list[Candidate]
    taken: Candidate | None
    data: dict[str, Any]

    @property
    def passed_entries(self) -> list[Entry]:
        """The entries of the groups passed over."""
        return [entry for one in self.passed for entry in one.entries]


def choose(
    own: OwnHistory, history: History, data: dict[str, Any], insist: bool, skip: bool
) -> Choice:
    """The latest group that can be taken back from this content.

    Raises `ChangedSince` where somebody changed its places by hand since; with `insist` it is taken
    back all the same, with `skip` it is passed over.
    """
    passed: list[Candidate] = []
    for candidate in candidates(history):
        result = merge(candidate.back, data, _led_to(own, history, candidate, data))
        if result.collisions and skip:
            passed.append(candidate)
            continue
        if result.collisions and not insist:
            raise ChangedSince(result.collisions)
        after = with_changes(data, result.changes)
        if not same(after, data):
            return Choice(passed, candidate, after)
    return Choice(passed, None, data)


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


def _led_to(
    own: OwnHistory, history: History, candidate: Candidate, data: dict[str, Any]
) -> dict[str, Any] | None:
    """What a group led to, where that matters: it tells a removed record from one that never was.
    None where it does not, or is not known any more."""
    if all(isinstance(value_at(data, parent_of(path)), dict) for path in candidate.back):
        return None
    try:
        return own.content_after(history, candidate.entries[-1].number)
    except HistoryGap:
        return None
