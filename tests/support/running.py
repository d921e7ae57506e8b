"""Runs the program without a terminal."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from clusterdyn.changes import value_at
from support.hands import PROGRAM, surroundings


def clusterdyn(
    *words: str, folder: Path, typed: str = "", program: Sequence[str] = PROGRAM, **more: str
) -> subprocess.CompletedProcess[str]:
    """One run of the program, its input from a pipe."""
    return subprocess.run(
        [sys.executable, *program, *words],
        cwd=folder,
        env=surroundings(**more),
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        check=False,
    )


def only_dossier(folder: Path) -> Path:
    (path,) = folder.glob("*.cluster.json")
    return path


def answers_in(file: Path) -> dict[str, Any]:
    """The content of a dossier file without its id, which is another one in each file."""
    data = json.loads(file.read_text("utf-8"))
    return {key: value for key, value in data.items() if key != "id"}


def saved(folder: Path, path: str) -> Any:
    """The answer at a path of the only dossier in a folder; None where there is none."""
    return value_at(json.loads(only_dossier(folder).read_text("utf-8")), path, None)
