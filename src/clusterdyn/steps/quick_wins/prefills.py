"""What step 6 puts on the table: kept suggestions as ideas, slips, and the best ideas as pilots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ...calculations.costs import band_of
from ...calculations.quick_win import rank
from ...changes import ABSENT
from ...model.draft import answered, value
from ...model.prefill import Prefills, ProposedRow, RecordAnswer
from ...model.rules import RuleContext
from .. import across
from .model import QuickWins
from .results import mean_scores

prefills = Prefills(QuickWins)

SCORED = 8
ACTIONS = "steps.plan.actions"


@prefills.rows("ideas")
def kept_suggestions(step: QuickWins, context: RuleContext) -> Iterable[ProposedRow]:
    """What was kept from the suggestions in step 5 and still stands in the plan."""
    for key, what in across.kept_suggestions(context):
        yield ProposedRow(key, what, {"title": what})


@prefills.slips("idea_scores")
def slips(
    step: QuickWins, context: RuleContext, people: Sequence[ProposedRow]
) -> Iterable[ProposedRow]:
    """One slip for each person in the room and each of the first eight ideas."""
    ideas = list(step.ideas.items())[:SCORED]
    for person in people:
        for key, idea in ideas:
            title = value(idea, "title", key)
            yield ProposedRow(f"{person.key}.{key}", f"{person.label}: {title}")


@prefills.rows("pilots")
def best_ideas(step: QuickWins, context: RuleContext) -> Iterable[ProposedRow]:
    """The scored ideas, quick wins first; the first eight ideas while nothing is scored."""
    scores = mean_scores(step)
    order = sorted(scores, key=lambda key: rank(*scores[key])) or list(step.ideas)[:SCORED]
    for key in order:
        title = value(step.ideas[key], "title")
        if title is not None:
            yield ProposedRow(key, title, {"idea": key}, {"what": title, "origin": "pilot"})


@prefills.derive("pilots")
def into_action(
    step: QuickWins, context: RuleContext, answer: RecordAnswer
) -> Iterator[tuple[str, Any]]:
    """The pilot's first result and cost are the action's due day and cost band.

    Once a check-in has given the action a status, its day and cost are left alone.
    """
    key = answer.key
    pilot, path = step.pilots.get(key), f"{ACTIONS}.{key}"
    if pilot is None or context.raw(path) is ABSENT:
        return
    if context.raw(f"{path}.status") in (ABSENT, None):
        if answered(pilot, "first_result"):
            yield f"{path}.due", pilot.first_result.isoformat()
        if answered(pilot, "cost"):
            yield f"{path}.cost_band", band_of(pilot.cost)
    for name, usual in (("milestone", None), ("origin", "pilot")):
        if context.raw(f"{path}.{name}") is ABSENT:
            yield f"{path}.{name}", usual
    if value(pilot, "idea") is None and key in value(step, "ideas", {}):
        yield f"steps.quick_wins.pilots.{key}.idea", key
