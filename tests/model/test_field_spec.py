"""What is read from a field's annotation: its kind, limits, marks, answers, and once only."""

from typing import Annotated, Literal

import pytest
from annotated_types import Ge, Le

from clusterdyn.model.draft import Answers
from clusterdyn.model.field_spec import field_of, fields_of
from clusterdyn.model.fields import (
    MARKS,
    Aim,
    Core,
    Day,
    Line,
    Money,
    Need,
    PersonRef,
    Rating,
    Ref,
    Table,
    Text,
    Unit,
)
from clusterdyn.steps.registry import all_steps, dossier_schema


class Record(Answers):
    who: Annotated[PersonRef, Core()]
    label: Annotated[Line, Core()]


class Sample(Answers):
    cost: Annotated[Money | None, Core(Need.OPTIONAL)] = None
    present: Annotated[list[PersonRef] | None, Core(), Aim(lines=(2, 5))] = None
    rows: Annotated[dict[Day, dict[PersonRef, Record]], Core(), Table((1, 3), ("who", "label"))]


def test_a_field_is_read_once():
    assert fields_of(Sample) is fields_of(Sample)
    table = dossier_schema().node("steps.plan.actions").field
    assert table is fields_of(dossier_schema().steps["plan"])["actions"]
    assert dossier_schema().node("steps.plan.actions.any").field is table.inner


def test_what_may_be_left_empty_keeps_its_limits_and_its_marks():
    cost = fields_of(Sample)["cost"]
    assert (cost.name, cost.kind, cost.value_type, cost.nullable) == ("cost", "leaf", int, True)
    assert cost.constraints == (Ge(0), Le(10**12))
    assert (cost.mark(Unit), cost.need, cost.mark(Aim)) == (Unit.MONEY, Need.OPTIONAL, None)
    assert (cost.answer_type.kind, cost.answer_type.high) == ("money", 10**12)
    assert cost.verdict(None) is None


def test_what_is_said_of_the_items_of_a_list_is_said_of_the_field():
    present = fields_of(Sample)["present"]
    assert present.ref == Ref("people")
    assert (present.answer_type.kind, present.answer_type.ref) == ("refs", "people")
    assert present.mark(Aim) == Aim(lines=(2, 5))


def test_a_table_has_keys_and_records_of_their_own():
    rows = fields_of(Sample)["rows"]
    assert rows.kind == "table" and rows.key and rows.inner and rows.inner.key
    assert (rows.key.answer_type.kind, rows.inner.key.ref) == ("day", Ref("people"))
    assert rows.ref is None, "the marks of a table's keys are not its own"
    assert (rows.record, rows.title) == (Record, "label")


@pytest.mark.parametrize(
    ("annotation", "kind"),
    [
        (Line, "line"),
        (Text, "text"),
        (Day | None, "day"),
        (bool, "yes_no"),
        (float, "number"),
        (Rating, "whole"),
        (Literal["a", "b"], "choice"),
        (list[Literal["a", "b"]], "choices"),
        (list[Line], "lines"),
    ],
)
def test_kinds_of_answers(annotation, kind):
    assert field_of(annotation).answer_type.kind == kind


def models(model):
    yield model
    for field in fields_of(model).values():
        if field.kind == "model":
            yield from models(field.value_type)
        elif field.kind == "table":
            yield from models(field.record)


@pytest.mark.parametrize("step", all_steps(), ids=lambda step: step.name)
def test_no_field_has_two_marks_of_a_kind(step):
    for model in models(step.model):
        for info in model.model_fields.values():
            kinds = [type(mark) for mark in info.metadata]
            assert len(set(kinds) & set(MARKS)) == sum(kind in MARKS for kind in kinds)
