"""The conversation: offers the question in hand and takes one move. No terminal, file or clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from ..answers import edit
from ..answers.edit import Refused
from ..answers.routing_path import Location
from ..answers.views import Done, Outcome
from ..changes import difference, value_at
from ..parse import OtherCurrency, ParseError
from . import (
    answer_people,
    answer_value,
    confirm,
    currency,
    navigation,
    nested_record,
    preview,
    questions,
    step_review,
)
from .conversation import View
from .edit_rows import row_move
from .moves import (
    Answer,
    Back,
    Copy,
    Deepen,
    Edit,
    Endorse,
    GoOn,
    Jump,
    Leave,
    Move,
    Park,
    Remove,
    Shift,
    Skip,
    Take,
)
from .new_results import News
from .questions import Entry
from .state import State

STANDING = (
    "data",
    "step",
    "deeper",
    "pending",
    "location",
    "line",
    "detour",
    "gathering",
    "done",
    "all_done",
)


class Interview(State):
    """One group at one step.

    ``data`` is the dossier as it is after the last move; the caller saves each outcome's changes
    and may hand back merged data with ``refresh``.
    """

    def __init__(
        self, data: dict[str, Any], today: date, step: str, path: str = "", deeper: bool = False
    ) -> None:
        super().__init__(data, today, step, deeper)
        self.news = News(today, self.drafts)
        navigation.go_to(self, path) if path else navigation.resume(self)

    # -- what is shown

    def current(self) -> View:
        """The question in hand, a confirmation, the review of the step, or the end."""
        if self.done:
            return Done(self.all_done)
        if self.pending is not None:
            return self.pending.confirm
        if self.nested:
            return nested_record.nested_question(self)
        if self.location is None:
            return step_review.review(self.data, self.today, self.step)
        return questions.question(self.route, self.reader, self.location, self.line)

    # -- what is done

    def take(self, move: Move) -> Outcome:
        """Takes one move. A refused one changes nothing and says what to do instead."""
        before, kept = self.data, self._standing()
        asked = self.route.item(self.location).path if self.location is not None else ""
        try:
            say = self._take(move)
        except (Refused, ParseError) as problem:
            self._stand(kept)
            if isinstance(problem, OtherCurrency) and currency.may_change(self.data):
                return currency.offer(self, partial(self._take, move), problem)
            return Outcome(say=str(problem), refused=True)
        self._keep_marks(before)
        changes = difference(before, self.data)
        quiet = not changes or self.pending is not None
        shown = () if quiet else self.news.after(before, self.data, self.step, asked)
        return Outcome(changes, say, results=shown)

    def refresh(self, data: dict[str, Any]) -> None:
        """Goes on with data that were merged with somebody else's changes.

        Where these are the same, ours stay: what was found out about them still holds.
        """
        if difference(self.data, data):
            self.data = data
        if self.location is not None and not self.route.holds(self.location):
            navigation.resume(self)

    def _standing(self) -> dict[str, Any]:
        """Where the conversation stands, to come back to after a refused move."""
        nested = [replace(one) for one in self.nested]
        return {**{name: getattr(self, name) for name in STANDING}, "nested": nested}

    def _stand(self, kept: dict[str, Any]) -> None:
        hinted = self.hinted  # a hint given once stays given
        for name, value in kept.items():
            setattr(self, name, value)
        self.hinted = hinted

    def _take(self, move: Move) -> str:
        if isinstance(move, Leave):
            self.done = True
            return ""
        if self.pending is not None:
            return confirm.settle(self, self.pending, move)
        if self.nested:
            return nested_record.nested_move(self, move)
        if self.location is None:
            return self._at_review(move)
        return self._at_question(move, self.location)

    def _at_question(self, move: Move, location: Location) -> str:
        if location.column == questions.IN_THE_ROOM:
            if isinstance(move, Edit | Remove):
                return answer_people.work_on(self, move)
            if isinstance(move, Back) and answer_people.step_back(self):
                self.gathering = True
                return ""
        if self.line and not isinstance(move, Answer):
            self.line = 0
            if isinstance(move, Back):
                return ""
        if isinstance(move, Answer):
            return answer_value.answer(self, location, move.text)
        if isinstance(move, Back):
            return navigation.back(self, location)
        if isinstance(move, Park):
            return answer_value.park(self, location, move)
        if isinstance(move, Skip):
            return answer_value.skip(self, location)
        if isinstance(move, Jump):
            return navigation.jump(self, move)
        if isinstance(move, Edit | Copy | Shift | Remove | Take):
            return row_move(self, location, move)
        if isinstance(move, GoOn):
            self.location = None
            return ""
        raise Refused("That can be done in the review, after the last question.")

    def _at_review(self, move: Move) -> str:
        self.deeper = False
        if isinstance(move, GoOn):
            return navigation.next_step(self)
        if isinstance(move, Jump):
            return navigation.jump(self, move)
        if isinstance(move, Deepen):
            self.deeper = True
            if not self.route.locations:
                self.deeper = False
                raise Refused("Nothing waits here. The step has no questions for later.")
            navigation.resume(self)
            self.location = self.location or self.route.locations[0]
            return ""
        if isinstance(move, Endorse):
            return step_review.endorse(self, move)
        if isinstance(move, Back):
            self.location = self.route.locations[-1] if self.route.locations else None
            return ""
        raise Refused("Choose where to go on, or leave for today.")

    # -- what helps while somebody types

    @property
    def step_name(self) -> str:
        return self.step.name

    def preview(self, text: str) -> str:
        return preview.preview(self, text)

    def names(self, column: int) -> Sequence[str]:
        return preview.names(self, column)

    def contents(self) -> list[Entry]:
        return questions.contents(self)

    def show(self, path: str) -> None:
        """Shows the question of a path, in whichever step it is; drops what was half said."""
        navigation.show(self, path)

    # -- what goes along with a change

    def _keep_marks(self, before: dict[str, Any]) -> None:
        """Notes the day on which the group began to work on the step."""
        name = self.step.name
        path = f"steps.{name}"
        changed = value_at(before, path, None) != value_at(self.data, path, None)
        if changed and value_at(self.data, f"marks.worked.{name}", None) is None:
            self.data = edit.put(self.data, f"marks.worked.{name}", self.today.isoformat())
