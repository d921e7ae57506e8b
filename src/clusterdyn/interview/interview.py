"""The conversation: offers the question in hand and takes one move. No terminal, file or clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..changes import ABSENT, difference, value_at
from ..fields import Need
from ..parse import NotUnderstood, OtherCurrency, yes_no
from ..rooms import places, room, rooms
from ..steps.room import Room
from . import adopting, asking, currency, editing, halfway, nesting, review, setting_aside, taking
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
from .news import news
from .reading import Reader
from .refusing import Refused
from .row_moves import row_move
from .trail import Spot, Trail
from .views import Confirm, Done, Outcome, Question, Review

View = Question | Confirm | Review | Done
STANDING = (
    "data",
    "room",
    "deeper",
    "pending",
    "spot",
    "line",
    "detour",
    "gathering",
    "done",
    "all_done",
)


@dataclass
class Pending:
    """A yes-or-no that is waited for, and what each answer does."""

    confirm: Confirm
    yes: Callable[[], str]
    no: Callable[[], str]


@dataclass
class Nested:
    """Questions about a record added in place; afterwards the outer question is answered."""

    title: str
    paths: list[str]
    then: Callable[[], str]
    made: tuple[str, ...] = ()  # paths of the records that were made for it
    index: int = 0


class Interview:
    """One group at one step.

    ``data`` is the dossier as it is after the last move; the caller saves each outcome's changes
    and may hand back merged data with ``refresh``.
    """

    def __init__(
        self, data: dict[str, Any], today: date, step: str, path: str = "", deeper: bool = False
    ) -> None:
        self.data = data
        self.today = today
        self.room: Room = room(step)
        self.deeper = deeper
        self.pending: Pending | None = None
        self.nested: list[Nested] = []
        self.done = False
        self.all_done = False
        self.detour: int | None = None
        self.hinted: Spot | None = None
        self.gathering = False
        self.spot: Spot | None = None
        self.line = 0  # of a list, the line that is being changed
        self.left_out: frozenset[str] = frozenset()  # proposals that the group dropped
        self._trail: Trail | None = None
        self._go_to(path) if path else self._resume()

    # -- what is shown

    @property
    def trail(self) -> Trail:
        trail = self._trail
        if trail is None or not trail.fits(self.data, self.room, self.deeper, self.gathering):
            trail = Trail(self.data, self.today, self.room, self.deeper, self.gathering)
            self._trail = trail
        trail.left_out = self.left_out
        return trail

    @property
    def reader(self) -> Reader:
        return Reader(self.data, self.today, places())

    def current(self) -> View:
        """The question in hand, a confirmation, the review of the step, or the end."""
        if self.done:
            return Done(self.all_done)
        if self.pending is not None:
            return self.pending.confirm
        if self.nested:
            return nesting.nested_question(self)
        if self.spot is None:
            return review.review(self.data, self.today, self.room)
        return asking.question(self.trail, self.reader, self.spot, self.line)

    # -- what is done

    def take(self, move: Move) -> Outcome:
        """Takes one move. A refused one changes nothing and says what to do instead."""
        before, kept = self.data, self._standing()
        asked = self.trail.part(self.spot).path if self.spot is not None else ""
        try:
            say = self._take(move)
        except (Refused, NotUnderstood) as problem:
            self._stand(kept)
            if isinstance(problem, OtherCurrency) and currency.may_change(self.data):
                return currency.offer(self, move, problem)
            return Outcome(say=str(problem), refused=True)
        self._keep_marks(before)
        changes = difference(before, self.data)
        quiet = not changes or self.pending is not None
        shown = () if quiet else news(before, self.data, self.today, self.room, asked)
        return Outcome(changes, say, results=shown)

    def refresh(self, data: dict[str, Any]) -> None:
        """Goes on with data that were merged with somebody else's changes."""
        self.data = data
        if self.spot is not None and self.spot not in self.trail.spots:
            self._resume()

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
            return self._settle(move)
        if self.nested:
            return nesting.nested_move(self, move)
        if self.spot is None:
            return self._at_review(move)
        return self._at_question(move, self.spot)

    def _at_question(self, move: Move, spot: Spot) -> str:
        if self.line and not isinstance(move, Answer):
            self.line = 0
            if isinstance(move, Back):
                return ""
        if isinstance(move, Answer):
            return taking.answer(self, spot, move.text)
        if isinstance(move, Back):
            return self._back(spot)
        if isinstance(move, Park):
            return setting_aside.park(self, spot, move)
        if isinstance(move, Skip):
            return taking.skip(self, spot)
        if isinstance(move, Jump):
            return self._jump(move)
        if isinstance(move, Edit | Copy | Shift | Remove | Take):
            return row_move(self, spot, move)
        if isinstance(move, GoOn):
            self.spot = None
            return ""
        raise Refused("That can be done in the review, after the last question.")

    def _at_review(self, move: Move) -> str:
        self.deeper = False
        if isinstance(move, GoOn):
            return self._next_step()
        if isinstance(move, Jump):
            return self._jump(move)
        if isinstance(move, Deepen):
            self.deeper = True
            if not self.trail.spots:
                self.deeper = False
                raise Refused("Nothing waits here. The step has no questions for later.")
            self._resume()
            self.spot = self.spot or self.trail.spots[0]
            return ""
        if isinstance(move, Endorse):
            return adopting.endorse(self, move)
        if isinstance(move, Back):
            self.spot = self.trail.spots[-1] if self.trail.spots else None
            return ""
        raise Refused("Choose where to go on, or leave for today.")

    def _settle(self, move: Move) -> str:
        pending = self.pending
        assert pending is not None
        if isinstance(move, Back):
            self.pending = None
            return ""
        if not isinstance(move, Answer):
            raise Refused('Please answer "yes" or "no" first.')
        agreed = pending.confirm.default if not move.text.strip() else yes_no(move.text).value
        self.pending = None
        return pending.yes() if agreed else pending.no()

    def ask(
        self,
        text: str,
        yes: Callable[[], str],
        no: Callable[[], str] = lambda: "",
        yes_words: str = "yes",
        no_words: str = "no",
        default: bool = True,
    ) -> str:
        """Asks yes or no before something is done."""
        self.pending = Pending(Confirm(text, yes_words, no_words, default), yes, no)
        return ""

    # -- moving about

    def advance(self, spot: Spot) -> None:
        """To the place that follows an answer; after a detour, back to where it was left."""
        following = self.trail.after(spot)
        part = self.trail.part(spot)
        left = following is None or (following.screen, following.part) != (spot.screen, spot.part)
        if part.kind == "digits" and left:
            self.data = editing.close(self.data, part.path)
        if self.detour is not None and (following is None or following.screen != self.detour):
            self.detour = None
            self._close_passed(following)
            self._resume()
            return
        self._close_passed(following)
        self.spot = self._arrive(spot, following)
        if following is None:
            self._resume()

    def _arrive(self, left: Spot, spot: Spot | None) -> Spot | None:
        """Where to stand in the part that follows: at what is open there, not at its first row."""
        if spot is None:
            return None
        part = self.trail.part(spot)
        same = (left.screen, left.part) == (spot.screen, spot.part)
        if part.kind not in ("table", "columns") or (same and spot.key):
            return spot
        mine = [s for s in self.trail.spots if (s.screen, s.part) == (spot.screen, spot.part)]
        cells = [s for s in mine if s.key and not self.trail.answered(s)]
        if same and not left.key:
            return spot
        prompts = [s for s in mine if not s.key]
        return (cells or prompts or [spot])[0]

    def _resume(self) -> None:
        """To the first place without an answer; to the review when there is none."""
        spots = self.trail.spots
        self.spot = next((spot for spot in spots if not self.trail.answered(spot)), None)
        if self.spot is None:
            self._close_passed(None)

    def _close_passed(self, upto: Spot | None) -> None:
        """Marks filled-in tables that were walked through as finished."""
        for path in halfway.passed_tables(self.trail, upto):
            self.data = editing.close(self.data, path)

    def _back(self, spot: Spot) -> str:
        if spot.key and halfway.half_typed(self, spot):
            return halfway.leave_half_typed(self, spot)
        before = self.trail.before(spot)
        if before is not None:
            self.spot = before
            return ""
        if self.deeper:
            self.deeper = False
            self.spot = None
            return ""
        if self.room.number == 1:
            raise Refused("This is the first question of all.")
        self._enter(rooms()[self.room.number - 2])
        self.spot = self.trail.spots[-1] if self.trail.spots else None
        return ""

    def show(self, path: str) -> None:
        """Shows the question of a path, in whichever step it is; drops what was half said."""
        self.pending, self.line = None, 0
        self.nested.clear()
        if path:
            self._go_to(path)
        self.detour = None

    def _enter(self, new_room: Room) -> None:
        self.room, self.deeper, self.detour = new_room, False, None

    def _jump(self, move: Jump) -> str:
        if move.number:
            screens = self.trail.screens
            spots = [s for s in self.trail.spots if s.screen == move.number - 1]
            if not spots:
                raise Refused(f"There are questions 1 to {len(screens)} here.")
            first = self.trail.part(spots[0])
            prompts = [s for s in spots if not s.key and self.trail.part(s) == first]
            self.spot, self.detour = (prompts or spots)[0], move.number - 1
            return ""
        if not self._go_to(move.path):
            raise Refused(
                f"No such question here. There are questions 1 to {len(self.trail.screens)}."
            )
        return ""

    def _go_to(self, path: str) -> bool:
        """To the spot of a path; "table#column" is a later column of a table."""
        table, _, column = path.partition("#")
        if table.startswith("steps.") and table.split(".")[1] != self.room.name:
            self._enter(room(table.split(".")[1]))
        if column:
            spots = [
                s
                for s in self.trail.spots
                if s.column == column and self.trail.part(s).path == table
            ]
            spot = spots[0] if spots else self.trail.at_path(table)
        else:
            spot = self.trail.at_path(table)
        if spot is None and not self.deeper:
            later = Trail(self.data, self.today, self.room, deeper=True)
            if later.at_path(table) is not None:
                self.deeper = True
                spot = later.at_path(table)
        if spot is None:
            self._resume()
            return False
        self.spot, self.detour = spot, spot.screen
        return True

    def _next_step(self) -> str:
        following = review.next_place(self.data, self.today, self.room)
        if following is None:
            self.done = self.all_done = True
            return ""
        self._enter(following)
        self._resume()
        return ""

    # -- what goes along with a change

    def _keep_marks(self, before: dict[str, Any]) -> None:
        """Notes the day on which the group began to work on the step."""
        name = self.room.name
        path = f"steps.{name}"
        changed = value_at(before, path, None) != value_at(self.data, path, None)
        if changed and value_at(self.data, f"marks.worked.{name}", None) is None:
            self.data = editing.put(self.data, f"marks.worked.{name}", self.today.isoformat())

    def need(self, spot: Spot) -> Need:
        part = self.trail.part(spot)
        if part.kind in ("digits", "table") and not spot.column:
            return part.need
        return self.trail.place(spot).need

    def answered(self, spot: Spot) -> bool:
        return value_at(self.data, self.trail.path(spot)) is not ABSENT
