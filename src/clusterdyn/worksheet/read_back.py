"""Reads a typed-off worksheet: every blank is answered as in the interview, in its order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from ..answers import edit
from ..batch.errors import InputError
from ..changes import value_at
from ..content.step_names import NAMES
from ..model.questionnaire import Progress, core_pages
from ..model.records import REGISTERS
from ..parse import ParseError, line
from ..steps.registry import dossier_schema, step_named
from .answer_blank import BlankReader
from .answer_rows import FreeRows
from .answer_scores import Slips
from .answer_session import AnswerSession
from .layout import sheet_of
from .parse_markdown import typed_sheets
from .sheet import Sheet, SheetQuestion
from .summary import Understood, understood
from .typed import TypedQuestion, TypedSheet

UNTICKED = 'The box before "{}" is empty, and this is not printed here. Tick a box with x.'

Data = dict[str, Any]


@dataclass(frozen=True)
class SheetRead:
    """What a typed-off sheet comes to. With mistakes, ``data`` is the dossier as it was.

    ``understood`` are the answers taken, as they now stand, by the number of their question;
    ``names`` what was entered in each register; ``open`` the questions of these steps that still
    wait; ``notes`` what was guessed, and lines that were not read.
    """

    data: Data
    mistakes: tuple[InputError, ...] = ()
    notes: tuple[str, ...] = ()
    answers: int = 0
    steps: tuple[str, ...] = ()
    understood: tuple[Understood, ...] = ()
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    open: tuple[str, ...] = ()


def read(data: Data, text: str, today: date) -> SheetRead:
    """The dossier with the answers of one sheet or of several, or every mistake in them."""

    @cache
    def printed(step: int) -> Sheet | None:
        return sheet_of(data, today, NAMES[step - 1]) if 1 <= step <= len(NAMES) else None

    typed = typed_sheets(text, printed)
    if not typed:
        sentence = 'This is no worksheet: its title "# Step N" is missing. Export one first.'
        return SheetRead(data, (InputError("", sentence, 1),))
    mistakes: list[InputError] = []
    sessions: list[AnswerSession] = []
    after = data
    for page in sorted(typed, key=lambda one: one.step):
        sheet = printed(page.step)
        if sheet is None:
            sentence = f"There is no step {page.step}. The workbook has {len(NAMES)}."
            mistakes.append(InputError("", sentence, page.line))
            continue
        mistakes += _unfit(sheet, page)
        session = AnswerSession(after, today, sheet.name)
        _answer(session, sheet_of(after, today, sheet.name), page)
        mistakes += session.mistakes
        sessions.append(session)
        after = session.conversation.data
    if mistakes:
        return SheetRead(data, tuple(sorted(mistakes, key=lambda one: one.line)))
    notes = [note for session in sessions for note in session.notes]
    notes += [_unread(where, text) for page in typed for text, where in page.unknown_lines]
    steps = tuple(dict.fromkeys(session.state.step.name for session in sessions))
    return SheetRead(
        after,
        (),
        tuple(dict.fromkeys(notes)),
        sum(session.answers for session in sessions),
        steps,
        tuple(understood(after, today, [path for session in sessions for path in session.written])),
        _new_names(data, after),
        tuple(number for step in steps for number in _open(after, step)),
    )


def _unread(at: int, text: str) -> str:
    short = text if len(text) <= 50 else text[:49] + "…"
    return f'line {at} stands in no question and was not read: "{short}"'


def _unfit(sheet: Sheet, typed: TypedSheet) -> list[InputError]:
    """What does not belong on this sheet: another cluster, questions that do not exist."""
    found = []
    if typed.cluster and typed.cluster.casefold() != " ".join(sheet.cluster.split()).casefold():
        sentence = (
            f'This sheet is for "{typed.cluster}", but the dossier is "{sheet.cluster}". '
            "If the answers belong here, change the name on the sheet."
        )
        found.append(InputError("", sentence, typed.line))
    last = sheet.questions[-1].number
    for number, at in typed.unknown:
        sentence = f"There is no such question. Step {sheet.step} ends with {last}."
        found.append(InputError(number, sentence, at))
    for number, at in typed.twice:
        found.append(InputError(number, "This question stands twice. Take one of the two out.", at))
    return found


def _answer(session: AnswerSession, sheet: Sheet, typed: TypedSheet) -> None:
    """All questions of a sheet, from top to bottom."""
    if sheet.people_number in typed.questions:
        session.people(typed.questions[sheet.people_number].blank("a").rows, sheet.people_number)
    for question in sheet.questions:
        if question.number in typed.questions:
            _question(session, question, typed.questions[question.number])


def _question(session: AnswerSession, question: SheetQuestion, typed: TypedQuestion) -> None:
    """One question: its blanks, then what was left out on purpose."""
    hands = [
        BlankReader(session, b, typed.blank(b.letter), question.where(b)) for b in question.blanks
    ]
    filled = [reader.has_answer for reader in hands]
    for reader, is_filled in zip(hands, filled, strict=True):
        if is_filled:
            write(reader)
        elif typed.parked is not None:
            _park(session, reader, typed.parked, typed.line)
        elif typed.none:
            reader.none(typed.line)
        elif any(filled) and reader.blank.kind in ("value", "list", "ticks"):
            session.leave(reader.blank.item)


def _park(session: AnswerSession, reader: BlankReader, why: str, at: int) -> None:
    sentence = 'Say in a few words why it is parked, as in "quote due in May".'
    try:
        reason = str(line(why).value) if why else ""
    except ParseError as problem:
        reason, sentence = "", f"Why it is parked: {problem.sentence}"
    if not reason:
        session.mistake(reader.where, sentence, at)
        return
    parked = edit.park(session.state.data, reader.blank.item.path, reason, "", session.today)
    session.conversation.refresh(parked)
    session.answers += 1


def _new_names(before: Data, after: Data) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What is new in each register."""
    found = []
    for table in REGISTERS:
        known = value_at(before, table, None) or {}
        new = [key for key in value_at(after, table, None) or {} if key not in known]
        if new:
            found.append((table, tuple(dossier_schema().name_of(after, table, key) for key in new)))
    return tuple(found)


def _open(data: Data, step: str) -> list[str]:
    """The numbers of a step's questions that still wait for an answer."""
    here = step_named(step)
    progress = Progress(data, here.model)
    pages = core_pages(here.model)
    return [f"{here.number}.{page.number}" for page in pages if not progress.done(page)]


def write(reader: BlankReader) -> None:
    """Everything that stands in the blank; what cannot be taken is told to the session."""
    taken = reader.session.answers
    for text, at in reader.typed.altered:
        reader.session.mistake(reader.where, UNTICKED.format(text), at)
    kind = reader.blank.kind
    if kind in ("value", "list", "ticks"):
        reader.value()
    elif kind == "rows":
        FreeRows(reader).write()
    elif kind == "given":
        reader.given()
    else:
        Slips(reader).write()
    if reader.session.answers > taken:
        reader.session.note_written(reader.where, reader.path)
