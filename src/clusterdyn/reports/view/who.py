"""Which cluster this is, where its ten steps stand, and who leads and decides."""

from __future__ import annotations

from ...content.catalogue import titles
from ...model.draft import Unanswered, answered, value
from ...parse import country_name
from ...steps.formalisation.forms import forms_in
from ...steps.formalisation.model import Formalisation, needs_a_form
from ...steps.identification.model import Identification
from ...steps.leadership.model import Leadership
from ...steps.progress import StepState, StepStatus
from ...steps.structure.model import Structure
from ...steps.structure.results import hours_a_year
from .plan_data import Body, Launch, Organisation, Passport, StepLine, WorkingGroup
from .source import ORGANISATIONS, Source, lines, rows
from .work import numbers

STATES = {
    StepStatus.NOT_STARTED: "not started",
    StepStatus.IN_PROGRESS: "in progress",
    StepStatus.READY: "done in the room",
    StepStatus.ENDORSED: "adopted",
    StepStatus.NEEDS_ANOTHER_LOOK: "look again",
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
    changed = state.state == StepStatus.NEEDS_ANOTHER_LOOK and state.why == "changed"
    return StepLine(
        number=state.number,
        title=titles()[state.name],
        state=CHANGED if changed else STATES[state.state],
        answered=state.answered,
        core=state.core,
        adopted_by=state.endorsed_by or None,
        adopted_on=state.endorsed_on,
    )


STRUCTURE = "steps.structure"


def organisation(source: Source) -> Organisation:
    led = source.context.step(Leadership)
    step = source.context.step(Structure)
    form = source.context.step(Formalisation)
    need_now = value(form, "need_now")
    return Organisation(
        chair=source.person(value(led, "chair")),
        deputy=source.person(value(led, "deputy")),
        facilitator=source.person(value(led.facilitator, "person")),
        hours_per_week=value(led.facilitator, "hours_per_week"),
        ground_rules=_labels(source, "steps.leadership.ground_rules", lines(led, "ground_rules")),
        bodies=_bodies(source, step),
        groups=_groups(source, step),
        host=source.name(ORGANISATIONS, value(step, "host")),
        fte=value(step, "fte"),
        volunteer_hours=_volunteer_hours(step),
        launch=_launch(source, step),
        need_now=_labels(source, "steps.formalisation.need_now", lines(form, "need_now")),
        no_form=need_now is not None and not needs_a_form(need_now),
        legal_form=legal_form(source),
        form_reason=value(form, "form_reason"),
        rules=tuple(
            (
                source.label("steps.formalisation.rules_state", key) or key,
                source.label("steps.formalisation.rules_state.state", value(row, "state")),
            )
            for key, row in rows(form, "rules_state").items()
        ),
    )


def legal_form(source: Source) -> str | None:
    """The chosen form with its name in the cluster's country, such as "association (forening)"."""
    form: str | None = value(source.context.step(Formalisation), "legal_form")
    if form is None:
        return None
    return dict(forms_in(value(source.context.passport, "country"))).get(form, form)


def _labels(source: Source, path: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(source.label(path, choice) or choice for choice in choices)


def _bodies(source: Source, step: Structure) -> tuple[Body, ...]:
    rights = rows(step, "decision_rights")
    return tuple(
        Body(
            name=value(body, "name"),
            mandate=value(body, "mandate"),
            meetings=value(body, "meetings_per_year"),
            size=value(body, "size"),
            decides=tuple(
                source.label(f"{STRUCTURE}.decision_rights", right) or right
                for right, row in rights.items()
                if value(row, "body") == key
            ),
        )
        for key, body in rows(step, "bodies").items()
    )


def _groups(source: Source, step: Structure) -> tuple[WorkingGroup, ...]:
    counted = numbers(source)
    return tuple(
        WorkingGroup(
            topic=value(group, "topic"),
            lead=source.person(value(group, "lead")),
            milestone=counted.get(value(group, "milestone") or ""),
            first_meeting=value(group, "first_meeting"),
        )
        for group in rows(step, "working_groups").values()
    )


def _launch(source: Source, step: Structure) -> Launch:
    return Launch(
        on=value(step.launch, "on"),
        place=value(step.launch, "place"),
        sign_ups=value(step.launch, "sign_ups"),
        signed_up=value(step.launch, "signed_up"),
        proofs=tuple(
            (source.context.name("steps.quick_wins.pilots", key), value(proof, "true_by"))
            for key, proof in rows(step, "proofs").items()
        ),
    )


def _volunteer_hours(step: Structure) -> int | None:
    """Unpaid hours a year; None until bodies and working groups have been named."""
    if not (answered(step, "bodies") and answered(step, "working_groups")):
        return None
    try:
        return hours_a_year(step)
    except Unanswered:
        return None
