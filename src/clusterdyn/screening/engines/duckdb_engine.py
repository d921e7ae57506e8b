"""DuckDB, opened without network and with a memory limit."""

import re
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from ...errors import ClusterdynError
from ...tables.errors import TableError

Row = tuple[Any, ...]
LIMIT = re.compile(r"(?=.*[1-9])\d+(\.\d+)? ?[KMGT]i?B", re.IGNORECASE)
LIMIT_READ_BACK = "SELECT current_setting('memory_limit')"
"""Fails where DuckDB 1.4 made 0 bytes of too large a limit, which later versions refuse at once."""
LIKE_THIS = "Write it as for example --memory 500MB or --memory 2GB."


def name_sql(name: str) -> str:
    """A column or table name, quoted."""
    return '"' + name.replace('"', '""') + '"'


def text_sql(value: str) -> str:
    """A text literal, quoted."""
    return "'" + value.replace("'", "''") + "'"


def file_sql(path: Path) -> str:
    """The name of a file as a text literal; whole, for the engine has its own idea of "~"."""
    return text_sql(str(path.absolute()))


def library() -> Any:
    """DuckDB's compiled module; raises ImportError where it is not installed.

    Its Python layer around it is not used here and takes longer to import than a small table to
    screen, so it is passed by where the compiled module stands alone (1.4 and later).
    """
    try:
        import _duckdb
    except ImportError:
        import duckdb

        return duckdb
    return _duckdb


class Engine:
    """One connection in memory.

    ``tick`` is called with 0..100 while a long query runs, and again from 0 for the next one.
    """

    def __init__(
        self, memory: str, folder: Path, tick: Callable[[float], None] | None = None
    ) -> None:
        if not LIMIT.fullmatch(memory.strip()):
            raise TableError(f"The memory limit '{memory}' isn't understood.", LIKE_THIS)
        duckdb = library()
        self.decimals = False
        """True once a figure with decimals was seen."""
        self._error = duckdb.Error
        self._tick = tick
        settings: dict[str, str | bool | int | float | list[str]] = {
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
        try:
            self._connection = duckdb.connect(":memory:", config=settings)
            self._connection.execute(f"SET memory_limit = {text_sql(memory)}")
            self._connection.execute(LIMIT_READ_BACK).fetchall()
        except duckdb.Error:
            raise TableError(
                f"The memory limit '{memory}' is more than there can be.", LIKE_THIS
            ) from None
        self._connection.execute(f"SET temp_directory = {text_sql(str(folder / 'spill'))}")
        self._connection.execute(f"SET enable_progress_bar = {str(tick is not None).lower()}")
        self._connection.execute("SET enable_progress_bar_print = false")
        self._connection.execute("SET preserve_insertion_order = false")
        with suppress(duckdb.Error):  # not every build knows time zones
            self._connection.execute("SET TimeZone = 'UTC'")

    def sum_sql(self, value: str) -> str:
        """SQL of a sum of figures that is the same whatever the order in which they are added.

        Whole numbers are exact as they are; where there are decimals, whole millionths are added.
        """
        if not self.decimals:
            return f"sum({value})"
        return f"CAST(sum(CAST(floor({value} * 1000000 + 0.5) AS BIGINT)) AS DOUBLE) / 1000000"

    def rows(self, sql: str) -> list[Row]:
        """All rows of one statement. Raises EngineError with the engine's first line."""
        try:
            if self._tick is None:
                return list(self._connection.execute(sql).fetchall())
            return self._watched(sql)
        except self._error as problem:
            raise EngineError(str(problem)) from None

    def one(self, sql: str) -> Row:
        """The first row of one statement."""
        return self.rows(sql)[0]

    def run(self, sql: str) -> None:
        """A statement whose rows nobody needs."""
        self.rows(sql)

    def in_order(self, wanted: bool) -> None:
        """Keep the order of the file (needed for line numbers; slower)."""
        self._connection.execute(f"SET preserve_insertion_order = {str(wanted).lower()}")

    def close(self) -> None:
        """Close the connection and free its memory."""
        self._connection.close()

    def _watched(self, sql: str) -> list[Row]:
        found: list[Row] = []
        failed: list[BaseException] = []

        def work() -> None:
            try:
                found.extend(self._connection.execute(sql).fetchall())
            except BaseException as problem:
                failed.append(problem)

        worker = threading.Thread(target=work, daemon=True)
        worker.start()
        try:
            while worker.is_alive():
                worker.join(0.2)
                if worker.is_alive() and self._tick is not None:
                    self._tick(max(0.0, float(self._connection.query_progress())))
        except KeyboardInterrupt:
            self._connection.interrupt()
            worker.join()
            raise
        if failed:
            raise failed[0]
        return found


class EngineError(ClusterdynError):
    """The engine refused a statement; the caller turns it into a sentence."""
