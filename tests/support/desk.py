"""A folder with a dossier in it, and the program run there as somebody types it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from clusterdyn.changes import value_at
from clusterdyn.cli.run import run
from clusterdyn.store.writing import to_bytes


class Ended(NamedTuple):
    """What a command line came to."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


@dataclass
class Desk:
    """``capture`` gives what was printed since it was called last."""

    folder: Path
    capture: Callable[[], Any]
    name: str = "water-north.cluster.json"

    @property
    def path(self) -> Path:
        return self.folder / self.name

    @property
    def content(self) -> dict[str, Any]:
        return json.loads(self.path.read_text(encoding="utf-8"))

    def run(self, *words: str) -> Ended:
        """Runs one command line; no traceback may be in what it says."""
        self.capture()
        code = int(run(list(words)))
        found = self.capture()
        assert "Traceback" not in found.err
        return Ended(code, found.out, found.err)

    def write(self, name: str, text: str | bytes, encoding: str = "utf-8") -> str:
        """Puts a file on the desk; its name."""
        raw = text if isinstance(text, bytes) else text.encode(encoding)
        (self.folder / name).write_bytes(raw)
        return name

    def lay(self, data: dict[str, Any]) -> None:
        """Puts a dossier on the desk."""
        self.path.write_bytes(to_bytes(data))

    def at(self, path: str) -> Any:
        """The value at a path of the dossier as it stands in the file; None where there is none."""
        return value_at(self.content, path, None)

    def printed(self, step: str, name: str = "sheet.md") -> str:
        """The sheet of a step, or of "all", as it is exported."""
        ended = self.run("export", "worksheet", step, "--to", name, "--force")
        assert ended.code == 0, ended.err
        return (self.folder / name).read_text(encoding="utf-8")

    def filled(self, text: str | bytes, *words: str) -> Ended:
        """What comes of filling a typed-off sheet in."""
        return self.run("fill", "--worksheet", self.write("typed.md", text), *words)


def set_the_clock(monkeypatch: Any, today: str = "2027-04-02") -> None:
    """The day on which Karen works here."""
    monkeypatch.setenv("CLUSTERDYN_TODAY", today)
    monkeypatch.setenv("USER", "karen")
    monkeypatch.delenv("CLUSTERDYN_DOSSIER", raising=False)
