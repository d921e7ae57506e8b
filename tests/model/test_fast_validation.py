"""A quick verdict is what Pydantic says in strict mode, or the wish to ask it."""

from __future__ import annotations

import json
import re
from typing import Annotated, Any, Literal

import pydantic_core
import pytest
from annotated_types import Ge, Gt, MinLen
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import AfterValidator, Field, StringConstraints, TypeAdapter, ValidationError

from clusterdyn.model.fast_validation import UNDECIDED, as_whole
from clusterdyn.model.field_spec import FieldSpec, field_of, fields_of
from clusterdyn.model.records import REGISTERS
from clusterdyn.model.schema import ROOT_MODELS
from clusterdyn.steps.registry import all_steps
from clusterdyn.steps.validation import faults
from support.paths import FINISHED

REFUSED = object()


def leaves(field: FieldSpec) -> list[FieldSpec]:
    """Every leaf under a field, the keys of tables included."""
    if field.kind == "leaf":
        return [field]
    is_model = field.kind == "model"
    inner = fields_of(field.value_type).values() if is_model else [field.key, field.inner]
    return [leaf for below in inner for leaf in leaves(below)]


MODELS = [*[room.model for room in all_steps()], *ROOT_MODELS.values(), *REGISTERS.values()]
LEAVES = list(
    {
        (leaf.value_type, leaf.constraints, leaf.nullable): leaf
        for model in MODELS
        for leaf in leaves(field_of(model))
    }.values()
)

NEAR: list[Any] = [
    *["", "a", "a-b", "a--b", "-a", "a\n", "A", "ø", "é" * 200, "x" * 200, "x" * 201, "x" * 60],
    *[
        "x" * 61,
        "ø" * 201,
        "x" * 4_000,
        "x" * 4_001,
        "\ud800",
        "\0",
        "😀" * 200,
        "nan",
        "1",
        "true",
    ],
    *["2027-04-02", "2027-02-29", "2028-02-29", "0000-01-01", "2027-4-2", "2027-W01-1", "20270402"],
    *["2027-04-02T00:00:00", "2027-04-02T00:00:00Z", "٢٠٢٧-04-02", "2027-04-02 ", "1970-01-01"],
    *["company", "SME", "go if", "not now", "S", "few-have-met", "no"],
    *[0, 1, 5, 6, -1, 100, 101, 744, 745, 1900, 2200, 2201, 10**7, 10**12, 10**12 + 1, 10**30],
    *[0.0, -0.0, 0.5, 1.0, 5.0, 1e-320, 1e22, float("nan"), float("inf"), -float("inf"), 744.1],
    *[True, False, None, [], {}],
]
NEAR += [[one] for one in NEAR] + [["a", one] for one in NEAR]

scalars = (
    st.sampled_from(NEAR)
    | st.text(max_size=80)
    | st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,3}", fullmatch=True)
    | st.integers()
    | st.integers(-10, 3_000)
    | st.floats()
    | st.dates().map(str)
)
values = scalars | st.lists(scalars, max_size=4)


def strict(adapter: TypeAdapter[Any], raw: Any) -> Any:
    try:
        return adapter.validate_json(pydantic_core.to_json(raw), strict=True)
    except (ValidationError, pydantic_core.PydanticSerializationError):
        return REFUSED


def wholes(leaf: FieldSpec, raw: Any) -> Any:
    """The raw answer, whole numbers written without a point where the leaf holds such."""
    if leaf.inner is not None:
        return [wholes(leaf.inner, one) for one in raw] if isinstance(raw, list) else raw
    return as_whole(raw) if leaf.value_type is int else raw


def compare(leaf: FieldSpec, raw: Any) -> bool:
    """Whether the verdict is sure; if so, it is Pydantic's."""
    said = leaf.verdict(raw)
    if said is not UNDECIDED:  # by repr: 1 is not 1.0, 0.0 is not -0.0
        assert repr(said) == repr(strict(leaf.adapter, wholes(leaf, raw))), (leaf, raw)
    return said is not UNDECIDED


@settings(max_examples=2_000, deadline=None)
@given(st.sampled_from(LEAVES), values)
def test_a_sure_verdict_is_that_of_pydantic(leaf, raw):
    compare(leaf, raw)


@pytest.mark.parametrize("part", range(4))
def test_values_at_the_edge_of_every_leaf(part):
    for leaf in LEAVES[part::4]:
        for raw in NEAR:
            if not compare(leaf, raw) and not left_alone(raw):
                assert strict(leaf.adapter, wholes(leaf, raw)) is REFUSED, (leaf, raw)


def left_alone(raw: Any) -> bool:
    """What Pydantic takes and a verdict leaves to it: midnight as a day, numbers beyond sense."""
    return any(beyond in str(raw) for beyond in ("T00", str(10**30), "1e+22"))


@pytest.mark.parametrize(
    "annotation",
    [
        Annotated[str, StringConstraints(strip_whitespace=True)],
        Annotated[str, StringConstraints(to_lower=True, max_length=9)],
        Annotated[str, StringConstraints(pattern="^a+$")],
        Annotated[str, StringConstraints(max_length=9), AfterValidator(str.upper)],
        Annotated[str, MinLen(2)],
        Annotated[int, Gt(3)],
        Annotated[int, Ge(3), Field(multiple_of=2)],
        Annotated[float, Ge(3), AfterValidator(lambda number: -number)],
        Annotated[bool, AfterValidator(lambda answer: not answer)],
        Annotated[list[str], MinLen(2)],
        list[Annotated[int, Gt(3)]],
        Literal["a", 1],
        int | str,
        bytes,
    ],
    ids=lambda annotation: re.sub("0x[0-9a-f]+", "", str(annotation)),
)
def test_an_unknown_mark_is_left_to_pydantic(annotation):
    for raw in ("a", "abc", " ab ", 4, 5, 3.5, True, ["a"], [1], []):
        assert field_of(annotation).verdict(raw) in (UNDECIDED, [])


def test_a_text_without_limits_and_an_empty_limit():
    assert field_of(str).verdict("x" * 9_999) == "x" * 9_999
    empty = Annotated[str, StringConstraints(max_length=0)]
    assert field_of(empty).verdict("x") is UNDECIDED
    assert strict(TypeAdapter(empty), "x") is REFUSED


def test_a_sound_dossier_needs_no_other_verdict(monkeypatch):
    def asked(*given):
        raise AssertionError(f"Pydantic was asked about {given}")

    monkeypatch.setattr(pydantic_core, "to_json", asked)  # the way of every answer to Pydantic
    assert faults(json.loads(FINISHED.read_text(encoding="utf-8"))) == []
