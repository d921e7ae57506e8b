"""Writes what stands in one blank into the interview, as a group would type it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..fields import Need
from ..interview import asking
from ..interview.interview import Interview
from ..interview.moves import Answer, Move, Skip
from ..interview.reading import match, records
from ..leaves import leaf_of
from ..parse import NotUnderstood, name
from ..rooms import places
from .blanks import Blank, key_tables
from .typed import TypedBlank, TypedRow

Options = Sequence[tuple[str, str]]


class Desk(Protocol):
    """Where the answers go."""

    talk: Interview

    def mistake(self, where: str, sentence: str, at: int) -> None: ...

    def stand(self, path: str) -> bool: ...

    def take(self, move: Move, where: str, at: int) -> bool: ...


class Hand:
    """Writes one blank. ``where`` is the sheet's number of the question: "3.4b"."""

    def __init__(self, desk: Desk, blank: Blank, where: str) -> None:
        self.desk = desk
        self.blank = blank
        self.where = where
        self.path = blank.part.path

    def write(self, typed: TypedBlank, at: int) -> None:
        if self.blank.kind == "rows":
            self._rows(typed)
        elif self.blank.kind == "given":
            self._given(typed)
        elif self.blank.kind == "digits":
            self._digits(typed)
        elif self.blank.kind == "fists":
            self._fists(typed)
        else:
            self._value(typed, at)

    # -- one value

    def _value(self, typed: TypedBlank, at: int) -> None:
        at = typed.line or next((row.line for row in typed.rows if not row.is_empty), at)
        if not self.desk.stand(self.path):
            return
        leaf = leaf_of(places().place(self.path))
        if typed.ticks:
            if leaf.kind != "choices" and len(typed.ticks) > 1:
                self.desk.mistake(self.where, "Two boxes are ticked. Leave one.", at)
                return
            text = "; ".join(self._ticked(label) for label in typed.ticks)
        else:
            joint = "\n" if leaf.kind in ("lines", "refs") else " "
            text = joint.join(" ".join(row.cells) for row in typed.rows if not row.is_empty)
        if self.desk.take(Answer(text), self.where, at) and leaf.kind == "lines":
            self._finish()

    def _finish(self) -> None:
        """Enter alone finishes a table or a list; a short one is mentioned once."""
        if self.desk.stand(self.path) and self.desk.talk.take(Answer("")).refused:
            self.desk.talk.take(Answer(""))

    def _ticked(self, label: str) -> str:
        """The value of a ticked box, by its label."""
        options = self.desk.talk.reader.options(places().place(self.path))
        return next((value for value, shown in options if shown == label), label)

    # -- rows

    def _rows(self, typed: TypedBlank) -> None:
        """Free rows, each as if typed at the table's prompt; then the table is finished."""
        taken = 0
        for row in typed.rows:
            if row.is_empty or not self.desk.stand(self.path):
                continue
            taken += self.desk.take(Answer("\t".join(row.cells)), self._row(row), row.line)
        if taken:
            self._finish()

    def _row(self, row: TypedRow) -> str:
        return f"{self.where}, row {row.number}"

    def _given(self, typed: TypedBlank) -> None:
        """Rows whose names are printed or copied, cell by cell."""
        for row in typed.rows:
            if not any(row.cells[1:]):
                continue
            try:
                key = self._key(row.cells[0], self._options())
            except NotUnderstood as problem:
                self.desk.mistake(self._row(row), str(problem), row.line)
                continue
            self._cells(row, key)

    def _options(self) -> Options:
        trail, part = self.desk.talk.trail, self.blank.part
        return [(key, asking.row_name(trail, part, key)) for key in trail.keys(part)]

    def _key(self, text: str, options: Options) -> str:
        if not text:
            raise NotUnderstood("Which one is this? Copy its name into the first cell.")
        known = dict(options)
        initials = [key for key, shown in options if _initials(shown) == text.casefold()]
        if len(initials) == 1:
            return initials[0]
        here, _ = match(name(text, options), options, text)
        if here is None:
            listed = ", ".join(list(known.values())[:12])
            hint = f"There are: {listed}." if listed else "Nothing is known of it yet."
            raise NotUnderstood(f'"{text}" does not stand here. {hint}')
        return here

    def _cells(self, row: TypedRow, key: str) -> None:
        trail = self.desk.talk.trail
        for column, text in zip(self.blank.columns[1:], row.cells[1:], strict=False):
            path = trail.cell(self.blank.part, key, column.name)
            if not self.desk.stand(path):
                continue
            if text:
                where = f"{self._row(row)}, {column.head}"
                self.desk.take(Answer(text), where, row.line)
            elif places().place(path).need != Need.REQUIRED:
                self._skip()

    def _skip(self) -> None:
        talk = self.desk.talk
        if talk.spot is not None and not talk.answered(talk.spot):
            talk.take(Skip())

    # -- digits

    def _digits(self, typed: TypedBlank) -> None:
        """Slips: who, for what, then a digit in each cell. Slips that are missing are left out."""
        talk, part = self.desk.talk, self.blank.part
        taken = 0
        for row in typed.rows:
            keys = len(key_tables(places().place(self.path)))
            if not any(row.cells[keys:]):
                continue
            key = self._slip(row, keys)
            if key and self.desk.stand(f"{self.path}.{key}"):
                digits = "".join(cell or "-" for cell in _padded(row, keys, self.blank))
                taken += self.desk.take(Answer(digits), self._row(row), row.line)
        for offer in talk.trail.offers(part) if taken else ():
            path = f"{self.path}.{offer.key}"
            spots = [spot for spot in talk.trail.spots if talk.trail.path(spot) == path]
            if spots and not talk.trail.answered(spots[0]) and self.desk.stand(path):
                talk.take(Answer("-"))

    def _slip(self, row: TypedRow, keys: int) -> str:
        """The key of a slip; "" when its mistake was reported."""
        offered = {offer.key for offer in self.desk.talk.trail.offers(self.blank.part)}
        found: list[str] = []
        try:
            for cell, table in zip(row.cells, key_tables(places().place(self.path)), strict=False):
                found.append(self._key(cell, self._known(table, offered, len(found))))
        except NotUnderstood as problem:
            self.desk.mistake(self._row(row), str(problem), row.line)
            return ""
        key = ".".join(found)
        if key not in offered:
            self.desk.mistake(self._row(row), "There is nothing to score here.", row.line)
            return ""
        return key

    def _known(self, table: str, offered: set[str], depth: int) -> Options:
        """The records of a table that are scored here."""
        wanted = {key.split(".")[depth] for key in offered}
        talk = self.desk.talk
        return [pair for pair in records(talk.data, places(), table) if pair[0] in wanted]

    def _fists(self, typed: TypedBlank) -> None:
        """One digit for each person, in the order of the list; then what goes with a digit."""
        offers = self.desk.talk.trail.offers(self.blank.part)
        digits: dict[str, TypedRow] = {}
        for row in typed.rows:
            key = self._slip(row, 1) if any(row.cells[1:]) else ""
            if key:
                digits[key] = row
        first = next(iter(digits.values()), None)
        if first is None or not self.desk.stand(self.path):
            return
        text = "".join(
            (digits[offer.key].cells[1] or "-") if offer.key in digits else "-" for offer in offers
        )
        if self.desk.take(Answer(text), self.where, first.line):
            for key, row in digits.items():
                self._cells(TypedRow(row.line, row.number, (row.cells[0], "", *row.cells[2:])), key)


def _initials(text: str) -> str:
    return "".join(word[0] for word in text.split()).casefold()


def _padded(row: TypedRow, keys: int, blank: Blank) -> list[str]:
    """The digit cells of a row, one for each column; a row typed in one cell stays as it is."""
    cells = list(row.cells[keys:])
    if len([cell for cell in cells if cell]) == 1 and len(cells[0]) > 1:
        return [cells[0]]
    return cells + [""] * (len(blank.columns) - keys - len(cells))
