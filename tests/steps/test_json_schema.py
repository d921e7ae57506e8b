"""The JSON Schema accepts real dossiers, finished or not, and refuses broken ones."""

import copy
import json

import pytest
from jsonschema import Draft202012Validator

from clusterdyn.cli.run import run
from clusterdyn.steps.validation import empty_dossier
from support.paths import EXAMPLES


@pytest.fixture
def validator(capsys):
    assert run(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def finished():
    path = EXAMPLES / "midtjylland-furniture-renewal.cluster.json"
    return json.loads(path.read_text(encoding="utf-8"))


def test_every_example_and_an_empty_dossier_are_accepted(validator):
    for path in EXAMPLES.glob("*.cluster.json"):
        validator.validate(json.loads(path.read_text(encoding="utf-8")))
    validator.validate(empty_dossier("New"))


BROKEN = [
    ("version", "1"),
    ("surprise", 1),
    ("passport.name", 3),
    ("passport.surprise", 1),
    ("organisations.Bad Id", {"name": "x"}),
    ("organisations.x", {"name": "x", "helix": "friends"}),
    ("organisations.x", {"name": "x", "size_class": 12}),
    ("people", []),
    ("steps.identification.jobs", "many"),
    ("steps.identification.jobs", -1),
    ("steps.identification.decision.choice", "perhaps"),
    ("steps.identification.region_units", "Aalborg"),
    ("steps.vision.year", 20350),
    ("steps.vision.neighbour_test", "no"),
    ("steps.plan.review_date", "soon"),
    ("steps.plan.surprise", 1),
    ("steps.dreams", {}),
]


@pytest.mark.parametrize(("path", "value"), BROKEN)
def test_a_broken_dossier_is_refused(validator, path, value):
    data = copy.deepcopy(finished())
    *above, last = path.split(".")
    here = data
    for part in above:
        here = here.setdefault(part, {})
    here[last] = value
    assert not validator.is_valid(data)
