"""What step 4 puts on the table: the goal's year, the sides that may gain, who votes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from ...model.draft import value
from ...model.prefill import Prefills, ProposedRow
from ...model.rules import RuleContext
from ..analysis.model import Analysis
from ..analysis.results import sides_present
from .model import Side, Vision

prefills = Prefills(Vision)

SIDES_OF_ANY_CLUSTER = ("company", "research", "public")


@prefills.default("bold_goal.year")
def year_of_the_vision(step: Vision, context: RuleContext) -> int:
    return step.year


@prefills.rows("gains")
def sides(step: Vision, context: RuleContext) -> Iterable[ProposedRow]:
    """Each side with an actor in step 2; firms, research and public while none is known."""
    analysis = context.step(Analysis)
    known = sides_present(analysis, context) if value(analysis, "actors") else set()
    present = {helix.replace(" ", "-") for helix in known} or set(SIDES_OF_ANY_CLUSTER)
    for side in get_args(Side):
        if side in present:
            yield ProposedRow(side, side.replace("-", " "))


@prefills.slips("votes")
def voters(
    step: Vision, context: RuleContext, people: Sequence[ProposedRow]
) -> Iterable[ProposedRow]:
    """Everybody in the room, in the order in which the votes are called."""
    return people
