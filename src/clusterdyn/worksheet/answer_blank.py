"""Writes what stands in one blank into the interview, as a group would type it."""

from __future__ import annotations

from collections.abc import Sequence

from ..answers.names import match
from ..answers.reader import NOTHING
from ..changes import value_at
from ..interview.moves import Answer
from ..interview.rows_in_words import row_name
from ..language.phrases import counted
from ..model.fields import Need
from ..parse import ParseError, name
from ..steps.registry import dossier_schema
from .answer_session import AnswerSession
from .boxes import same, ticked_in
from .score_rows import initials
from .sheet import Blank, Column
from .typed import TypedBlank, TypedRow
from .unknown_names import unknown_name

Options = Sequence[tuple[str, str]]
LISTED = 12
UNASKED = "This is not asked for, because of another answer. Take it out, or change that one."
NOWHERE = "This line stands in no blank. Write it into the rows above it, or take it out."


class BlankReader:
    """Writes one blank. ``where`` is the sheet's number of the question: "3.4b"."""

    def __init__(self, session: AnswerSession, blank: Blank, typed: TypedBlank, where: str) -> None:
        self.session = session
        self.blank = blank
        self.typed = typed
        self.where = where
        self.path = blank.item.path
        self.rows = [self._read(row) for row in typed.rows]

    @property
    def has_answer(self) -> bool:
        """Whether somebody wrote in the blank; printed names and numbers do not count."""
        if self.typed.ticks or self.typed.altered:
            return True
        if self.blank.kind in ("given", "scores", "votes", "grid"):
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
            self.session.mistake(self.where, NOWHERE, row.line)
            return False
        if len(row.cells) > most:
            printed = counted(most, "is", "are")
            sentence = (
                f"This row has {len(row.cells)} cells, and {printed} printed. "
                r"Where a bar belongs to the text, write \|."
            )
            self.session.mistake(self.row(row), sentence, row.line)
            return False
        return True

    def none(self, at: int) -> None:
        """The box that says there is nothing to write: of given rows, in none of their cells."""
        if self.blank.kind != "given":
            self.session.none(self.blank.item, self.where, at)
            return
        route = self.session.state.route
        for key in route.keys(self.blank.item):
            for column in self.blank.columns[1:]:
                path = route.cell(self.blank.item, key, column.name)
                if dossier_schema().node(path).need != Need.REQUIRED and self.session.stand(path):
                    self.session.skip()
        self.session.answers += 1

    # -- one value

    def value(self) -> None:
        rows = [row for row in self.rows if not row.is_empty]
        lines = [line for _, line in self.typed.ticks] + [row.line for row in rows]
        if not lines:
            return
        if not self.session.stand(self.path):
            self.session.mistake(self.where, UNASKED, lines[0])
            return
        answer = dossier_schema().node(self.path).answer_type
        if self.typed.ticks:
            at = self.typed.ticks[0][1]
            if answer.kind != "choices" and len(self.typed.ticks) > 1:
                self.session.mistake(self.where, "Two boxes are ticked. Leave one.", at)
                return
            text = "; ".join(self._label(label) for label, _ in self.typed.ticks)
            for row in rows:
                self.session.mistake(self.where, NOWHERE, row.line)
        elif self.blank.kind == "list":
            at, text = rows[0].line, "\n".join(self._listed(rows))
        else:
            at, text = rows[0].line, " ".join(row.cells[0] for row in rows)
        if not text:
            return
        if answer.kind == "lines":
            self._lines(text, at)
        else:
            self._take(self.path, text, self.where, at)

    def _lines(self, text: str, at: int) -> None:
        """The lines of a list; "none" where lines stand already is no more of them."""
        if value_at(self.session.conversation.data, self.path, None) and text.casefold() in NOTHING:
            self.session.answers += 1
        else:
            self._take(self.path, f"{text}\n", self.where, at)
        self.session.finish(self.path)

    def _listed(self, rows: list[TypedRow]) -> list[str]:
        """What the lines of a list hold, one or more in each; nothing if one cannot be taken.

        A line that says "none" counts only where it stands alone.
        """
        node, state = dossier_schema().node(self.path), self.session.state
        found: list[str] = []
        none: list[str] = []
        told = len(self.session.mistakes)
        for row in rows:
            wrong = unknown_name(state, self.path, row.cells[0])
            try:
                reading = state.reader.read(node, row.cells[0])
                new = iter(reading.unknown)
                items = [next(new) if item is None else str(item) for item in reading.value]
                found += items
                none = none if items else [row.cells[0]]
            except ParseError as problem:
                wrong = str(problem)
            if wrong:
                self.session.mistake(self.row(row), wrong, row.line)
        return [] if len(self.session.mistakes) > told else found or none

    def _take(self, path: str, text: str, where: str, at: int) -> None:
        """One value, unless it names what stands in no list."""
        wrong = unknown_name(self.session.state, path, text)
        if wrong:
            self.session.mistake(where, wrong, at)
        else:
            self.session.take(Answer(text), where, at)

    def _label(self, label: str) -> str:
        """The value of a ticked box, by its label."""
        options = self.session.state.reader.options(dossier_schema().node(self.path))
        return next((value for value, shown in options if same(shown) == same(label)), label)

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
        except ParseError as problem:
            self.session.mistake(self.row(row), str(problem), row.line)
            return ""
        if found in seen:
            sentence = f'"{text}" stands in row {seen[found]} already. Change one of the two.'
            self.session.mistake(self.row(row), sentence, row.line)
            return ""
        seen[found] = row.number
        return found

    def _options(self) -> Options:
        route, item = self.session.state.route, self.blank.item
        return [(key, row_name(route, item, key)) for key in route.keys(item)]

    def cells(self, row: TypedRow, key: str, first: int = 1) -> None:
        """The cells of a row from the second on; an empty one that may be empty is left so."""
        route = self.session.state.route
        for column, text in list(zip(self.blank.columns, row.cells, strict=False))[first:]:
            path = route.cell(self.blank.item, key, column.name)
            where = f"{self.row(row)}, {column.head}"
            if not self.session.stand(path):
                if text:
                    self.session.mistake(where, UNASKED, row.line)
            elif text:
                self._take(path, text, where, row.line)
            elif dossier_schema().node(path).need != Need.REQUIRED:
                self.session.skip()


def key_of(text: str, options: Options) -> str:
    """The key that a first cell means: initials, a name or its beginning, a row's number."""
    if not text:
        raise ParseError("Which one is this? Copy its name into the first cell.")
    short = [key for key, shown in options if initials(shown).casefold() == text.casefold()]
    if len(short) == 1:
        return short[0]
    if len(short) > 1:
        several = ", ".join(shown for key, shown in options if key in short)
        raise ParseError(f'"{text}" could be {several}. Write the name.')
    here, _ = match(name(text, options), options, text)
    if here is None:
        listed = ", ".join([shown for _, shown in options][:LISTED])
        hint = f"There are: {listed}." if listed else "Nothing is known of it yet."
        raise ParseError(f'"{text}" does not stand here. {hint}')
    return here


def _ticked(cell: str, column: Column) -> str:
    ticked = ticked_in(cell, column.choices) if column.choices else None
    return cell if ticked is None else ticked
