"""Reads a typed-off worksheet: every blank is answered as in the interview, in its order."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..fields import Need
from ..filling import Filled, Mistake
from ..interview import editing
from ..interview.interview import Interview
from ..interview.moves import Answer, Move, Skip
from ..interview.people import read_people
from ..interview.reading import Reader
from ..interview.views import Confirm
from ..parse import NotUnderstood, line
from ..rooms import NAMES, places
from .answering import Hand
from .blanks import Blank, Sheet, SheetQuestion, sheet_of
from .typed import TypedBlank, TypedQuestion, TypedSheet, typed_sheet

Data = dict[str, Any]


def read(data: Data, text: str, today: date) -> Filled:
    """The dossier with a sheet's answers, or every mistake with the sheet's question number."""
    typed = typed_sheet(text)
    if not 1 <= typed.step <= len(NAMES):
        sentence = 'This is no worksheet: its title "# Step N" is missing. Export one first.'
        return Filled(data, (Mistake("", sentence, 1),))
    step = NAMES[typed.step - 1]
    sheet = sheet_of(data, today, step)
    wrong = _unfit(sheet, typed)
    reading = _SheetReading(data, today, sheet)
    reading.people(typed)
    for question in sheet.questions:
        if question.number in typed.questions:
            reading.question(question, typed.questions[question.number])
    mistakes = sorted([*wrong, *reading.mistakes], key=lambda one: one.line)
    if mistakes:
        return Filled(data, tuple(mistakes))
    notes = tuple(dict.fromkeys(reading.notes))
    return Filled(reading.talk.data, (), notes, (), reading.answers, (step,))


def _unfit(sheet: Sheet, typed: TypedSheet) -> list[Mistake]:
    """What does not belong on this sheet: another cluster, questions that do not exist."""
    found = []
    if typed.cluster and typed.cluster.casefold() != " ".join(sheet.cluster.split()).casefold():
        sentence = (
            f'This sheet is for "{typed.cluster}", but the dossier is "{sheet.cluster}". '
            "If the answers belong here, change the name on the sheet."
        )
        found.append(Mistake("", sentence, 1))
    known = {question.number for question in sheet.questions} | {f"{sheet.step}.0"}
    last = sheet.questions[-1].number
    for number, question in typed.questions.items():
        if number not in known:
            sentence = f"There is no such question. Step {sheet.step} ends with {last}."
            found.append(Mistake(number, sentence, question.line))
    for number, at in typed.twice:
        found.append(Mistake(number, "This question stands twice. Take one of the two out.", at))
    return found


class _SheetReading:
    """Goes through the sheet. ``talk`` is the interview that takes the answers."""

    def __init__(self, data: Data, today: date, sheet: Sheet) -> None:
        self.today = today
        self.sheet = sheet
        self.talk = Interview(data, today, sheet.name)
        self.mistakes: list[Mistake] = []
        self.notes: list[str] = []
        self.answers = 0

    def people(self, typed: TypedSheet) -> None:
        """Who is in the room, where the sheet asks for it."""
        question = typed.questions.get(f"{self.sheet.step}.0")
        for row in question.blank("a").rows if question else ():
            if row.is_empty:
                continue
            try:
                reader = Reader(self.talk.data, self.today, places())
                self.talk.refresh(read_people(self.talk.data, "\t".join(row.cells), reader))
                self.answers += 1
            except NotUnderstood as problem:
                self.mistake(f"{self.sheet.step}.0, row {row.number}", str(problem), row.line)

    def question(self, question: SheetQuestion, typed: TypedQuestion) -> None:
        """One question: its blanks, then what was left out on purpose."""
        filled = {blank.letter for blank in question.blanks if _has_answer(blank, typed)}
        for blank in question.blanks:
            where = question.number + (blank.letter if len(question.blanks) > 1 else "")
            if blank.letter in filled:
                Hand(self, blank, where).write(typed.blank(blank.letter), typed.line)
            elif typed.parked is not None:
                self._park(blank, typed.parked, where, typed.line)
            elif typed.none and blank.part.need != Need.REQUIRED:
                self._none(blank, where, typed.line)
            elif filled and blank.kind in ("value", "list", "ticks"):
                self._leave(blank)

    def _park(self, blank: Blank, why: str, where: str, at: int) -> None:
        if not why:
            sentence = 'Say in a few words why it is parked, as in "quote due in May".'
            self.mistake(where, sentence, at)
            return
        reason = str(line(why).value)
        self.talk.refresh(editing.park(self.talk.data, blank.part.path, reason, "", self.today))
        self.answers += 1

    def _none(self, blank: Blank, where: str, at: int) -> None:
        if not self.stand(blank.part.path):
            return
        asked = blank.part.need == Need.ASKED
        self.take(Answer("none") if asked else Skip(), where, at)

    def _leave(self, blank: Blank) -> None:
        """An empty place beside answered ones: left empty on purpose, where that is possible."""
        if blank.part.need == Need.OPTIONAL and self.stand(blank.part.path):
            spot = self.talk.spot
            if spot is not None and not self.talk.answered(spot):
                self.talk.take(Skip())

    # -- for the hands that write

    def mistake(self, where: str, sentence: str, at: int) -> None:
        self.mistakes.append(Mistake(where, sentence, at))

    def stand(self, path: str) -> bool:
        """Goes to the question of a path; False if it is not asked now."""
        trail = self.talk.trail
        if not any(trail.path(spot) == path for spot in trail.spots):
            return False
        self.talk.show(path)
        return True

    def take(self, move: Move, where: str, at: int) -> bool:
        """One move, what it asks back agreed to and noted. False if it was refused."""
        before = self.talk.data
        outcome = self.talk.take(move)
        while not outcome.refused:
            view = self.talk.current()
            if isinstance(view, Confirm):
                self.notes.append(f"{where}: {_agreed(view.text)}")
                outcome = self.talk.take(Answer("yes"))
            elif self.talk.nested:
                outcome = self.talk.take(Skip())
            else:
                self.answers += 1
                return True
        self.mistake(where, outcome.say, at)
        self.talk.show("")
        self.talk.refresh(before)
        return False


def _agreed(text: str) -> str:
    """What the interview asked back, as a note: nobody is there to say yes."""
    return text.removesuffix(" Is that right?").replace(" Add it?", " It was added.")


def _has_answer(blank: Blank, typed: TypedQuestion) -> bool:
    """Whether somebody wrote in a blank; printed names and numbers do not count."""
    found: TypedBlank = typed.blank(blank.letter)
    if found.ticks:
        return True
    first = len(blank.columns) - len([c for c in blank.columns if c.name])
    if blank.kind in ("given", "digits", "fists"):
        return any(any(row.cells[first:]) for row in found.rows)
    return any(not row.is_empty for row in found.rows)
