"""Any sequence of moves keeps the dossier whole: played at random through a real session.

Each example stands at some step of a dossier whose earlier steps are answered, and makes moves
as a group would: answers of any kind, back, park, skip, jump, work on rows, confirm, undo,
leave and open again. What must hold is checked after every single move.

When it is red: the steps that Hypothesis prints are the moves to make by hand. Almost every check
compares the program with itself (what is shown with the file, the file with its history), so the
program is at fault. Two say what this file thinks: "may not change" rests on ``_may_change``, and
the texts come from ``support.typing_hands``; a new kind of question or move is added there.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from clusterdyn.answers.views import Confirm, Done, Outcome, Question, Review
from clusterdyn.changes import ABSENT, difference, same, value_at
from clusterdyn.content.step_names import NAMES
from clusterdyn.interview.conversation import about_step
from clusterdyn.interview.moves import (
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
    Undo,
)
from clusterdyn.model.references import dangling, references
from clusterdyn.steps.adoption import reasons_against
from clusterdyn.steps.progress import state_of
from clusterdyn.steps.registry import dossier_schema
from clusterdyn.steps.validation import faults
from clusterdyn.store import Store
from clusterdyn.ui.session import Session
from support.played import TODAY, fresh, starts
from support.typing_hands import ROWS, texts

STEPS = st.sampled_from(NAMES)
ROW = st.sampled_from(ROWS)
NO_LOSS = (Back, Park, Jump, GoOn, Leave, Edit, Copy, Shift, Take, Deepen, Endorse)


class Pause(Exception):
    """The front end has no further move."""


class OneMove:
    """Gives the session one move and then stops it."""

    def __init__(self) -> None:
        self.conversation: object = None
        self.next: Move | None = None
        self.told: list[Outcome] = []

    def ask(self, view: object) -> Move:
        if self.next is None:
            raise Pause
        move, self.next = self.next, None
        return move

    def tell(self, outcome: Outcome) -> None:
        self.told.append(outcome)

    def note(self, text: str) -> None:
        raise AssertionError(f"nothing to note when one laptop works alone: {text}")

    def choose(self, text: str, yes: str, no: str) -> bool:
        raise AssertionError(f"nothing to choose when one laptop works alone: {text}")


class Group(RuleBasedStateMachine):
    """A group at one laptop."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="clusterdyn-any-moves-"))
        self.path = self.folder / "group.cluster.json"
        self.saved: list[dict[str, Any]] = []  # the states before each save that undo knows

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    @initialize(step=STEPS, bare=st.booleans())
    def arrive(self, step: str, bare: bool) -> None:
        Store.create(self.path, fresh() if bare else starts().at[step], self._now, "Karen")
        self._open(step)

    # -- moves

    @rule(data=st.data())
    def answer(self, data: st.DataObject) -> None:
        view = self.talk.current()
        text = data.draw(texts(view), label="text")
        before = self.talk.data
        self.talk.preview(text)
        for column in range(3):
            self.talk.names(column)
        assert self.talk.data is before, "looking ahead changed an answer"
        self.do(Answer(text))

    @rule(data=st.data())
    def answer_more(self, data: st.DataObject) -> None:
        """Most moves of a group are answers."""
        for _ in range(3):
            view = self.talk.current()
            if not isinstance(view, Question | Confirm):
                return
            self.do(Answer(data.draw(texts(view), label="text")))

    @rule()
    def go_back(self) -> None:
        self.do(Back())

    @rule(why=st.sampled_from(["quote due in May", "", " ", "\x1b[2J", "y" * 10_000, "\ud800"]))
    def park(self, why: str) -> None:
        self.do(Park(why, "2 mio?"))

    @rule()
    def skip(self) -> None:
        self.do(Skip())

    @rule(number=st.integers(-1, 14))
    def jump(self, number: int) -> None:
        self.do(Jump(number=number))

    @rule(data=st.data())
    def jump_to_a_path(self, data: st.DataObject) -> None:
        known = [view for view in self._paths() if view]
        path = data.draw(st.sampled_from([*known, "", "steps", "steps.plan", "nowhere", "a..b"]))
        self.do(Jump(path))

    @rule(row=ROW)
    def edit(self, row: str) -> None:
        self.do(Edit(row))

    @rule(row=ROW)
    def copy(self, row: str) -> None:
        self.do(Copy(row))

    @rule(row=ROW, to=st.integers(-2, 9))
    def shift(self, row: str, to: int) -> None:
        self.do(Shift(row, to))

    @rule(row=ROW)
    def remove(self, row: str) -> None:
        self.do(Remove(row))

    @rule(proposals=st.lists(st.integers(-1, 5), max_size=2))
    def take(self, proposals: list[int]) -> None:
        self.do(Take(tuple(proposals)))

    @rule(yes=st.sampled_from(["yes", "yes", "no"]))
    @precondition(lambda self: isinstance(self.talk.current(), Confirm))
    def confirm(self, yes: str) -> None:
        self.do(Answer(yes))

    @rule()
    def go_on(self) -> None:
        self.do(GoOn())

    @rule()
    @precondition(lambda self: isinstance(self.talk.current(), Review))
    def deepen(self) -> None:
        self.do(Deepen())

    @rule(
        by=st.sampled_from(["board", "", "\x1b]0;x\x07"]),
        on=st.sampled_from(["", "today", "1 January 2031", "x"]),
    )
    @precondition(lambda self: not isinstance(self.talk.current(), Done))  # the session is over
    def endorse(self, by: str, on: str) -> None:
        talk, view = self.talk, self.talk.current()
        days = {"": TODAY, "today": TODAY, "1 January 2031": date(2031, 1, 1)}
        may = (
            isinstance(view, Review)
            and by == "board"
            and on in days
            and not any(reasons_against(talk.data, TODAY, talk.state.step, days[on]))
        )
        self.do(Endorse(by, on))
        assert self.frontend.told[-1].refused is not may, f"{view}: adopted by {by!r} on {on!r}"

    @rule()
    @precondition(lambda self: not isinstance(self.talk.current(), Done))  # the session is over
    def undo(self) -> None:
        before, asked_back = self.talk.data, isinstance(self.talk.current(), Confirm)
        self._play(Undo())
        if asked_back or not self.saved:  # what is asked back about was not taken yet
            assert same(self.talk.data, before), "there was nothing to undo"
            return
        self._same(self.talk.data, self.saved.pop(), "undo did not lead back exactly")

    @rule(step=STEPS)
    def leave_and_open_again(self, step: str) -> None:
        self.do(Leave())
        self._open(step)
        open_at = state_of(self.talk.data, TODAY, self.talk.state.step).open_at
        view = self.talk.current()
        if open_at is None:
            assert isinstance(view, Review), f"{step} is all answered, but {view} is asked"
        else:
            assert isinstance(view, Question), f"{open_at} is open, but the review is shown"
            people = view.path == "passport.in_the_room"
            inside = (view.path + ".").startswith(open_at + ".") or self._in_row(open_at)
            assert people or inside, f"{open_at} is the first open, but {view.path} is asked"

    # -- what holds after each of them

    @invariant()
    def the_file_is_what_is_shown(self) -> None:
        if not self.path.exists():
            return
        self._same(Store(self.path, self._now, "x").load(), self.talk.data, "file and talk differ")

    @invariant()
    def the_history_leads_to_the_file(self) -> None:
        if not self.path.exists():
            return
        store = Store(self.path, self._now, "x")
        self._same(store.rebuild(), store.load(), "the history leads elsewhere")
        assert store.warnings == []
        outside = [entry for entry in store.history() if entry.is_outside]
        assert outside == [], "the program takes its own save for somebody else's"

    @invariant()
    def answers_fit_their_fields(self) -> None:
        if self.path.exists():
            assert faults(self.talk.data) == [], "an answer was taken that does not fit its field"
            assert dangling(self.talk.data, dossier_schema()) == [], "a name leads nowhere"

    # -- parts

    def do(self, move: Move) -> None:
        """One move in the session, and what it may change."""
        before, view = self.talk.data, self.talk.current()
        allowed = self._may_change(move, view)
        self._play(move)
        after = self.talk.data
        if not same(before, after):
            self.saved.append(before)
        for path in lost(before, after):
            assert any(path == place or path.startswith(place + ".") for place in allowed), (
                f"{move} at {view} lost {path}, which it may not change (see _may_change: {allowed})"
            )

    def _play(self, move: Move) -> None:
        self.frontend.next = move
        try:
            self.session.run()
        except Pause:
            return

    def _open(self, step: str) -> None:
        store = Store(self.path, self._now, "Karen")
        self.talk = about_step(store.load(), TODAY, step)
        self.frontend = OneMove()
        self.session = Session(store, self.talk, self.frontend)

    def _may_change(self, move: Move, view: object) -> list[str]:
        """The places where a move may replace an answer that was given before."""
        marks = ["marks.parked", "marks.closed"]
        if isinstance(move, Shift) and isinstance(view, Question) and view.kind == "lines":
            return [view.path, *marks]  # the lines in another order
        if isinstance(move, NO_LOSS) and not isinstance(move, Endorse):
            return marks
        if isinstance(move, Endorse):
            return [f"marks.endorsed.{self.talk.step_name}"]
        if isinstance(view, Question) and view.kind not in ("table", "people"):
            shown = [view.path]
            if self.talk.state.stack and self.talk.state.location is not None:
                shown.append(
                    self.talk.state.route.path(self.talk.state.location)
                )  # what the new record answers
            if self.talk.state.location is not None and not self.talk.state.stack:
                page = self.talk.state.route.pages[self.talk.state.location.page]
                shown += [item.path for item in page.items if item.kind == "value"]
            return [*shown, *marks, *self._follows(view.path)]
        if self.talk.state.location is None:
            return marks
        table = self.talk.state.route.item(self.talk.state.location).path
        columns = ["organisations", "people", "indicators"]  # columns whose home is the register
        ref = dossier_schema().node(table).key_ref
        columns += [ref.to] if ref else []  # what was added for a row that is dropped
        if self.talk.state.item.kind == "people" or self.talk.state.location.people:
            columns.append("passport.in_the_room")
        if isinstance(view, Confirm) and "Take it away there too?" in view.text:
            columns += [
                reference.path for reference in references(self.talk.data, dossier_schema())
            ]
        return [
            table,
            view.path if isinstance(view, Question) else table,
            *columns,
            *marks,
            *self._follows(table),
        ]

    def _in_row(self, path: str) -> bool:
        """Whether a cell of the same row is asked; some have their home in a register."""
        location = self.talk.state.location
        if location is None or not location.key:
            return False
        table = self.talk.state.route.item(location).path
        return path == table or (path + ".").startswith(f"{table}.{location.key}.")

    def _follows(self, path: str) -> list[str]:
        """What a step itself draws from a row: a suggestion that is dropped leaves the plan."""
        return ["steps.plan.actions"] if path.startswith("steps.plan.suggestions") else []

    def _paths(self) -> list[str]:
        route = self.talk.state.route
        return [route.path(location) for location in route.locations]

    def _now(self) -> datetime:
        return datetime(2026, 11, 2, 14, 0, tzinfo=UTC)

    def _same(self, one: Any, other: Any, what: str) -> None:
        assert same(one, other), f"{what}: {difference(one, other)}"


def lost(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Paths of answers that stood before and are gone or different."""
    return [
        path
        for path, old in leaves(before)
        if not same(value_at(after, path), old) and old is not None
    ]


def leaves(data: Any, path: str = "") -> list[tuple[str, Any]]:
    """Path and value of everything that is not a group of fields."""
    if not isinstance(data, dict):
        return [(path, data)]
    found: list[tuple[str, Any]] = []
    for key, value in data.items():
        if value is not ABSENT:
            escaped = key.replace("~", "~0").replace(".", "~1")
            found += leaves(value, f"{path}.{escaped}" if path else escaped)
    return found


QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]


def test_any_moves_keep_the_dossier_whole() -> None:
    run_state_machine_as_test(
        Group,
        settings=settings(
            max_examples=30,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=QUIET,
            phases=(Phase.explicit, Phase.reuse, Phase.generate),  # the long version shrinks
        ),
    )


@pytest.mark.slow
@pytest.mark.timeout(3_600)
def test_many_more_moves_keep_the_dossier_whole() -> None:
    run_state_machine_as_test(
        Group,
        settings=settings(
            max_examples=1_000, stateful_step_count=60, deadline=None, suppress_health_check=QUIET
        ),
    )
