"""The first questions about a cluster, asked when a dossier is made: region, start, people."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..changes import ABSENT, difference, value_at
from ..interview import editing
from ..interview.asking import _aim
from ..interview.moves import Answer, Back, Leave, Move, Park, Skip
from ..interview.people import PATH as PEOPLE
from ..interview.people import people_table, read_people
from ..interview.reading import Reader
from ..interview.views import Done, Outcome, Question
from ..leaves import leaf_of
from ..parse import NotUnderstood, country, currency_of
from ..places import Places
from ..rooms import places
from ..words import field_words

PATHS = ("passport.region", "passport.start_point", PEOPLE)


class StartTalk:
    """A short conversation of three questions; takes moves as an interview does."""

    def __init__(self, data: dict[str, Any], today: date) -> None:
        self.data = data
        self.today = today
        self.index = 0
        self.places: Places = places()

    @property
    def trail(self) -> StartTalk:
        return self

    def current(self) -> Question | Done:
        if self.index >= len(PATHS):
            return Done()
        path = PATHS[self.index]
        place = self.places.place(path)
        words = field_words(path)
        raw = value_at(self.data, path)
        reader = Reader(self.data, self.today, self.places)
        leaf = leaf_of(place)
        return Question(
            step=0,
            step_title="Your cluster",
            number=self.index + 1,
            of=len(PATHS),
            minutes=5,
            deeper=False,
            path=path,
            kind="people" if path == PEOPLE else leaf.kind,
            spoken=words.say,
            prompt=words.say,
            label=words.label,
            row="",
            help=words.help,
            example=words.example,
            old="" if path == PEOPLE else reader.said(place, raw),
            asked=raw is not ABSENT,
            parked="",
            need=place.need,
            aim=_aim(None),
            options=reader.options(place) if leaf.options else (),
            table=people_table(self.data, self.places) if path == PEOPLE else None,
        )

    def take(self, move: Move) -> Outcome:
        before = self.data
        if isinstance(move, Leave):
            self.index = len(PATHS)
            return Outcome()
        if isinstance(move, Back):
            if not self.index:
                return Outcome(say="This is the first question.", refused=True)
            self.index -= 1
            return Outcome()
        if isinstance(move, Park) or not isinstance(move, Answer | Skip):
            return Outcome(say="Press Enter to leave it open for now.", refused=True)
        try:
            say = self._answer(move.text if isinstance(move, Answer) else "")
        except NotUnderstood as problem:
            self.data = before
            return Outcome(say=str(problem), refused=True)
        return Outcome(difference(before, self.data), say)

    def _answer(self, text: str) -> str:
        path = PATHS[self.index]
        said = ""
        reader = Reader(self.data, self.today, self.places)
        if text.strip() and path == PEOPLE:
            self.data = read_people(self.data, text, reader)
            return f"{len(value_at(self.data, PEOPLE, []))} in the room."
        if text.strip():
            reading = reader.read(self.places.place(path), text, listed=True)
            self.data = editing.put(self.data, path, reading.value)
            said = reading.said
            if path == "passport.region":
                said += self._country(text)
        self.index += 1
        return said

    def _country(self, region: str) -> str:
        """A region that names its country says how forms are called and what money counts."""
        code = country(region)
        if not code or value_at(self.data, "passport.country", None):
            return ""
        self.data = editing.put(self.data, "passport.country", code)
        if value_at(self.data, "passport.currency", None) is None:
            self.data = editing.put(self.data, "passport.currency", currency_of(code))
        return f" · amounts in {value_at(self.data, 'passport.currency')}"

    def refresh(self, data: dict[str, Any]) -> None:
        self.data = data

    def show(self, path: str) -> None:
        """Nothing to show but the question in hand."""
