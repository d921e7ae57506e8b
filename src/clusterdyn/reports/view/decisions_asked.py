"""Which decisions a board is asked for today: at most three, in the order of the steps.

A step is put before the board when it says something and is not adopted, or has changed since.
"""

from __future__ import annotations

from collections.abc import Iterator

from . import wording
from .plan_data import FullPlan, StepLine

MAX_LISTED = 3
ADOPTED = "adopted"
CHANGED = "changed since adopted"
DROPPED = "dropped"
LEADERSHIP, VISION, PLAN, PILOTS, STRUCTURE, FORM = 3, 4, 5, 6, 7, 8


def decisions_asked(plan: FullPlan) -> tuple[str, ...]:
    """One sentence for each decision, in the order in which they are best taken."""
    found = list(_asked(plan))
    if found:
        return tuple(found[:MAX_LISTED])
    if any(line.state == ADOPTED for line in plan.passport.steps):
        return ("Nothing is put to the vote today: what stands here is adopted.",)
    return (wording.OPEN,)


def _asked(plan: FullPlan) -> Iterator[str]:
    steps = {line.number: line for line in plan.passport.steps}
    yield from _vision_and_plan(plan, steps)
    led, money = plan.organisation, plan.budget
    pilots = [pilot for pilot in plan.pilots if not pilot.off_page]
    if pilots and _open(steps[PILOTS]):
        start = "the pilot" if len(pilots) == 1 else "the pilots"
        each = "with its owner" if len(pilots) == 1 else "each with its owner"
        yield _again(steps[PILOTS], f"Start {start} in part 7, {each}.")
    if led.chair and _open(steps[LEADERSHIP]):
        deputy = f", with {led.deputy} as deputy" if led.deputy else ""
        yield _again(steps[LEADERSHIP], f"Confirm {led.chair} as chair{deputy}.")
    if (led.legal_form or led.no_form) and _open(steps[FORM]):
        form = led.legal_form or "no legal body for now"
        costs = f", and costs of {wording.money(money.costs_total, plan.currency)} a year"
        text = f"Agree on the form: {form}{costs if money.costs else ''}."
        yield _again(steps[FORM], text)
    if led.bodies and _open(steps[STRUCTURE]):
        yield _again(steps[STRUCTURE], "Set up the bodies and working groups of the full plan.")


def _vision_and_plan(plan: FullPlan, steps: dict[int, StepLine]) -> Iterator[str]:
    vision = bool(plan.vision.statement) and _open(steps[VISION])
    live = [stone for stone in plan.milestones if stone.status != DROPPED]
    milestones = bool(live) and _open(steps[PLAN])
    named = "milestone" if len(live) == 1 else f"{len(live)} milestones"
    if vision and milestones:
        changed = CHANGED in (steps[VISION].state, steps[PLAN].state)
        line = steps[VISION] if steps[VISION].state == CHANGED else steps[PLAN]
        text = f"Adopt the vision and the {named}."
        yield _again(line, text) if changed else text
    elif vision:
        yield _again(steps[VISION], "Adopt the vision.")
    elif milestones:
        yield _again(steps[PLAN], f"Adopt the {named}.")


def _open(step: StepLine) -> bool:
    return step.state != ADOPTED


def _again(step: StepLine, text: str) -> str:
    """The sentence, and that it was adopted before where it was."""
    if step.state != CHANGED or step.adopted_on is None:
        return text
    return f"{text} It changed since {wording.day(step.adopted_on)}."
