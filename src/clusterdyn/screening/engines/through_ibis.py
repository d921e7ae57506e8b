"""Other databases through ibis: it knows the way there, the catalogue and the rows in batches."""

import csv
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ...tables.errors import TableError
from .address import Address
from .duckdb_engine import text_sql

TEXT_TYPES = {"clickhouse": "Nullable(String)", "pyspark": "STRING", "bigquery": "STRING"}


class ThroughIbis:
    """A connection of ibis; it runs the statements as they are, batch by batch."""

    parameter = "?"

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self.text_type = TEXT_TYPES.get(connection.name, "VARCHAR")

    def columns(self, table: str) -> dict[str, str]:
        """Column → kind, as the catalogue has them. Raises TableError for a table not there."""
        try:
            schema = self._connection.sql(f"SELECT * FROM {table}").schema()
        except Exception as problem:
            raise refused(problem) from None
        return {name: kind_of(kind) for name, kind in schema.items()}

    def rows(self, sql: str, parameters: Sequence[str]) -> list[tuple[Any, ...]]:
        """All rows of one statement."""
        return [row for batch in self._batches(sql, parameters) for row in batch]

    def write(self, sql: str, parameters: Sequence[str], target: Path) -> int:
        """The rows as CSV, batch by batch; how many bytes."""
        with target.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            for number, batch in enumerate(self._batches(sql, parameters, names=True)):
                writer.writerows(batch if number == 0 else batch[1:])
        return target.stat().st_size

    def _batches(
        self, sql: str, parameters: Sequence[str], names: bool = False
    ) -> Iterator[list[tuple[Any, ...]]]:
        statement = filled(sql, parameters)
        try:
            for batch in self._connection.sql(statement).to_pyarrow_batches():
                columns = [column.to_pylist() for column in batch.columns]
                head = [tuple(batch.schema.names)] if names else []
                yield [*head, *zip(*columns, strict=True)]
        except TableError:
            raise
        except Exception as problem:
            raise refused(problem) from None


def filled(sql: str, parameters: Sequence[str]) -> str:
    """The statement with its values as literals; ibis takes none beside it."""
    for value in parameters:
        sql = sql.replace("?", text_sql(value).replace("?", "\x00"), 1)
    return sql.replace("\x00", "?")


def kind_of(kind: Any) -> str:
    """The kind of a column by ibis's type."""
    if kind.is_boolean():
        return "truth"
    if kind.is_integer():
        return "whole"
    if kind.is_floating() or kind.is_decimal():
        return "broken"
    return "text" if kind.is_string() else "other"


def refused(problem: Exception) -> TableError:
    """The engine's first line as a sentence, without what it was asked."""
    first = str(problem).strip().splitlines()[0][:160] if str(problem).strip() else ""
    return TableError(
        f"The database refused ({type(problem).__name__}): {first}",
        "Check the name of the table (--table NAME) and your rights.",
    )


@contextmanager
def opened(address: Address) -> Iterator[ThroughIbis]:
    """A connection. Raises TableError without a word of the address's options."""
    try:
        import ibis  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        raise TableError(
            f"Reading {address.scheme} needs packages that are not installed.",
            f'Install them: pip install "clusterdyn[engines]" "ibis-framework[{address.scheme}]"',
        ) from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            connection = ibis.connect(address.url)
    except Exception as problem:
        raise TableError(
            f"{address.shown} can't be opened ({type(problem).__name__}).",
            "Check host, database and user, and that the client of this database is installed.",
        ) from None
    try:
        yield ThroughIbis(connection)
    finally:
        connection.disconnect()
