"""Reads a list kept in a spreadsheet: CSV, TSV or a workbook, as rows of texts with their line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import text_file, workbook
from .errors import TableError

MAX_BYTES = 20_000_000
"""A list of a thousand members has some 100,000."""
MAX_ROWS = 5_000


@dataclass(frozen=True)
class SheetFile:
    """``rows`` are (line, cells), blank rows left out; lines count from 1, as a spreadsheet does.

    ``sheet`` is the name of the workbook's sheet that was read, "" for text; ``others`` the rest.
    """

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    sheet: str = ""
    others: tuple[str, ...] = ()


def read_sheet(path: Path, sheet: str = "", encoding: str = "") -> SheetFile:
    """The rows of a file. Raises ``TableError``."""
    raw = _bytes(path)
    if workbook.is_workbook(raw):
        read = workbook.read_sheet(path, sheet or None)
        rows = _filled(enumerate(read.rows(), start=1), path.name)
        return SheetFile(path.name, rows, read.name, read.others)
    text, _ = text_file.decode(raw, encoding, path)
    return SheetFile(path.name, _filled(_text_rows(text.removeprefix("\ufeff"), path), path.name))


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


def _text_rows(text: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of a text, each with the line on which it begins."""
    content = text_file.other_content(text)
    if content in (text_file.WEB_PAGE, text_file.JSON):
        hint = "Save the table itself, as CSV or XLSX."
        raise TableError(f"{path.name} is {content}.", hint)
    if "\0" in text:
        raise TableError(f"{path.name} is no table.", "Save it as CSV or XLSX, then try again.")
    delimiter, _ = text_file.guess_delimiter(text_file.first_lines(text))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or ",")
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        where = f"line {line}: {error}"
        raise TableError(f"{path.name} cannot be read as a table ({where}).") from None


def _filled(
    rows: Iterable[tuple[int, Sequence[str]]], name: str
) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Every row that is not blank, its cells without blanks around them."""
    found: list[tuple[int, tuple[str, ...]]] = []
    for line, row in rows:
        cells = tuple(cell.strip() for cell in row)
        if any(cells):
            found.append((line, cells))
        if len(found) > MAX_ROWS:
            raise TableError(f"{name} has more than {MAX_ROWS:,} rows.", "Is it another file?")
    if not found:
        raise TableError(f"{name} is empty.")
    return tuple(found)
