"""A step is ready only after the strict validation of its whole model, whatever was quicker before."""

from __future__ import annotations

import copy
import json
from datetime import date
from typing import Any

import pytest

from clusterdyn.changes import value_at
from clusterdyn.content.step_names import NAMES
from clusterdyn.interview.step_review import review
from clusterdyn.model.draft import strict_fault
from clusterdyn.model.fast_validation import UNDECIDED, Verdict
from clusterdyn.model.field_spec import FieldSpec
from clusterdyn.steps.adoption import reasons_against
from clusterdyn.steps.progress import StepState, StepStatus, state_of, states
from clusterdyn.steps.registry import step_named
from clusterdyn.steps.validation import faults
from support.made_dossiers import made
from support.paths import EXAMPLES
from support.played import starts

TODAY = date(2027, 4, 2)
FINISHED = json.loads(
    (EXAMPLES / "midtjylland-furniture-renewal.cluster.json").read_text(encoding="utf-8")
)
HALF = json.loads(
    (EXAMPLES / "midtjylland-furniture-renewal-half-way.cluster.json").read_text(encoding="utf-8")
)


def unadopted(data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "marks": {**data["marks"], "endorsed": {}}}


def dossiers() -> list[dict[str, Any]]:
    """Finished, half-done and wrong ones."""
    whole = [FINISHED, unadopted(FINISHED), HALF, *starts().at.values()]
    drawn = [made(seed, share) for seed in range(4) for share in (0.5, 1.0)]
    return [*whole, *drawn, *(spoiled(unadopted(FINISHED), step) for step in NAMES)]


def spoiled(data: dict[str, Any], step: str) -> dict[str, Any]:
    """The dossier with far too much where a step holds its first text."""
    data = copy.deepcopy(data)
    holder: Any = data["steps"][step]
    while not any(isinstance(answer, str) for answer in holder.values()):
        holder = next(answer for answer in holder.values() if isinstance(answer, dict))
    holder[next(name for name, answer in holder.items() if isinstance(answer, str))] = "x" * 5_000
    return data


def said(data: dict[str, Any]) -> tuple[list[StepState], list[object], list[object]]:
    """All that depends on whether answers fit: the states, what is in the way, the faults."""
    against = [list(reasons_against(data, TODAY, step_named(name))) for name in NAMES]
    return states(data, TODAY), against, faults(data)


def test_without_the_quick_verdict_nothing_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = [said(data) for data in dossiers()]
    asked = property(lambda field: lambda raw: UNDECIDED)
    monkeypatch.setattr(FieldSpec, "verdict", asked)
    for data, before in zip(dossiers(), quick, strict=True):
        assert said(data) == before


def test_a_ready_step_fits_its_strict_model() -> None:
    seen = 0
    for data in dossiers():
        for state in states(data, TODAY):
            if state.state == StepStatus.READY:
                path = f"steps.{state.name}"
                model = step_named(state.name).model
                assert strict_fault(model, value_at(data, path), path) is None
                seen += 1
    assert seen > 40


QUICK = FieldSpec.verdict.func


def credulous(field: FieldSpec) -> Verdict:
    """A quick verdict with a fault in it: a text of any length fits."""
    right = QUICK(field)
    fits = field.kind == "leaf" and field.value_type is str
    return lambda raw: raw if fits and type(raw) is str else right(raw)


@pytest.mark.parametrize("step", ["leadership", "vision", "strategy"])
def test_a_wrong_quick_verdict_makes_no_step_ready(
    step: str, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = spoiled(unadopted(FINISHED), step)
    of = step_named(step)
    desk.lay(data)
    monkeypatch.setattr(FieldSpec, "verdict", property(credulous))
    assert faults(data) == [], "the quick verdict was meant to be wrong here"
    assert state_of(data, TODAY, of).state == StepStatus.IN_PROGRESS
    assert [reason.kind for reason in reasons_against(data, TODAY, of)] == ["wrong"]
    assert not review(data, TODAY, of).can_endorse
    assert desk.run("endorse", step, "--by", "board").code == 1
    assert desk.at("marks.endorsed") == {}
