"""``clusterdyn endorse``: a body adopts a step, once nothing stands in the way."""

import json

import pytest

from clusterdyn.steps.adoption import content_of


@pytest.fixture
def unadopted(finished_desk):
    """The worked example with the adoption of step 4 taken off."""
    content = finished_desk.content
    del content["marks"]["endorsed"]["vision"]
    finished_desk.path.write_text(json.dumps(content), encoding="utf-8")
    return finished_desk


def state_of_vision(desk):
    return desk.run("status", "--json").data["steps"][3]["state"]


def test_an_adoption_is_kept_with_who_when_and_what(unadopted):
    ended = unadopted.run("endorse", "4", "--by", "The board", "--on", "1 March 2027")
    assert ended.code == 0 and "adopted by The board on 1 March 2027" in ended.out
    assert unadopted.at("marks.endorsed.vision") == {
        "by": "The board",
        "on": "2027-03-01",
        "content": content_of(unadopted.content, "vision"),
    }
    assert state_of_vision(unadopted) == "endorsed"


def test_today_is_the_day_if_none_is_given(unadopted):
    unadopted.run("endorse", "vision", "--by", "board")
    assert unadopted.at("marks.endorsed.vision")["on"] == "2027-04-02"


def test_a_later_change_asks_for_another_look_and_undo_takes_it_back(unadopted):
    unadopted.run("endorse", "4", "--by", "board")
    unadopted.run("set", "4.statement", "Another sentence")
    assert state_of_vision(unadopted) == "needs_another_look"
    unadopted.run("undo")
    assert state_of_vision(unadopted) == "endorsed"


def test_open_questions_stand_in_the_way(desk):
    before = desk.path.read_bytes()
    ended = desk.run("endorse", "4", "--by", "board")
    assert ended.code == 1
    assert "Open: Headlines" in ended.err and "clusterdyn step 4" in ended.err
    assert desk.path.read_bytes() == before


def test_a_parked_question_stands_in_the_way(unadopted):
    unadopted.run("set", "4.statement", "--remove")
    unadopted.write("park.yaml", "marks: {parked: {vision.statement: two versions}}")
    unadopted.run("fill", "park.yaml")
    ended = unadopted.run("endorse", "4", "--by", "board")
    assert ended.code == 1 and "Parked: Vision" in ended.err


def test_what_is_wrong_stands_in_the_way(unadopted):
    content = unadopted.content
    content["steps"]["vision"]["bold_goal"]["indicator"] = "no-such-number"
    unadopted.path.write_text(json.dumps(content), encoding="utf-8")
    ended = unadopted.run("endorse", "4", "--by", "board")
    assert ended.code == 1 and "Wrong:" in ended.err


@pytest.mark.parametrize(
    "words",
    [
        ["4", "--by", " "],
        ["4", "--by", "board", "--on", "some day"],
        ["4", "--by", "board", "--on", "3 April 2027"],
        ["4"],
        ["14", "--by", "board"],
    ],
)
def test_wrong_use(unadopted, words):
    before = unadopted.path.read_bytes()
    assert unadopted.run("endorse", *words).code == 2
    assert unadopted.path.read_bytes() == before
