"""The marks of an answer file: what is parked, finished and worked on, or why it was not taken."""

from __future__ import annotations

import pytest

MARKS = """\
marks:
  parked:
    plan.review_date: {why: quote due in May, text: "1 May", on: 3 March 2027}
  closed: {1.candidates: yes, plan.actions: yes}
  worked: {1: 1 March 2027, vision: 2027-03-02}
"""


def test_marks_are_taken_as_they_are_meant(desk):
    assert desk.run("fill", desk.write("marks.yaml", MARKS)).code == 0
    assert desk.at("marks.parked")["steps.plan.review_date"] == {
        "why": "quote due in May", "text": "1 May", "on": "2027-03-03",
    }  # fmt: skip
    assert desk.at("marks.worked.identification") == "2027-03-01"
    assert desk.at("marks.worked.vision") == "2027-03-02"
    closed = desk.content["marks"]["closed"]
    assert closed["steps.identification.candidates"] is True
    assert "steps.plan.actions" not in closed  # not begun, so not finished either


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ("[a]", "A group belongs here: parked."),
        ("{parked: [a]}", "Paths belong here."),
        ("{praked: {plan.review_date: x}}", "parked"),
        ("{endorsed: {vision: board}}", "clusterdyn endorse N --by WHO"),
        ("{parked: {plan.review_date: {reason: x}}}", 'no field "reason"'),
        ("{parked: {plan.review_date: {why: ''}}}", "why it is parked"),
        ("{parked: {plan.review_date: {why: [a]}}}", "One answer belongs here."),
        ("{parked: {plan: x}}", "leads to no question"),
        ("{parked: {nosuch.review_date: x}}", "leads to no question"),
        ("{parked: {plan.review_dat: x}}", "review_date"),
        ("{closed: {plan.review_date: yes}}", "is no table"),
        ("{closed: {plan.milestones: perhaps}}", "marks.closed.plan.milestones"),
        ("{worked: {11: 1 March 2027}}", "is no step"),
        ("{worked: {1: somewhen}}", "marks.worked.1"),
    ],
)
def test_a_mark_that_cannot_be_taken_is_named_and_nothing_is(desk, marks, said):
    before = desk.path.read_bytes()
    ended = desk.run("fill", desk.write("marks.yaml", f"marks: {marks}\n"))
    assert ended.code == 2
    assert said in ended.err and "line 1" in ended.err.casefold()
    assert desk.path.read_bytes() == before
