"""How a command ends without more to say."""

from __future__ import annotations

from ..errors import ExitCode


class Finished(Exception):
    """Ends a command with an exit code; everything was said."""

    def __init__(self, code: ExitCode) -> None:
        super().__init__()
        self.code = code
