"""Workbooks of spreadsheets, read with python-calamine."""

import csv
import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NoReturn

from . import sheet_xml
from .errors import PackagesMissing, TableError

SIGNATURES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""First bytes of XLSX and ODS (a ZIP file), and of the older XLS."""
Area = tuple[tuple[int, int], tuple[int, int]]
REPAIR = (
    "Where a cell shows an error such as #SPILL! or lies far from the table, empty it and save "
    "the workbook. Or save this sheet as CSV."
)


@dataclass(frozen=True)
class Sheet:
    """The sheet that was read, and the others of the workbook.

    ``cells`` are those of the filled area; ``rows_above`` and ``columns_left`` count the empty
    rows and columns before it, so that rows and cells are called as in the spreadsheet. ``hidden``
    are sheets that were passed by because they are hidden, ``hidden_rows`` counts the hidden rows
    among those read, ``unworked`` has the columns (from 0) with a cell whose formula was never
    worked out. ``marks`` is what the sheet's XML says, ``merged`` are the areas of merged cells:
    (first row, first column), (last row, last column), counted from 1 as in the spreadsheet.
    """

    name: str
    others: tuple[str, ...]
    cells: list[list[Any]]
    rows_above: int
    columns_left: int = 0
    hidden: tuple[str, ...] = ()
    hidden_rows: int = 0
    unworked: Mapping[int, str] = field(default_factory=dict)
    marks: sheet_xml.SheetMarks = field(default_factory=sheet_xml.SheetMarks)
    merged: tuple[Area, ...] = ()

    def rows(self) -> Iterator[list[str]]:
        """Every row from the first of the sheet to the last filled one, each cell as text."""
        yield from ([] for _ in range(self.rows_above))
        yield from ([cell_text(cell) for cell in row] for row in self.cells)

    def write_csv(self, target: Path) -> None:
        """Write it as CSV in UTF-8. Empty rows stay, so that row numbers hold."""
        with target.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows(self.rows())


@dataclass(frozen=True)
class Book:
    """The sheets of a workbook that hold anything, in their order, and those that can't be read.

    ``wanted`` is the sheet that was asked for, "" where none was; ``hidden`` are passed by unless
    they are asked for.
    """

    path: Path
    names: tuple[str, ...]
    sheets: Mapping[str, Sheet]
    unreadable: Mapping[str, str]
    hidden: tuple[str, ...]
    wanted: str = ""

    @property
    def tables(self) -> list[str]:
        """The sheets with two rows or more of three cells; where there is none, all that are."""
        wide = [name for name, read in self.sheets.items() if count_rows(read.cells, 3) > 1]
        return wide or list(self.sheets)

    def sheet(self, name: str) -> Sheet:
        """One sheet, with the names of the others. Raises TableError for a cell far outside."""
        read = self.sheets[name]
        others = (
            f"{n} (can't be read)" if n in self.unreadable else n
            for n in self.names
            if n != name and (n not in self.hidden or name in self.hidden)
        )
        passed = tuple(n for n in self.hidden if n != name)
        return replace(read, others=tuple(others), hidden=passed)


def is_workbook(start: bytes) -> bool:
    """Whether a file that begins like this is a workbook, or a packed folder."""
    return start.startswith(SIGNATURES)


def read_sheet(path: Path, sheet: str | None) -> Sheet:
    """One sheet of a workbook.

    Without a name the first visible sheet is taken that holds a table: rows with three cells or
    more. Raises TableError for a workbook or sheet that isn't there or can't be read.
    """
    book = read_book(path, sheet)
    return book.sheet(book.wanted or book.tables[0])


def read_book(path: Path, sheet: str | None = None) -> Book:
    """All visible sheets of a workbook, or the one that is asked for. Raises TableError."""
    opened = open_workbook(path)
    names = tuple(opened.sheet_names)
    hidden = hidden_sheets(opened)
    asked = sheet.strip().casefold() if sheet is not None else None
    wanted = [n for n in names if (n not in hidden if asked is None else n.casefold() == asked)]
    if asked is not None and not wanted:
        raise TableError(f"{path.name} has no sheet named '{sheet}'.", all_sheets(names))
    found, unreadable = read_cells(opened, wanted, path)
    filled = {name: read for name, read in found.items() if count_rows(read.cells, 1)}
    book = Book(path, names, filled, unreadable, hidden, wanted[0] if asked is not None else "")
    if not filled:
        refuse_empty(book)
    return book


def refuse_empty(book: Book) -> NoReturn:
    """Say why no sheet was read."""
    for name, reason in book.unreadable.items():
        raise TableError(
            f"The sheet '{name}' of {book.path.name} can't be read ({reason}).", REPAIR
        )
    hint = "Check that it is the right file."
    if book.hidden:
        hint = f"Its hidden sheets are: {', '.join(book.hidden)}. Choose one with --sheet."
    raise TableError(f"{book.path.name} has no filled sheet.", hint)


def hidden_sheets(book: Any) -> tuple[str, ...]:
    """The names of the sheets that a spreadsheet doesn't show."""
    shown = [(sheet.name, str(sheet.visible)) for sheet in book.sheets_metadata]
    return tuple(name for name, visible in shown if not visible.endswith(".Visible"))


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


def read_cells(
    book: Any, names: Iterable[str], path: Path
) -> tuple[dict[str, Sheet], dict[str, str]]:
    """The sheets by name, and why the others can't be read: some errors in a cell prevent it.

    The library leaves out the empty rows above and the empty columns beside the filled area, and
    takes room for all cells inside it: a sheet with a filled cell far away is not opened.
    """
    found: dict[str, Sheet] = {}
    unreadable: dict[str, str] = {}
    for name in names:
        marks = sheet_xml.marks_of(path, name)
        if marks.stray:
            unreadable[name] = f"far from its table there is a filled cell, {marks.stray}"
            continue
        try:
            sheet = book.get_sheet_by_name(name)
            found[name] = as_sheet(name, sheet, marks)
        except Exception as problem:
            unreadable[name] = str(problem)[:80]
    return found, unreadable


def as_sheet(name: str, sheet: Any, marks: sheet_xml.SheetMarks) -> Sheet:
    """The library's sheet with what its XML says beside the values."""
    cells = up_to_last_filled(sheet.to_python())
    above, left = sheet.start if cells else (0, 0)
    unworked = {
        column - 1 - left: found.unworked
        for column, found in marks.formulas.items()
        if found.unworked
    }
    areas = tuple(
        ((top + 1, first + 1), (bottom + 1, last + 1))
        for (top, first), (bottom, last) in sheet.merged_cell_ranges or ()
    )
    return Sheet(name, (), cells, above, left, (), marks.hidden_rows, unworked, marks, areas)


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
        return number_text(cell)
    if isinstance(cell, datetime.datetime | datetime.date):
        return cell.isoformat()[:10]
    if isinstance(cell, datetime.timedelta | datetime.time):
        return duration_text(cell)
    return " ".join(str(cell).split()) if cell is not None else ""


def number_text(number: float) -> str:
    """A number with the 15 digits that spreadsheets show: 7.000000000000001 is 7."""
    rounded = float(f"{number:.15g}")
    return str(int(rounded)) if rounded.is_integer() else repr(rounded)


def duration_text(length: datetime.timedelta | datetime.time) -> str:
    """A length of time as hours and minutes, with seconds where there are any: 30:00."""
    if isinstance(length, datetime.time):
        length = datetime.timedelta(hours=length.hour, minutes=length.minute, seconds=length.second)
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    text = f"{minutes // 60}:{minutes % 60:02d}"
    return f"{text}:{seconds:02d}" if seconds else text
