"""Pasted rows: how many were new or changed, and how many stood there already."""

from __future__ import annotations

from clusterdyn.interview.moves import Answer
from support.played import at_step

FIRST = "Yards busy; two visits cancelled\nNo welders; empty seats"
DOUBLE = "Yards busy; two visits cancelled\nNo money; a no\nNo ships; a no"
CHANGED = "Yards busy; three visits cancelled\nNo welders; empty seats"
ALONE = "No dock; a fence\nNo dock; a fence"


def test_a_row_that_says_what_stands_there_is_not_counted_as_taken() -> None:
    talk = at_step("plan")
    talk.show("steps.plan.risks")
    said = [talk.take(Answer(text)).say for text in (FIRST, DOUBLE, CHANGED, ALONE)]
    assert said == [
        "2 rows taken.",
        "2 rows taken, 1 stood there already.",
        "1 row taken, 1 stood there already.",
        "1 row taken, 1 stood there already.",
    ]
