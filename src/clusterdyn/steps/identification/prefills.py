"""What step 1 puts on the table: nothing is known yet, so only the slips' rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...model.prefill import Prefills, ProposedRow
from ...model.rules import RuleContext
from .model import Identification

prefills = Prefills(Identification)


@prefills.slips("scores")
def slips(
    step: Identification, context: RuleContext, people: Sequence[ProposedRow]
) -> Iterable[ProposedRow]:
    """One slip for each person in the room and each candidate; none when there is one only."""
    if len(step.candidates) > 1:
        for person in people:
            for key, candidate in step.candidates.items():
                yield ProposedRow(f"{person.key}.{key}", f"{person.label}: {candidate.name}")
