"""A text table as the engine reads it: every column as text, nothing guessed."""

from collections.abc import Sequence
from pathlib import Path

from ..tables import text_file
from .engines.duckdb_engine import file_sql, text_sql
from .raw_table import RawTable, TextFile


def notes_said(notes: Sequence[str], unit: str) -> str:
    """The sentence about notes under the table, with the first of them."""
    many = f"{len(notes)} {unit}{'s' if len(notes) > 1 else ''}"
    first = "; ".join(note[:60] for note in notes[:3])
    return f"Left out {many} of notes under the table: {first}{' …' if len(notes) > 3 else ''}"


def skipped(table: text_file.TextTable, unit: str) -> tuple[str, ...]:
    """A sentence about title lines above the heading."""
    above = table.header_line - 1
    if not above:
        return ()
    return (f"Skipped {above} title {unit}{'s' if above > 1 else ''} above the heading.",)


def csv_table(
    table: text_file.TextTable, path: Path, words: tuple[str, ...], unit: str, facts: dict[str, str]
) -> RawTable:
    """The engine's reading call: every column as text, nothing guessed."""
    names = ", ".join(f"{text_sql(name)}: 'VARCHAR'" for name in table.header)
    packed = "gzip" if table.compressed and table.ready else "none"
    relation = (
        f"read_csv({file_sql(path)}, auto_detect = false, header = false, "
        f"skip = {table.header_line}, delim = {text_sql(table.delimiter)}, quote = '\"', "
        f"escape = '\"', nullstr = '', compression = '{packed}', columns = {{{names}}})"
    )
    kinds = dict.fromkeys(table.header, "text")
    text = TextFile(path, table.delimiter, packed == "gzip")
    return RawTable(
        relation, kinds, words, table.header_line + 1, unit, facts, text,
        repeated=table.repeated, about=(*table.titles, table.unit),
        headings_inside=table.headings_inside,
    )  # fmt: skip
