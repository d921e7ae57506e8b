"""Single promises of the conversation, each played as a group would meet it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clusterdyn.answers import edit
from clusterdyn.answers.views import Confirm, Question, Review
from clusterdyn.changes import ABSENT, value_at
from clusterdyn.interview.conversation import about_step
from clusterdyn.interview.moves import Answer, Back, Jump, Leave, Park, Skip, Undo
from clusterdyn.interview.sections import FIRST
from clusterdyn.model.references import dangling
from clusterdyn.steps.progress import StepStatus, state_of
from clusterdyn.steps.registry import dossier_schema
from clusterdyn.store import Store
from clusterdyn.ui.session import Session
from support.played import TODAY, at_step, fresh, starts
from support.scripted import Scripted
from support.talking import question, say, table

CANDIDATES = "steps.identification.candidates"


def test_a_half_filled_record_is_gone_on_with() -> None:
    talk = about_step(fresh(), TODAY, "identification")
    say(talk, "Water technology; utilities", "Food")
    path = question(talk).path
    assert path == f"{CANDIDATES}.food.serves_whom"
    assert question(about_step(talk.data, TODAY, "identification")).path == path


def test_back_leads_across_records_with_each_old_answer() -> None:
    talk = about_step(fresh(), TODAY, "identification")
    say(talk, "Water; utilities", "Food; shops")
    seen = []
    for _ in range(4):
        talk.take(Back())
        seen.append((question(talk).path.removeprefix(f"{CANDIDATES}."), question(talk).old))
    assert seen == [
        ("food.serves_whom", "shops"),
        ("food.name", "Food"),
        ("water.serves_whom", "utilities"),
        ("water.name", "Water"),
    ]
    say(talk, "")
    assert question(talk).old == "utilities"


def test_back_from_the_first_question_leads_into_the_step_before() -> None:
    talk = at_step("vision")
    talk.take(Back())
    view = question(talk)
    assert (view.step, view.number, bool(view.old)) == (3, view.of, True)


def test_back_from_the_first_step_leads_into_the_questions_about_the_cluster() -> None:
    talk = about_step(fresh(), TODAY, "identification")
    asked = []
    while not talk.take(Back()).refused:
        asked.append(question(talk).path)
    assert asked == [*reversed(FIRST)]
    assert talk.take(Back()).say == "This is the first question."
    say(talk, "Fyn, Denmark", "", "")
    assert (question(talk).step, question(talk).number) == (1, 1)
    assert talk.data["passport"]["region"] == "Fyn, Denmark"


def test_a_new_name_is_added_in_the_middle_of_a_question() -> None:
    talk = at_step("leadership")
    talk.show("steps.leadership.facilitator.person")
    say(talk, "Ida Ny")
    assert isinstance(talk.current(), Confirm)
    say(talk, "yes")
    for _ in range(5):  # what else is asked about a person
        if question(talk).path == "steps.leadership.facilitator.hours_per_week":
            break
        say(talk, "")
    assert value_at(talk.data, "people.ida-ny.name") == "Ida Ny"
    assert value_at(talk.data, "steps.leadership.facilitator.person") == "ida-ny"


@pytest.mark.parametrize("keep", [True, False])
def test_backing_out_of_a_new_record_asks_whether_to_keep_it(keep: bool) -> None:
    talk = at_step("leadership")
    talk.show("steps.leadership.leaders")
    say(talk, "Karen Holm; Limfjord Pumps; small firm; 3; yes")
    talk.show("steps.leadership.deputy")
    before = talk.data
    say(talk, "Mette Friis", "yes")
    assert question(talk).row == "Mette Friis"
    talk.take(Back())
    view = talk.current()
    assert isinstance(view, Confirm) and '"Mette Friis" is not finished' in view.text
    say(talk, "yes" if keep else "no")
    if keep:
        assert value_at(talk.data, "steps.leadership.deputy") == "mette-friis"
    else:
        assert question(talk).path == "steps.leadership.deputy"
        assert value_at(talk.data, "people.mette-friis") is ABSENT
        assert talk.data["steps"] == before["steps"]


def test_any_step_opens_at_any_question_and_goes_on_where_it_was_left() -> None:
    talk = at_step("vision")
    here = question(talk).path
    talk.take(Jump(number=4))
    assert question(talk).number == 4
    talk.show("steps.analysis.findings")
    assert question(talk).step == 2
    again = about_step(talk.data, TODAY, "vision")
    assert question(again).path == here


def test_a_parked_question_holds_nothing_up_and_keeps_what_was_typed() -> None:
    talk = at_step("vision")
    before = question(talk)
    assert "Say in a few words why" in talk.take(Park("")).say
    talk.take(Park("ask the board", "2035?"))
    assert question(talk).number > before.number or question(talk).path != before.path
    talk.show(before.path)
    assert (question(talk).parked, question(talk).old) == ("ask the board", "2035?")
    say(talk, "2035")
    assert before.path not in (value_at(talk.data, "marks.parked", None) or {})


def test_a_needed_answer_cannot_be_left_empty_an_optional_one_can() -> None:
    talk = at_step("vision")
    assert talk.take(Skip()).refused
    talk.show("steps.identification.jobs")
    assert not talk.take(Skip()).refused
    assert value_at(talk.data, "steps.identification.jobs") is None


def test_after_the_last_question_the_step_is_reviewed() -> None:
    talk = at_step("vision")
    for path in list(
        dict.fromkeys(talk.state.route.path(location) for location in talk.state.route.locations)
    ):
        talk.show(path)
        if isinstance(talk.current(), Question):
            talk.take(Park("later"))
    talk.take(Jump(number=1))
    again = about_step(talk.data, TODAY, "vision")
    view = again.current()
    assert isinstance(view, Review)
    assert view.state == "in_progress" and view.parked


def test_undo_ends_the_questions_about_a_new_name(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "a.cluster.json", at_step("leadership").data, clock, "x")
    talk = about_step(store.load(), TODAY, "leadership", "steps.leadership.facilitator.person")
    moves = [Answer("Ida Ny"), Answer("yes"), Undo(), Back(), Answer("yes")]
    Session(store, talk, Scripted(moves)).run()
    assert value_at(talk.data, "people.ida-ny") is ABSENT
    assert dangling(talk.data, dossier_schema()) == []


# -- several hands


def clock() -> datetime:
    return datetime(2026, 11, 2, 14, 0, tzinfo=UTC)


class Meanwhile(Scripted):
    """Before the first answer is saved, somebody else answers the same question."""

    def __init__(self, path: Path, agree: bool) -> None:
        super().__init__([Answer("2035"), Leave()])
        self.path, self.agree, self.other = path, agree, False

    def ask(self, view: object):  # type: ignore[no-untyped-def]
        if not self.other:
            self.other = True
            laptop = Store(self.path, clock, "the other laptop")
            there = laptop.load()
            laptop.save({"steps.vision": (ABSENT, {"year": 2040})}, "other")
            assert there["steps"].get("vision") is None
        return super().ask(view)  # type: ignore[arg-type]


@pytest.mark.parametrize(("ours", "year"), [(True, 2035), (False, 2040)])
def test_two_answers_to_one_question_are_both_shown_and_one_is_chosen(
    tmp_path: Path, ours: bool, year: int
) -> None:
    path = tmp_path / "two.cluster.json"
    store = Store.create(path, at_step("vision").data, clock, "the first laptop")
    frontend = Meanwhile(path, agree=ours)
    talk = about_step(store.load(), TODAY, "vision")
    Session(store, talk, frontend).run()
    assert any("2040" in note and "2035" in note for note in frontend.notes)
    assert Store(path, clock, "x").load()["steps"]["vision"]["year"] == year
    assert talk.data["steps"]["vision"]["year"] == year


def test_data_that_come_back_the_same_stay_ours() -> None:
    talk = at_step("vision")
    ours = talk.data
    talk.refresh(json.loads(json.dumps(ours)))
    assert talk.data is ours
    rows = ours["organisations"]
    turned = {**ours, "organisations": dict(reversed(rows.items()))}
    talk.refresh(turned)
    assert list(talk.data["organisations"]) == list(reversed(rows))
    talk.refresh({**turned, "version": True})
    assert talk.data["version"] is True


def test_what_hangs_on_a_parked_question_waits_with_it() -> None:
    talk = at_step("formalisation")
    talk.show("steps.formalisation.need_now")
    talk.take(Park("ask the board"))
    again = about_step(talk.data, TODAY, "formalisation")
    assert state_of(talk.data, TODAY, talk.state.step).open_at == question(again).path
    while isinstance(again.current(), Question):
        again.take(Park("later"))
    after = state_of(again.data, TODAY, again.state.step)
    assert after.open_at is None and after.state != StepStatus.READY
    again.show("steps.formalisation.need_now")
    say(again, "1")
    assert state_of(again.data, TODAY, again.state.step).open_at == "steps.formalisation.legal_form"


def test_a_parked_table_is_not_asked_again_for_the_cells_it_lacks() -> None:
    milestones = "steps.plan.milestones"
    talk = at_step("plan")
    say(talk, "Test rig open")
    assert question(talk).path == f"{milestones}.test-rig-open.due"
    talk.show(milestones)
    talk.take(Park("ask the board"))
    assert not question(talk).path.startswith(milestones)
    again = about_step(talk.data, TODAY, "plan")
    open_at = state_of(talk.data, TODAY, talk.state.step).open_at
    assert open_at is not None and not open_at.startswith(milestones)
    assert question(again).path.startswith(open_at)


def test_a_row_of_a_fixed_table_that_is_not_due_any_more_stays_in_sight() -> None:
    """Ole gave his hours; then his actions went to Karen. What he said is kept, and asked about."""
    hours = "steps.plan.owner_hours"
    data = starts().end
    for owned in ("steps.plan.actions", "steps.plan.milestones"):
        for key, row in value_at(data, owned).items():
            if row["owner"] == "ole-bak":
                data = edit.put(data, f"{owned}.{key}.owner", "karen-holm")
    talk = about_step(data, TODAY, "plan")
    talk.show(hours)
    assert [row.key for row in table(talk).rows].count("ole-bak") == 1
    talk.show(f"{hours}.ole-bak.hours")
    assert question(talk).path == f"{hours}.ole-bak.hours"
    say(talk, "6")
    assert value_at(talk.data, f"{hours}.ole-bak.hours") == 6


def test_a_finished_table_is_not_opened_for_what_the_register_may_know_besides() -> None:
    actors = "steps.analysis.actors"
    talk = at_step("analysis")
    talk.take(Park("later"))
    talk.show(actors)
    say(talk, "Skive Steel")
    talk.show(f"{actors}.skive-steel.influence")
    say(talk, "3")
    say(talk, "4")
    talk.show(actors)
    assert talk.take(Answer("")).refused  # a short table is mentioned once
    say(talk, "")
    assert value_at(talk.data, "organisations.skive-steel.helix") is ABSENT
    again = about_step(talk.data, TODAY, "analysis")
    open_at = state_of(talk.data, TODAY, talk.state.step).open_at
    assert question(again).path == open_at != actors
