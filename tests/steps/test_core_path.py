"""The core path is asked as it was agreed: fields, needs and spoken questions."""

import pytest
import yaml

from clusterdyn.content.catalogue import field_text, of_step
from clusterdyn.model.questionnaire import core_pages
from clusterdyn.steps.registry import all_steps
from support.paths import SHARED

PATH = SHARED / "field" / "core-path.yaml"
needs_core_path = pytest.mark.skipif(
    not PATH.exists(), reason="the agreed core path is not beside this checkout"
)


def test_there_are_72_screens():
    assert sum(len(core_pages(step.model)) for step in all_steps()) == 72


@needs_core_path
@pytest.mark.parametrize("step", all_steps(), ids=lambda step: step.name)
def test_every_agreed_field_is_on_its_screen(step):
    agreed = yaml.safe_load(PATH.read_text(encoding="utf-8"))["steps"][step.number - 1]["core"]
    pages = core_pages(step.model)
    assert len(pages) == len(agreed)
    for row, page in zip(agreed, pages, strict=True):
        names = {n for item in page.items for n in (*item.name.split("."), *item.columns)}
        wanted = {field.rstrip("*°") for field in row["f"]}
        renamed = {"minus_30": "minus_30"}
        assert {renamed.get(name, name) for name in wanted} <= names, (wanted, names)


@needs_core_path
@pytest.mark.parametrize("step", all_steps(), ids=lambda step: step.name)
def test_every_question_is_spoken_as_agreed(step):
    agreed = yaml.safe_load(PATH.read_text(encoding="utf-8"))["steps"][step.number - 1]["core"]
    words = of_step(step.name)
    for row, page in zip(agreed, core_pages(step.model), strict=True):
        key = page.key.rpartition(".")[2]
        spoken = words.pages.get(key) or field_text(page.items[0].path).say
        assert spoken == row["say"]
