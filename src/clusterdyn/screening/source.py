"""Opens a table file and says how the engine reads it. Nothing is interpreted here."""

import os
import shutil
from pathlib import Path

from ..tables import text_file, workbook
from ..tables.errors import TableError
from .csv_source import csv_table, notes_said, skipped
from .engines.duckdb_engine import Engine, EngineError, file_sql
from .options import ReadingOptions
from .raw_table import RawTable
from .workbook_source import from_workbook

WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT")
BROKEN = ("FLOAT", "DOUBLE", "DECIMAL", "HUGEINT")


def open_source(engine: Engine, options: ReadingOptions, folder: Path) -> RawTable:
    """Open CSV, TSV, gz, Parquet or XLSX by what the file holds, not by its name."""
    path = options.path
    if os.path.isdir(path):  # noqa: PTH112 - these two never raise, whatever the path
        raise TableError(f"{path} is a folder.", "Name the file in it that holds the table.")
    if not os.path.isfile(path):  # noqa: PTH113
        raise TableError(f"There is no file {path}.", "Check the path and the name.")
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as problem:
        raise TableError(
            f"{path} can't be opened ({problem.strerror}).", "Check that you may read the file."
        ) from None
    parquet = start[:4] == b"PAR1"
    packed = workbook.is_workbook(start)
    if options.sheet is not None and not packed:
        raise TableError(
            f"{path.name} is no Excel workbook, so it has no sheets.", "Leave --sheet out."
        )
    if options.encoding is not None and (parquet or packed):
        raise TableError(
            f"{path.name} is no text file, so it needs no encoding.", "Leave --encoding out."
        )
    if parquet:
        return open_parquet(engine, path, folder)
    if packed:
        return from_workbook(engine, options, folder)
    return open_text(options, folder)


def plain_path(path: Path, folder: Path) -> Path:
    """A path that the engine can't take as a pattern ('jobs[1].csv', 'jobs*.csv')."""
    if not set("*?[{") & set(str(path)):
        return path
    beside = folder / f"table{path.suffix}"
    try:
        beside.symlink_to(path.resolve())
    except OSError:
        shutil.copyfile(path, beside)
    return beside


def open_parquet(engine: Engine, path: Path, folder: Path) -> RawTable:
    """Columns keep their types; only text needs checking later."""
    relation = f"read_parquet({file_sql(plain_path(path, folder))})"
    try:
        described = engine.rows(f"DESCRIBE SELECT * FROM {relation}")
    except EngineError:
        raise TableError(
            f"{path.name} is a damaged Parquet file.", "Download the file again."
        ) from None
    kinds = {str(row[0]): kind_of(str(row[1])) for row in described}
    return RawTable(relation, kinds, ("Read as Parquet.",), 1, "row", {"format": "Parquet"})


def kind_of(type_name: str) -> str:
    """Engine type → the kind of a column."""
    base = type_name.split("(")[0]
    if type_name.endswith("]") or base in ("STRUCT", "MAP", "UNION"):
        return "nested"
    if base == "VARCHAR" or base.startswith("ENUM"):
        return "text"
    if base == "BOOLEAN":
        return "truth"
    return "whole" if base in WHOLE else "broken" if base in BROKEN else "other"


def open_text(options: ReadingOptions, folder: Path) -> RawTable:
    """A text table; written once more as UTF-8 where the engine needs it."""
    table = text_file.sniff(options.path, options.encoding)
    path = plain_path(table.path, folder)
    if not table.ready:
        path = folder / "table-utf8.csv"
        try:
            text_file.to_utf8(table, path)
        except UnicodeError:
            raise TableError(
                f"{options.path.name} can't be read as {table.encoding} to its end.",
                "Give the right encoding with --encoding.",
            ) from None
    sign = {"\t": "tab", " ": "space"}.get(table.delimiter, f"'{table.delimiter}'")
    shown = {"cp1252": "latin-1 (Windows)", "utf-8-sig": "UTF-8 with BOM"}.get(
        table.encoding, table.encoding.upper()
    )
    words = [f"Read as text: encoding {shown}, columns separated by {sign}."]
    words += skipped(table, "line")
    if table.notes:
        words.append(notes_said(table.notes, "line"))
    facts = {"format": "text", "encoding": shown, "separator": sign}
    return csv_table(table, path, tuple(words), "line", facts)


def file_fault(problem: EngineError, path: Path) -> TableError:
    """A reading fault of the engine as a sentence with the line, where it names one."""
    import re

    text = str(problem)
    line = re.search(r"[Ll]ine:? (\d+)", text)
    where = f" in line {line.group(1)}" if line else ""
    if "nicode" in text or "UTF-8" in text or "encod" in text:
        return TableError(
            f"{path.name} isn't UTF-8{where}.", "Give its encoding with --encoding and try again."
        )
    if "unterminated quote" in text:
        return TableError(
            f'{path.name}{where}: a quotation mark (") opens there and never closes.',
            "Remove it, or write it twice when it belongs to the text.",
        )
    if "Expected Number of Columns" in text or "number of columns" in text.casefold():
        return TableError(
            f"{path.name}{where}: the number of columns differs from the heading.",
            "Remove notes under the table, and check quotes and separators in that line.",
        )
    if "Out of Memory" in text or "memory" in text.casefold():
        return TableError(
            f"{path.name} needs more memory than allowed.", "Try a larger --memory, like 1GB."
        )
    first = text.strip().splitlines()[0][:160]
    return TableError(
        f"{path.name} can't be read{where} ({first}).", "Check that line, or save the table again."
    )
