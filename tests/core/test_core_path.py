"""The core path is asked as it was agreed: fields, needs and spoken questions."""

from pathlib import Path

import pytest
import yaml

from clusterdyn.content.catalogue import field_words, of_step
from clusterdyn.model.questionnaire import core_screens
from clusterdyn.steps.registry import all_steps

PATH = Path(__file__).parents[3] / "shared" / "field" / "core-path.yaml"
needs_core_path = pytest.mark.skipif(
    not PATH.exists(), reason="the agreed core path is not beside this checkout"
)


def test_there_are_72_screens():
    assert sum(len(core_screens(step.model)) for step in all_steps()) == 72


@needs_core_path
@pytest.mark.parametrize("step", all_steps(), ids=lambda step: step.name)
def test_every_agreed_field_is_on_its_screen(step):
    agreed = yaml.safe_load(PATH.read_text(encoding="utf-8"))["steps"][step.number - 1]["core"]
    screens = core_screens(step.model)
    assert len(screens) == len(agreed)
    for row, screen in zip(agreed, screens, strict=True):
        names = {n for part in screen.parts for n in (*part.name.split("."), *part.columns)}
        wanted = {field.rstrip("*°") for field in row["f"]}
        renamed = {"minus_30": "minus_30"}
        assert {renamed.get(name, name) for name in wanted} <= names, (wanted, names)


@needs_core_path
@pytest.mark.parametrize("step", all_steps(), ids=lambda step: step.name)
def test_every_question_is_spoken_as_agreed(step):
    agreed = yaml.safe_load(PATH.read_text(encoding="utf-8"))["steps"][step.number - 1]["core"]
    words = of_step(step.name)
    for row, screen in zip(agreed, core_screens(step.model), strict=True):
        key = screen.key.rpartition(".")[2]
        spoken = words.screens.get(key) or field_words(screen.parts[0].path).say
        assert spoken == row["say"]
