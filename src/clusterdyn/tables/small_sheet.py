"""Reads a spreadsheet as it lies: CSV, TSV or XLSX, as rows of texts with their line numbers."""

from __future__ import annotations

import csv
import io
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from .errors import TableError
from .text_file import decode, encoding_name, field_counts, guess_encoding
from .workbook import to_csv

LARGEST = 20_000_000
"""Bytes. A list of a thousand members has some 100,000."""
MOST_ROWS = 5_000
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
SEPARATORS = (";", "\t", ",", "|")
WEB_PAGE = ("<!doctype html", "<html")


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
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise TableError(f"There is no file {path}.", "Check its name and folder.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise TableError(f"{path} cannot be read: {reason}.") from None
    if size > LARGEST:
        raise TableError(f"{path.name} is too large for a list of records.", "Is it another file?")
    if raw.startswith(WORKBOOKS):
        return _workbook(path, sheet)
    used = encoding_name(encoding, path) if encoding else guess_encoding(raw)
    text = decode(raw, used, path, cut=False)
    if text.lstrip()[:20].casefold().startswith(WEB_PAGE):
        raise TableError(f"{path.name} is a web page.", "Save the table itself, as CSV or XLSX.")
    if "\0" in text:
        raise TableError(f"{path.name} is no table.", "Save it as CSV or XLSX, then try again.")
    return SheetFile(path.name, _rows(text.removeprefix("\ufeff"), path.name))


def _workbook(path: Path, sheet: str) -> SheetFile:
    with tempfile.TemporaryDirectory(prefix="clusterdyn-") as folder:
        target = Path(folder) / "sheet.csv"
        read = to_csv(path, sheet or None, target)
        text = target.read_text(encoding="utf-8")
    return SheetFile(path.name, _rows(text, path.name, ","), read.name, read.others)


def _rows(text: str, name: str, separator: str = "") -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Every row that is not blank, its cells without blanks around them."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator or _separator(text))
    found: list[tuple[int, tuple[str, ...]]] = []
    line = 1
    try:
        for row in reader:
            cells = tuple(cell.strip() for cell in row)
            if any(cells):
                found.append((line, cells))
            line = reader.line_num + 1
            if len(found) > MOST_ROWS:
                raise TableError(f"{name} has more than {MOST_ROWS:,} rows.", "Is it another file?")
    except csv.Error as error:
        raise TableError(f"{name} cannot be read as a table (line {line}: {error}).") from None
    if not found:
        raise TableError(f"{name} is empty.")
    return tuple(found)


def _separator(text: str) -> str:
    """The sign that parts the columns: the one that most lines have equally often."""
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    best, chosen = 0, ","
    for sign in SEPARATORS:
        counts = Counter(n for n in field_counts(lines, sign) if n > 1)
        fits = max(counts.values(), default=0)
        if fits > best:
            best, chosen = fits, sign
    return chosen
