"""A dossier on the disk: read, saved answer by answer, with a history that can be undone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from ..changes import ABSENT, Changes, difference, with_changes
from . import history_file
from .errors import (
    AlreadyThere,
    Clash,
    Missing,
    StoreError,
    StoreRefused,
    UnknownVersion,
    Unreadable,
    shown,
)
from .history import Entry, History, Line
from .history_file import access_lost
from .identity import digest, id_of, new_id
from .locking import PATIENCE, locked
from .merge import LooseEnd, Merge, merge, without_loose_ends
from .migrate import migrated
from .names import free_path, real_path
from .own_history import OwnHistory
from .reading import parsed, read_bytes
from .recording import Hashes, Recorder
from .undoing import Choice, choose
from .writing import keep_copy, replace_file, to_bytes

Tell = Callable[[dict[str, Any], dict[str, Any]], object]
"""Called with the content before and after, when all is ready and nothing is written yet."""


class _Found(NamedTuple):
    """What the file holds now: its bytes, its content, and the content in today's version."""

    raw: bytes
    on_disk: dict[str, Any]
    data: dict[str, Any]


class Store:
    """One dossier file, the history beside it and the lock.

    `now` gives the time of a save, `by` says who works at this computer; both go into the history.
    `patience` is how long a save waits for somebody else's, in seconds. `loose_ends` finds what
    names a record that is not there; a join with somebody else's answers makes none. `warnings`
    holds what the last call of `create` or `history` had to say besides.
    """

    def __init__(
        self,
        path: Path,
        now: Callable[[], datetime],
        by: str,
        patience: float = PATIENCE,
        loose_ends: Callable[[dict[str, Any]], Iterable[LooseEnd]] = lambda _: (),
    ) -> None:
        self.path = path
        self.warnings: list[str] = []
        self._loose_ends = loose_ends
        self._now = now
        self._by = by
        self._patience = patience
        self._base: bytes | None = None
        self._kept: _Found | None = None  # what was read or written last
        self._hashes = Hashes()
        self._said: set[str] = set()

    @classmethod
    def create(
        cls, path: Path, data: dict[str, Any], now: Callable[[], datetime], by: str
    ) -> Store:
        """A new dossier, with an id of its own. Raises `AlreadyThere`, `StoreRefused` or
        `NotWritten`.

        A history that was left behind by an older dossier of this name is set aside.
        """
        store = cls(path, now, by)
        version = {"version": data["version"]} if "version" in data else {}
        store._create({**version, "id": new_id(), **data})
        return store

    # Reading

    def load(self) -> dict[str, Any]:
        """The content, in today's version. Never writes. Saves start from this content.

        Raises `Missing`, `Unreadable`, `NewerVersion` or `UnknownVersion`.
        """
        found = self._read()
        self._base = found.raw
        self._kept = found
        return found.data

    def history(self) -> list[Entry]:
        """All entries, oldest first; what cannot be read is told in `warnings`. Never writes.

        Of a very long history only the end. Raises `HistoryUnreadable`.
        """
        history, self.warnings = self._history(self._looked_at())
        return history.entries

    def state_after(self, number: int) -> dict[str, Any]:
        """The content after entry `number`.

        Raises `StoreRefused`, `HistoryGap` or `HistoryUnreadable`.
        """
        history, self.warnings = self._history(self._looked_at())
        if not history.skipped < number <= history.last_number:
            raise StoreRefused(_no_entry(number, history))
        return self._own.content_after(history, number)

    def rebuild(self) -> dict[str, Any]:
        """The last content that the history knows, whatever became of the file. Never writes.

        Raises `Missing` when there is no history, `HistoryGap` or `HistoryUnreadable`.
        """
        history, self.warnings = self._history(None)
        if not history.lines:
            raise Missing(
                f"There is no history beside {shown(self.path)}, so its content cannot be brought "
                "back. Look for a copy of the dossier."
            )
        return self._today(self._own.content_after(history, history.last_number))

    # Writing

    def save(
        self,
        changes: Changes,
        group: str | None = None,
        say: str | None = None,
        insist: bool = False,
    ) -> Saved:
        """Write the changes into the file as it is now, joined with what others wrote meanwhile.

        `group` ties several saves together for undo; `say` is a text for the history. With
        `insist` our values win over theirs, which stay in the history. Raises `Clash` (nothing
        is written then), `NotWritten`, `StoreRefused` or what `load` raises.
        """
        with self._locked():
            found = self._read()
            base = self._base_content(found)
            newest = self._newer_than(found, base)
            result = self._joined(changes, found.data, base)
            if result.collisions and not insist and newest is None:
                raise Clash(result.collisions)
            data = with_changes(found.data, result.changes)
            line = self._recorder(found.data).step(found.data, data, group, say)
            pairs = result.changes.items()
            new = {path: after for path, (_, after) in pairs if after is not ABSENT}
            saved = self._write(found, data, [line], new, put_back=newest is not None)
            return saved if newest is None else saved._replace(gone=_gone(changes, data, newest))

    def write_anew(self, data: dict[str, Any]) -> Saved | None:
        """Write a whole content where the file is missing or broken; a broken one is kept.

        None when it can be read (again): then `save` is the way. Raises what `save` does.
        """
        with self._locked():
            try:
                self._read()
            except (Missing, Unreadable, UnknownVersion):
                return self._write_again(self._today(data), "Written anew")
            return None

    def undo(
        self, insist: bool = False, skip: bool = False, tell: Tell | None = None
    ) -> UndoResult:
        """Take back the latest group that was not undone yet; repeated, the one before.

        Raises `ChangedSince` when the same place was changed by hand since; with `insist` it is
        taken back all the same, with `skip` such a group is passed over for good. Else raises what
        `save` does, or `HistoryUnreadable`.
        """
        with self._locked():
            found = self._read()
            choice, warnings = self._to_take_back(found, insist, skip)
            if choice.taken is not None and tell is not None:
                tell(found.data, choice.data)
            return self._take_back(found, choice, warnings)

    def restore(self, number: int, tell: Tell | None = None) -> Saved:
        """Make the content after entry `number` current again, as one group that undo knows.

        Works also when the file is broken or missing. A broken file is kept beside the dossier
        with ".broken" at the end of its name. Raises `StoreRefused`, `HistoryGap`,
        `HistoryUnreadable` or `NotWritten`.
        """
        with self._locked():
            data = self._today(self.state_after(number))
            say = f"Back to entry {number}"
            try:
                found = self._read()
            except (Missing, Unreadable, UnknownVersion):
                return self._write_again(data, say)
            if tell is not None:
                tell(found.data, data)
            line = self._recorder(found.data).step(found.data, data, say=say)
            return self._write(found, data, [line])

    # Parts

    @property
    def _file(self) -> Path:
        return real_path(self.path)

    @property
    def _own(self) -> OwnHistory:
        return OwnHistory(self._file)

    def _locked(self) -> Any:
        return locked(self._file, self._patience)

    def _recorder(self, data: dict[str, Any]) -> Recorder:
        id = id_of(data) or self._derived_id()
        return Recorder(self._own.path, id, self._now, self._by, self._hashes)

    def _read(self) -> _Found:
        raw = read_bytes(self._file, self.path)
        if self._kept is not None and raw == self._kept.raw:
            on_disk = self._kept.on_disk
        else:
            known = raw == self._base  # looked at before, byte by byte the same
            on_disk = json.loads(raw) if known else parsed(raw, self.path)
        return _Found(raw, on_disk, self._today(on_disk, raw))

    def _looked_at(self) -> _Found | None:
        """What the file holds, or None when it cannot be read."""
        try:
            return self._read()
        except StoreError:
            return None

    def _today(self, content: dict[str, Any], raw: bytes = b"") -> dict[str, Any]:
        """A content in today's version."""
        return migrated(content, self.path, partial(self._derived_id, raw))

    def _derived_id(self, raw: bytes = b"") -> str:
        """The id of a dossier that names none: its history's, else it is made of its content."""
        return self._own.identity or digest(raw)

    def _joined(self, changes: Changes, theirs: dict[str, Any], base: dict[str, Any]) -> Merge:
        """Our changes, fitted to what others wrote meanwhile."""
        result = merge(changes, theirs, base)
        if theirs is base:
            return result
        return without_loose_ends(result, theirs, base, self._loose_ends)

    def _newer_than(self, found: _Found, base: dict[str, Any]) -> dict[str, Any] | None:
        """The content that was replaced by an older one since it was looked at; else None."""
        if base is found.data or self._base is None:
            return None
        try:
            history, _ = self._own.read(found.data)
        except StoreError:
            return None
        after = [line.after for line in history.lines]
        now = _last_place(after, self._hashes.of(found.on_disk))
        seen = _last_place(after, self._hashes.of(parsed(self._base, self.path)))
        if now is None or (seen is not None and seen <= now):
            return None
        if seen is None:
            return base
        try:
            last = self._own.content_after(history, history.last_number)
        except StoreError:
            return base
        return self._today(last)

    def _base_content(self, found: _Found) -> dict[str, Any]:
        if self._base is None or self._base == found.raw:
            return found.data
        return self._today(parsed(self._base, self.path), self._base)

    def _history(
        self, found: _Found | None, most: int = history_file.MOST_READ
    ) -> tuple[History, list[str]]:
        """The history of what the file holds (of a longer one the last bytes), and warnings."""
        if found is None:
            return self._own.read(None, most)
        history, warnings = self._own.read(found.data, most)
        return history.as_of(self._hashes.of(found.on_disk)), warnings

    def _create(self, data: dict[str, Any]) -> None:
        raw = self._bytes(data)
        with self._locked():
            file = self._file
            if file.exists():
                raise AlreadyThere(
                    f"{shown(self.path)} is there already and was not touched. "
                    "Choose another name, or carry on with it: clusterdyn next-step"
                )
            self.warnings = self._own.set_old_aside()
            self.warnings += replace_file(file, raw)
            self.warnings += self._own.append(data, [self._recorder(data).begin(data)])
            self._base = raw

    def _write(
        self,
        found: _Found,
        data: dict[str, Any],
        lines: list[Line],
        new: Mapping[str, Any] | None = None,
        put_back: bool = False,
    ) -> Saved:
        """The history first, then the file: whoever reads both knows what was done.

        ``new`` are the values that the content found did not have; none named: all of them.
        ``put_back``: the content found is an older one that took the place of a newer.
        A content that stays the same is not written.
        """
        if not any(line.changes or line.undoes for line in lines):
            self._base = found.raw
            return Saved(found.data, [])
        raw = self._bytes(data, new)
        own = self._own
        warnings = own.set_anothers_aside(found.data)
        missing = self._recorder(found.data).up_to(found.on_disk, found.data, put_back)
        warnings += replace_file(self._file, raw, lambda: own.append(data, [*missing, *lines]))
        self._base = raw
        self._kept = _Found(raw, data, data)
        return Saved(data, self._once(warnings))

    def _once(self, warnings: list[str]) -> list[str]:
        """The warnings without those about access that were given before: they say nothing new."""
        lasting = {access_lost(path) for path in (self._file, self._own.path)}
        new = [said for said in warnings if said not in self._said]
        self._said |= lasting & {*warnings}
        return new

    def _to_take_back(self, found: _Found, insist: bool, skip: bool) -> tuple[Choice, list[str]]:
        """What undo takes back next, and warnings. Of a long history the end is looked at first."""
        history, warnings = self._history(found, history_file.RECENT)
        choice = choose(self._own, history, found.data, insist, skip)
        if choice.taken is None and history.begin:
            history, warnings = self._history(found)
            choice = choose(self._own, history, found.data, insist, skip)
        return choice, warnings

    def _take_back(self, found: _Found, choice: Choice, warnings: list[str]) -> UndoResult:
        """Write what undo came to: the groups passed over, then the one that is taken back."""
        recorder, taken = self._recorder(found.data), choice.taken
        lines = [recorder.step(found.data, found.data, undoes=one.group) for one in choice.passed]
        if taken is not None:
            lines.append(recorder.step(found.data, choice.data, undoes=taken.group))
        if not lines:
            self._base = found.raw
            return UndoResult(found.data, warnings, [], {}, [])
        saved = self._write(found, choice.data, lines)
        warnings = warnings + saved.warnings
        entries = taken.entries if taken is not None else []
        changes = lines[-1].changes
        return UndoResult(saved.data, warnings, entries, changes, choice.passed_entries)

    def _write_again(self, data: dict[str, Any], say: str) -> Saved:
        """Write a content where the file is missing or broken; the broken one is kept."""
        own, raw = self._own, self._bytes(data)
        warnings = own.set_anothers_aside(data)
        line = self._line_to(data, say)
        if self._file.exists():
            aside = free_path(self._file, "broken")
            keep_copy(self._file, aside)
            warnings.append(f"The file that could not be read is kept as {shown(aside.name)}.")
        warnings += replace_file(self._file, raw, lambda: own.append(data, [line]))
        self._base = raw
        return Saved(data, warnings, not line.is_start)

    def _line_to(self, data: dict[str, Any], say: str) -> Line:
        """A line that leads from what the history knows last to a content; else a new start."""
        recorder = self._recorder(data)
        try:
            history, _ = self._own.read(data)
            known = self._own.content_after(history, history.last_number)
            return recorder.step(known, data, say=say)
        except StoreError:
            return recorder.begin(data)

    def _bytes(self, data: dict[str, Any], new: Mapping[str, Any] | None = None) -> bytes:
        """What will stand in the file. Raises `StoreRefused` for what could not be loaded again."""
        if not isinstance(data, dict) or self._today(data) is not data:
            raise StoreRefused("A dossier is an object in today's version. Nothing was written.")
        return to_bytes(data, new)


