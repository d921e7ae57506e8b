"""Where in the file a value stands: its line and its column, for error messages.

Looked for only when something is wrong, so it may take its time.
"""

import csv
import gzip
from dataclasses import dataclass

from .engines.duckdb_engine import Engine, name_sql, text_sql
from .raw_table import RawTable

WALK_UP_TO = 200_000_000
"""Bytes up to which lines are counted one by one; in larger files a row counts as a line."""


@dataclass(frozen=True)
class Spot:
    """``where`` is like 'line 12'; ``value`` is the text that stands there."""

    column: str
    where: str
    value: str
    first: bool = False
    """True in the first row under the heading."""

    @property
    def named(self) -> str:
        """'Column 'jobs', line 12'."""
        return f"Column '{self.column}', {self.where}"


def find_spot(
    engine: Engine, raw: RawTable, column: str, select: str, condition: str
) -> Spot | None:
    """The first row that meets the condition; ``select`` gives a column named value."""
    found = first_row(engine, raw, select, condition)
    if found is None:
        return None
    row, value = found
    if raw.origin is None:
        return Spot(column, f"{raw.unit} {line_of(raw, row)}", value, row == 1)
    return in_origin(engine, raw, value) or Spot(column, f"{raw.unit} {row}", value)


def in_origin(engine: Engine, raw: RawTable, value: str) -> Spot | None:
    """The first place of this text in the columns of figures of the table before it was turned."""
    origin = raw.origin
    assert origin is not None
    found: list[tuple[int, str]] = []
    for column in raw.turned:
        text = f"CAST({name_sql(column)} AS VARCHAR)"
        condition = f"value = {text_sql(value)}"
        if (one := first_row(engine, origin, f"{text} AS value, *", condition)) is not None:
            found.append((one[0], column))
    if not found:
        return None
    row, column = min(found, key=lambda one: one[0])
    return Spot(column, f"{origin.unit} {line_of(origin, row)}", value, row == 1)


def first_row(engine: Engine, raw: RawTable, select: str, condition: str) -> tuple[int, str] | None:
    """(number of the row from 1, value) of the first row that meets the condition."""
    number = name_sql(raw.row) if raw.row else "row_number() OVER ()"
    engine.in_order(True)
    found = engine.rows(
        f"SELECT spot, value FROM (SELECT {number} AS spot, {select} FROM {raw.relation}) "
        f"WHERE {condition} ORDER BY spot LIMIT 1"
    )
    engine.in_order(False)
    return (int(found[0][0]), str(found[0][1])) if found else None


def line_of(raw: RawTable, row: int) -> int:
    """The line of the file on which this row begins; texts in quotes may go over several lines."""
    usual = row + raw.first_line - 1
    text = raw.text
    if text is None or text.path.stat().st_size > WALK_UP_TO:
        return usual
    opened = gzip.open if text.packed else open
    with opened(text.path, "rt", encoding="utf-8-sig", errors="replace", newline="") as file:
        for _ in range(raw.first_line - 1):
            file.readline()
        reader = csv.reader(file, delimiter=text.delimiter)
        before = 0
        try:
            for cells in reader:
                begins, before = before + 1, reader.line_num
                if cells:
                    row -= 1
                if row == 0:
                    return raw.first_line - 1 + begins
        except csv.Error:
            return usual
    return usual
