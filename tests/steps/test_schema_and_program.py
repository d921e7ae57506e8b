"""What the JSON Schema accepts the program loads, and the other way round: two validators agree."""

import json
import random

import pytest
from jsonschema import Draft202012Validator

from clusterdyn.steps.json_schema import schema
from clusterdyn.steps.validation import faults
from support.made_dossiers import Maker
from support.mutated import leaf_changed
from support.paths import FINISHED, HALF_WAY

EXAMPLES = [json.loads(path.read_text("utf-8")) for path in (FINISHED, HALF_WAY)]
VALIDATOR = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
DOSSIERS = 600


def dossier(seed: int):
    """A dossier; of every second one a single leaf was changed."""
    dice = random.Random(seed)
    made = EXAMPLES[seed % 8 // 2] if seed % 8 < 4 else Maker(seed, dice.random()).dossier()
    return leaf_changed(made, dice) if seed % 2 else made


def agree(data) -> bool:
    """Whether both accept it; it is an error if only one of them does."""
    refused = next(VALIDATOR.iter_errors(data), None)
    wrong = faults(data)
    assert (refused is None) == (not wrong), (refused and refused.message, wrong[:1])
    return not wrong


def test_no_dossier_is_accepted_by_one_and_refused_by_the_other():
    accepted = sum(agree(json.loads(json.dumps(dossier(seed)))) for seed in range(DOSSIERS))
    assert accepted >= 0.3 * DOSSIERS
    assert DOSSIERS - accepted >= 0.3 * DOSSIERS


@pytest.mark.parametrize("seed", range(3))
def test_whole_amounts_as_pandas_writes_them_are_loaded(seed):
    def as_floats(value):
        if isinstance(value, dict):
            return {k: as_floats(v) if k != "version" else v for k, v in value.items()}
        if isinstance(value, list):
            return [as_floats(one) for one in value]
        return float(value) if type(value) is int else value

    data = [*EXAMPLES, Maker(1, 1.0).dossier()][seed]
    assert faults(data) == [] and faults(as_floats(data)) == []
    VALIDATOR.validate(as_floats(data))
