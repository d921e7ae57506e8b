"""Opens a table file and says how the engine reads it. Nothing is interpreted here."""

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..tables import text_file, workbook
from ..tables.errors import TableError
from .engines.duckdb_engine import Engine, EngineError, file_sql, text_sql
from .options import ReadingOptions

WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT")
BROKEN = ("FLOAT", "DOUBLE", "DECIMAL", "HUGEINT")


@dataclass(frozen=True)
class TextFile:
    """A text file as the engine reads it."""

    path: Path
    delimiter: str
    packed: bool


@dataclass(frozen=True)
class RawTable:
    """A table as published: ``relation`` stands after FROM; text columns are all text."""

    relation: str
    kinds: dict[str, str]
    """Column name → 'text', 'whole' (integer type), 'broken' (fractions), 'truth', 'nested' or
    'other'."""
    described: tuple[str, ...]
    first_line: int
    unit: str
    facts: dict[str, str] = field(default_factory=dict)
    text: TextFile | None = None
    row: str = ""
    """Column that holds the number of the row in the file, where rows were taken out."""
    origin: "RawTable | None" = None
    """The table before its columns became rows; its figures stand in the columns ``turned``."""
    turned: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Column names in the order of the file."""
        return tuple(self.kinds)


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
    return open_workbook(options, folder) if packed else open_text(options, folder)


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


def open_workbook(options: ReadingOptions, folder: Path) -> RawTable:
    """One sheet of a workbook, through a CSV file in the temporary folder."""
    target = folder / "sheet.csv"
    sheet = workbook.read_sheet(options.path, options.sheet)
    sheet.write_csv(target)
    try:
        table = text_file.sniff(target, "utf-8")
    except TableError as problem:
        names = workbook.all_sheets((sheet.name, *sheet.others))
        raise TableError(problem.message.replace("sheet.csv", options.path.name),
                             f"{problem.hint} {names}" if sheet.others else problem.hint
                             ) from None  # fmt: skip
    others = f" (others: {', '.join(sheet.others[:8])})" if sheet.others else ""
    words = f"Read as an Excel workbook, sheet '{sheet.name}'{others}."
    facts = {"format": "Excel", "sheet": sheet.name}
    if sheet.others:
        facts["other sheets"] = ", ".join(sheet.others)
    return csv_table(table, target, (words, *skipped(table, "row")), "row", facts)


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
                "Give the right encoding with --encoding, for example --encoding latin-1.",
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
    return RawTable(relation, kinds, words, table.header_line + 1, unit, facts, text)


def file_fault(problem: EngineError, path: Path) -> TableError:
    """A reading fault of the engine as a sentence with the line, where it names one."""
    import re

    text = str(problem)
    line = re.search(r"[Ll]ine:? (\d+)", text)
    where = f" in line {line.group(1)}" if line else ""
    if "nicode" in text or "UTF-8" in text or "encod" in text:
        return TableError(
            f"{path.name} isn't UTF-8{where}.", "Add --encoding latin-1 and try again."
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
