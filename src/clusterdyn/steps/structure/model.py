"""Step 7, Set up the structure: who decides what, light bodies, firm-led groups, a launch."""

from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Le
from pydantic import AllowInfNan

from ...model.draft import Answers
from ...model.fields import (
    Aim,
    Core,
    Count,
    Day,
    Deeper,
    Line,
    Meetings,
    MilestoneRef,
    OrganisationRef,
    PersonRef,
    PilotRef,
    Slug,
    StartDay,
    Table,
    Text,
)

DecisionRight = Literal[
    "admit-a-member",
    "approve-the-budget",
    "start-a-project",
    "speak-to-the-press",
    "hire",
    "spend-over-10k",
]
BodyKind = Literal["members-meeting", "board", "secretariat", "advisory-group"]
"""Kinds of bodies; the proposed bodies have these as their ids."""

FullTime = Annotated[float, Ge(0), Le(10_000), AllowInfNan(False)]
"""Full-time equivalents: 0.8 is one person for four days a week."""


class Right(Answers):
    """Which kind of body takes this decision."""

    body: Annotated[BodyKind, Core()]


class Body(Answers):
    """A body of the organisation: what it is for, how often it meets, how many people sit there."""

    name: Annotated[Line, Core()]
    mandate: Annotated[Line, Core(), Aim(words=10)]
    meetings_per_year: Annotated[Meetings, Core()]
    size: Annotated[Count, Core()]


class WorkingGroup(Answers):
    """A group that works towards one milestone, led by one person."""

    topic: Annotated[Line, Core()]
    lead: Annotated[PersonRef, Core()]
    milestone: Annotated[MilestoneRef, Core()]
    first_meeting: Annotated[StartDay, Core()]


class Proof(Answers):
    """A pilot that stands on stage at the launch, and the day by which it is true."""

    true_by: Annotated[Day, Core()]


class Launch(Answers):
    """The day the doors open. ``sign_ups`` is the aim, ``signed_up`` what came of it."""

    on: Annotated[StartDay, Core()]
    place: Annotated[Line, Core()]
    sign_ups: Annotated[Count, Core()]
    guests_came: Annotated[Count | None, Deeper(month=9)] = None
    signed_up: Annotated[Count | None, Deeper(month=9)] = None
    press_items: Annotated[Count | None, Deeper(month=9)] = None
    follow_up_calls: Annotated[Count | None, Deeper(month=9)] = None


class Structure(Answers):
    """What step 7 leaves behind; core fields in asking order, then what is added later."""

    step: ClassVar[str] = "structure"

    decision_rights: Annotated[
        dict[DecisionRight, Right], Core(), Table(rows=(6, 6), row=("body",), fixed=True)
    ]
    bodies: Annotated[
        dict[Slug, Body],
        Core(),
        Table(rows=(3, 4), row=("name", "mandate", "meetings_per_year", "size")),
    ]
    working_groups: Annotated[
        dict[Slug, WorkingGroup],
        Core(),
        Table(rows=(2, 4), row=("topic", "lead", "milestone", "first_meeting")),
    ]
    host: Annotated[OrganisationRef, Core(page="host")]
    fte: Annotated[FullTime, Core(page="host")]
    proofs: Annotated[dict[PilotRef, Proof], Core(), Table(rows=(1, 3), row=("true_by",))]
    launch: Annotated[Launch, Core()]

    brand_name: Annotated[Line | None, Deeper(month=2)] = None
    claim: Annotated[Line | None, Deeper(month=2), Aim(words=12)] = None
    brand_checks: Annotated[Text | None, Deeper(month=2)] = None
    launch_kit: Annotated[list[Line] | None, Deeper(month=4)] = None
    questions_and_answers: Annotated[Text | None, Deeper(month=4)] = None
