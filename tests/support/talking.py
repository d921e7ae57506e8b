"""Short ways to stand at a question of the interview, to look at it and to type there."""

from __future__ import annotations

from typing import Any

from clusterdyn.answers.views import Confirm, Question, TableView
from clusterdyn.interview.conversation import Conversation
from clusterdyn.interview.moves import Answer
from support.played import at_step


def at(path: str) -> Conversation:
    """At a question of a step, with all steps before it answered."""
    talk = at_step(path.split(".")[1])
    talk.show(path)
    return talk


def say(talk: Any, *texts: str) -> str:
    """Types texts that must all be taken; what the last one had to say."""
    said = ""
    for text in texts:
        outcome = talk.take(Answer(text))
        assert not outcome.refused, outcome.say
        said = outcome.say
    return said


def question(talk: Any) -> Question:
    view = talk.current()
    assert isinstance(view, Question), view
    return view


def table(talk: Any) -> TableView:
    shown = question(talk).table
    assert isinstance(shown, TableView), shown
    return shown


def confirmation(talk: Any) -> Confirm:
    view = talk.current()
    assert isinstance(view, Confirm), view
    return view


def is_confirmed(talk: Any) -> bool:
    """Whether a yes or no is waited for."""
    return isinstance(talk.current(), Confirm)
