"""Writes slips: rows of digits, one digit for each person, or a grid of slips."""

from __future__ import annotations

from ..answers.names import records
from ..interview.moves import Answer
from ..interview.score_view import scores_view
from ..parse import ParseError
from ..parse import digits as read_digits
from ..steps.registry import dossier_schema
from .answer_blank import BlankReader, Options, key_of
from .score_rows import key_tables
from .typed import TypedRow

LEFT_OUT = "-"
NOBODY = "There is nothing to score here."


class Slips:
    """Writes the slips of one blank. Slips that are missing are left out."""

    def __init__(self, reader: BlankReader) -> None:
        self.reader = reader
        self.session = reader.session
        self.path = reader.path
        self.offered = [
            proposal.key for proposal in self.session.state.route.proposed(reader.blank.item)
        ]
        self.tables = key_tables(dossier_schema().node(self.path))

    def write(self) -> None:
        rows = [
            row
            for row in self.reader.rows
            if (any(row.cells[1:]) or row.is_free) and self.reader.fits(row)
        ]
        if self.reader.blank.kind == "grid":
            self._grid(rows)
        elif self.reader.blank.kind == "votes":
            self._votes(rows)
        else:
            self._rows(rows)

    def _known(self, depth: int) -> Options:
        """The records of a table that are scored here."""
        wanted = {key.split(".")[depth] for key in self.offered}
        found = records(self.session.state.data, dossier_schema(), self.tables[depth])
        return [pair for pair in found if pair[0] in wanted]

    def _rows(self, rows: list[TypedRow]) -> None:
        """A person's slip in each row, a digit in each cell."""
        taken, seen = 0, dict[str, int]()
        for row in rows:
            key = self.reader.key(row, row.cells[0], self._known(0), seen)
            if key:
                taken += self._slip(key, _digits(row.cells[1:]), self.reader.row(row), row.line)
        self._rest(taken)

    def _grid(self, rows: list[TypedRow]) -> None:
        """A row for what is scored, a column for each person, a slip in each cell."""
        people = self._people()
        taken, seen = 0, dict[str, int]()
        slips: dict[str, tuple[str, str, int]] = {}
        for row in rows:
            what = self.reader.key(row, row.cells[0], self._known(1), seen)
            for place, text in enumerate(row.cells[1:], 1) if what else ():
                who = people.get(place, "") if text else ""
                where = f"{self.reader.row(row)}, {self._head(place) or f'column {place}'}"
                if text and not who and place not in people:
                    sentence = "Whose slip is this? Write the initials at the top of the column."
                    self.session.mistake(where, sentence, row.line)
                elif who:
                    slips[f"{who}.{what}"] = (text, where, row.line)
        for key, slip in slips.items():
            taken += self._slip(key, *slip)
        self._rest(taken)

    def _heads(self) -> tuple[str, ...]:
        printed = tuple(column.head for column in self.reader.blank.columns)
        return self.reader.typed.heads or printed

    def _head(self, place: int) -> str:
        heads = self._heads()
        return heads[place] if place < len(heads) else ""

    def _people(self) -> dict[int, str]:
        """Whose column it is, by its place; "" where that was a mistake."""
        typed = self.reader.typed
        found: dict[int, str] = {}
        for place, head in enumerate(self._heads()):
            if not place or not head:
                continue
            where = f"{self.reader.where}, column {place}"
            try:
                key = key_of(head, self._known(0))
            except ParseError as problem:
                self.session.mistake(where, str(problem), typed.head_line)
                key = ""
            if key and key in found.values():
                sentence = f'"{head}" stands above two columns. Change one of the two.'
                self.session.mistake(where, sentence, typed.head_line)
            found[place] = key
        return found

    def _slip(self, key: str, digits: str, where: str, line: int) -> bool:
        if not self.session.stand(f"{self.path}.{key}"):
            self.session.mistake(where, NOBODY, line)
            return False
        return self.session.take(Answer(digits), where, line)

    def _rest(self, taken: int) -> None:
        """Leaves out what nobody wrote down, once something was."""
        route = self.session.state.route
        for key in self.offered if taken else ():
            path = f"{self.path}.{key}"
            locations = [location for location in route.locations if route.path(location) == path]
            if (
                locations
                and not self.session.state.route.answered(locations[0])
                and self.session.stand(path)
            ):
                self.session.conversation.take(Answer(LEFT_OUT))

    def _votes(self, rows: list[TypedRow]) -> None:
        """One digit for each person, in the order of the list; then what goes with a digit."""
        digits: dict[str, TypedRow] = {}
        seen: dict[str, int] = {}
        for row in rows:
            key = self.reader.key(row, row.cells[0], self._known(0), seen)
            wrong = self._no_fist(row.cells[1]) if key and len(row.cells) > 1 else ""
            if wrong:
                self.session.mistake(self.reader.row(row), wrong, row.line)
            elif key:
                digits[key] = row
        first = next(iter(digits.values()), None)
        if first is None:
            return
        if not self.session.stand(self.path):
            self.session.mistake(self.reader.where, NOBODY, first.line)
            return
        text = "".join(
            _digits(digits[key].cells[1:2]) if key in digits else LEFT_OUT for key in self.offered
        )
        if self.session.take(Answer(text), self.reader.where, first.line):
            for key, row in digits.items():
                self.reader.cells(row, key, 2)

    def _no_fist(self, text: str) -> str:
        """What is wrong with one person's digit; "" if nothing is."""
        location = self.session.state.route.at_path(self.path)
        assert location is not None
        view, _ = scores_view(self.session.state.route, location, self.reader.blank.item)
        try:
            read_digits(text or LEFT_OUT, 1, view.low, view.high)
        except ParseError as problem:
            return str(problem)
        return ""


def _digits(cells: tuple[str, ...]) -> str:
    """The digits of a slip; a slip typed into one cell stays as it is."""
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 and cells[0] and len(cells[0]) > 1:
        return cells[0]
    return "".join(cell or LEFT_OUT for cell in cells)
