"""A draft of complete answers equals the strict model; a half-done one says what is missing."""

import json

import pytest

from clusterdyn.changes import with_changes
from clusterdyn.model.draft import Drafts, Unanswered, answered, draft, without
from clusterdyn.steps.identification.model import Identification
from clusterdyn.steps.registry import all_steps
from clusterdyn.steps.validation import faults
from support.paths import EXAMPLES, FINISHED


@pytest.fixture(scope="module")
def finished():
    return json.loads(FINISHED.read_text(encoding="utf-8"))


@pytest.mark.parametrize("step", all_steps(), ids=lambda step: step.name)
def test_a_complete_step_equals_the_strict_model(step, finished):
    answers = finished["steps"][step.name]
    strict = step.model.model_validate_json(json.dumps(answers), strict=True)
    found, wrong = draft(step.model, answers)
    assert wrong == []
    assert said(found.model_dump()) == said(strict.model_dump())


def said(value):
    """What was said: a field left open and one left empty are the same here."""
    if isinstance(value, dict):
        return {k: said(v) for k, v in value.items() if said(v) not in (None, {})}
    return value


def test_unanswered_fields_say_so():
    found, wrong = draft(Identification, {"chosen": "water", "decision": {"choice": "go"}})
    assert found.chosen == "water"
    assert found.decision.choice == "go"
    assert wrong == []
    assert not answered(found, "jobs")
    with pytest.raises(Unanswered):
        found.jobs
    with pytest.raises(Unanswered):
        found.decision.reason


@pytest.mark.parametrize(
    ("answers", "path"),
    [
        ({"jobs": "many"}, "jobs"),
        ({"jobs": True}, "jobs"),
        ({"decision": {"choice": "perhaps"}}, "decision.choice"),
        ({"candidates": {"Bad Id": {"name": "x"}}}, "candidates.Bad Id"),
        ({"candidates": {"x": {"name": 3}}}, "candidates.x.name"),
        ({"scores": {"a": {"b": {"links": 6}}}}, "scores.a.b.links"),
        ({"region_units": ["a", 3]}, "region_units.1"),
        ({"nonsense": 1}, "nonsense"),
    ],
)
def test_what_does_not_fit_is_named_by_its_path(answers, path):
    assert [fault.path for fault in draft(Identification, answers)[1]] == [path]


def test_the_examples_fit(finished):
    assert faults(finished) == []
    half = next(EXAMPLES.glob("*half-way*.cluster.json"))
    assert faults(json.loads(half.read_text(encoding="utf-8"))) == []


def test_shared_drafts_are_made_once_and_anew_where_answers_changed(finished):
    drafts, steps = Drafts(), finished["steps"]
    model = Identification
    first = drafts.draft(model, steps["identification"], "steps.identification")
    assert first == draft(model, steps["identification"], "steps.identification")
    after = with_changes(finished, {"steps.plan.review_date": (None, "2030-01-01")})["steps"]
    again = drafts.draft(model, after["identification"], "steps.identification")
    assert again[0] is first[0]
    changed = {**steps["identification"], "jobs": "many"}
    other, wrong = drafts.draft(model, changed, "steps.identification")
    assert not answered(other, "jobs")
    assert [fault.path for fault in wrong] == ["steps.identification.jobs"]


def test_of_a_shared_table_only_the_rows_that_changed_are_made_anew(finished):
    drafts, before = Drafts(), finished["steps"]["plan"]
    first, second, *_ = before["actions"]
    after = with_changes(before, {f"actions.{first}.what": ("", 3), f"actions.{second}.x": ("", 1)})
    model = next(step.model for step in all_steps() if step.name == "plan")
    old, wrong = drafts.draft(model, before, "steps.plan")
    assert wrong == []
    for _ in range(2):  # the faults of rows that are at hand are told again
        new, wrong = drafts.draft(model, dict(after), "steps.plan")
        assert [fault.path for fault in wrong] == [
            f"steps.plan.actions.{first}.what",
            f"steps.plan.actions.{second}.x",
        ]
    same = [key for key in new.actions if new.actions[key] is old.actions[key]]
    assert same == [key for key in before["actions"] if key not in (first, second)]
    plain, faults_of_plain = draft(model, after, "steps.plan")
    assert (new, wrong) == (plain, faults_of_plain)


def test_a_draft_without_a_field_waits_for_it():
    whole = draft(Identification, {"chosen": "water", "jobs": 4_000})[0]
    held = without(whole, ["jobs"])
    assert held.chosen == "water"
    with pytest.raises(Unanswered):
        held.jobs
    assert whole.jobs == 4_000
