"""The whole run as lines typed one after the other, which plain mode takes from a pipe."""

from __future__ import annotations

from datetime import date
from typing import Any

from clusterdyn.answers.views import Done, Question, Review
from clusterdyn.interview.interview import Interview
from clusterdyn.interview.moves import Answer, GoOn
from support.whole_run import Typist

TODAY = date(2026, 11, 23)


def play(data: dict[str, Any]) -> tuple[dict[str, Any], list[str], list[str]]:
    """Plays the typist through the interview: the dossier, the lines typed, the paths asked."""
    talk, typist, lines = Interview(data, TODAY, "identification"), Typist(), []
    for _ in range(900):
        view = talk.current()
        if isinstance(view, Done):
            return talk.data, lines, typist.asked
        text = "go on" if isinstance(view, Review) else typist.type(view)
        if isinstance(view, Question) and view.kind not in ("table", "people", "lines", "refs"):
            typist.asked += together(talk, text)
        outcome = talk.take(GoOn() if isinstance(view, Review) else Answer(text))
        assert not outcome.refused or "press Enter" in outcome.say, (view, text, outcome.say)
        lines.append(text)
    raise AssertionError("the run did not end")


def together(talk: Interview, text: str) -> list[str]:
    """Paths answered in one row with the one in hand ("Jens Due; 15")."""
    if talk.location is None or talk.location.key or talk.pending is not None or ";" not in text:
        return []
    items = talk.route.pages[talk.location.page].items[talk.location.item :]
    return [item.path for item in items[: text.count(";") + 1]]
