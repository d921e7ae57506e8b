"""Excel workbooks, read with python-calamine and written once as CSV."""

import csv
import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import PackagesMissing, TableError


@dataclass(frozen=True)
class Sheet:
    """The sheet that was read, and the others of the workbook."""

    name: str
    others: tuple[str, ...]


def to_csv(path: Path, sheet: str | None, target: Path) -> Sheet:
    """Write one sheet as UTF-8 CSV.

    Without a name the first sheet is taken that holds a table: rows with three cells or more.
    Raises TableError for a workbook that can't be read or a sheet that isn't there.
    """
    try:
        import python_calamine
    except ImportError:
        raise PackagesMissing from None
    if held := other_files(path):
        raise TableError(
            f"{path.name} is a packed folder with: {held}.", "Unpack it, and name the table in it."
        )
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
    except Exception as problem:
        raise TableError(
            f"{path.name} can't be read as an Excel workbook ({str(problem)[:80]}).",
            "Save it again as XLSX or CSV.",
        ) from None
    names = list(book.sheet_names)
    wanted = [n for n in names if sheet is None or n.casefold() == sheet.strip().casefold()]
    if not wanted:
        raise TableError(f"{path.name} has no sheet named '{sheet}'.", all_sheets(names))
    found = {name: book.get_sheet_by_name(name).to_python() for name in wanted}
    filled = {name: rows for name, rows in found.items() if full_rows(rows, 1)}
    if not filled:
        raise TableError(f"{path.name} has no filled sheet.", "Check that it is the right file.")
    tables = [name for name, rows in filled.items() if full_rows(rows, 3) > 1]
    name = sheet if sheet in filled else (tables or list(filled))[0]
    write(filled[name], target)
    return Sheet(name, tuple(n for n in names if n != name))


def all_sheets(names: Iterable[str]) -> str:
    """The sentence that lists the sheets."""
    return f"Its sheets are: {', '.join(names)}."


def full_rows(rows: list[list[Any]], cells: int) -> int:
    """How many rows have at least so many filled cells."""
    return sum(sum(cell not in ("", None) for cell in row) >= cells for row in rows)


def other_files(path: Path) -> str:
    """What a ZIP file holds that is no workbook; '' for a workbook or a damaged file."""
    import zipfile

    try:
        with zipfile.ZipFile(path) as packed:
            held = packed.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return ""
    if any(name in ("[Content_Types].xml", "mimetype") for name in held):
        return ""
    return ", ".join(held[:5]) + (" …" if len(held) > 5 else "")


def write(rows: list[list[Any]], target: Path) -> None:
    """Rows of cells as CSV; empty rows stay so that row numbers hold, but not those at the end."""
    while rows and all(cell in ("", None) for cell in rows[-1]):
        rows.pop()
    with target.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([cell_text(cell) for cell in row] for row in rows)


def cell_text(cell: Any) -> str:
    """A cell as text. Excel keeps 2014 as 2014.0: whole numbers lose the point."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime.datetime | datetime.date):
        return cell.isoformat()[:10]
    return " ".join(str(cell).split()) if cell is not None else ""
