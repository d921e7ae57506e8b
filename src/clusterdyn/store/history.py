"""One line of the history, and the whole history as it can be read and replayed."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple

from ..changes import (
    ABSENT,
    Changes,
    content_hash,
    from_json,
    to_json,
    with_changes,
)
from .errors import HistoryGap

EDITED_OUTSIDE: Final = "edited outside"
"""`by` of a line that records what somebody changed in the file without this program."""
NEW_VERSION: Final = "new version"
"""`by` of a line that records that the file was brought to a newer version."""


class Line(NamedTuple):
    """One line as it is written; `before` and `after` are hashes of the whole content."""

    at: datetime
    by: str
    group: str
    before: str
    after: str
    changes: Changes
    say: str | None = None
    undoes: str | None = None
    id: str | None = None
    """Whose history begins here; only in a line that is a start."""

    @property
    def is_start(self) -> bool:
        """Whether the line holds a whole content and so begins the story anew."""
        return "" in self.changes

    @property
    def is_outside(self) -> bool:
        """Whether the change was made in the file without this program."""
        return self.by == EDITED_OUTSIDE

    @property
    def is_own(self) -> bool:
        """Whether undo may take it back: an answer, not the start, an undo or a hand edit."""
        return not (
            self.is_start or self.is_outside or self.undoes is not None or self.by == NEW_VERSION
        )


class Entry(NamedTuple):
    """A line with its number, counted from 1."""

    number: int
    line: Line

    @property
    def at(self) -> datetime:
        """When it was saved, with the offset of the place where that was."""
        return self.line.at

    @property
    def by(self) -> str:
        """Who saved it, or `EDITED_OUTSIDE`, or `NEW_VERSION`."""
        return self.line.by

    @property
    def group(self) -> str:
        """What belongs together: undo takes back all lines of a group."""
        return self.line.group

    @property
    def changes(self) -> Changes:
        """What changed: {path: (old, new)}; the path "" is the whole content at the start."""
        return self.line.changes

    @property
    def say(self) -> str | None:
        """What the program wants to be told about it."""
        return self.line.say

    @property
    def undoes(self) -> str | None:
        """The group that this entry takes back."""
        return self.line.undoes

    @property
    def is_start(self) -> bool:
        """Whether the story begins anew here with a whole content."""
        return self.line.is_start

    @property
    def is_outside(self) -> bool:
        """Whether the change was made in the file without this program."""
        return self.line.is_outside


def with_offset(time: datetime) -> datetime:
    """The time with its offset; a time without one is taken as the time of this computer."""
    return time if time.tzinfo is not None else time.astimezone()


def start(
    at: datetime, by: str, group: str, data: dict[str, Any], id: str, before: str = ""
) -> Line:
    """The line that a history begins with: the whole content, and the dossier's id."""
    return Line(at, by, group, before, content_hash(data), {"": (ABSENT, data)}, id=id)


def written(line: Line) -> bytes:
    """The line as bytes, with its line end."""
    record: dict[str, Any] = {} if line.id is None else {"id": line.id}
    record |= {
        "at": line.at.isoformat(timespec="seconds"),
        "by": line.by,
        "group": line.group,
        "from": line.before,
        "to": line.after,
        "set": to_json(line.changes),
    }
    if line.say is not None:
        record["say"] = line.say
    if line.undoes is not None:
        record["undoes"] = line.undoes
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace") + b"\n"


def read_line(raw: bytes) -> Line | None:
    """The line that stands in these bytes, or None when it is cut off or was damaged."""
    try:
        record = json.loads(raw)
        line = Line(
            at=with_offset(datetime.fromisoformat(record["at"])),
            by=record["by"],
            group=record["group"],
            before=record["from"],
            after=record["to"],
            changes=from_json(record["set"]),
            say=record.get("say"),
            undoes=record.get("undoes"),
            id=record.get("id"),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        return None
    texts = [line.by, line.group, line.before, line.after]
    options = [line.say, line.undoes, line.id]
    fits = all(isinstance(text, str) for text in texts) and all(
        text is None or isinstance(text, str) for text in options
    )
    return line if fits else None


class History(NamedTuple):
    """The lines that hold, and the numbers (from 1) of the file's lines that cannot be read.

    `skipped` lines of a very long history stand before these, in its first `begin` bytes, and were
    not read.
    """

    lines: list[Line]
    damaged: list[int]
    skipped: int = 0
    begin: int = 0

    @property
    def entries(self) -> list[Entry]:
        """The lines, numbered from 1."""
        return [Entry(number, line) for number, line in enumerate(self.lines, self.skipped + 1)]

    @property
    def last_number(self) -> int:
        """The number of the last entry; 0 when there is none."""
        return self.skipped + len(self.lines)

    def as_of(self, now: str | None) -> "History":
        """The history of a file whose content has the hash `now`; None: that is not known.

        A line is written before its content is. If the program died in between, it was not done.
        """
        undone = 0 if now is None else _not_done(self.lines, now)
        return self._replace(lines=self.lines[: len(self.lines) - undone])


def settled(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines without those that were not done: the next line begins where such a one began."""
    waiting: list[Line] = []
    for line in lines:
        if not line.is_start:
            del waiting[len(waiting) - _not_done(waiting, line.before) :]
        waiting.append(line)
        if len(waiting) > _AT_ONCE:
            yield waiting.pop(0)
    yield from waiting


_AT_ONCE: Final = 2
"""So many lines at most are written for a save that may then not happen."""


def _not_done(lines: list[Line], now: str) -> int:
    """How many of the last lines were written for a save that never happened.

    That is the last one, and a step of the version before it. (What somebody did outside the
    program is true anyway.)
    """
    if not lines or lines[-1].after == now or lines[-1].is_start:
        return 0
    if lines[-1].before == now:
        return 1
    stepped = len(lines) > 1 and lines[-2].by == NEW_VERSION and lines[-2].before == now
    return 2 if stepped and lines[-2].after == lines[-1].before else 0


def content_after(lines: Iterable[Line], number: int) -> dict[str, Any]:
    """The content after the last of these lines, worked out from the last start among them.

    `number` is that line's, for the sentence. Raises `HistoryGap` when lines in between are lost
    or were altered.
    """
    content: Any = ABSENT
    known: str | None = None
    for line in lines:
        if line.is_start:
            content, known = with_changes(ABSENT, line.changes), line.after
        elif known is not None:
            whole = line.before == known
            content, known = with_changes(content, line.changes), line.after if whole else None
    if known is None or not isinstance(content, dict) or content_hash(content) != known:
        raise HistoryGap(
            f"The content after entry {number} cannot be worked out, because a part of the history "
            "before it is lost. Look for another entry with: clusterdyn history"
        )
    return content
