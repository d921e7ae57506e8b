"""A step can be adopted or not: the dialogue, the review's offer and the command say the same."""

from __future__ import annotations

import copy
import json
from datetime import date
from typing import Any

import pytest

from clusterdyn.content.step_names import NAMES
from clusterdyn.interview.conversation import Conversation, about_step
from clusterdyn.interview.moves import Endorse
from clusterdyn.interview.step_review import review
from clusterdyn.model.questionnaire import Need, core_pages
from clusterdyn.steps.registry import step_named
from support.paths import EXAMPLES

TODAY = date(2027, 4, 2)
DOSSIERS = {path.name.partition(".")[0]: path for path in EXAMPLES.glob("*.cluster.json")}


def at_review(data: dict[str, Any], step: str) -> Conversation:
    talk = about_step(copy.deepcopy(data), TODAY, step)
    talk.state = talk.state.at(None)
    return talk


def same_word(desk, data: dict[str, Any], step: str, on: str = "") -> bool:
    """Whether the step can be adopted, as the command and the dialogue say with one voice."""
    desk.path.write_text(json.dumps(data), encoding="utf-8")
    ended = desk.run("endorse", step, "--by", "board", *(["--on", on] if on else []))
    talk = at_review(data, step)
    outcome = talk.take(Endorse("board", on))
    assert (ended.code == 0) is not outcome.refused, (ended, outcome)
    if ended.code == 0:
        assert desk.at(f"marks.endorsed.{step}") == talk.data["marks"]["endorsed"][step]
    return ended.code == 0


def unadopted(data: dict[str, Any], step: str) -> dict[str, Any]:
    data = copy.deepcopy(data)
    data["marks"].get("endorsed", {}).pop(step, None)
    return data


def needed(step: str) -> list[str]:
    """The fields of a step that must be answered before it can be adopted."""
    items = [item for page in core_pages(step_named(step).model) for item in page.items]
    return list(dict.fromkeys(p.path for p in items if p.need != Need.OPTIONAL and not p.columns))


def without(data: dict[str, Any], path: str) -> dict[str, Any]:
    data = copy.deepcopy(data)
    *above, last = path.split(".")
    here = data
    for part in above:
        here = here.get(part, {})
    here.pop(last, None)
    data["marks"].get("closed", {}).pop(path, None)
    return data


@pytest.mark.parametrize("step", NAMES)
@pytest.mark.parametrize("name", DOSSIERS)
def test_dialogue_review_and_command_agree_on_every_example(empty_desk, name, step):
    data = json.loads(DOSSIERS[name].read_text(encoding="utf-8"))
    free = unadopted(data, step)
    can = same_word(empty_desk, free, step)
    assert review(free, TODAY, step_named(step)).can_endorse is can
    assert not same_word(empty_desk, free, step, "1 January 2031")


@pytest.mark.parametrize("step", NAMES)
def test_an_adopted_step_that_lost_a_needed_answer_cannot_be_adopted_again(empty_desk, step):
    data = json.loads(DOSSIERS["midtjylland-furniture-renewal"].read_text(encoding="utf-8"))
    assert needed(step)
    for path in needed(step):
        lacking = without(data, path)
        assert not same_word(empty_desk, lacking, step), path
        assert not review(lacking, TODAY, step_named(step)).can_endorse, path


@pytest.mark.parametrize("step", NAMES)
def test_a_parked_question_stands_in_the_way_of_all(empty_desk, step):
    data = json.loads(DOSSIERS["midtjylland-furniture-renewal"].read_text(encoding="utf-8"))
    path = needed(step)[0]
    parked = without(data, path)
    parked["marks"].setdefault("parked", {})[path] = {"why": "ask the board", "text": ""}
    assert not same_word(empty_desk, parked, step)
    assert not review(parked, TODAY, step_named(step)).can_endorse


def test_a_day_ahead_is_a_wrong_use_and_said_in_the_same_words(finished_desk):
    ended = finished_desk.run("endorse", "4", "--by", "board", "--on", "1 January 2031")
    outcome = at_review(finished_desk.content, "vision").take(Endorse("board", "1 January 2031"))
    assert ended.code == 2
    assert ended.err.strip() == outcome.say
    assert outcome.say == "1 January 2031 is still ahead. Endorse it when it has been adopted."
