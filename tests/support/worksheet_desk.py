"""A folder with a dossier in it, and the program run there as somebody types it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clusterdyn.cli.run import run
from clusterdyn.store.writing import to_bytes
from support.played import TODAY


@dataclass
class Ended:
    """What a command line came to."""

    code: int
    out: str
    err: str


@dataclass
class Desk:
    folder: Path
    capture: Callable[[], Any]

    @property
    def dossier(self) -> Path:
        return self.folder / "water.cluster.json"

    @property
    def content(self) -> dict[str, Any]:
        return json.loads(self.dossier.read_text(encoding="utf-8"))

    def lay(self, data: dict[str, Any]) -> None:
        """Puts a dossier on the desk."""
        self.dossier.write_bytes(to_bytes(data))

    def run(self, *words: str) -> Ended:
        self.capture()
        code = int(run(list(words)))
        found = self.capture()
        assert "Traceback" not in found.err
        return Ended(code, found.out, found.err)

    def printed(self, step: str, name: str = "sheet.md") -> str:
        """The sheet of a step, or of "all", as it is exported."""
        ended = self.run("export", "worksheet", step, "--to", name, "--force")
        assert ended.code == 0, ended.err
        return (self.folder / name).read_text(encoding="utf-8")

    def filled(self, text: str | bytes, *words: str) -> Ended:
        """What comes of filling a typed-off sheet in."""
        raw = text if isinstance(text, bytes) else text.encode()
        (self.folder / "typed.md").write_bytes(raw)
        return self.run("fill", "--worksheet", "typed.md", *words)


def set_the_clock(monkeypatch: Any) -> None:
    monkeypatch.setenv("CLUSTERDYN_TODAY", TODAY.isoformat())
    monkeypatch.setenv("USER", "karen")
    monkeypatch.delenv("CLUSTERDYN_DOSSIER", raising=False)
