"""Workbooks of spreadsheets, read with python-calamine."""

import csv
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from .errors import PackagesMissing, TableError

SIGNATURES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""First bytes of XLSX and ODS (a ZIP file), and of the older XLS."""
REPAIR = (
    "Where a cell shows an error such as #SPILL!, empty it and save the workbook. "
    "Or save this sheet as CSV."
)


@dataclass(frozen=True)
class Sheet:
    """The sheet that was read, and the others of the workbook.

    ``cells`` are those of the filled area; ``rows_above`` counts the empty rows above it.
    """

    name: str
    others: tuple[str, ...]
    cells: list[list[Any]]
    rows_above: int

    def rows(self) -> Iterator[list[str]]:
        """Every row from the first of the sheet to the last filled one, each cell as text."""
        yield from ([] for _ in range(self.rows_above))
        yield from ([cell_text(cell) for cell in row] for row in self.cells)

    def write_csv(self, target: Path) -> None:
        """Write it as CSV in UTF-8. Empty rows stay, so that row numbers hold."""
        with target.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows(self.rows())


def is_workbook(start: bytes) -> bool:
    """Whether a file that begins like this is a workbook, or a packed folder."""
    return start.startswith(SIGNATURES)


def read_sheet(path: Path, sheet: str | None) -> Sheet:
    """One sheet of a workbook.

    Without a name the first sheet is taken that holds a table: rows with three cells or more.
    Raises TableError for a workbook or sheet that can't be read, and for a sheet that isn't there.
    """
    book = open_workbook(path)
    names = list(book.sheet_names)
    wanted = [n for n in names if sheet is None or n.casefold() == sheet.strip().casefold()]
    if not wanted:
        raise TableError(f"{path.name} has no sheet named '{sheet}'.", all_sheets(names))
    found, unreadable = read_cells(book, wanted)
    filled = {name: read for name, read in found.items() if count_rows(read.cells, 1)}
    if not filled and unreadable:
        name, reason = next(iter(unreadable.items()))
        raise TableError(f"The sheet '{name}' of {path.name} can't be read ({reason}).", REPAIR)
    if not filled:
        raise TableError(f"{path.name} has no filled sheet.", "Check that it is the right file.")
    tables = [name for name, read in filled.items() if count_rows(read.cells, 3) > 1]
    name = sheet if sheet in filled else (tables or list(filled))[0]
    others = (f"{n} (can't be read)" if n in unreadable else n for n in names if n != name)
    return replace(filled[name], others=tuple(others))


def open_workbook(path: Path) -> Any:
    """The workbook as the library gives it. Raises TableError."""
    try:
        import python_calamine
    except ImportError:
        raise PackagesMissing from None
    if held := packed_files(path):
        raise TableError(
            f"{path.name} is a packed folder with: {held}.", "Unpack it, and name the table in it."
        )
    try:
        return python_calamine.CalamineWorkbook.from_path(str(path))
    except Exception as problem:
        raise TableError(
            f"{path.name} can't be read as an Excel workbook ({str(problem)[:80]}).",
            "Save it again as XLSX or CSV.",
        ) from None


def read_cells(book: Any, names: Iterable[str]) -> tuple[dict[str, Sheet], dict[str, str]]:
    """The sheets by name, and why the others can't be read: some errors in a cell prevent it.

    The library leaves out the empty rows above and the empty columns beside the filled area.
    """
    found: dict[str, Sheet] = {}
    unreadable: dict[str, str] = {}
    for name in names:
        try:
            sheet = book.get_sheet_by_name(name)
            cells = up_to_last_filled(sheet.to_python())
            found[name] = Sheet(name, (), cells, sheet.start[0] if cells else 0)
        except Exception as problem:
            unreadable[name] = str(problem)[:80]
    return found, unreadable


def all_sheets(names: Iterable[str]) -> str:
    """The sentence that lists the sheets."""
    return f"Its sheets are: {', '.join(names)}."


def is_empty(cell: Any) -> bool:
    """True for a cell that nothing was typed into."""
    return cell in ("", None)


def count_rows(cells: list[list[Any]], filled: int) -> int:
    """How many rows have at least so many filled cells."""
    return sum(sum(not is_empty(cell) for cell in row) >= filled for row in cells)


def up_to_last_filled(cells: list[list[Any]]) -> list[list[Any]]:
    """The rows without the empty ones at the end."""
    end = len(cells)
    while end and all(map(is_empty, cells[end - 1])):
        end -= 1
    return cells[:end]


def packed_files(path: Path) -> str:
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


def cell_text(cell: Any) -> str:
    """A cell as text. Excel keeps 2014 as 2014.0: whole numbers lose the point."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime.datetime | datetime.date):
        return cell.isoformat()[:10]
    return " ".join(str(cell).split()) if cell is not None else ""
