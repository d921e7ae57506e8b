"""What step 1 puts on the table: nothing is known yet, so only the slips' rows."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.prefill import Prefills, ProposedRow
from ...model.rules import RuleContext
from .. import across
from .model import Identification

prefills = Prefills(Identification)


@prefills.rows("scores")
def slips(step: Identification, context: RuleContext) -> Iterable[ProposedRow]:
    """One slip for each person in the room and each candidate; none when there is one only."""
    if len(step.candidates) > 1:
        for person in across.in_the_room(context):
            for key, candidate in step.candidates.items():
                yield ProposedRow(f"{person.key}.{key}", f"{person.label}: {candidate.name}")
