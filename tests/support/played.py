"""Plays a group's answers to all ten steps through the interview, without file or terminal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from clusterdyn.answers.views import Confirm, Done, Outcome, Question, Review
from clusterdyn.interview.interview import Interview
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
    """One whole run: the data at its end, what was asked, and what was said."""

    def __init__(self, until: Callable[[Interview], bool] | None = None) -> None:
        self.typist = Typist()
        self.talk = Interview(fresh(), TODAY, "identification")
        self.reviews: list[Review] = []
        self.questions: list[Question] = []
        self.outcomes: list[tuple[str, Move, Outcome]] = []
        self.at_review: dict[str, dict[str, Any]] = {}
        for _ in range(MOST_MOVES):
            view = self.talk.current()
            if isinstance(view, Done) or (until is not None and until(self.talk)):
                return
            self._play(view)
        raise AssertionError(f"the run does not end; it stands at {self.talk.current()}")

    def _play(self, view: Question | Confirm | Review) -> None:
        move: Move
        if isinstance(view, Review):
            self.reviews.append(view)
            self.at_review[self.talk.step.name] = self.talk.data
            move = GoOn()
        else:
            if isinstance(view, Question):
                self.questions.append(view)
            move = Answer(self.typist.type(view))
        where = view.path if isinstance(view, Question) else ""
        self.outcomes.append((where, move, self.talk.take(move)))

    @property
    def data(self) -> dict[str, Any]:
        return self.talk.data


class Starts:
    """The dossier as it is when the group comes to each step; played once."""

    def __init__(self) -> None:
        self.at: dict[str, dict[str, Any]] = {}
        played = Played(until=self._note)
        self.end = played.data

    def _note(self, talk: Interview) -> bool:
        self.at.setdefault(talk.step.name, talk.data)
        return False


@cache
def starts() -> Starts:
    return Starts()


def at_step(step: str) -> Interview:
    """An interview at the beginning of a step, everything before it answered."""
    return Interview(starts().at[step], TODAY, step)
