"""The one error that reading or screening a table may raise."""

import sys

MISSING = "Reading statistics needs two packages that were not installed on this computer."
HOW_TO_ADD = f'With a network, run: "{sys.executable}" -m pip install duckdb python-calamine'


class ScreeningError(Exception):
    """A table can't be screened as asked.

    ``message`` says what happened and where (file, line, column).
    ``hint`` says what the reader can do next.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
