"""Which rows of a list are records: sections, totals, notes and repeated headings are none.

Whoever keeps a list writes more into it than records. What is left out here is always told, with
its line, and can be taken all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

from ..answers.sheet_words import plain, words
from ..parse.legal_forms import has_form
from ..tables.small_sheet import SheetRow
from .column_headings import Columns, is_heading

LONG = 60
"""Characters from which a text alone in its row is a note, not a name."""
NOTE = re.compile(
    r"[*†‡¹²³©]|https?://|www\.|\([0-9a-z]\)\s|"
    r"(?:page|seite|side|sida|pagina|página|strona)\s*\d+\b|\d+\s*(?:of|/|von|af|de)\s*\d+$",
    re.IGNORECASE,
)
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
GROUPED = re.compile(r"(?<=\d)[ .,'\u00a0\u202f](?=\d{3}(?:\D|$))")
TOLERANCE = 0.51
"""How far a printed sum may be from the sum of its rounded parts."""


class Left(Enum):
    """Why a row is no record."""

    ABOVE = "above"
    REPEATED = "repeated"
    NUMBERS = "numbers"
    HIDDEN = "hidden"
    TOTAL = "total"
    NOTE = "note"
    SECTION = "section"
    NOBODY = "nobody"
    EMPTY = "empty"


@dataclass(frozen=True)
class Records:
    """``rows`` are the records, ``left`` the others with the reason; ``bare`` are those records
    that have nothing but a name, where others have more."""

    rows: tuple[SheetRow, ...]
    left: tuple[tuple[Left, SheetRow], ...] = ()
    bare: tuple[SheetRow, ...] = ()


def records_of(
    rows: Sequence[SheetRow],
    head: Columns,
    is_known: Callable[[str], bool],
    short_names: bool = True,
    every: bool = False,
) -> Records:
    """The records below the headings. ``is_known``: whether a name stands in the dossier already.

    ``short_names``: the records are called as people and firms are, not in whole sentences as
    tasks are. ``every``: all rows but the headings are taken.
    """
    below = rows[head.first :]
    sorting = _Sorting(head, below, is_known, short_names)
    left = {} if every else sorting.left_out()
    left |= {row.line: Left.EMPTY for row in below if not sorting.taken(row)} if every else {}
    left |= {row.line: Left.REPEATED for row in below if sorting.repeats(row)}
    kept = tuple(row for row in below if row.line not in left)
    above = [(Left.ABOVE, row) for row in head.above]
    others = [(left[row.line], row) for row in below if row.line in left]
    return Records(kept, (*above, *others), sorting.bare(kept))


@dataclass
class _Sorting:
    head: Columns
    rows: Sequence[SheetRow]
    is_known: Callable[[str], bool]
    short_names: bool
    found: dict[int, Left] = field(default_factory=dict)

    def left_out(self) -> dict[int, Left]:
        """Line → why it is no record."""
        self._mark(Left.HIDDEN, (row for row in self.rows if row.hidden))
        self._mark(Left.REPEATED, filter(self.repeats, self.rest()))
        self._mark(Left.NUMBERS, filter(self._explains_columns, self.rest()[:1]))
        self._mark(Left.TOTAL, self._totals())
        self._mark(Left.NOTE, filter(self._is_note, self.rest()))
        self._mark(Left.NOTE, self._detached())
        self._mark(Left.SECTION, filter(self._is_section, self.rest()))
        self._mark(Left.SECTION, self._heads_of_groups())
        self._mark(Left.EMPTY, (row for row in self.rest() if not self.taken(row)))
        return self.found

    def rest(self) -> list[SheetRow]:
        """The rows that are records so far."""
        return [row for row in self.rows if row.line not in self.found]

    def _mark(self, why: Left, rows: Iterable[SheetRow]) -> None:
        self.found |= {row.line: why for row in list(rows)}

    # -- what each kind looks like

    def repeats(self, row: SheetRow) -> bool:
        """Whether a row says what the headings say, or a row above them."""
        if any(row.cells == above.cells for above in self.head.above):
            return True
        heads = [plain(head) for head in self.head.heads]
        pairs = [(plain(row.cells[n]), heads[n] if n < len(heads) else "") for n in row.filled]
        same = sum(
            cell == head or (head.endswith(cell) and is_heading(cell)) for cell, head in pairs
        )
        return same == len(pairs) and 2 * same >= sum(map(bool, heads))

    def _explains_columns(self, row: SheetRow) -> bool:
        """Whether a row under the headings numbers the columns, or says their units."""
        digits = any(sign.isdigit() for cell in row.cells for sign in cell)
        units = bool(row.filled) and not self._named(row) and not digits and not row.kinds
        return numbers_columns(row) or (units and self._above_numbers(row))

    def _above_numbers(self, row: SheetRow) -> bool:
        """Whether numbers stand in the next row wherever something stands in this one."""
        below = [other for other in self.rows if other.line > row.line][:1]
        return any(
            is_number(other.cells[n]) for other in below for n in row.filled if n < len(other.cells)
        )

    def _totals(self) -> Iterator[SheetRow]:
        """Rows that sum up those above them: all, or those since the last such row."""
        part: list[SheetRow] = []
        every: list[SheetRow] = []
        for row in self.rest():
            if self._is_total(row, part, every):
                part = []
                yield row
            else:
                part.append(row)
                every.append(row)

    def _is_total(self, row: SheetRow, part: Sequence[SheetRow], every: Sequence[SheetRow]) -> bool:
        texts = [n for n in row.filled if not is_number(row.cells[n]) and n not in row.kinds]
        if len(texts) > 1 or (not texts and self._named(row)):
            return False
        label = row.cells[texts[0]] if texts else ""
        said = says_total(label)
        if said == "whole" and (len(row.filled) > 1 or len(every) > 1):
            return True
        sums = self._sums_up(row, part) or self._sums_up(row, every)
        if not label:
            return sums and len(every) > 1 and bool(self.taken(row))
        return said == "part" and (sums or (len(row.filled) == 1 and label.rstrip()[-1:].isdigit()))

    def _sums_up(self, row: SheetRow, rows: Sequence[SheetRow]) -> bool:
        """Whether every number of a row is the sum or the count of those above it."""
        numbers = {n: as_number(row.cells[n]) for n in row.filled if is_number(row.cells[n])}
        return bool(numbers) and all(
            abs(number - self._sum(n, rows)) < TOLERANCE or number == len(rows)
            for n, number in numbers.items()
        )

    def _sum(self, column: int, rows: Sequence[SheetRow]) -> float:
        cells = (row.cells[column] for row in rows if column < len(row.cells))
        return sum(as_number(cell) for cell in cells if is_number(cell))

    def _is_note(self, row: SheetRow) -> bool:
        """A text alone that is no name: a source, a footnote, a page's number."""
        text = self._alone(row)
        if not text or self.is_known(text):
            return False
        if NOTE.match(text) or says_note(text):
            return True
        sentence = len(text.split()) > 4 and text[-1] == "." and not has_form(text)
        is_long = len(text) > LONG or sentence
        return is_long and self.short_names and not self._one_column

    def _detached(self) -> Iterator[SheetRow]:
        """Texts alone at the end, under a blank row: most lists keep their notes there."""
        rows = self.rest()
        end = len(rows)
        while end > 1 and self._alone(rows[end - 1]) and not self._is_sure(rows[end - 1]):
            end -= 1
        for number in range(max(end, 1), len(rows)):
            apart = rows[number].line - rows[number - 1].line > 1
            if apart and self.short_names and not self._one_column:
                yield from rows[number:]
                return

    def _is_section(self, row: SheetRow) -> bool:
        """A text alone that heads the rows below it, by its look or its place."""
        text = self._alone(row)
        if not text or self._is_sure(row):
            return False
        outside = row.filled[0] not in self.head.at and row.filled[0] not in self.head.name_parts
        loud = len(text) > 3 and text.isupper() and not self._is_loud
        return not self._one_column and (row.across or text.endswith(":") or outside or loud)

    def _heads_of_groups(self) -> Iterator[SheetRow]:
        """Texts alone in the column of names: the first of all, none beside another, none last."""
        rows = self.rest()
        alone = [n for n, row in enumerate(rows) if self._alone(row) and self._named(row)]
        apart = all(after - before > 1 for before, after in pairwise(alone))
        sure = any(self._is_sure(rows[n]) for n in alone)
        if len(alone) > 1 and alone[0] == 0 and alone[-1] < len(rows) - 1 and apart and not sure:
            yield from (rows[n] for n in alone)

    def bare(self, rows: Sequence[SheetRow]) -> tuple[SheetRow, ...]:
        """Rows with nothing but a name, where others have more."""
        alone = (row for row in rows if self._alone(row) and self._named(row))
        found = tuple(row for row in alone if not self._is_sure(row))
        return found if len(found) < len(rows) and not self._one_column else ()

    # -- what is asked of a row

    def _alone(self, row: SheetRow) -> str:
        """The text of a row with nothing else in it."""
        text = row.cells[row.filled[0]] if len(row.filled) == 1 and not row.kinds else ""
        return "" if is_number(text) else text

    def taken(self, row: SheetRow) -> list[int]:
        """The filled columns that are taken."""
        return [n for n in row.filled if n in self.head.at or n in self.head.name_parts]

    def _named(self, row: SheetRow) -> bool:
        """Whether something stands in the column of names."""
        places = (self.head.name, *self.head.name_parts)
        return any(place < len(row.cells) and row.cells[place] for place in places)

    def _is_sure(self, row: SheetRow) -> bool:
        """Whether a row is a record for sure: it is known, or a firm by its legal form."""
        text = self._alone(row)
        return self.is_known(text) or has_form(text)

    @property
    def _one_column(self) -> bool:
        """Whether the list has names only, so that every row has one cell."""
        return all(len(row.filled) < 2 for row in self.rows)

    @property
    def _is_loud(self) -> bool:
        """Whether the records themselves are written in capitals."""
        texts = [row.cells[row.filled[0]] for row in self.rows if len(row.filled) > 1]
        return 2 * sum(text.isupper() for text in texts) > len(texts)


