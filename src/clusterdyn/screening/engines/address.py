"""Where a table stays in a database: an address without secrets."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from ...tables.errors import TableError

POSTGRES = ("postgresql", "postgres")
THROUGH_IBIS = (
    "bigquery", "clickhouse", "duckdb", "mssql", "oracle", "pyspark", "snowflake", "spark",
    "sqlite", "trino",
)  # fmt: skip
SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*)://")
SECRETS = ("password", "passwd", "pwd", "sslpassword", "token", "secret", "private_key")
LEAVE_OUT = (
    "Leave the password out; it would stay in the shell's history. Set PGPASSWORD or use ~/.pgpass "
    "(other databases: as their own client does it)."
)


@dataclass(frozen=True)
class Address:
    """``url`` is what the client gets; ``shown`` has neither user nor options."""

    url: str
    scheme: str
    shown: str


def is_address(text: str) -> bool:
    """True for a text that begins like a database's address."""
    found = SCHEME.match(text)
    return found is not None and found[1] in (*POSTGRES, *THROUGH_IBIS)


def read_address(text: str) -> Address:
    """An address as typed. Raises TableError for one that carries a password."""
    parts = urlsplit(text)
    asked = {key.casefold() for key in parse_qs(parts.query, keep_blank_values=True)}
    if parts.password is not None or any(secret in key for key in asked for secret in SECRETS):
        raise TableError("The address holds a password.", LEAVE_OUT)
    try:
        port = f":{parts.port}" if parts.port and not parts.hostname else ""
    except ValueError:
        raise TableError(
            "The address isn't understood.", "Write it as postgresql://HOST/DATABASE."
        ) from None
    shown = f"{parts.scheme}://{parts.hostname or ''}{port}{parts.path}"
    return Address(text, parts.scheme, shown)
