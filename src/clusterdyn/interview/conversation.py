"""One move in, one outcome out. Nothing here knows what a number or a slip is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ..answers import edit
from ..answers.edit import Data, Refused
from ..answers.routing_path import Location
from ..answers.views import Confirm, Done, Outcome, Question, Review
from ..changes import difference, value_at
from ..parse import ParseError, yes_no
from ..steps.registry import step_named
from ..steps.wording import ResultText
from . import navigation, questions
from .kind import Kind
from .kinds import KINDS
from .moves import Answer, Back, Leave, Move
from .new_results import News
from .questions import Entry
from .sections import FIRST, ClusterSection, NoteSection, StepSection
from .state import State, Turn, Waiting

View = Question | Confirm | Review | Done
LONGEST = 2_000  # signs that are read while one types


class Conversation:
    """Shows one view and takes one move. A refused move changes no answer.

    ``state`` is where the group stands, ``data`` the dossier as it is after the last move; the
    caller saves each outcome's changes. What helps while somebody types changes nothing.
    """

    def __init__(self, state: State, kinds: Sequence[Kind[Any]] = KINDS) -> None:
        self.state = state
        self._kinds = kinds
        self._news = News(state.today, state.drafts)
        self._read: tuple[State, str, Any] | None = None

    @property
    def data(self) -> Data:
        return self.state.data

    @property
    def today(self) -> date:
        return self.state.today

    @property
    def step_name(self) -> str:
        """The step that is asked; "" outside the steps."""
        step = self.state.section.step
        return step.name if step else ""

    # -- what is shown

    def current(self) -> View:
        """The question in hand, a confirmation, the review of the step, or the end."""
        state = self.state
        if state.ended:
            return Done(all_done=state.ended == "all done")
        return state.waiting.confirm if state.waiting else self._kind().view(state)

    def preview(self, text: str) -> str:
        """How a text would be understood here; empty while it makes no sense yet."""
        idle = self.state.ended or self.state.waiting
        if idle or not text.strip() or len(text) > LONGEST or text.startswith("/"):
            return ""
        try:
            return self._kind().preview(self._reading(text))
        except (ParseError, Refused):
            return ""

    def names(self, column: int) -> Sequence[str]:
        """Names that fit in a column of what is typed here."""
        idle = self.state.ended or self.state.waiting
        return () if idle else self._kind().names(self.state, column)

    def contents(self) -> Sequence[Entry]:
        """The questions that can be gone to."""
        return questions.contents(self.state)

    # -- what is done

    def take(self, move: Move) -> Outcome:
        """Takes one move. A refused one says what to do instead."""
        before = self.state
        try:
            turn = self._turn(move)
        except (Refused, ParseError) as problem:  # its question stands there again
            return Outcome(say=str(problem), refused=True)
        self.state = _with_marks(before, turn.state)
        if self.state.hinted != self.state.location:
            self.state = self.state.but(hinted=None)  # a hint counts where it was given
        changes = difference(before.data, self.state.data)
        news = self._news_of(before) if changes and not turn.refused else ()
        return Outcome(changes, turn.say, turn.refused, (*turn.results, *news))

    def _news_of(self, before: State) -> tuple[ResultText, ...]:
        """What the step can work out now, and could not before."""
        now = self.state
        if now.waiting or now.section.step is None:
            return ()
        asked = before.route.item(before.location).path if before.location else ""
        return self._news.after(before.data, now.data, now.step, asked)

    def refresh(self, data: Data) -> None:
        """Goes on with data that were merged with somebody else's changes."""
        self.state = navigation.refreshed(self.state, data)

    def show(self, path: str) -> None:
        """Shows the question of a path; drops what was half said."""
        self.state = navigation.show(self.state, path)

    # -- parts

    def _kind(self) -> Kind[Any]:
        if self.state.stack:
            return self._named(self.state.stack[-1].kind)
        return next(kind for kind in self._kinds if kind.fits(self.state))

    def _named(self, name: str) -> Kind[Any]:
        return next(kind for kind in self._kinds if kind.name == name)

    def _turn(self, move: Move) -> Turn:
        state = self.state
        if isinstance(move, Leave) or state.ended:
            return Turn(state.but(ended=state.ended or "left"))
        if state.waiting:
            return self._settle(state.but(waiting=None), state.waiting, move)
        kind = self._kind()
        if isinstance(move, Answer):
            return kind.take(state, self._reading(move.text))
        return kind.move(state, move)

    def _reading(self, text: str) -> Any:
        """What a text means, read once: Enter takes what the preview read."""
        kept = self._read
        if kept is None or kept[0] is not self.state or kept[1] != text:
            reading = self._kind().read(self.state, text)
            kept = self._read = (self.state, text, reading)
        return kept[2]

    def _settle(self, state: State, waiting: Waiting, move: Move) -> Turn:
        """Takes what the answer to a yes or no means; going back takes neither."""
        if isinstance(move, Back):
            return Turn(state)
        if not isinstance(move, Answer):
            raise Refused('Please answer "yes" or "no" first.')
        default = waiting.confirm.default
        agreed = yes_no(move.text).value if move.text.strip() else default
        then = waiting.yes if agreed else waiting.no
        if isinstance(then, str):
            return Turn(state, then)
        try:
            return self._named(waiting.kind).take(state, then)
        except (Refused, ParseError) as problem:  # its question stands there again
            return Turn(state, str(problem), refused=True)


def _with_marks(before: State, after: State) -> State:
    """Notes the day on which the group began to work on the step."""
    if after.section.step is None:
        return after
    name = after.step.name
    path, mark = f"steps.{name}", f"marks.worked.{name}"
    changed = value_at(before.data, path, None) != value_at(after.data, path, None)
    if changed and value_at(after.data, mark, None) is None:
        return after.but(data=edit.put(after.data, mark, after.today.isoformat()))
    return after


# -- what a conversation can be about


def about_step(
    data: Data,
    today: date,
    step: str,
    path: str = "",
    deeper: bool = False,
    kinds: Sequence[Kind[Any]] = KINDS,
) -> Conversation:
    """At a step's question of a path, else at its first open one."""
    state = State(data, today, StepSection(step_named(step), deeper))
    found = navigation.find(state, path) if path else None
    return Conversation(found or navigation.resume(state), kinds)


def about_cluster(
    data: Data, today: date, paths: tuple[str, ...] = FIRST, first: str = ""
) -> Conversation:
    """At the ``first`` of some questions about the cluster itself."""
    state = State(data, today, ClusterSection(paths))
    return Conversation(state.at(Location(paths.index(first) if first else 0, 0)))


def about_note(data: Data, today: date, table: str = "", key: str = "") -> Conversation:
    """At the first open question of a note; without a ``table``, at which kind of note it is."""
    return Conversation(navigation.first_open(State(data, today, NoteSection(table, key))))
