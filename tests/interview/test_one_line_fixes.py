"""A cell of a row is mended in one line: its number, the column, the value."""

from __future__ import annotations

from typing import Any

import pytest

from clusterdyn.changes import value_at
from clusterdyn.interview.conversation import Conversation
from clusterdyn.interview.moves import Answer
from support.talking import at, is_confirmed, question, say

MILESTONES = "steps.plan.milestones"
ROWS = "Test site open; 1 May 2028; a signed lease; Karen Holm\nTen firms; 1 June 2028; a list; Jens Due"


@pytest.fixture
def talk() -> Conversation:
    talk = at(MILESTONES)
    say(talk, ROWS)
    while is_confirmed(talk):
        say(talk, "yes")
    talk.show(MILESTONES)
    return talk


def second(talk: Conversation) -> dict[str, Any]:
    return list(value_at(talk.data, MILESTONES).values())[1]


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ("2 owner Karen Holm", "owner", "karen-holm"),
        ("2 own karen", "owner", "karen-holm"),
        ("#2 owner: Karen Holm", "owner", "karen-holm"),
        ("2 by 30 June 2028", "due", "2028-06-30"),
        ("2 by Q2 2029", "due", "2029-06-30"),
        ("2 proof ten signatures", "proof", "ten signatures"),
    ],
)
def test_a_cell_is_mended_and_the_prompt_stays(
    talk: Conversation, typed: str, field: str, value: str
) -> None:
    before = len(value_at(talk.data, MILESTONES))
    say(talk, typed)
    while is_confirmed(talk):
        say(talk, "yes")
    assert second(talk)[field] == value
    assert len(value_at(talk.data, MILESTONES)) == before
    assert question(talk).path.startswith(MILESTONES)


@pytest.mark.parametrize(
    "typed", ["2 owner meetings a year", "9 owner Karen Holm", "2 by the harbour", "2 shared halls"]
)
def test_what_is_no_value_is_a_row(talk: Conversation, typed: str) -> None:
    say(talk, typed)
    assert typed in [row["text"] for row in value_at(talk.data, MILESTONES).values()]


def test_the_preview_says_what_is_meant(talk: Conversation) -> None:
    assert "30 June 2028" in talk.preview("2 by 30 June 2028")


def test_what_is_asked_back_is_asked_here_too(talk: Conversation) -> None:
    talk.take(Answer("2 by 2/4"))
    assert is_confirmed(talk)
    say(talk, "yes")
    assert second(talk)["due"].endswith("-04-02")
