"""A row that others refer to: the places are shown, and one key takes it out everywhere."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from clusterdyn.answers.cascade_delete import cascade_delete
from clusterdyn.changes import ABSENT, value_at
from clusterdyn.interview.conversation import Conversation, about_step
from clusterdyn.interview.moves import Answer, Park, Remove
from clusterdyn.model.references import dangling, references
from clusterdyn.steps.registry import dossier_schema
from clusterdyn.steps.validation import faults
from clusterdyn.store import Store
from support.played import TODAY, at_step, starts
from support.running import answers_in
from support.talking import confirmation

CANDIDATES = "steps.identification.candidates"


def removing(path: str, row: str) -> Conversation:
    talk = about_step(starts().end, TODAY, path.split(".")[1], path)
    outcome = talk.take(Remove(row))
    assert not outcome.refused and not outcome.changes
    return talk


def test_the_places_and_what_would_be_lost_are_shown() -> None:
    talk = at_step("vision")
    talk.show(CANDIDATES)
    talk.take(Remove("1"))
    view = confirmation(talk)
    assert "is used elsewhere: step 1, Scores (4); step 1, Chosen field." in view.text
    assert "4 rows go with it. 1 answer is open again." in view.text
    assert not view.default


def test_enter_alone_removes_nothing() -> None:
    talk = removing(CANDIDATES, "1")
    before = talk.data
    outcome = talk.take(Answer(""))
    assert outcome.say.startswith("Kept") and not outcome.changes
    assert talk.data is before


def test_one_key_takes_it_out_everywhere() -> None:
    talk = removing(CANDIDATES, "1")
    key = next(iter(value_at(talk.data, CANDIDATES)))
    talk.take(Answer("yes"))
    assert key not in value_at(talk.data, CANDIDATES)
    assert all(r.key != key for r in references(talk.data, dossier_schema()) if r.to == CANDIDATES)
    assert value_at(talk.data, "steps.identification.chosen") is ABSENT
    assert not dangling(talk.data, dossier_schema()) and not faults(talk.data)
    scores = value_at(talk.data, "steps.identification.scores")
    assert all(list(slips) == ["green-hydrogen"] for slips in scores.values())


def test_any_record_can_be_taken_out_with_all_that_needs_it() -> None:
    data = starts().end
    tables = {reference.to for reference in references(data, dossier_schema())}
    for table in sorted(tables):
        for key in value_at(data, table):
            found = cascade_delete(data, dossier_schema(), f"{table}.{key}")
            assert not dangling(found.data, dossier_schema()), (table, key)
            assert not faults(found.data), (table, key)
            assert value_at(found.data, f"{table}.{key}") is ABSENT


def test_what_needs_a_row_that_goes_goes_too() -> None:
    data = starts().end
    found = cascade_delete(data, dossier_schema(), "people.karen-holm")
    assert "steps.leadership.leaders.karen-holm" in found.rows
    assert "steps.leadership.chair" in found.opened
    assert "karen-holm" not in value_at(found.data, "passport.in_the_room")
    kept = value_at(found.data, "steps.leadership.leaders")
    assert list(kept) == [
        k for k in value_at(data, "steps.leadership.leaders") if k != "karen-holm"
    ]


def test_marks_on_what_goes_go_too() -> None:
    talk = about_step(starts().end, TODAY, "plan", "steps.plan.actions")
    first = next(iter(value_at(talk.data, "steps.plan.actions")))
    talk.show(f"steps.plan.actions.{first}.due")
    talk.take(Park("wait for the board"))
    parked = f"steps.plan.actions.{first}.due"
    assert parked in value_at(talk.data, "marks.parked")
    left = cascade_delete(talk.data, dossier_schema(), f"steps.plan.actions.{first}").data
    assert parked not in value_at(left, "marks.parked")


def test_one_undo_brings_all_of_it_back(tmp_path: Path) -> None:
    data = starts().end
    store = Store.create(
        tmp_path / "a.cluster.json", data, lambda: datetime(2026, 11, 2, tzinfo=UTC), "x"
    )
    talk = about_step(store.load(), TODAY, "identification", CANDIDATES)
    talk.take(Remove("1"))
    store.save(talk.take(Answer("yes")).changes, "one")
    assert "water-technology" not in value_at(store.load(), CANDIDATES)
    store.undo()
    assert answers_in(store.path) == data
