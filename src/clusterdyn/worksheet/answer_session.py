"""Where a sheet's answers go: the interview of one step, and what there is to say about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ..answers.people import read_people
from ..answers.reader import CURRENCY, Reader
from ..answers.routing_path import PEOPLE
from ..answers.views import Confirm
from ..batch.errors import InputError
from ..changes import ABSENT, path_of, value_at
from ..interview.conversation import Conversation, about_step
from ..interview.moves import Answer, Move, Skip
from ..interview.state import State
from ..model.fields import Need
from ..model.questionnaire import Item
from ..parse import ParseError
from ..steps.registry import dossier_schema
from .typed import TypedRow


class AnswerSession:
    """Takes moves for a step. ``written`` are the paths answered, with the sheet's number."""

    def __init__(self, data: dict[str, Any], today: date, step: str) -> None:
        self.today = today
        begun = about_step(data, today, step).state
        self.conversation = Conversation(begun.but(reads_back=False))  # it becomes a note
        self.mistakes: list[InputError] = []
        self.notes: list[str] = []
        self.refused = ""
        self.answers = 0
        self.written: list[tuple[str, str]] = []

    @property
    def state(self) -> State:
        """Where the sheet stands in its step."""
        return self.conversation.state

    def mistake(self, where: str, sentence: str, at: int) -> None:
        self.mistakes.append(InputError(where, sentence, at))

    def note_written(self, where: str, path: str) -> None:
        if (where, path) not in self.written:
            self.written.append((where, path))

    def people(self, rows: Sequence[TypedRow], number: str) -> None:
        """Who is in the room, where the sheet asks for it."""
        for row in rows:
            if row.is_empty:
                continue
            text = row.cells[0] if row.is_free else "\t".join(row.cells)
            try:
                reader = Reader(self.conversation.data, self.today, dossier_schema())
                found = read_people(self.conversation.data, text, reader)
                self.conversation.refresh(found.data)
                self.notes += [
                    f"line {row.line}, {number}: {doubt.typed} was understood as {doubt.name}."
                    for doubt in found.doubts
                ]
                self.answers += 1
                self.note_written(number, PEOPLE)
            except ParseError as problem:
                self.mistake(f"{number}, row {row.number}", str(problem), row.line)

    def stand(self, path: str) -> bool:
        """Goes to the question of a path; False if it is not asked now."""
        route = self.state.route
        if not any(route.path(location) == path for location in route.locations):
            return False
        self.conversation.show(path)
        return True

    def take(self, move: Move, where: str, at: int) -> bool:
        """One move, what it asks back agreed to and noted. False if it was refused."""
        if self.agreed(move, lambda said: self.notes.append(f"line {at}, {where}: {said}")):
            self.answers += 1
            return True
        self.mistake(where, self.refused, at)
        return False

    def agreed(self, move: Move, note: Callable[[str], None]) -> bool:
        """One move and a yes to what it asks back. False if refused: ``refused`` says why."""
        before = self.conversation.data
        outcome = self.conversation.take(move)
        while not outcome.refused:
            view = self.conversation.current()
            if isinstance(view, Confirm):
                asked, standing = view.text, self.conversation.data
                outcome = self.conversation.take(Answer("yes"))
                code = changed(standing, self.conversation.data)
                wrong = (
                    forbidden(Reader(standing, self.today, dossier_schema()), code) if code else ""
                )
                if wrong:
                    return self._refuse(wrong, before)
                note(f"Amounts count in {code} from here on." if code else _agreed(asked))
            elif self.state.stack:
                outcome = self.conversation.take(Skip())
            else:
                return True
        return self._refuse(outcome.say, before)

    def _refuse(self, why: str, before: dict[str, Any]) -> bool:
        self.refused = why
        self.undo(before)
        return False

    def undo(self, before: dict[str, Any]) -> None:
        """Goes on with the data as they were."""
        self.conversation.show("")
        self.conversation.refresh(before)

    def none(self, item: Item, where: str, at: int) -> None:
        """The box that says there is nothing to write."""
        if item.need != Need.REQUIRED and self.stand(item.path):
            self.take(Answer("none") if item.need == Need.ASKED else Skip(), where, at)

    def leave(self, item: Item) -> None:
        """An empty place beside answered ones: left empty on purpose, where that is possible."""
        if item.need == Need.OPTIONAL and self.stand(item.path):
            self.skip()

    def skip(self) -> None:
        """Leaves the location in hand empty, unless it has an answer."""
        state = self.state
        if state.location and value_at(state.data, state.route.path(state.location)) is ABSENT:
            self.conversation.take(Skip())

    def finish(self, path: str) -> None:
        """Ends a table or a list; a short one is mentioned once."""
        if self.stand(path) and self.conversation.take(Answer("")).refused:
            self.conversation.take(Answer(""))


def _agreed(text: str) -> str:
    """What the interview asked back, as a note: nobody is there to say yes."""
    return text.removesuffix(" Is that right?").replace(" Add it?", " It was added.")


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """The currency that a move said, "" if it said none."""
    code = value_at(after, CURRENCY, None)
    return "" if code is None or code == value_at(before, CURRENCY, None) else str(code)


def forbidden(reader: Reader, code: str) -> str:
    """What is wrong with counting in another currency now; "" if nothing is."""
    if not any(_amounts(("steps",), reader.data.get("steps", {}))):
        return ""
    return (
        f"The amounts so far count in {reader.currency}. Write this one in {reader.currency} too. "
        f"If all of them are in {code}, first run: clusterdyn set passport.currency {code}"
    )


def _amounts(keys: tuple[str, ...], below: Any) -> Iterator[int]:
    """Every amount of money that stands below some keys."""
    if isinstance(below, Mapping):
        for key, value in below.items():
            yield from _amounts((*keys, key), value)
    elif type(below) is int and dossier_schema().node(path_of(keys)).answer_type.kind == "money":
        yield below
