"""What is wrong in any step alike: a reference that leads nowhere, a line that grew too long."""

from __future__ import annotations

from typing import Any

import pytest

from clusterdyn.steps.check import findings
from support.bench import Bench
from support.played import TODAY

TWELVE = " ".join(["so"] * 12)
MILESTONE = {"text": TWELVE, "due": "2027-06-01", "proof": "photo", "owner": "karen"}


def of_general(rule: str, step: str, **answers: Any) -> list[tuple[str, str]]:
    """(step, path) of each finding of a general rule on these answers."""
    data = Bench(step, TODAY).given(**answers)
    found = [one for one in findings(data, TODAY) if one.rule == f"general.{rule}"]
    return [(one.step, one.path) for one in found]


@pytest.mark.parametrize(
    ("step", "answers", "path"),
    [
        ("plan", {"milestones": {"rig": MILESTONE}}, "milestones.rig.text"),
        ("vision", {"headlines": ["short", TWELVE]}, "headlines"),
        ("identification", {"boundary_in": " ".join(["so"] * 25)}, "boundary_in"),
    ],
    ids=["in a table's row", "in a list", "in a field"],
)
def test_a_line_may_be_as_long_as_its_aim_and_no_longer(
    step: str, answers: dict[str, Any], path: str
) -> None:
    assert of_general("too-long", step, **answers) == []
    assert of_general("too-long", step, **_longer(answers)) == [(step, f"steps.{step}.{path}")]


def _longer(value: Any) -> Any:
    """The same answers with one more word in each of the long texts."""
    if isinstance(value, dict):
        return {key: _longer(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_longer(one) for one in value]
    return f"{value} more" if str(value).startswith("so ") else value


def test_a_text_without_an_aim_may_be_as_long_as_it_likes() -> None:
    proof = " ".join(["so"] * 60)
    short = {**MILESTONE, "proof": proof}
    assert of_general("too-long", "plan", milestones={"rig": short}) == []
    assert of_general("too-long", "vision", not_we=[proof]) == []


def test_a_reference_that_leads_nowhere_belongs_to_its_step_or_to_none() -> None:
    lost = {**MILESTONE, "owner": "nobody"}
    assert of_general("dangling", "plan", milestones={"rig": lost}) == [
        ("plan", "steps.plan.milestones.rig.owner")
    ]
    data = Bench("plan", TODAY).given({"people.ida.organisation": "nowhere"})
    found = [one for one in findings(data, TODAY) if one.rule == "general.dangling"]
    assert [(one.step, one.path) for one in found] == [("", "people.ida.organisation")]
