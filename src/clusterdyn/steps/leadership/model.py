"""Step 3, Leadership search: an offer, seats before names, leaders, and who asks whom."""

from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Le

from ...model.draft import Answers
from ...model.fields import (
    Aim,
    Core,
    Count,
    Day,
    Deeper,
    Hours,
    Line,
    Need,
    PersonRef,
    Ref,
    Slug,
    StartDay,
    Table,
    Text,
    WeekHours,
)

SeatKind = Literal[
    "anchor-firm",
    "small-firm",
    "supplier",
    "user-or-customer",
    "research-or-education",
    "public",
]
Rung = Annotated[int, Ge(0), Le(4)]
Mandate = Literal["yes", "no", "unknown"]
Letter = Literal["none", "asked", "signed"]
GroundRule = Literal[
    "competition law",
    "no substitutes",
    "one voice outside",
    "decide by consent",
    "minutes in two days",
    "confidential unless released",
    "declare interests",
    "start and end on time",
]
LeaderRef = Annotated[Slug, Ref("steps.leadership.leaders")]


class Seat(Answers):
    """How many people of one kind should sit at the table."""

    how_many: Annotated[Count, Core()]


class Leader(Answers):
    """Somebody who could sit there; name and organisation stand in the register.

    ``rung`` is what the person has already done: 0 aware, 1 interested, 2 attends, 3 contributes,
    4 leads. ``mandate``: may the person speak for the organisation?
    """

    seat: Annotated[SeatKind, Core()]
    rung: Annotated[Rung, Core()]
    mandate: Annotated[Mandate, Core()]
    letter_of_intent: Annotated[Letter | None, Deeper(month=1)] = None
    hours_promised: Annotated[Hours | None, Deeper(month=1)] = None


class Facilitator(Answers):
    """Who does the daily work, in paid hours a week."""

    person: Annotated[PersonRef, Core()]
    hours_per_week: Annotated[WeekHours, Core()]


class Ask(Answers):
    """One leader is asked by somebody, by a day."""

    asker: Annotated[PersonRef, Core()]
    by_date: Annotated[Day, Core()]


class Meeting(Answers):
    on: Annotated[StartDay, Core()]
    place: Annotated[Line, Core()]


class Leadership(Answers):
    """What step 3 leaves behind; core fields in asking order, then what is added later."""

    step: ClassVar[str] = "leadership"

    offer: Annotated[Line, Core(page="offer"), Aim(words=30)]
    hours_asked: Annotated[Hours, Core(page="offer")]
    seats: Annotated[
        dict[SeatKind, Seat], Core(), Table(rows=(6, 6), row=("how_many",), fixed=True)
    ]
    leaders: Annotated[
        dict[PersonRef, Leader],
        Core(),
        Table(
            rows=(7, 12),
            row=("organisation", "seat", "rung", "mandate"),
            home={"organisation": "organisation"},
        ),
    ]
    chair: Annotated[LeaderRef, Core(page="chair")]
    deputy: Annotated[LeaderRef | None, Core(Need.OPTIONAL, page="chair")] = None
    facilitator: Annotated[Facilitator, Core()]
    asks: Annotated[dict[LeaderRef, Ask], Core(), Table(rows=(4, 8), row=("asker", "by_date"))]
    ground_rules: Annotated[list[GroundRule], Core(page="start")]
    first_meeting: Annotated[Meeting, Core(page="start")]

    invitation_script: Annotated[Text | None, Deeper(month=1)] = None
    terms_of_reference: Annotated[Text | None, Deeper(month=3)] = None
    term_months: Annotated[Count | None, Deeper(month=3)] = None
    succession: Annotated[Text | None, Deeper(month=3)] = None
