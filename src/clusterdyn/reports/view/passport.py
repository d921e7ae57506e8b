"""Which cluster this is, what it does, and where its ten steps stand."""

from __future__ import annotations

from ...content.catalogue import titles
from ...model.draft import value
from ...parse import country_name
from ...steps.identification.model import Identification
from ...steps.progress import State, StepState
from .plan_data import Passport, StepLine
from .source import Source, lines, rows

STATES = {
    State.NOT_STARTED: "not started",
    State.IN_PROGRESS: "in progress",
    State.READY: "done in the room",
    State.ENDORSED: "adopted",
    State.NEEDS_ANOTHER_LOOK: "look again",
}
CHANGED = "changed since adopted"
DECISIONS = {"go if": "go, on a condition"}
"""In the room it is said shorter."""
STEP = "steps.identification"


def passport(source: Source) -> Passport:
    known = source.context.passport
    code = value(known, "country")
    step = source.context.step(Identification)
    choice = value(step.decision, "choice")
    return Passport(
        name=value(known, "name"),
        region=value(known, "region"),
        country=country_name(code) if code else None,
        start_point=source.label("passport.start_point", value(known, "start_point")),
        in_the_room=tuple(
            source.context.name("people", key) for key in value(known, "in_the_room") or ()
        ),
        field=source.name(f"{STEP}.candidates", value(step, "chosen")),
        boundary_in=value(step, "boundary_in"),
        boundary_out=value(step, "boundary_out"),
        places=lines(step, "region_units"),
        firms=len(rows(step, "firm_list")),
        jobs=value(step, "jobs"),
        jobs_source=source.label(f"{STEP}.data_source", value(step, "data_source")),
        decision=DECISIONS.get(choice or "", choice),
        reason=value(step.decision, "reason"),
        steps=tuple(_line(state) for state in source.states),
    )


def _line(state: StepState) -> StepLine:
    changed = state.state == State.NEEDS_ANOTHER_LOOK and state.why == "changed"
    return StepLine(
        number=state.number,
        title=titles()[state.name],
        state=CHANGED if changed else STATES[state.state],
        answered=state.answered,
        core=state.core,
        adopted_by=state.endorsed_by or None,
        adopted_on=state.endorsed_on,
    )
