"""Rows of digits: slips read aloud, one row each; or fists, one digit for each person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ...answers import edit
from ...answers.edit import Refused
from ...answers.routing_path import Location
from ...answers.views import Question, ScoresView
from ...changes import ABSENT, value_at
from ...language.phrases import counted, shortened
from ...model.field_spec import fields_of
from ...parse import ParseError, digits, lines
from ..kind import Kind
from ..moves import Move, Skip
from ..navigation import advance
from ..questions import bare_question, from_earlier
from ..score_view import scores_view
from ..shared_moves import shared_move
from ..state import State, Turn
from ..store_answer import follow
from ..table_end import skip_item

LEFT_OUT = ("-", "–")
MAX_NAMED, LONGEST = 6, 30  # slips that are read back, signs of whose they are


@dataclass(frozen=True)
class ScoresRead:
    """Of each slip its record, {} for one that is left out; or of each person the digit.

    ``said`` is how they are read back. Neither: Enter alone, which keeps what stands there.
    """

    slips: tuple[tuple[Location, dict[str, int | None]], ...] = ()
    votes: tuple[tuple[str, int | None], ...] = ()
    said: str = ""


class Scores(Kind[ScoresRead]):
    """One row of digits, or several slips, one per line."""

    name = "scores"

    def fits(self, state: State) -> bool:
        here = state.location
        return here is not None and state.item.kind == "scores" and not here.column

    def view(self, state: State) -> Question:
        view, old = scores_view(state.route, state.here, state.item)
        question = bare_question(state, state.item.path, "scores")
        earlier = from_earlier(state, state.item, state.here.key)
        row = f"{view.row} · {earlier}" if earlier and old else view.row
        return replace(
            question,
            row=row,
            old=old,
            asked=bool(old),
            proposed=bool(earlier and old),
            need=state.item.need,
            scores=view,
        )

    def read(self, state: State, text: str) -> ScoresRead:
        view, old = scores_view(state.route, state.here, state.item)
        if not text.strip():
            if old:
                return ScoresRead()
            raise Refused(
                f"Type {len(view.across)} digits from {view.low} to {view.high}, "
                "or - to leave this slip out."
            )
        if state.route.scores_across(state.item) == "people":
            found = digits(text, len(view.across), view.low, view.high, view.across)
            people = [proposal.key for proposal in state.route.proposed(state.item)]
            return ScoresRead(votes=tuple(zip(people, found.value, strict=True)), said=found.said)
        return _slips(state, text, view)

    def take(self, state: State, reading: ScoresRead) -> Turn:
        if not reading.slips and not reading.votes:
            return Turn(advance(state))
        path = state.item.path
        for location, slip in reading.slips:
            before = state.data
            state = state.with_data(edit.put(before, f"{path}.{location.key}", slip or ABSENT))
            state = follow(state, state.item, location.key, before, slip)
        data = state.data
        for key, digit in reading.votes:
            old = value_at(data, f"{path}.{key}", None)
            record = {**(old if isinstance(old, dict) else {}), _columns(state)[0]: digit}
            data = edit.put(data, f"{path}.{key}", ABSENT if digit is None else record)
        if value_at(data, path) is ABSENT:
            data = edit.put(data, path, {})
        if reading.votes:
            data = edit.close(data, path)
        state = state.with_data(edit.unpark(data, path))
        last = reading.slips[-1][0] if reading.slips else state.here
        return Turn(advance(state, last), reading.said if len(reading.slips) > 1 else "")

    def move(self, state: State, move: Move) -> Turn:
        return skip_item(state) if isinstance(move, Skip) else shared_move(state, move)

    def preview(self, reading: ScoresRead) -> str:
        return reading.said


def _columns(state: State) -> list[str]:
    return list(fields_of(state.schema.node(state.item.path).field.record))


def _slips(state: State, text: str, view: ScoresView) -> ScoresRead:
    """The slip in hand and those that follow, one per line; all or nothing.

    A line that is not understood is named by its number.
    """
    typed, columns = lines(text), _columns(state)
    if len(typed) < 2:
        return _one_slip(state, text, columns, view)
    mine = [one for one in state.whole_item if one.key]
    mine = mine[mine.index(state.here) :]
    if len(typed) > len(mine):
        slips = counted(len(mine), "slip is", "slips are")
        raise ParseError(
            f"{len(typed)} lines, and {slips} left to read, from {view.row} on. No slip was taken."
        )
    found = []
    for number, (one, line) in enumerate(zip(mine, typed, strict=False), 1):
        try:
            found.append((one, _slip(line, columns, view)[0]))
        except ParseError as problem:
            raise problem.within(f"Slip {number}: {problem} No slip was taken.") from None
    return ScoresRead(tuple(found), said=_slips_said(state, found))


def _one_slip(state: State, text: str, columns: list[str], view: ScoresView) -> ScoresRead:
    slip, said = _slip(text, columns, view)
    return ScoresRead(((state.here, slip),), said=said)


def _slip(text: str, columns: list[str], view: ScoresView) -> tuple[dict[str, int | None], str]:
    """A slip as a record, and in words; {} for one that is left out."""
    if text.strip() in LEFT_OUT:
        return {}, ""
    found = digits(text, len(columns), view.low, view.high, view.across, gaps=False)
    return dict(zip(columns, found.value, strict=True)), found.said


def _slips_said(state: State, slips: list[tuple[Location, dict[str, Any]]]) -> str:
    """Whose slips were read as what: "2 slips: Karen Holm 44353; Ole Bak 22232."."""
    names = {proposal.key: proposal.label for proposal in state.route.proposed(state.item)}
    rows = [
        f"{shortened(names.get(at.key, at.key), LONGEST)} "
        f"{''.join(map(str, slip.values())) or 'left out'}"
        for at, slip in slips[:MAX_NAMED]
    ]
    more = f"; and {len(slips) - MAX_NAMED} more" if len(slips) > MAX_NAMED else ""
    return f"{len(slips)} slips: {'; '.join(rows)}{more}."
