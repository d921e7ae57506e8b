"""Writes what stands in one blank into the interview, as a group would type it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..changes import difference
from ..fields import Need
from ..interview import asking
from ..interview.moves import Answer
from ..interview.reading import match
from ..leaves import leaf_of
from ..parse import NotUnderstood, name
from ..rooms import places
from .boxes import same, ticked_in
from .desk import Desk
from .sheet import Blank, Column
from .slips import initials
from .typed import TypedBlank, TypedRow

Options = Sequence[tuple[str, str]]
LISTED = 12
NOWHERE = "This line stands in no blank. Write it into the rows above it, or take it out."


class Hand:
    """Writes one blank. ``where`` is the sheet's number of the question: "3.4b"."""

    def __init__(self, desk: Desk, blank: Blank, typed: TypedBlank, where: str) -> None:
        self.desk = desk
        self.blank = blank
        self.typed = typed
        self.where = where
        self.path = blank.part.path
        self.rows = [self._read(row) for row in typed.rows]

    @property
    def has_answer(self) -> bool:
        """Whether somebody wrote in the blank; printed names and numbers do not count."""
        if self.typed.ticks or self.typed.altered:
            return True
        if self.blank.kind in ("given", "digits", "fists", "grid"):
            return any(any(row.cells[1:]) or row.is_free for row in self.rows)
        return any(not row.is_empty for row in self.rows)

    def row(self, row: TypedRow) -> str:
        return f"{self.where}, row {row.number}"

    def _read(self, row: TypedRow) -> TypedRow:
        """The row with its ticked boxes as text; what is beyond the last column goes into it."""
        columns = self.blank.columns
        cells = list(row.cells)
        while len(cells) > len(columns) and not cells[-1]:
            cells.pop()
        if len(columns) == 1 and len(cells) > 1:
            cells = [" | ".join(cells)]
        found = [_ticked(cell, column) for cell, column in zip(cells, columns, strict=False)]
        return TypedRow(row.line, row.number, (*found, *cells[len(columns) :]), row.is_free)

    def fits(self, row: TypedRow) -> bool:
        """Whether a row has no more cells than there are columns; else it is a mistake."""
        most = len(self.blank.columns)
        if row.is_free and most > 1 and self.blank.kind != "rows":
            self.desk.mistake(self.where, NOWHERE, row.line)
            return False
        if len(row.cells) > most:
            sentence = (
                f"This row has {len(row.cells)} cells, and {most} are printed. "
                r"Where a bar belongs to the text, write \|."
            )
            self.desk.mistake(self.row(row), sentence, row.line)
            return False
        return True

    # -- one value

    def value(self) -> None:
        rows = [row for row in self.rows if not row.is_empty]
        if not self.desk.stand(self.path):
            return
        leaf = leaf_of(places().place(self.path))
        if self.typed.ticks:
            at = self.typed.ticks[0][1]
            if leaf.kind != "choices" and len(self.typed.ticks) > 1:
                self.desk.mistake(self.where, "Two boxes are ticked. Leave one.", at)
                return
            text = "; ".join(self._label(label) for label, _ in self.typed.ticks)
            for row in rows:
                self.desk.mistake(self.where, NOWHERE, row.line)
        elif rows:
            at = rows[0].line
            joint = "\n" if leaf.kind in ("lines", "refs") else " "
            text = joint.join(row.cells[0] for row in rows)
        else:
            return
        self.desk.take(Answer(text), self.where, at)

    def _label(self, label: str) -> str:
        """The value of a ticked box, by its label."""
        options = self.desk.talk.reader.options(places().place(self.path))
        return next((value for value, shown in options if same(shown) == same(label)), label)

    # -- rows

    def free_rows(self) -> None:
        """Free rows, each as if typed at the table's prompt; then the table is finished."""
        seen: dict[str, int] = {}
        taken = 0
        for row in self.rows:
            if row.is_empty or not self.fits(row) or not self.desk.stand(self.path):
                continue
            first = row.cells[0].strip()
            if first.startswith("+") or (first.isdecimal() and not any(row.cells[1:])):
                sentence = f'"{first}" alone says too little. Write the words of this row.'
                self.desk.mistake(self.row(row), sentence, row.line)
                continue
            before = self.desk.talk.data
            if self.desk.take(Answer(_as_typed(row)), self.row(row), row.line):
                taken += not self._overwrites(row, before, seen)
        if taken:
            self.desk.finish(self.path)

    def _overwrites(self, row: TypedRow, before: dict[str, Any], seen: dict[str, int]) -> bool:
        """Whether a row changed one that stands above it on this sheet: then it is a mistake."""
        after = self.desk.talk.data
        start = f"{self.path}."
        changed = difference(before, after)
        keys = {path[len(start) :].partition(".")[0] for path in changed if path.startswith(start)}
        again = next((key for key in keys if key in seen), "")
        if again:
            sentence = f"This row has the same name as row {seen[again]}. Change one of the two."
            self.desk.mistake(self.row(row), sentence, row.line)
            self.desk.undo(before)
            return True
        seen.update(dict.fromkeys(keys, row.number))
        return False

    def given(self) -> None:
        """Rows whose names are printed or copied, cell by cell."""
        seen: dict[str, int] = {}
        for row in self.rows:
            if not (any(row.cells[1:]) or row.is_free) or not self.fits(row):
                continue
            key = self.key(row, row.cells[0], self._options(), seen)
            if key:
                self.cells(row, key)

    def key(self, row: TypedRow, text: str, options: Options, seen: dict[str, int]) -> str:
        """The key of a row by its first cell; "" when its mistake was reported."""
        try:
            found = key_of(text, options)
        except NotUnderstood as problem:
            self.desk.mistake(self.row(row), str(problem), row.line)
            return ""
        if found in seen:
            sentence = f'"{text}" stands in row {seen[found]} already. Change one of the two.'
            self.desk.mistake(self.row(row), sentence, row.line)
            return ""
        seen[found] = row.number
        return found

    def _options(self) -> Options:
        trail, part = self.desk.talk.trail, self.blank.part
        return [(key, asking.row_name(trail, part, key)) for key in trail.keys(part)]

    def cells(self, row: TypedRow, key: str, first: int = 1) -> None:
        """The cells of a row from the second on; an empty one that may be empty is left so."""
        trail = self.desk.talk.trail
        for column, text in list(zip(self.blank.columns, row.cells, strict=False))[first:]:
            path = trail.cell(self.blank.part, key, column.name)
            where = f"{self.row(row)}, {column.head}"
            if not self.desk.stand(path):
                if text:
                    sentence = f'"{text}" is not asked for here, because of what stands beside it.'
                    self.desk.mistake(where, sentence, row.line)
            elif text:
                self.desk.take(Answer(text), where, row.line)
            elif places().place(path).need != Need.REQUIRED:
                self.desk.skip()


def key_of(text: str, options: Options) -> str:
    """The key that a first cell means: initials, a name or its beginning, a row's number."""
    if not text:
        raise NotUnderstood("Which one is this? Copy its name into the first cell.")
    short = [key for key, shown in options if initials(shown).casefold() == text.casefold()]
    if len(short) == 1:
        return short[0]
    if len(short) > 1:
        several = ", ".join(shown for key, shown in options if key in short)
        raise NotUnderstood(f'"{text}" could be {several}. Write the name.')
    here, _ = match(name(text, options), options, text)
    if here is None:
        listed = ", ".join([shown for _, shown in options][:LISTED])
        hint = f"There are: {listed}." if listed else "Nothing is known of it yet."
        raise NotUnderstood(f'"{text}" does not stand here. {hint}')
    return here


def _ticked(cell: str, column: Column) -> str:
    ticked = ticked_in(cell, column.choices) if column.choices else None
    return cell if ticked is None else ticked


def _as_typed(row: TypedRow) -> str:
    """A row as it is typed at a prompt; all of it in the first cell stays as it is."""
    alone = not any(row.cells[1:])
    return row.cells[0] if alone and ";" in row.cells[0] else "\t".join(row.cells)
