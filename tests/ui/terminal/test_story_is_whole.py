"""The story asks everything: its paths against the models, its moves against what there is."""

from __future__ import annotations

import json
from typing import get_args

from clusterdyn.interview.moves import Move, Take
from clusterdyn.steps.progress import StepStatus, states
from support.acts import Edited, Help, Stop
from support.core_fields import not_asked
from support.hands import TODAY
from support.rehearsal import Rehearsal


def test_every_core_field_is_asked(rehearsal: Rehearsal) -> None:
    """What a condition hides, or what came in one row with its neighbour, need not be asked."""
    data = json.loads(rehearsal.path.read_text(encoding="utf-8"))
    assert not_asked(rehearsal.story.asked, data) == []


def test_every_kind_of_move_is_made(rehearsal: Rehearsal) -> None:
    made = {type(beat.act) for sitting in rehearsal.sittings for beat in sitting.beats}
    assert {*get_args(Move), Help, Edited, Stop} - made <= {Take}  # proposals are typed as "+1"
    assert {sitting.ends for sitting in rehearsal.sittings} == {"done", "left", "ctrl-c", "kill"}
    assert rehearsal.story.waiting == {}, "a detour was never taken"


def test_after_a_stop_the_same_question_is_asked(rehearsal: Rehearsal) -> None:
    for one, following in zip(rehearsal.sittings, rehearsal.sittings[1:], strict=False):
        if one.ends in ("ctrl-c", "kill"):
            assert following.beats[0].view.path == one.beats[-1].view.path


def test_all_ten_steps_are_done_or_adopted(rehearsal: Rehearsal) -> None:
    data = json.loads(rehearsal.path.read_text(encoding="utf-8"))
    assert {state.state for state in states(data, TODAY)} <= {StepStatus.READY, StepStatus.ENDORSED}
