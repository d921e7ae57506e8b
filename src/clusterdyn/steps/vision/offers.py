"""What step 4 puts on the table: the goal's year, the sides that may gain, who votes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from ...model.draft import value
from ...model.prefill import Offer, OfferBook
from ...model.rules import RuleContext
from .. import across
from ..analysis.model import Analysis
from ..analysis.results import sides_present
from .model import Side, Vision

offers = OfferBook(Vision)

SIDES_OF_ANY_CLUSTER = ("company", "research", "public")


@offers.value("bold_goal.year")
def year_of_the_vision(step: Vision, context: RuleContext) -> int:
    return step.year


@offers.rows("gains")
def sides(step: Vision, context: RuleContext) -> Iterable[Offer]:
    """Each side with an actor in step 2; firms, research and public while none is known."""
    analysis = context.step(Analysis)
    known = sides_present(analysis, context) if value(analysis, "actors") else set()
    present = {helix.replace(" ", "-") for helix in known} or set(SIDES_OF_ANY_CLUSTER)
    for side in get_args(Side):
        if side in present:
            yield Offer(side, side.replace("-", " "))


@offers.rows("votes")
def voters(step: Vision, context: RuleContext) -> Iterable[Offer]:
    """Everybody in the room, in the order in which the votes are called."""
    yield from across.in_the_room(context)
