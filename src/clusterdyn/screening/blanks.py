"""What spreadsheets leave blank: empty rows, notes under the table, names said once per group.

Looked at only when a table could not be read as it is, so that clean tables cost nothing. Names are
filled down only where that is unmistakable: afterwards every combination of keys must come exactly
once, as in the cross tables that statistics offices publish.
"""

import re
from dataclasses import replace
from itertools import pairwise

from .csv_source import notes_said
from .engines.duckdb_engine import Engine, name_sql, text_sql
from .raw_table import RawTable
from .report import counted

ROW = "\x01row"
MOST_ROWS = 500_000
MOST_NOTES = 60


def without_headings(engine: Engine, raw: RawTable) -> RawTable:
    """The table without the rows that say its heading again."""
    if not number_rows(engine, raw):
        return raw
    again = " AND ".join(
        f"{name_sql(column)} IS NOT DISTINCT FROM {text_sql(column)}"
        for column in raw.columns
        if not re.fullmatch(r"column \d+", column)
    )
    found = take_out(engine, again)
    if not found:
        return raw
    said = f"Left out {counted(found, 'row that says', 'rows that say')} the heading again."
    return replace(raw, relation="filled_rows", described=(*raw.described, said), row=ROW)


def mend(engine: Engine, raw: RawTable, keys: list[str]) -> RawTable | None:
    """The table without empty rows and notes, names filled down; None when nothing was to do.

    ``keys``: the columns left of the figures, in the order of the file.
    """
    if raw.text is None or not number_rows(engine, raw):
        return None
    said = []
    if empty := take_out(engine, "filled = 0"):
        said.append(f"Left out {counted(empty, 'empty row', 'empty rows')}.")
    if notes := take_out_notes(engine, raw):
        said.append(notes_said(notes, raw.unit))
    blank = [c for c in keys if one(engine, f"count(*) FILTER ({name_sql(c)} IS NULL)")]
    if blank and fill_down(engine, keys, blank):
        said.append(
            f"In {listed(blank)} a name stood only in the first of its rows; it was filled down."
        )
    if not said:
        return None
    return replace(raw, relation="filled_rows", described=(*raw.described, *said), row=ROW)


def number_rows(engine: Engine, raw: RawTable) -> bool:
    """The table ``filled_rows``: all cells, NULL where blank, with the number of the row."""
    if int(engine.one(f"SELECT count(*) FROM {raw.relation}")[0]) > MOST_ROWS:
        return False
    cells = {c: f"nullif(trim({name_sql(c)}), '')" for c in raw.columns}
    columns = ", ".join(f"{sql} AS {name_sql(c)}" for c, sql in cells.items())
    filled = " + ".join(f"CAST({sql} IS NOT NULL AS INTEGER)" for sql in cells.values())
    engine.in_order(True)
    number = name_sql(raw.row) if raw.row else "row_number() OVER ()"
    engine.run(
        f"CREATE OR REPLACE TEMP TABLE filled_rows AS SELECT {number} AS {name_sql(ROW)}, "
        f"{filled} AS filled, {columns} FROM {raw.relation}"
    )
    engine.in_order(False)
    return True


def one(engine: Engine, what: str) -> int:
    """One number about ``filled_rows``."""
    return int(engine.one(f"SELECT {what} FROM filled_rows")[0] or 0)


def take_out(engine: Engine, condition: str) -> int:
    """Remove rows; how many they were."""
    found = one(engine, f"count(*) FILTER ({condition})")
    if found:
        engine.run(f"DELETE FROM filled_rows WHERE {condition}")
    return found


def take_out_notes(engine: Engine, raw: RawTable) -> list[str]:
    """Rows after the last full one in which a single cell is filled: their texts."""
    last = one(engine, f"max(CASE WHEN filled > 1 THEN {name_sql(ROW)} END)")
    text = f"coalesce({', '.join(name_sql(c) for c in raw.columns)})"
    after = f"{name_sql(ROW)} > {last}"
    rows = engine.rows(f"SELECT {text} FROM filled_rows WHERE {after} ORDER BY {name_sql(ROW)}")
    if not last or not 0 < len(rows) <= MOST_NOTES:
        return []
    engine.run(f"DELETE FROM filled_rows WHERE {after}")
    return [str(row[0]) for row in rows]


def fill_down(engine: Engine, keys: list[str], blank: list[str]) -> bool:
    """Fill blank names from above, if every combination of keys then comes exactly once."""
    row = name_sql(ROW)
    filled = ", ".join(
        f"last_value({name_sql(c)} IGNORE NULLS) OVER (ORDER BY {row}) AS {name_sql(c)}"
        for c in blank
    )
    engine.run(
        f"CREATE OR REPLACE TEMP TABLE filled_down AS SELECT * REPLACE ({filled}) FROM filled_rows"
    )
    names = [name_sql(c) for c in keys]
    numbers = engine.one(
        f"SELECT count(*), count(DISTINCT ({', '.join(names)})), "
        f"{', '.join(f'count(DISTINCT {n})' for n in names)}, "
        f"{' + '.join(f'count(*) FILTER ({n} IS NULL)' for n in names)} FROM filled_down"
    )
    rows, combinations, *distinct, left = (int(n) for n in numbers)
    product = 1
    for number in distinct:
        product *= number
    groups = all(distinct[keys.index(c)] * 2 <= rows for c in blank)
    sure = left == 0 and rows == combinations == product and groups and in_blocks(engine, blank)
    if sure:
        engine.run("CREATE OR REPLACE TEMP TABLE filled_rows AS SELECT * FROM filled_down")
    return sure


def in_blocks(engine: Engine, blank: list[str]) -> bool:
    """True when a filled column names each group once: no name twice in a row, or in part."""
    for column in blank:
        rows = engine.rows(
            f"SELECT {name_sql(column)}, {name_sql(ROW)} FROM filled_rows "
            f"WHERE {name_sql(column)} IS NOT NULL ORDER BY 2"
        )
        if any(before[0] == after[0] for before, after in pairwise(rows)):
            return False
    return True


def listed(columns: list[str]) -> str:
    """'region' and 'year'."""
    return " and ".join(f"'{c}'" for c in columns)
