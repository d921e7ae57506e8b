"""Which decisions a board is asked for today: at most three, in the order of the steps.

A step is put before the board when it says something and is not adopted, or has changed since.
"""

from __future__ import annotations

from collections.abc import Iterator

from . import said
from .tree import FullPlan, StepLine

MOST = 3
ADOPTED = "adopted"
CHANGED = "changed since adopted"
LEADERSHIP, VISION, PLAN, PILOTS, STRUCTURE, FORM = 3, 4, 5, 6, 7, 8


def decisions_asked(plan: FullPlan) -> tuple[str, ...]:
    """One sentence for each decision, in the order in which they are best taken."""
    found = list(_asked(plan))
    if found:
        return tuple(found[:MOST])
    if any(line.state == ADOPTED for line in plan.passport.steps):
        return ("None. What stands here has been adopted.",)
    return (said.OPEN,)


def _asked(plan: FullPlan) -> Iterator[str]:
    steps = {line.number: line for line in plan.passport.steps}
    yield from _vision_and_plan(plan, steps)
    led, money = plan.organisation, plan.budget
    if plan.pilots and _open(steps[PILOTS]):
        yield _again(steps[PILOTS], "Start the pilots in part 7, each with its owner.")
    if led.chair and _open(steps[LEADERSHIP]):
        deputy = f", with {led.deputy} as deputy" if led.deputy else ""
        yield _again(steps[LEADERSHIP], f"Confirm {led.chair} as chair{deputy}.")
    if (led.legal_form or led.need_now) and _open(steps[FORM]):
        form = led.legal_form or "no legal body for now"
        costs = f", and costs of {said.money(money.costs_total, plan.currency)} a year"
        text = f"Agree on the form: {form}{costs if money.costs else ''}."
        yield _again(steps[FORM], text)
    if led.bodies and _open(steps[STRUCTURE]):
        yield _again(steps[STRUCTURE], "Set up the bodies and working groups of the full plan.")


def _vision_and_plan(plan: FullPlan, steps: dict[int, StepLine]) -> Iterator[str]:
    vision = bool(plan.vision.statement) and _open(steps[VISION])
    milestones = bool(plan.milestones) and _open(steps[PLAN])
    if vision and milestones:
        changed = CHANGED in (steps[VISION].state, steps[PLAN].state)
        line = steps[VISION] if steps[VISION].state == CHANGED else steps[PLAN]
        text = f"Adopt the vision and {_milestones(plan)}."
        yield _again(line, text) if changed else text
    elif vision:
        yield _again(steps[VISION], "Adopt the vision.")
    elif milestones:
        yield _again(steps[PLAN], f"Adopt {_milestones(plan)}.")


def _milestones(plan: FullPlan) -> str:
    many = len(plan.milestones)
    return "the milestone" if many == 1 else f"the {many} milestones"


def _open(step: StepLine) -> bool:
    return step.state != ADOPTED


def _again(step: StepLine, text: str) -> str:
    """The sentence, and that it was adopted before where it was."""
    if step.state != CHANGED or step.adopted_on is None:
        return text
    return f"{text} It changed since {said.day(step.adopted_on)}."
