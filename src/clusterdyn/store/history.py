"""One line of the history, and the whole history as it can be read and replayed."""

import json
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


def start(at: datetime, by: str, group: str, data: dict[str, Any], before: str = "") -> Line:
    """The line that a history begins with: the whole content."""
    return Line(at, by, group, before, content_hash(data), {"": (ABSENT, data)})


def written(line: Line) -> bytes:
    """The line as bytes, with its line end."""
    record: dict[str, Any] = {
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
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    texts = [line.by, line.group, line.before, line.after]
    options = [line.say, line.undoes]
    fits = all(isinstance(text, str) for text in texts) and all(
        text is None or isinstance(text, str) for text in options
    )
    return line if fits else None


class History(NamedTuple):
    """All lines that can be read, and the numbers (from 1) of the file's lines that cannot."""

    lines: list[Line]
    damaged: list[int]

    @property
    def entries(self) -> list[Entry]:
        """The lines, numbered from 1."""
        return [Entry(number, line) for number, line in enumerate(self.lines, 1)]

    def content_after(self, number: int) -> Any:
        """The content after entry `number` (from 1), worked out from the last start before it.

        Raises `HistoryGap` when lines in between are lost or were altered.
        """
        begin = next((n for n in range(number, 0, -1) if self.lines[n - 1].is_start), None)
        if begin is None:
            raise _gap(number)
        content = with_changes(ABSENT, self.lines[begin - 1].changes)
        known = self.lines[begin - 1].after
        for line in self.lines[begin:number]:
            if line.before != known:
                raise _gap(number)
            content = with_changes(content, line.changes)
            known = line.after
        if not isinstance(content, dict) or content_hash(content) != known:
            raise _gap(number)
        return content


def read_history(raw: bytes) -> History:
    """The history from the bytes of its file. What cannot be read is left out and noted."""
    lines: list[Line] = []
    damaged: list[int] = []
    for number, piece in enumerate(raw.split(b"\n"), 1):
        if not piece.strip():
            continue
        line = read_line(piece)
        if line is None:
            damaged.append(number)
        else:
            lines.append(line)
    return History(lines, damaged)


def _gap(number: int) -> HistoryGap:
    return HistoryGap(
        f"The content after entry {number} cannot be worked out, because a part of the history "
        "before it is lost. Look for another entry with: clusterdyn history"
    )
