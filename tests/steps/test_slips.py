"""Slips: which tables are read aloud from them, and when that needs people in the room."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from clusterdyn.answers.routing_path import RoutingPath
from clusterdyn.model.field_spec import fields_of
from clusterdyn.model.fields import Scores
from clusterdyn.steps.registry import all_steps
from clusterdyn.steps.validation import empty_dossier
from support.paths import EXAMPLES

TODAY = date(2027, 4, 2)
HALF_WAY, FINISHED = (
    json.loads((EXAMPLES / f"midtjylland-furniture-renewal{end}.cluster.json").read_text("utf-8"))
    for end in ("-half-way", "")
)


def cut(data: dict[str, Any], rows: int) -> dict[str, Any]:
    """The dossier with so many rows of every step's tables at most."""
    steps = {
        name: {
            field: dict(list(answer.items())[:rows]) if isinstance(answer, dict) else answer
            for field, answer in answers.items()
        }
        for name, answers in data["steps"].items()
    }
    return {**data, "steps": steps}


DOSSIERS = [empty_dossier("New"), HALF_WAY, FINISHED, *[cut(FINISHED, rows) for rows in range(4)]]
STEPS = pytest.mark.parametrize("step", all_steps(), ids=lambda step: step.name)


@STEPS
def test_every_table_of_scores_is_keyed_by_people_and_filled_from_their_slips(step):
    scored = {name: field for name, field in fields_of(step.model).items() if field.mark(Scores)}
    assert set(scored) == set(step.prefills.of_slips)
    assert not set(scored) & set(step.prefills.of_rows)
    for field in scored.values():
        assert field.key is not None and field.key.ref is not None
        assert field.key.ref.to == "people"


@STEPS
@pytest.mark.parametrize("data", DOSSIERS, ids=range(len(DOSSIERS)))
def test_people_are_asked_for_just_where_somebody_present_would_have_a_slip(step, data):
    nobody = {**data, "passport": {**data["passport"], "in_the_room": []}}
    here: dict[str, Any] = {"in_the_room": ["kim"], "name": "Somebody's"}
    somebody = {**data, "passport": here, "people": {"kim": {"name": "Kim"}}}
    route, filled = (
        RoutingPath.of_step(nobody, TODAY, step),
        RoutingPath.of_step(somebody, TODAY, step),
    )
    asked = [route.item(at).path for at in route.locations if at.people]
    items = [item for page in filled.pages for item in page.items if item.kind == "scores"]
    assert asked == [item.path for item in items if filled.proposed(item)]
    assert not any(at.people for at in filled.locations)
