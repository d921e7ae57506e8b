"""Long text in the group's own editor, opened on a key."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from ...errors import ClusterdynError


class EditorFailed(ClusterdynError):
    """The editor could not be used; the text is as it was."""


def edited(text: str) -> str:
    """The text after it was edited with $VISUAL, $EDITOR or a usual editor.

    Raises ``EditorFailed`` when the editor cannot be started or ends with an error.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or _usual()
    handle, name = tempfile.mkstemp(suffix=".txt", prefix="clusterdyn-")
    path = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
        _run(command, path)
        return path.read_text(encoding="utf-8", errors="replace").rstrip("\n")
    finally:
        path.unlink(missing_ok=True)


def _run(command: str, path: Path) -> None:
    keep = "Your text is as it was. Type it here, or set EDITOR to another program."
    try:
        words = shlex.split(command, posix=os.name != "nt")
        ended = subprocess.run([*words, str(path)], check=False)
    except (OSError, ValueError) as error:
        raise EditorFailed(f'The editor "{command}" could not be started. {keep}') from error
    if ended.returncode:
        raise EditorFailed(f'The editor "{command}" ended with an error. {keep}')


def _usual() -> str:
    return "notepad" if os.name == "nt" else "nano"
