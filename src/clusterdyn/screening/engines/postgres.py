"""PostgreSQL through psycopg: read-only, two statements, the cells by COPY."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ...tables.errors import TableError
from .address import Address

NUMBERS = {
    "int2": "whole", "int4": "whole", "int8": "whole", "numeric": "broken", "float4": "broken",
    "float8": "broken", "bool": "truth", "text": "text", "varchar": "text", "bpchar": "text",
    "name": "text",
}  # fmt: skip
MINUTE = 60_000


class Postgres:
    """One transaction: all statements see the same rows."""

    text_type, parameter = "text", "%s"

    def __init__(self, connection: Any, errors: Any) -> None:
        self._connection, self._errors = connection, errors

    def columns(self, table: str) -> dict[str, str]:
        """Column → kind, as the catalogue has them. Raises TableError for a table not there."""
        with self._asked() as cursor:
            cursor.execute(f"SELECT * FROM {table} LIMIT 0")
            types = self._connection.adapters.types
            return {
                column.name: NUMBERS.get(getattr(types.get(column.type_code), "name", ""), "other")
                for column in cursor.description
            }

    def rows(self, sql: str, parameters: Sequence[str]) -> list[tuple[Any, ...]]:
        """All rows of one statement."""
        with self._asked() as cursor:
            cursor.execute(sql, parameters)
            return list(cursor.fetchall())

    def write(self, sql: str, parameters: Sequence[str], target: Path) -> int:
        """The rows as CSV, as they come; how many bytes."""
        size = 0
        with self._asked() as cursor, target.open("wb") as file:
            copied = f"COPY ({sql}) TO STDOUT (FORMAT csv, HEADER true)"
            with cursor.copy(copied, parameters) as copy:
                for block in copy:
                    size += file.write(block)
        return size

    @contextmanager
    def _asked(self) -> Iterator[Any]:
        try:
            with self._connection.cursor() as cursor:
                yield cursor
        except self._errors as problem:
            raise TableError(
                f"The database refused: {said_by(problem)}.",
                "Check the name of the table (--table SCHEMA.NAME) and your rights, or raise "
                "--timeout.",
            ) from None


@contextmanager
def opened(address: Address, minutes: float) -> Iterator[Postgres]:
    """A read-only connection. Raises TableError without a word of the address's options."""
    try:
        import psycopg  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        raise TableError(
            "Reading PostgreSQL needs a package that is not installed.",
            'Install it: pip install "clusterdyn[postgres]"',
        ) from None
    limits = f"-c default_transaction_read_only=on -c statement_timeout={int(minutes * MINUTE)}"
    try:
        connection = psycopg.connect(address.url, options=limits)
    except (psycopg.Error, UnicodeError):
        raise TableError(
            f"{address.shown} can't be opened.",
            "Check host, database and user, and that the password is in PGPASSWORD or ~/.pgpass.",
        ) from None
    with connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        yield Postgres(connection, psycopg.Error)


def said_by(problem: Any) -> str:
    """The server's own first sentence; nothing of the connection."""
    primary = getattr(getattr(problem, "diag", None), "message_primary", None)
    return str(primary or "the connection was lost").rstrip(".")
