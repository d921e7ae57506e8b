"""A day without a year is taken at once where it is read back and cannot be another one."""

from __future__ import annotations

import pytest

from clusterdyn.answers.views import Confirm
from clusterdyn.changes import value_at
from clusterdyn.interview.conversation import Conversation
from clusterdyn.interview.moves import Answer
from support.played import at_step
from support.talking import is_confirmed

ASKS = "steps.leadership.asks"
MEETING = "steps.leadership.first_meeting.on"
LEADERS = (
    "Karen Holm; Limfjord Pumps; small firm; 3; yes\nOle Bak; Rensdal Sensor; small firm; 3; yes"
)


def at(path: str) -> Conversation:
    talk = at_step("leadership")
    talk.show("steps.leadership.leaders")
    talk.take(Answer(LEADERS))
    talk.show(path)
    return talk


def test_a_row_takes_the_next_such_day_that_its_live_line_shows() -> None:
    talk = at(ASKS)
    row = "Ole Bak; Karen Holm; 12 March"
    assert "12 March 2027, a Friday" in talk.preview(row)
    said = talk.take(Answer(row)).say
    assert not is_confirmed(talk)
    assert "12 March 2027, a Friday" in said
    assert value_at(talk.data, f"{ASKS}.ole-bak.by_date") == "2027-03-12"


def test_a_value_too() -> None:
    talk = at(MEETING)
    assert talk.take(Answer("24 April")).say == "24 April 2027, a Saturday"
    assert not is_confirmed(talk)


@pytest.mark.parametrize("typed", ["1 November", "2/4", "summer", "2 Apirl"])
def test_a_day_that_could_be_another_is_asked(typed: str) -> None:
    talk = at(MEETING)
    talk.take(Answer(typed))
    assert is_confirmed(talk)


def test_rows_pasted_are_asked_once_because_only_the_last_is_read_back() -> None:
    talk = at(ASKS)
    talk.take(Answer("Ole Bak; Karen Holm; 12 March\nKaren Holm; Ole Bak; 14 March"))
    view = talk.current()
    assert isinstance(view, Confirm)
    assert "12 March: 12 March 2027" in view.text and "14 March: 14 March 2027" in view.text


def test_where_nothing_is_read_back_it_is_asked() -> None:
    talk = at(MEETING)
    talk.state = talk.state.but(reads_back=False)
    talk.take(Answer("24 April"))
    assert is_confirmed(talk)
