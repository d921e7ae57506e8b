"""The cells of a sheet's rows as texts for their fields; what was no value is told."""

from __future__ import annotations

from collections.abc import Mapping

from ..answers.sheet_words import is_nobody, plain
from ..content.catalogue import field_text
from ..model.answer_types import AnswerType
from ..model.schema import SchemaNode
from ..steps.registry import dossier_schema
from ..tables.small_sheet import Kind, SheetRow
from .cell_values import value_of
from .column_headings import Columns, Target
from .errors import InputError, quoted
from .sheet_rows import Left

WORDS = ("line", "text", "lines")
SHORT = 3
"""Letters of a word in a column of free words that may stand for nothing: n/a, TBD."""
OPEN_AND_SAVE = "Open the file in a spreadsheet, save it there and import it again."


class CellReader:
    """Reads row after row. ``nobody`` are rows whose name says that it is open.

    ``choices``: (line, field) → the word that stands there, in columns with choices.
    """

    def __init__(self, head: Columns, values: Mapping[str, str]) -> None:
        self.head = head
        self.values = {plain(word): value for word, value in values.items()}
        self.mistakes: list[InputError] = []
        self.notes: list[str] = []
        self.nobody: list[tuple[Left, SheetRow]] = []
        self.choices: dict[tuple[int, str], str] = {}
        self._told: set[int] = set()

    def cells(self, row: SheetRow) -> dict[Target, str]:
        """Target → text; nothing for a row that names nobody, or whose name cannot be read."""
        if not self._has_name(row):
            return {}
        found = {}
        for place, target in self.head.at.items():
            if place < len(row.cells) and (text := self._text(row, place, target)):
                found[target] = text
        return found

    def _has_name(self, row: SheetRow) -> bool:
        places = self.head.name_parts or (self.head.name,)
        broken = next((n for n in places if row.kinds.get(n) in (Kind.ERROR, Kind.UNWORKED)), None)
        if broken is not None:
            why = f"{self._broken(row, broken)}, so this row has no name."
            self.mistakes.append(InputError("", why, row.line))
            return False
        text = self._joined(row, places)
        if text and is_nobody(text):
            self.nobody.append((Left.NOBODY, row))
            return False
        return True

    def _broken(self, row: SheetRow, place: int) -> str:
        if row.kinds[place] is Kind.UNWORKED:
            return f"{self.head.heads[place]} holds a formula that was never worked out"
        return f"{self.head.heads[place]} shows {row.cells[place]}"

    def _joined(self, row: SheetRow, places: tuple[int, ...]) -> str:
        return " ".join(row.cells[n] for n in places if n < len(row.cells) and row.cells[n])

    def _text(self, row: SheetRow, place: int, target: Target) -> str:
        kind = row.kinds.get(place)
        if place == self.head.name:
            return self._joined(row, self.head.name_parts or (place,))
        if kind is Kind.ERROR:
            self._note(row, f"{self._broken(row, place)}, so nothing was taken.")
            return ""
        if kind is Kind.UNWORKED:
            self._tell_unworked(row, place)
            return ""
        text = row.cells[place]
        if not text or not target.path:
            return text
        return self._value(row, place, target, text)

    def _value(self, row: SheetRow, place: int, target: Target, text: str) -> str:
        node = dossier_schema().node(target.path)
        answer, head = node.answer_type, self.head.heads[place]
        text = self._meant(node, text)
        if says_nothing(node, text):
            self._note(row, f"{head} says {quoted(text)}, so it stays open.")
            return ""
        value = value_of(text, row.kinds.get(place), answer)
        if value.note:
            self._note(row, f"{head}: {value.note}")
        if value.problem:
            self.mistakes.append(InputError("", f"{head}: {value.problem}", row.line))
        if has_choices(node):
            self.choices[row.line, target.field] = value.text
        return "" if value.problem else value.text

    def _meant(self, node: SchemaNode, text: str) -> str:
        """What somebody said that a word means, where it can be chosen."""
        value = self.values.get(plain(text))
        return value if value is not None and has_choices(node) else text

    def _note(self, row: SheetRow, sentence: str) -> None:
        self.notes.append(f"line {row.line}: {sentence}")

    def _tell_unworked(self, row: SheetRow, place: int) -> None:
        """Once for a column."""
        if place not in self._told:
            self._told.add(place)
            self._note(row, f"{self._broken(row, place)}, so nothing was taken. {OPEN_AND_SAVE}")


def has_choices(node: SchemaNode) -> bool:
    """Whether a field takes one of a few values."""
    return node.answer_type.kind in ("choice", "choices", "yes_no") or bool(_labels(node))


def _labels(node: SchemaNode) -> Mapping[str, str]:
    return field_text(node.path).choices


def says_nothing(node: SchemaNode, text: str) -> bool:
    """Whether a cell says that its value is not known yet: TBD, n/a, ?"""
    if not is_nobody(text) or _is_choice(node, node.answer_type, text):
        return False
    letters = [sign for sign in text if sign.isalpha()]
    return node.answer_type.kind not in WORDS or len(letters) <= SHORT


def _is_choice(node: SchemaNode, answer: AnswerType, text: str) -> bool:
    known = {*answer.options, *_labels(node), *_labels(node).values(), *field_text(node.path).also}
    return text.casefold() in {option.casefold() for option in known}