def _last_place(hashes: list[str], wanted: str) -> int | None:
    return next((n for n in range(len(hashes) - 1, -1, -1) if hashes[n] == wanted), None)


def _gone(changes: Changes, data: dict[str, Any], newest: dict[str, Any]) -> Changes:
    """What leads from the content saved to the newest one with our changes."""
    return difference(data, with_changes(newest, changes))


def _no_entry(number: int, history: History) -> str:
    if not history.lines:
        return (
            f"There is no entry {number}, because the history is empty. "
            "Nothing can be brought back."
        )
    return (
        f"There is no entry {number}. The history has the entries {history.skipped + 1} to "
        f"{history.last_number}. "
        "See them with: clusterdyn history"
    )


class Saved(NamedTuple):
    """The content as it now stands in the file, and what went less well (sentences).

    `can_be_undone` is False where the history had to begin anew. `gone` brings back what was lost
    when the file was replaced by an older one since it was looked at.
    """

    data: dict[str, Any]
    warnings: list[str]
    can_be_undone: bool = True
    gone: Changes = {}


class UndoResult(NamedTuple):
    """The content as it now stands, what was taken back and how.

    `entries` are the history entries of the group, oldest first; `changes` what was done to the
    content. Both are empty when there was nothing left to undo. `passed` are the entries that
    were passed over because somebody had changed their places by hand.
    """

    data: dict[str, Any]
    warnings: list[str]
    entries: list[Entry]
    changes: Changes
    passed: list[Entry]

    @property
    def nothing(self) -> bool:
        """Whether there was nothing left to undo."""
        return not self.entries
