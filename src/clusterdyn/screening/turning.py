"""Columns of figures become rows, in plain SQL that keeps empty cells."""

from collections.abc import Callable
from dataclasses import replace

from .engines.duckdb_engine import Engine, name_sql
from .raw_table import RawTable


def stored(engine: Engine, raw: RawTable, table: str) -> RawTable:
    """Keep a reshaped table in the engine, so that it is worked out once."""
    engine.run(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT * FROM {raw.relation}")
    return replace(raw, relation=table, unit="figure", first_line=1, text=None, row="")


def turn(
    raw: RawTable,
    kept: list[str],
    parts: list[str],
    figures: Callable[[str], str],
    added: tuple[str, ...],
    turned: list[str],
    words: str,
) -> RawTable:
    """UNION ALL of one statement per part (plain SQL, keeps empty cells)."""
    rest = "".join(f"{name_sql(c)}, " for c in kept if c.casefold() not in added)
    relation = " UNION ALL ".join(f"SELECT {rest}{figures(p)} FROM {raw.relation}" for p in parts)
    kinds = {c: raw.kinds[c] for c in kept if c.casefold() not in added}
    return replace(
        raw,
        relation=f"({relation})",
        kinds=kinds | dict.fromkeys(added, "text"),
        described=(*raw.described, words),
        facts=raw.facts | {"reshaped": "yes"},
        origin=raw,
        turned=tuple(turned),
        roles={role: c for role, c in raw.roles.items() if c in kept},
    )
