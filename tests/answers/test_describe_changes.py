"""Whatever stands in an old history, it is put into words."""

import json
import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterdyn.answers.describe_changes import describe_changes, value_said, where
from clusterdyn.changes import ABSENT, difference, from_json, inverse, path_of, to_json
from support.made_dossiers import Maker
from support.mutated import NAMES, ODD, mutated
from support.paths import FINISHED

TODAY = date(2027, 4, 2)
LAST = date(9999, 12, 31)
CONTENT = json.loads(FINISHED.read_text("utf-8"))
ROOTS = ["", "steps", "steps.vision", "steps.plan.milestones", "people", "marks", "passport"]
KEYS = st.text(max_size=4) | st.sampled_from([*NAMES, "endorsed", "parked", "closed", "year"])
VALUES = st.sampled_from([*ODD, ABSENT])


@pytest.mark.parametrize("seed", range(120))
def test_any_change_of_a_dossier_has_its_words(seed):
    dice = random.Random(seed)
    before = mutated(CONTENT if seed % 2 else Maker(seed, 0.5).dossier(), dice, 2)
    after = mutated(before, dice, 3)
    changes = difference(before, after)
    for today in (TODAY, LAST):
        said = describe_changes(changes, before, after, today)
        assert all(isinstance(one, str) for one in said)
        describe_changes(inverse(changes), after, before, today)


@given(
    st.sampled_from(ROOTS),
    st.lists(KEYS, max_size=4),
    VALUES,
    VALUES,
    st.sampled_from([TODAY, LAST]),
)
@settings(max_examples=300, deadline=None)
def test_any_path_and_any_value_has_words(root, keys, old, new, today):
    path = ".".join(filter(None, [root, path_of(keys)]))
    changes = from_json(json.loads(json.dumps(to_json({path: (old, new)}))))
    for before, after in (({}, CONTENT), (CONTENT, {}), (CONTENT, CONTENT)):
        describe_changes(changes, before, after, today)
    assert where(path, CONTENT)
    assert value_said(path, old, CONTENT)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("steps.visoin.year", 'Steps: "visoin / year"'),
        ("steps.vision.yaer", 'Step 4, The vision: "yaer"'),
        ("surprise", '"surprise"'),
        ("steps.plan.milestones.x.deu", 'Step 5, Milestones: "x": "deu"'),
        ("passport.name", "Passport, Name"),
        ("steps", "Steps"),
    ],
)
def test_a_place_that_no_dossier_has_is_named_as_it_is_spelt(path, words):
    assert where(path, {}) == words


@pytest.mark.parametrize("path", ["steps.visoin", "surprise.x", "steps.vision.yaer", "steps.~1"])
def test_a_whole_part_that_no_dossier_has_is_told_as_added(path):
    for before, after in ((ABSENT, {"a": 1, "b": {"c": [2]}}), ({"a": 1}, ABSENT), ({"a": 1}, {})):
        (said,) = describe_changes({path: (before, after)}, {}, {}, TODAY)
        assert said.endswith(("added", "removed", "changed"))


def test_what_the_program_keeps_for_itself_is_not_told():
    assert describe_changes({"version": (1, 2), "id": (ABSENT, "x")}, {}, {}, TODAY) == []
