"""Which sheet of a workbook is the table: by what its headings say, not by its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..tables import text_file, workbook
from ..tables.errors import TableError
from ..tables.workbook import Book, Sheet
from . import names
from .decisions import Refusal, Way, quoted, set_option
from .layout import heading_period
from .periods import read_period
from .roles import CODES, EMPLOYMENT, WORDS, by_name, classification, first

TABLE = 4
"""Points of a sheet in which two of region, industry and jobs are recognised."""
MOST_WAYS = 4


@dataclass(frozen=True)
class Written:
    """A sheet as a text file, and how it is read."""

    sheet: Sheet
    table: text_file.TextTable

    @property
    def points(self) -> int:
        """Two for each of region, industry, jobs (or years) that a heading names.

        A cross table has one of the axes among its headings.
        """
        plain = by_name(self.table.header)
        axes = [self._names_axis(role, plain) for role in WORDS]
        periods = any(heading_period(name) for name in self.table.header)
        figures = periods or first(plain, EMPLOYMENT) is not None
        across = sum(axes) == 1 and self._columns_of_figures() > 1
        return 2 * (sum(axes) + figures + (across and not figures))

    def _names_axis(self, role: str, plain: dict[str, str]) -> bool:
        if first(plain, (*CODES[role], *WORDS[role])) is not None:
            return True
        return role == "industry" and any(map(classification, plain.values()))

    def _columns_of_figures(self) -> int:
        below = self.sheet.cells[self.table.header_line - self.sheet.rows_above :][:5]
        return sum(
            any(isinstance(c, float) for c in column) for column in zip(*below, strict=False)
        )

    @property
    def period(self) -> str:
        """The year that the sheet is named by; "" for another name."""
        return self.sheet.name if read_period(self.sheet.name, False) is not None else ""


def chosen_sheets(book: Book, folder: Path) -> list[Written]:
    """The sheet to read, or all that are named by years and have the same headings.

    Raises ``Refusal`` where several may be meant.
    """
    if book.wanted or len(book.tables) == 1:
        return [write(book, book.wanted or book.tables[0], folder)]
    found = readable(book, folder)
    best = max(one.points for one in found)
    likely = [one for one in found if one.points == best] if best >= TABLE else found[:1]
    if len(likely) > 1 and all(one.period for one in likely) and alike(likely):
        return likely
    if len(likely) > 1:
        refuse_several(book.path, [one.sheet.name for one in likely])
    return likely


def alike(found: Sequence[Written]) -> bool:
    """The same headings, without one for years."""
    headers = {one.table.header for one in found}
    return len(headers) == 1 and not any(
        names.plain(h) in names.YEARS for h in found[0].table.header
    )


def readable(book: Book, folder: Path) -> list[Written]:
    """The sheets that hold a table."""
    found = []
    for name in book.tables:
        try:
            found.append(write(book, name, folder))
        except TableError:
            continue
    return found or [write(book, book.tables[0], folder)]


def write(book: Book, name: str, folder: Path) -> Written:
    """One sheet as a text file in the temporary folder."""
    sheet = book.sheet(name)
    target = folder / f"sheet-{book.names.index(name)}.csv"
    sheet.write_csv(target)
    try:
        return Written(sheet, text_file.sniff(target, "utf-8"))
    except TableError as problem:
        every = workbook.all_sheets((sheet.name, *sheet.others))
        hint = f"{problem.hint} {every}" if sheet.others else problem.hint
        said = problem.message.replace(target.name, book.path.name)
        raise TableError(said, hint) from None


def refuse_several(path: Path, found: Sequence[str]) -> None:
    """Name the sheets that may be meant."""
    ways = [
        Way(f"--sheet {quoted(name)}", "", set_option("sheet", name)) for name in found[:MOST_WAYS]
    ]
    listed = ", ".join(f"'{name}'" for name in found)
    raise Refusal(f"{path.name} has {len(found)} sheets with a table: {listed}.", ways,
                  "Choose one with --sheet.")  # fmt: skip
