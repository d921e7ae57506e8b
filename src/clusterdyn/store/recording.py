"""Which lines the history needs for one save, found out before anything is written."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from ..changes import content_hash, difference, same
from . import history_file
from .errors import HistoryGap, HistoryUnreadable
from .history import EDITED_OUTSIDE, NEW_VERSION, Line, start, with_offset

_BYTES: Final = 4


def new_group() -> str:
    """A name for a group that nobody else uses."""
    return os.urandom(_BYTES).hex()


class Hashes:
    """The hashes of contents. The last two are kept with the very objects they belong to.

    That is safe because contents are never changed in place: every change makes a new one.
    """

    def __init__(self) -> None:
        self._last: list[tuple[Any, str]] = []

    def of(self, content: Any) -> str:
        for known, found in self._last:
            if known is content:
                return found
        found = content_hash(content)
        self._last = [(content, found), *self._last[:1]]
        return found


class Recorder:
    """Writes down how a content came to be, line by line.

    `path` is the history's file, `id` the dossier's, `now` gives the time, `by` who works at this
    computer.
    """

    def __init__(
        self,
        path: Path,
        id: str,
        now: Callable[[], datetime],
        by: str,
        hashes: Hashes | None = None,
    ) -> None:
        self.path = path
        self.id = id
        self.by = by
        self._now = now
        self._hashes = hashes or Hashes()

    def begin(self, data: dict[str, Any], by: str | None = None, before: str = "") -> Line:
        """A line with the whole content."""
        return start(self._time(), by or self.by, new_group(), data, self.id, before)

    def step(
        self,
        old: dict[str, Any],
        new: dict[str, Any],
        group: str | None = None,
        say: str | None = None,
        undoes: str | None = None,
    ) -> Line:
        """A line that leads from `old` to `new`."""
        return self._line(self.by, old, new, group or new_group(), say, undoes)

    def up_to(
        self, on_disk: dict[str, Any], current: dict[str, Any], saved_before: bool = False
    ) -> list[Line]:
        """The lines that are missing between the end of the history and the current content.

        `on_disk` is what the file holds, `current` the same in today's version. Missing are: the
        start (a lost history), what somebody changed outside the program, and a step of the
        version. `saved_before`: the last line of the history is known to have been done.
        """
        lines = self._outside(on_disk, saved_before)
        if current is not on_disk and not same(current, on_disk):
            lines.append(self._line(NEW_VERSION, on_disk, current, new_group()))
        return lines

    def _outside(self, on_disk: dict[str, Any], saved_before: bool) -> list[Line]:
        last = history_file.last_line(self.path)
        now = self._hashes.of(on_disk)
        if last is not None and last.after == now:
            return []
        try:
            history, _ = history_file.read(self.path)
        except HistoryUnreadable:  # appending will say why
            return [self.begin(on_disk)]
        if not saved_before:
            history = history.as_of(now)
        if not history.lines:
            return [self.begin(on_disk)]
        if history.lines[-1].after == now:
            return []
        try:
            known = history_file.replayed(self.path, history, history.last_number)
        except HistoryGap:
            return [self.begin(on_disk, EDITED_OUTSIDE, history.lines[-1].after)]
        return [self._line(EDITED_OUTSIDE, known, on_disk, new_group())]

    def _line(
        self,
        by: str,
        old: dict[str, Any],
        new: dict[str, Any],
        group: str,
        say: str | None = None,
        undoes: str | None = None,
    ) -> Line:
        return Line(
            at=self._time(),
            by=by,
            group=group,
            before=self._hashes.of(old),
            after=self._hashes.of(new),
            changes=difference(old, new),
            say=say,
            undoes=undoes,
        )

    def _time(self) -> datetime:
        return with_offset(self._now())
