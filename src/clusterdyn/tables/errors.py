"""What can go wrong when a table is read or screened."""

import sys

from ..errors import ClusterdynError


class TableError(ClusterdynError):
    """A table can't be read or screened as asked.

    ``message`` says what happened and where (file, line, column), ``hint`` what the reader can do
    next. The sentence has each on a line of its own.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__("\n".join(filter(None, (message.replace("\n", " "), hint))))
        self.message = message
        self.hint = hint

    @property
    def in_one_line(self) -> str:
        """Message and hint, one behind the other."""
        return f"{self.message} {self.hint}".rstrip()


class PackagesMissing(TableError):
    """The packages that read workbooks or screen tables are not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Reading statistics needs two packages that were not installed on this computer.",
            f'With a network, run: "{sys.executable}" -m pip install duckdb python-calamine',
        )
