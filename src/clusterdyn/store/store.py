"""A dossier on the disk: read, saved answer by answer, with a history that can be undone."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from ..changes import ABSENT, Changes, with_changes
from . import history_file
from .atomic_write import mode_of
from .errors import (
    AlreadyThere,
    Clash,
    HistoryGap,
    Missing,
    StoreError,
    StoreRefused,
    UnknownVersion,
    Unreadable,
    not_written,
    shown,
)
from .history import Entry, Line
from .locking import PATIENCE, locked
from .merge import merge
from .migrate import migrated
from .names import free_path, history_path, real_path
from .reading import parsed, read_bytes
from .recording import Hashes, Recorder
from .undoing import Candidate, candidates
from .writing import keep_copy, replace_file, to_bytes


class _Found(NamedTuple):
    """What the file holds now: its bytes, its content, and the content in today's version."""

    raw: bytes
    on_disk: dict[str, Any]
    data: dict[str, Any]


class Store:
    """One dossier file, the history beside it and the lock.

    `now` gives the time of a save, `by` says who works at this computer; both go into the history.
    `patience` is how long a save waits for somebody else's, in seconds. `warnings` holds what the
    last call of `create` or `history` had to say besides.
    """

    def __init__(
        self, path: Path, now: Callable[[], datetime], by: str, patience: float = PATIENCE
    ) -> None:
        self.path = path
        self.warnings: list[str] = []
        self._now = now
        self._by = by
        self._patience = patience
        self._base: bytes | None = None
        self._kept: _Found | None = None  # what was read or written last
        self._hashes = Hashes()

    @classmethod
    def create(
        cls, path: Path, data: dict[str, Any], now: Callable[[], datetime], by: str
    ) -> Store:
        """A new dossier. Raises `AlreadyThere`, `StoreRefused` or `NotWritten`.

        A history that was left behind by an older dossier of this name is set aside.
        """
        store = cls(path, now, by)
        store._create(data)
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
        """All entries, oldest first; what cannot be read is told in `warnings`. Never writes."""
        history, self.warnings = history_file.whole(self._history_path)
        return history.entries

    def state_after(self, number: int) -> dict[str, Any]:
        """The content after entry `number`. Raises `StoreRefused` or `HistoryGap`."""
        history, self.warnings = history_file.whole(self._history_path)
        if not 1 <= number <= len(history.lines):
            raise StoreRefused(_no_entry(number, len(history.lines)))
        content: dict[str, Any] = history.content_after(number)
        return content

    def rebuild(self) -> dict[str, Any]:
        """The last content that the history knows, whatever became of the file. Never writes.

        Raises `Missing` when there is no history, or `HistoryGap`.
        """
        history, self.warnings = history_file.whole(self._history_path)
        if not history.lines:
            raise Missing(
                f"There is no history beside {shown(self.path)}, so its content cannot be brought "
                "back. Look for a copy of the dossier."
            )
        return migrated(history.content_after(len(history.lines)), self.path)

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
            result = merge(changes, found.data, base)
            if result.collisions and not insist:
                raise Clash(result.collisions)
            data = with_changes(found.data, result.changes)
            recorder = self._recorder()
            pairs = result.changes.items()
            new = {path: after for path, (_, after) in pairs if after is not ABSENT}
            return self._write(
                found, data, lambda: recorder.step(found.data, data, group, say), new
            )

    def undo(self, insist: bool = False) -> UndoResult:
        """Take back the latest group that was not undone yet; repeated, the one before.

        Raises `Clash` when the same place was changed by hand since; else like `save`.
        """
        with self._locked():
            found = self._read()
            history, warnings = history_file.whole(self._history_path)
            for candidate in candidates(history):
                try:
                    base = history.content_after(candidate.entries[-1].number)
                except HistoryGap:
                    base = None
                result = merge(candidate.back, found.data, base)
                if result.collisions and not insist:
                    raise Clash(result.collisions)
                data = with_changes(found.data, result.changes)
                done = self._take_back(found, data, candidate)
                if done is not None:
                    return done._replace(warnings=warnings + done.warnings)
            self._base = found.raw
            return UndoResult(found.data, warnings, [], {})

    def restore(self, number: int) -> Saved:
        """Make the content after entry `number` current again, as one group that undo knows.

        Works also when the file is broken or missing. A broken file is kept beside the dossier
        with ".broken" at the end of its name. Raises `StoreRefused`, `HistoryGap` or `NotWritten`.
        """
        with self._locked():
            data = migrated(self.state_after(number), self.path)
            recorder = self._recorder()
            say = f"Back to entry {number}"
            try:
                found = self._read()
            except (Missing, Unreadable, UnknownVersion):
                return self._write_again(data, say)
            return self._write(found, data, lambda: recorder.step(found.data, data, say=say))

    # Parts

    @property
    def _file(self) -> Path:
        return real_path(self.path)

    @property
    def _history_path(self) -> Path:
        return history_path(self._file)

    def _locked(self) -> Any:
        return locked(self._file, self._patience)

    def _recorder(self) -> Recorder:
        return Recorder(self._history_path, self._now, self._by, self._hashes)

    def _read(self) -> _Found:
        raw = read_bytes(self._file, self.path)
        if self._kept is not None and raw == self._kept.raw:
            on_disk = self._kept.on_disk
        else:
            known = raw == self._base  # looked at before, byte by byte the same
            on_disk = json.loads(raw) if known else parsed(raw, self.path)
        return _Found(raw, on_disk, migrated(on_disk, self.path))

    def _base_content(self, found: _Found) -> dict[str, Any]:
        if self._base is None or self._base == found.raw:
            return found.data
        return migrated(parsed(self._base, self.path), self.path)

    def _create(self, data: dict[str, Any]) -> None:
        raw = self._bytes(data)
        with self._locked():
            file = self._file
            if file.exists():
                raise AlreadyThere(
                    f"{shown(self.path)} is there already and was not touched. "
                    "Choose another name, or carry on with it: clusterdyn next-step"
                )
            self.warnings = self._set_history_aside()
            self.warnings += replace_file(file, raw)
            self.warnings += self._append([self._recorder().begin(data)])
            self._base = raw

    def _set_history_aside(self) -> list[str]:
        old = self._history_path
        if not old.exists():
            return []
        aside = free_path(old, "old")
        try:
            old.rename(aside)
        except OSError as error:
            raise not_written(self.path, error) from None
        return [
            f"A history of an earlier dossier with this name was there. It is now {aside.name}."
        ]

    def _write(
        self,
        found: _Found,
        data: dict[str, Any],
        last: Callable[[], Line],
        new: Mapping[str, Any] | None = None,
    ) -> Saved:
        """File first, then history. A content that stays the same is not written.

        ``new`` are the values that the content found did not have; none named: all of them.
        """
        raw = self._bytes(data, new)
        line = last()
        if not line.changes and line.undoes is None:
            self._base = found.raw
            return Saved(found.data, [])
        lines = [*self._recorder().up_to(found.on_disk, found.data), line]
        warnings = replace_file(self._file, raw)
        self._base = raw
        self._kept = _Found(raw, data, data)
        return Saved(data, warnings + self._append(lines))

    def _append(self, lines: list[Line]) -> list[str]:
        return history_file.append(self._history_path, lines, mode_of(self._file) or 0o666)

    def _take_back(
        self, found: _Found, data: dict[str, Any], candidate: Candidate
    ) -> UndoResult | None:
        line = self._recorder().step(found.data, data, undoes=candidate.group)
        if not line.changes:
            return None
        saved = self._write(found, data, lambda: line)
        return UndoResult(saved.data, saved.warnings, candidate.entries, line.changes)

    def _write_again(self, data: dict[str, Any], say: str) -> Saved:
        """Write a content where the file is missing or broken; the broken one is kept."""
        history, _ = history_file.whole(self._history_path)
        recorder = self._recorder()
        try:
            known = history.content_after(len(history.lines))
            line = recorder.step(known, data, say=say)
        except StoreError:
            line = recorder.begin(data)
        raw = self._bytes(data)
        warnings: list[str] = []
        if self._file.exists():
            aside = free_path(self._file, "broken")
            keep_copy(self._file, aside)
            warnings = [f"The file that could not be read is kept as {shown(aside.name)}."]
        warnings += replace_file(self._file, raw)
        self._base = raw
        return Saved(data, warnings + self._append([line]))

    def _bytes(self, data: dict[str, Any], new: Mapping[str, Any] | None = None) -> bytes:
        """What will stand in the file. Raises `StoreRefused` for what could not be loaded again."""
        if not isinstance(data, dict) or migrated(data, self.path) is not data:
            raise StoreRefused("A dossier is an object in today's version. Nothing was written.")
        return to_bytes(data, new)


def _no_entry(number: int, count: int) -> str:
    if not count:
        return (
            f"There is no entry {number}, because the history is empty. "
            "Nothing can be brought back."
        )
    return (
        f"There is no entry {number}. The history has the entries 1 to {count}. "
        "See them with: clusterdyn history"
    )


class Saved(NamedTuple):
    """The content as it now stands in the file, and what went less well (sentences)."""

    data: dict[str, Any]
    warnings: list[str]


class UndoResult(NamedTuple):
    """The content as it now stands, what was taken back and how.

    `entries` are the history entries of the group, oldest first; `changes` what was done to the
    content. Both are empty when there was nothing left to undo.
    """

    data: dict[str, Any]
    warnings: list[str]
    entries: list[Entry]
    changes: Changes

    @property
    def nothing(self) -> bool:
        """Whether there was nothing left to undo."""
        return not self.entries
