"""The questions about a cluster itself: asked when a dossier is made, and by ``step passport``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ..answers import edit
from ..answers.created_records import CreatedRecords
from ..answers.edit import Refused
from ..answers.names import records
from ..answers.people import PATH as PEOPLE
from ..answers.people import listed, people_table
from ..answers.reader import Reader
from ..answers.views import Confirm, Done, Outcome, Question
from ..changes import ABSENT, difference, value_at
from ..content.catalogue import field_text
from ..model.schema import Schema
from ..parse import ParseError, country, currency_of
from ..steps.registry import dossier_schema
from . import answer_people
from .confirm import Pending, settle
from .moves import Answer, Back, Edit, Leave, Move, Park, Remove, Skip
from .preview import people

FIRST = ("passport.region", "passport.start_point", PEOPLE)
PASSPORT = (
    "passport.name",
    "passport.region",
    "passport.country",
    "passport.currency",
    "passport.start_point",
    PEOPLE,
)
CODES = {
    "passport.country": (2, "Type the country, or its two letters, for example DK."),
    "passport.currency": (3, "Type three letters, for example DKK."),
}


class StartTalk:
    """A short conversation of a few questions; takes moves as an interview does."""

    def __init__(
        self, data: dict[str, Any], today: date, paths: tuple[str, ...] = FIRST, first: str = ""
    ) -> None:
        self.data = data
        self.today = today
        self.paths = paths
        self.index = paths.index(first) if first else 0
        self.line = 0  # of the people in the room, the one who is being mended
        self.made: CreatedRecords = {}
        self.pending: Pending | None = None
        self.schema: Schema = dossier_schema()

    @property
    def route(self) -> StartTalk:
        return self

    @property
    def reader(self) -> Reader:
        return Reader(self.data, self.today, self.schema)

    def current(self) -> Question | Confirm | Done:
        if self.pending is not None:
            return self.pending.confirm
        if self.index >= len(self.paths):
            return Done()
        path = self.paths[self.index]
        node = self.schema.node(path)
        words = field_text(path)
        raw = value_at(self.data, path)
        reader, answer = self.reader, node.answer_type
        is_people = path == PEOPLE
        present = listed(self.data) if is_people else []
        return Question(
            step_title="Your cluster",
            number=self.index + 1,
            of=len(self.paths),
            minutes=5,
            path=path,
            kind="people" if is_people else answer.kind,
            spoken=words.say,
            prompt=words.say,
            label=words.label,
            row=f"{self.line} of {len(present)}" if self.line else "",
            row_key=present[self.line - 1] if self.line else "",
            help=words.help,
            example=words.example,
            old=answer_people.old_text(self) if is_people else reader.text(node, raw),
            asked=raw is not ABSENT and not is_people,
            need=node.need,
            options=reader.options(node) if answer.options else (),
            table=people_table(self.data, self.schema) if is_people else None,
        )

    step_name = ""

    def contents(self) -> tuple[()]:
        return ()

    def preview(self, text: str) -> str:
        """What would be taken of a text; empty where the text says it itself."""
        if not text.strip() or text.startswith(("/", "+")) or self.pending is not None:
            return ""
        if self.index >= len(self.paths) or self.paths[self.index] != PEOPLE:
            return ""
        try:
            return people(self.data, text, self.reader, self.line)
        except ParseError:
            return ""

    def names(self, column: int) -> Sequence[str]:
        """Names that can be picked: of people, and of their organisations."""
        if self.index >= len(self.paths) or self.paths[self.index] != PEOPLE:
            return ()
        table = "organisations" if column else "people"
        return [name for _, name in records(self.data, self.schema, table)]

    # -- moves

    def take(self, move: Move) -> Outcome:
        before, standing = self.data, (self.index, self.line, self.pending)
        try:
            say = self._take(move)
        except (Refused, ParseError) as problem:
            self.data = before
            self.index, self.line, self.pending = standing
            return Outcome(say=str(problem), refused=True)
        return Outcome(difference(before, self.data), say)

    def _take(self, move: Move) -> str:
        if isinstance(move, Leave):
            self.index, self.pending = len(self.paths), None
            return ""
        if self.pending is not None:
            return settle(self, self.pending, move)
        if isinstance(move, Back):
            return self._back()
        if isinstance(move, Edit | Remove) and self.paths[self.index] == PEOPLE:
            return answer_people.work_on(self, move)
        if isinstance(move, Park) or not isinstance(move, Answer | Skip):
            raise Refused("Press Enter to leave it open for now.")
        return self._answer(move.text if isinstance(move, Answer) else "")

    def _back(self) -> str:
        """To the person before, then to the question before."""
        if self.paths[self.index] == PEOPLE and answer_people.step_back(self):
            return ""
        if not self.index:
            raise Refused("This is the first question.")
        self.index -= 1
        return ""

    def _answer(self, text: str) -> str:
        path = self.paths[self.index]
        if path == PEOPLE and (text.strip() or self.line):
            return answer_people.take_people(self, text)
        said = self._value(path, text) if text.strip() else ""
        self.index += 1
        return said

    def _value(self, path: str, text: str) -> str:
        if path in CODES:
            text = _code(path, text)
        reading = self.reader.read(self.schema.node(path), text, listed=True)
        self.data = edit.put(self.data, path, reading.value)
        if path == "passport.region":
            return reading.said + self._country(text)
        return reading.said

    def _country(self, region: str) -> str:
        """A region that names its country says how forms are called and what money counts."""
        code = country(region)
        if not code or value_at(self.data, "passport.country", None):
            return ""
        self.data = edit.put(self.data, "passport.country", code)
        if value_at(self.data, "passport.currency", None) is None:
            self.data = edit.put(self.data, "passport.currency", currency_of(code))
        return f" · amounts in {value_at(self.data, 'passport.currency')}"

    # -- what the session does beside

    def refresh(self, data: dict[str, Any]) -> None:
        """Goes on with data that were merged or taken back; stands where they differ."""
        before, self.data = self.data, data
        differing = [
            index
            for index, path in enumerate(self.paths[: self.index + 1])
            if value_at(before, path, None) != value_at(data, path, None)
        ]
        if differing:
            self.index, self.line = differing[0], 0

    def show(self, path: str) -> None:
        """Shows the question in hand; drops what was half said."""
        self.pending, self.line = None, 0


def _code(path: str, text: str) -> str:
    """Letters of a country or a currency; a country may be named."""
    length, hint = CODES[path]
    code = text.strip()
    if path == "passport.country":
        code = country(code) or code
    if len(code) != length or not (code.isascii() and code.isalpha()):
        raise ParseError(f'"{text.strip()}": {hint}')
    return code.upper()
