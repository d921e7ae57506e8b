"""Writes the free rows of a table, each as if it were typed at the table's prompt."""

from __future__ import annotations

from typing import Any

from ..changes import value_at
from ..interview.moves import Answer
from ..steps.registry import dossier_schema
from .answer_blank import BlankReader
from .typed import TypedRow
from .unknown_names import unknown_key


class FreeRows:
    """The free rows of one blank."""

    def __init__(self, reader: BlankReader) -> None:
        self.reader = reader

    def write(self) -> None:
        """Free rows, each as if typed at the table's prompt; then the table is finished."""
        seen: dict[str, int] = {}
        taken = 0
        for row in self.reader.rows:
            if (
                row.is_empty
                or not self.reader.fits(row)
                or not self.reader.session.stand(self.reader.path)
            ):
                continue
            wrong = self._unnamed(row)
            if wrong:
                self.reader.session.mistake(self.reader.row(row), wrong, row.line)
                continue
            before = self.reader.session.conversation.data
            if self.reader.session.take(Answer(_as_typed(row)), self.reader.row(row), row.line):
                taken += not self._overwrites(row, before, seen)
            else:
                self._keep_name(row)
        if taken:
            self.reader.session.finish(self.reader.path)

    def _unnamed(self, row: TypedRow) -> str:
        """What is wrong with the name of a row, before anything is taken."""
        first = row.cells[0].partition(";")[0].strip()
        if not first and not self.reader.blank.columns[0].name:
            return "Which one is this? Write its name into the first cell."
        if not row.is_free and not first and not row.cells[self._title()]:
            head = self.reader.blank.columns[self._title()].head
            return f'"{head}" is empty in this row. Write it, or take the row out.'
        if first.startswith("+") or (first.isdecimal() and not any(row.cells[1:])):
            return f'"{first}" alone says too little. Write the words of this row.'
        return unknown_key(self.reader.session.state, self.reader.blank.item, first)

    def _keep_name(self, row: TypedRow) -> None:
        """After a mistake in a row: its name alone is taken, so that what refers to it is no
        mistake as well; then each other cell by itself, so that no second mistake is hidden."""
        cells = list(row.cells) + [""] * (len(self.reader.blank.columns) - len(row.cells))
        names = [place for place in range(len(cells)) if place in (0, self._title())]
        kept = [text if place in names else "" for place, text in enumerate(cells)]
        told = self.reader.session.mistakes.pop()
        if not any(kept) or not self._try(row, kept):
            self.reader.session.mistakes.append(told)
            return
        before = len(self.reader.session.mistakes)
        for place, text in enumerate(cells):
            if text and place not in names:
                one = [t if at in (*names, place) else "" for at, t in enumerate(cells)]
                if not self._try(row, one):
                    self.reader.session.mistake(
                        self.reader.row(row), self.reader.session.refused, row.line
                    )
        if len(self.reader.session.mistakes) == before:
            self.reader.session.mistakes.append(told)

    def _try(self, row: TypedRow, cells: list[str]) -> bool:
        text = _as_typed(TypedRow(row.line, row.number, tuple(cells)))
        return self.reader.session.stand(self.reader.path) and self.reader.session.agreed(
            Answer(text), lambda _: None
        )

    def _title(self) -> int:
        """The place of the column that names a row."""
        node = dossier_schema().node(self.reader.path)
        title = node.field.title
        return next(
            (n for n, column in enumerate(self.reader.blank.columns) if column.name == title), 0
        )

    def _overwrites(self, row: TypedRow, before: dict[str, Any], seen: dict[str, int]) -> bool:
        """Whether a row changed one that stands above it on this sheet: then it is a mistake."""
        old = value_at(before, self.reader.path, None) or {}
        new = value_at(self.reader.session.conversation.data, self.reader.path, None) or {}
        keys = {key for key, record in new.items() if old.get(key) != record}
        again = next((key for key in keys if key in seen), "")
        if again:
            sentence = f"This row has the same name as row {seen[again]}. Change one of the two."
            self.reader.session.mistake(self.reader.row(row), sentence, row.line)
            self.reader.session.undo(before)
            return True
        seen.update(dict.fromkeys(keys, row.number))
        return False


def _as_typed(row: TypedRow) -> str:
    """A row as it is typed at a prompt. A row that was typed into the first cell as a whole stays
    as it is. Tabs part the cells, but not at an end, where they would not be seen."""
    first, *others = row.cells
    if not any(others) and sum(bool(part.strip()) for part in first.split(";")) > 1:
        return first
    if first and any(others[-1:]):
        return "\t".join(row.cells)
    for mark in (";", "|", "\t"):
        if not any(mark in cell for cell in row.cells):
            return f"{mark} ".join(row.cells) + (mark if not any(others[-1:]) else "")
    return "\t".join(row.cells)