def numbers_columns(row: SheetRow) -> bool:
    """Whether a row numbers the columns: 1, 2, 3 or (1), (2), (3)."""
    cells = [row.cells[n].strip("() .") for n in row.filled]
    return len(cells) > 1 and cells == [str(n) for n in range(1, len(cells) + 1)]


def says_total(label: str) -> str:
    """ "whole" for a word such as Total, "part" where one begins or ends the text, else ""."""
    text = plain(re.sub(r"\(.*?\)", "", label))
    found = words("totals") | words("statistics")
    if text in found:
        return "whole"
    totals = words("totals")
    apart = [text.split()[:size] for size in (1, 2, 3)] + [text.split()[-size:] for size in (1, 2)]
    return "part" if any(" ".join(part) in totals for part in apart) else ""


def says_note(text: str) -> bool:
    """Whether a text begins with a word such as Source and a colon, or one such as Updated and
    has a day or a number."""
    first, colon, _ = text.partition(":")
    parts = text.split()
    dated = any(sign.isdigit() for sign in text)
    begins = any(plain(" ".join(parts[:size])) in words("notes") for size in (1, 2, 3))
    return bool(colon and plain(first) in words("notes")) or (dated and begins)


def is_number(text: str) -> bool:
    """Whether a cell is a plain number."""
    return NUMBER.fullmatch(GROUPED.sub("", text.strip().rstrip("%").strip())) is not None


def as_number(text: str) -> float:
    return float(GROUPED.sub("", text.strip().rstrip("%").strip()).replace(",", "."))


def lines_said(rows: Iterable[SheetRow]) -> str:
    """ "lines 2, 4 to 6 and 9"."""
    spans: list[list[int]] = []
    for line in sorted(row.line for row in rows):
        if spans and line == spans[-1][-1] + 1:
            spans[-1].append(line)
        else:
            spans.append([line])
    parts = [part for span in spans for part in _span_said(span)]
    said = " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)
    return f"line {said}" if said.isdecimal() else f"lines {said}"


def _span_said(span: Sequence[int]) -> list[str]:
    return [f"{span[0]} to {span[-1]}"] if len(span) > 2 else [str(line) for line in span]
