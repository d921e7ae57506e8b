"""The end of a step: moves only, no text."""

from __future__ import annotations

from ...answers.edit import Refused
from ...answers.views import Review
from .. import step_review
from ..kind import Kind
from ..moves import Back, Deepen, Endorse, GoOn, Jump, Move
from ..navigation import jump, next_step, resume
from ..sections import StepSection
from ..state import State, Turn

CHOOSE = "Choose where to go on, or leave for today."


class StepReview(Kind[None]):
    """What came out of a step, what is missing, and where to go on."""

    name = "review"

    def fits(self, state: State) -> bool:
        return state.location is None

    def view(self, state: State) -> Review:
        return step_review.review(state.data, state.today, state.step)

    def read(self, state: State, text: str) -> None:
        raise Refused(CHOOSE)

    def take(self, state: State, reading: None) -> Turn:
        raise Refused(CHOOSE)

    def move(self, state: State, move: Move) -> Turn:
        state = state.but(section=StepSection(state.step))
        if isinstance(move, GoOn):
            return next_step(state)
        if isinstance(move, Jump):
            return Turn(jump(state, move))
        if isinstance(move, Deepen):
            return _deepen(state)
        if isinstance(move, Endorse):
            return step_review.endorse(state, move)
        if isinstance(move, Back):
            return Turn(state.at(state.route.locations[-1] if state.route.locations else None))
        raise Refused(CHOOSE)


def _deepen(state: State) -> Turn:
    """To the first open one of the questions for afterwards, or to their first."""
    state = state.but(section=StepSection(state.step, deeper=True))
    if not state.route.locations:
        raise Refused("Nothing waits here. The step has no questions for later.")
    state = resume(state)
    return Turn(state if state.location else state.at(state.route.locations[0]))
