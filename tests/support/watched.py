"""The program in a pseudo-terminal of 80 by 24: keys go in, what it writes is waited for."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ENVIRONMENT = {
    "CLUSTERDYN_TODAY": "2027-04-02",
    "COLUMNS": "80",
    "LINES": "24",
    "PROMPT_TOOLKIT_NO_CPR": "1",
    "TERM": "xterm-256color",
}
LEFT_OUT = ("NO_COLOR", "FORCE_COLOR", "CLUSTERDYN_DOSSIER", "PAGER", "MANPAGER", "LESS")


class Watched:
    """One run of the program."""

    def __init__(self, folder: Path, *words: str) -> None:
        import pexpect

        kept = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
        self._child = pexpect.spawn(
            sys.executable,
            ["-m", "clusterdyn", *words],
            cwd=str(folder),
            env={**kept, **ENVIRONMENT},
            dimensions=(24, 80),
            encoding="utf-8",
            timeout=60,
        )

    def until(self, *texts: str) -> None:
        """Waits until each text was written, in this order."""
        for text in texts:
            self._child.expect_exact(text)

    def press(self, keys: str) -> None:
        self._child.send(keys)

    def end(self) -> int:
        import pexpect

        self._child.expect(pexpect.EOF)
        self._child.close()
        return self._child.exitstatus
