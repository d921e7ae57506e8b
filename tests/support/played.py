"""Plays a group's answers to all ten steps through the interview, without file or terminal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from clusterdyn.answers.views import Confirm, Done, Outcome, Question, Review
from clusterdyn.interview.conversation import Conversation, about_step
from clusterdyn.interview.moves import Answer, GoOn, Move
from clusterdyn.steps.validation import empty_dossier
from support.whole_run import NAME, REGION, Typist

TODAY = date(2026, 11, 2)
MOST_MOVES = 2_000


def fresh() -> dict[str, Any]:
    """A new dossier of the invented cluster, with nothing answered."""
    data = empty_dossier(NAME)
    data["passport"]["region"] = REGION
    return data


class Played:
    """One whole run: the data at its end, what was asked and typed, and what was said.

    It stops with what the group typed and where that stands, so that a reader can tell whether
    the program has changed or the group's answers do not fit a changed question any more.
    """

    def __init__(
        self,
        until: Callable[[Conversation], bool] | None = None,
        data: dict[str, Any] | None = None,
        today: date = TODAY,
    ) -> None:
        self.typist = Typist()
        self.talk = about_step(fresh() if data is None else data, today, "identification")
        self.reviews: list[Review] = []
        self.questions: list[Question] = []
        self.outcomes: list[tuple[str, Move, Outcome]] = []
        self.at_review: dict[str, dict[str, Any]] = {}
        self.asked: list[str] = []
        self.lines: list[str] = []
        for _ in range(MOST_MOVES):
            view = self.talk.current()
            if isinstance(view, Done) or (until is not None and until(self.talk)):
                return
            self._play(view)
        raise AssertionError(
            f"after {MOST_MOVES} moves the interview still asks {self.talk.current()}; "
            f"last typed: {self.lines[-3:]}, {self.typist.source}"
        )

    def _play(self, view: Question | Confirm | Review) -> None:
        move: Move
        if isinstance(view, Review):
            self.reviews.append(view)
            self.at_review[self.talk.state.step.name] = self.talk.data
            move, text = GoOn(), "go on"
        else:
            text = self.typist.type(view)
            move = Answer(text)
        if isinstance(view, Question):
            self.questions.append(view)
            self.asked += [view.path, *answered_together(self.talk, view, text)]
        where = view.path if isinstance(view, Question) else ""
        outcome = self.talk.take(move)
        assert not outcome.refused or "press Enter" in outcome.say, (
            f"{where or view} refused {text!r} ({self.typist.source}): {outcome.say}"
        )
        self.outcomes.append((where, move, outcome))
        self.lines.append(text)

    @property
    def data(self) -> dict[str, Any]:
        return self.talk.data


def answered_together(talk: Conversation, view: Question, text: str) -> list[str]:
    """Paths answered in one row with the one in hand ("Jens Due; 15")."""
    one_by_one = (
        talk.state.location is None or talk.state.location.key or talk.state.waiting is not None
    )
    if one_by_one or ";" not in text or view.kind in ("table", "people", "lines", "refs"):
        return []
    items = talk.state.route.pages[talk.state.location.page].items[talk.state.location.item :]
    return [item.path for item in items[: text.count(";") + 1]]


class Starts:
    """The dossier as it is when the group comes to each step; played once."""

    def __init__(self) -> None:
        self.at: dict[str, dict[str, Any]] = {}
        played = Played(until=self._note)
        self.end = played.data

    def _note(self, talk: Conversation) -> bool:
        self.at.setdefault(talk.state.step.name, talk.data)
        return False


@cache
def starts() -> Starts:
    return Starts()


def at_step(step: str) -> Conversation:
    """An interview at the beginning of a step, everything before it answered."""
    return about_step(starts().at[step], TODAY, step)
