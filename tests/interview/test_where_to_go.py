"""What a group can choose from when it goes to another question."""

from __future__ import annotations

from clusterdyn.answers.views import Question
from clusterdyn.changes import value_at
from clusterdyn.interview.moves import Answer, Deepen, GoOn, Jump, Park
from support.played import at_step


def test_every_question_of_the_step_has_its_number_words_and_state() -> None:
    talk = at_step("vision")
    talk.take(Answer("2035"))
    talk.take(Park("sleep on it"))
    found = talk.contents()
    assert [entry.number for entry in found] == list(range(1, talk.current().of + 1))
    assert [entry.state for entry in found[:3]] == ["", "parked", "open"]
    assert found[1].spoken == "It is 2035. What does the newspaper say about us?"


def test_each_number_leads_to_the_question_with_its_words() -> None:
    talk = at_step("formalisation")
    for entry in talk.contents():
        assert not talk.take(Jump(number=entry.number)).refused
        view = talk.current()
        assert isinstance(view, Question)
        assert (view.number, view.spoken) == (entry.number, entry.spoken)


def test_numbers_beside_each_other_name_several_of_a_list() -> None:
    talk = at_step("vision")
    path = "steps.vision.answers"
    talk.show(path)
    view = talk.current()
    assert isinstance(view, Question) and view.kind == "refs" and len(view.options) > 2
    keys = [value for value, _ in view.options]
    assert not talk.take(Answer("3 1")).refused
    assert value_at(talk.data, path) == [keys[2], keys[0]]


def test_the_questions_for_later_are_those_that_are_asked_later() -> None:
    talk = at_step("vision")
    core = [entry.spoken for entry in talk.contents()]
    for move in (GoOn(), Deepen()):
        assert not talk.take(move).refused
    later = [entry.spoken for entry in talk.contents()]
    assert later and talk.current().spoken == later[0] and not set(core) & set(later)
