"""Excel workbooks, read with python-calamine and written once as CSV."""

import csv
import datetime
from pathlib import Path
from typing import Any

from clusterdyn.screening.errors import HOW_TO_ADD, MISSING, ScreeningError


def to_csv(path: Path, sheet: str | None, target: Path) -> str:
    """Write one sheet as UTF-8 CSV and return the sheet's name.

    Without a name the first sheet that holds anything is taken. Raises ScreeningError for a
    workbook that can't be read or a sheet that isn't there.
    """
    try:
        import python_calamine
    except ImportError:
        raise ScreeningError(MISSING, HOW_TO_ADD) from None
    if held := other_files(path):
        raise ScreeningError(
            f"{path.name} is a packed folder with: {held}.", "Unpack it, and name the table in it."
        )
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
    except Exception as problem:
        raise ScreeningError(
            f"{path.name} can't be read as an Excel workbook ({str(problem)[:80]}).",
            "Save it again as XLSX or CSV.",
        ) from None
    names = list(book.sheet_names)
    if sheet is not None and sheet not in names:
        raise ScreeningError(
            f"{path.name} has no sheet named '{sheet}'.", f"Its sheets are: {', '.join(names)}."
        )
    for name in [sheet] if sheet is not None else names:
        rows = book.get_sheet_by_name(name).to_python()
        if any(cell not in ("", None) for row in rows for cell in row):
            write(rows, target)
            return name
    raise ScreeningError(f"{path.name} has no filled sheet.", "Check that it is the right file.")


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
