"""The history beside a dossier: only its own is read and appended to; another one is set aside."""

from pathlib import Path
from typing import Any

from . import history_file
from .access import access_of
from .errors import HistoryUnreadable, NotWritten, not_written, shown
from .history import History, Line
from .identity import id_of
from .names import dossier_path, free_path, history_path


class OwnHistory:
    """The history of the dossier that lies at `dossier` (a link to it followed)."""

    def __init__(self, dossier: Path) -> None:
        self.path = history_path(dossier)
        self._dossier = dossier

    @property
    def identity(self) -> str | None:
        """The id of the dossier whose history lies here; None when none can be read."""
        return history_file.identity(self.path)

    def read(
        self, data: dict[str, Any] | None, most: int = history_file.MOST_READ
    ) -> tuple[History, list[str]]:
        """The history (of a longer one the last bytes) and warnings; `data` is the dossier's
        content, None where that is not known. Raises `HistoryUnreadable`."""
        if data is not None and self._is_anothers(data):
            raise HistoryUnreadable(
                f"The history {shown(self.path.name)} belongs to another dossier. "
                "The next answer sets it aside and begins a new one."
            )
        return history_file.read(self.path, most)

    def content_after(self, history: History, number: int) -> dict[str, Any]:
        """The content after an entry. Raises `HistoryGap` or `HistoryUnreadable`."""
        return history_file.replayed(self.path, history, number)

    def append(self, data: dict[str, Any], lines: list[Line]) -> list[str]:
        """Add lines; what went wrong is told in the warnings, never raised."""
        if self._is_anothers(data):
            return [
                f"The answer is saved, but not the history of it: {self.path.name} belongs to "
                "another dossier and could not be set aside. Move it to another folder."
            ]
        return history_file.append(self.path, lines, access_of(self._dossier))

    def set_old_aside(self) -> list[str]:
        """Make room for a new dossier's history. Raises `NotWritten`."""
        aside = self._aside("old")
        if aside is None:
            return []
        return [
            f"A history of an earlier dossier with this name was there. It is now {aside.name}. "
            f"To have that dossier back: name it {self.path.name} again in another folder, and "
            f"there: clusterdyn -d {dossier_path(self.path).name} restore"
        ]

    def set_anothers_aside(self, data: dict[str, Any]) -> list[str]:
        """Make room for the history of the dossier with this content, where another one's lies."""
        try:
            aside = self._aside("other") if self._is_anothers(data) else None
        except NotWritten:  # then nothing is appended to it, which is said there
            return []
        if aside is None:
            return []
        return [
            "The history beside the dossier belonged to another one. "
            f"It is now {aside.name}, and a new history begins here."
        ]

    def _is_anothers(self, data: dict[str, Any]) -> bool:
        own, found = id_of(data), self.identity
        return own is not None and found is not None and own != found

    def _aside(self, mark: str) -> Path | None:
        """Where the history is now, or None when there is none."""
        if not (self.path.exists() or self.path.is_symlink()):
            return None
        aside = free_path(self.path, mark)
        try:
            self.path.rename(aside)
        except OSError as error:
            raise not_written(self._dossier, error, self.path) from None
        return aside
