"""What a sheet of an XLSX file says beside its values: extent, hidden rows, formulas.

The library that reads workbooks makes room for every cell between the first and the last one, and
has no call for formulas and hidden rows, so the sheet's XML is looked at before (ECMA-376, part 1,
18.3.1: elements ``row``, ``c``, ``f``, ``v``).
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

PIECE = 1 << 20
SPARSE_FROM, SPARSE = 1_000_000, 200
"""Cells of an area from which it may be too sparse, and how many of them one filled cell holds."""
ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*)>")
CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*[^/>])>(.*?)</(?:\w+:)?c>", re.DOTALL)
PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
NUMBER = re.compile(rb'\br="(\d+)"')
HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]+)<")
TEXT = re.compile(rb'\bt="(?:str|s|b|e|inlineStr)"')
ERROR = re.compile(rb'\bt="e"')
ROW_END = re.compile(rb"</(?:\w+:)?row>")
MOST_PLACES = 10_000
"""Cells and rows of a kind whose places are kept: a list has no more rows than that."""


@dataclass
class ColumnFormulas:
    """The formulas of one column: the first cell, the first without a value, how many give 0."""

    first: str
    without_value: str = ""
    cells: int = 0
    zeros: int = 0
    rows_without_value: list[int] = field(default_factory=list)
    rows_of_zeros: list[int] = field(default_factory=list)

    @property
    def unworked_rows(self) -> list[int]:
        """The rows of the cells that were never worked out, the first ones of very many."""
        return self.rows_without_value or (self.rows_of_zeros if self.unworked else [])

    @property
    def unworked(self) -> str:
        """The first cell that was never worked out; "" where all were.

        openpyxl leaves the value out, XlsxWriter writes 0 into every cell.
        """
        return self.without_value or (self.first if 1 < self.cells == self.zeros else "")


@dataclass
class SheetMarks:
    """What was found in one sheet. Rows and columns count from 1."""

    filled: int = 0
    rows: int = 0
    columns: int = 0
    lowest: str = ""
    rightmost: str = ""
    hidden_rows: int = 0
    hidden: list[int] = field(default_factory=list)
    """The hidden rows, the first ones of very many."""
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    """(row, column) → the error that the cell shows, such as "#N/A"."""
    formulas: dict[int, ColumnFormulas] = field(default_factory=dict)

    @property
    def stray(self) -> str:
        """The cells far from all others that would make the area too large to read; else ""."""
        area = self.rows * self.columns
        if area < SPARSE_FROM or area < SPARSE * self.filled:
            return ""
        return " and ".join(dict.fromkeys((self.lowest, self.rightmost)))

    def add(self, attributes: bytes, content: bytes) -> None:
        """Count one filled cell."""
        place = PLACE.search(attributes)
        if place is None:
            return
        self.filled += 1
        cell, column, row = (place[1] + place[2]).decode(), column_number(place[1]), int(place[2])
        if row > self.rows:
            self.rows, self.lowest = row, cell
        if column > self.columns:
            self.columns, self.rightmost = column, cell
        if ERROR.search(attributes):
            self._add_error(row, column, content)
        if FORMULA.search(content):
            self._add_formula(cell, column, attributes, content)

    def add_row(self, attributes: bytes) -> None:
        """Count one row, where it is hidden. A row without anything in it ends with a slash."""
        number = NUMBER.search(attributes)
        if HIDDEN.search(attributes) and not attributes.endswith(b"/"):
            self.hidden_rows += 1
            if number is not None and len(self.hidden) < MOST_PLACES:
                self.hidden.append(int(number[1]))

    def _add_error(self, row: int, column: int, content: bytes) -> None:
        value = VALUE.search(content)
        if len(self.errors) < MOST_PLACES:
            self.errors[row, column] = value[1].decode("utf-8", "replace") if value else "#ERROR"

    def _add_formula(self, cell: str, column: int, attributes: bytes, content: bytes) -> None:
        found = self.formulas.setdefault(column, ColumnFormulas(cell))
        value = VALUE.search(content)
        row = int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        found.cells += 1
        if value is not None and value[1].strip() in (b"0", b"0.0"):
            found.zeros += 1
            if len(found.rows_of_zeros) < MOST_PLACES:
                found.rows_of_zeros.append(row)
        if value is None and not TEXT.search(attributes):
            found.without_value = found.without_value or cell
            if len(found.rows_without_value) < MOST_PLACES:
                found.rows_without_value.append(row)


def column_number(letters: bytes) -> int:
    """A → 1, Z → 26, AA → 27."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def marks_of(path: Path, sheet: str) -> SheetMarks:
    """The marks of a sheet; empty ones where the file is no XLSX or keeps it elsewhere."""
    marks = SheetMarks()
    try:
        with zipfile.ZipFile(path) as packed:
            if part := part_of(packed, sheet):
                with packed.open(part) as file:
                    read_marks(file, marks)
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, ElementTree.ParseError):
        return SheetMarks()
    return marks


def part_of(packed: zipfile.ZipFile, sheet: str) -> str:
    """The name of the part that holds a sheet; "" where there is none."""
    if "xl/workbook.xml" not in packed.namelist():
        return ""
    book = ElementTree.fromstring(packed.read("xl/workbook.xml"))
    links = ElementTree.fromstring(packed.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for node in book.iter():
        if node.tag.endswith("}sheet") and node.get("name") == sheet:
            own = next((v for key, v in node.items() if key.endswith("}id")), "")
            return posixpath.normpath(posixpath.join("/xl", targets.get(own, ""))).lstrip("/")
    return ""


def read_marks(file: IO[bytes], marks: SheetMarks) -> None:
    """Go through the rows of a sheet."""
    for rows in whole_rows(file):
        for row in ROW.finditer(rows):
            marks.add_row(row[1])
        for cell in CELL.finditer(rows):
            marks.add(cell[1], cell[2])


def whole_rows(file: IO[bytes]) -> Iterator[bytes]:
    """The XML in pieces that end with a row."""
    rest = b""
    while piece := file.read(PIECE):
        rest += piece
        ends = [found.end() for found in ROW_END.finditer(rest)]
        if ends:
            yield rest[: ends[-1]]
            rest = rest[ends[-1] :]
    yield rest
