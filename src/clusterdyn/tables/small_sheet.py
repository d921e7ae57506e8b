"""Reads a list kept in a spreadsheet: CSV, TSV or a workbook, as rows of texts with their line."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

from . import text_file, workbook
from .errors import TableError

MAX_BYTES = 20_000_000
"""A list of a thousand members has some 100,000."""
MAX_ROWS = 5_000
SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\r?\n?', re.IGNORECASE)
"""The first line by which Excel is told the delimiter, and which it does not show."""
ERROR_TEXT = re.compile(r"#[¡¿]?[^\W\d_a-z][^\Wa-z_]*(?:/[^\Wa-z_]+)?[!?]|#[A-Z]+/[A-Z]+|#NV|#{3,}")
"""An error cell as spreadsheets write it, in any of their languages: "#N/A", "#BEZUG!", "#NV"."""


class Kind(Enum):
    """What a cell holds beside text and plain numbers."""

    ERROR = "an error"
    UNWORKED = "a formula without its value"
    DATE = "a date"
    DURATION = "a length of time"


@dataclass(frozen=True)
class SheetRow:
    """A row as the spreadsheet shows it. ``line`` counts from 1, blank rows included.

    ``kinds`` says of some columns (from 0) what they hold; an error's cell is the error's text.
    ``across``: its one text stands in a cell that is merged over several columns.
    """

    line: int
    cells: tuple[str, ...]
    kinds: Mapping[int, Kind] = field(default_factory=dict)
    hidden: bool = False
    across: bool = False

    @property
    def filled(self) -> list[int]:
        """The columns that hold something."""
        return [column for column, cell in enumerate(self.cells) if cell or column in self.kinds]


@dataclass(frozen=True)
class SheetFile:
    """``rows`` are all that are not blank. ``sheet`` is the workbook's sheet that was read, ""
    for text; ``others`` are the rest, ``hidden`` the hidden ones, which were passed by."""

    name: str
    rows: tuple[SheetRow, ...]
    sheet: str = ""
    others: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


def read_sheet(path: Path, sheet: str = "", encoding: str = "") -> SheetFile:
    """The rows of a file, of a workbook those of its first table. Raises ``TableError``."""
    return next(read_sheets(path, sheet, encoding))


def read_sheets(path: Path, sheet: str = "", encoding: str = "") -> Iterator[SheetFile]:
    """The tables of a file one after another: of a workbook its filled sheets that can be seen,
    or the one that is asked for. There is one at least. Raises ``TableError``."""
    raw = _bytes(path)
    if not workbook.is_workbook(raw):
        text, _ = text_file.decode(raw, encoding, path)
        rows = _filled(_text_rows(text.removeprefix("\ufeff"), path), path.name)
        yield SheetFile(path.name, rows)
        return
    book = workbook.read_book(path, sheet or None)
    wanted = [book.wanted] if book.wanted else book.tables
    for name in dict.fromkeys([*wanted, *([] if book.wanted else book.sheets)]):
        read = book.sheet(name)
        rows = _filled(_workbook_rows(read), path.name)
        yield SheetFile(path.name, rows, read.name, read.others, read.hidden)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise TableError(f"There is no file {path}.", "Check its name and folder.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise TableError(f"{path} cannot be read: {reason}.") from None
    if size > MAX_BYTES:
        raise TableError(f"{path.name} is too large for a list of records.", "Is it another file?")
    return raw


def _workbook_rows(read: workbook.Sheet) -> Iterator[SheetRow]:
    """The rows of a sheet: merged cells filled down, errors and unworked formulas in words."""
    grid = _filled_down(read)
    left, hidden, across = read.columns_left, set(read.marks.hidden), _lines_across(read)
    unworked = {
        (line, column)
        for column, found in read.marks.formulas.items()
        for line in found.unworked_rows
    }
    for line, cells in enumerate(grid, start=read.rows_above + 1):
        texts, kinds = [""] * left, {}
        for column, cell in enumerate(cells, start=left):
            error = read.marks.errors.get((line, column + 1), "")
            unknown = (line, column + 1) in unworked
            kind = Kind.ERROR if error else Kind.UNWORKED if unknown else _kind(cell)
            if kind is not None:
                kinds[column] = kind
            texts.append(error or ("" if unknown else _cell_lines(cell)))
        yield SheetRow(line, tuple(texts), kinds, line in hidden, line in across)


def _kind(cell: Any) -> Kind | None:
    if isinstance(cell, datetime.date):
        return Kind.DATE
    if isinstance(cell, datetime.timedelta | datetime.time):
        return Kind.DURATION
    return Kind.ERROR if isinstance(cell, str) and ERROR_TEXT.fullmatch(cell.strip()) else None


def _cell_lines(cell: Any) -> str:
    """A cell as text; a text of several lines keeps them."""
    if isinstance(cell, str):
        return "\n".join(" ".join(line.split()) for line in cell.splitlines())
    return workbook.cell_text(cell)


def _filled_down(read: workbook.Sheet) -> list[list[Any]]:
    """The cells; what stands in a merged cell stands in each of its rows, in the first column."""
    grid = [list(row) for row in read.cells]
    for (top, column), (bottom, _) in read.merged:
        first, place = top - 1 - read.rows_above, column - 1 - read.columns_left
        if 0 <= first < len(grid) and 0 <= place < len(grid[first]):
            for row in grid[first + 1 : bottom - read.rows_above]:
                row[place] = grid[first][place] if workbook.is_empty(row[place]) else row[place]
    return grid


def _lines_across(read: workbook.Sheet) -> set[int]:
    """The lines with a cell that is merged over several columns."""
    return {top for (top, first), (_, last) in read.merged if last > first}


def _text_rows(text: str, path: Path) -> Iterator[SheetRow]:
    """The rows of a text, numbered as a spreadsheet shows them: a row may take several lines."""
    content = text_file.other_content(text)
    if content in (text_file.WEB_PAGE, text_file.JSON):
        hint = "Save the table itself, as CSV or XLSX."
        raise TableError(f"{path.name} is {content}.", hint)
    if "\0" in text:
        raise TableError(f"{path.name} is no table.", "Save it as CSV or XLSX, then try again.")
    said = SEPARATOR_LINE.match(text)
    text = text[said.end() :] if said else text
    delimiter = said[1] if said else text_file.guess_delimiter(text_file.first_lines(text))[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or ",")
    line = 0
    try:
        for line, row in enumerate(reader, start=1):
            yield _text_row(line, row)
    except csv.Error as error:
        where = f"line {line + 1}: {error}"
        raise TableError(f"{path.name} cannot be read as a table ({where}).") from None


def _text_row(line: int, row: Sequence[str]) -> SheetRow:
    kinds = {
        column: Kind.ERROR
        for column, cell in enumerate(row)
        if cell.lstrip().startswith("#") and ERROR_TEXT.fullmatch(cell.strip())
    }
    return SheetRow(line, tuple(row), kinds)


def _filled(rows: Iterable[SheetRow], name: str) -> tuple[SheetRow, ...]:
    """Every row that is not blank, its cells without blanks around them."""
    found: list[SheetRow] = []
    for row in rows:
        cells = tuple(cell.strip() for cell in row.cells)
        if any(cells) or row.kinds:
            found.append(SheetRow(row.line, cells, row.kinds, row.hidden, row.across))
        if len(found) > MAX_ROWS:
            raise TableError(f"{name} has more than {MAX_ROWS:,} rows.", "Is it another file?")
    if not found:
        raise TableError(f"{name} is empty.")
    return tuple(found)
