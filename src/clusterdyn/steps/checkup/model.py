"""Step 10, Checking-up. Owned indicators, steps to reopen, the next check in the calendars."""

from typing import Annotated, ClassVar, Literal

from ...content.step_names import StepName
from ...model.draft import Answers
from ...model.fields import (
    Aim,
    BodyRef,
    Core,
    Day,
    Deeper,
    IndicatorRef,
    Kept,
    Line,
    Need,
    Number,
    PastDay,
    PersonRef,
    Rating,
    Scores,
    Table,
    Text,
)

Ladder = Literal["activity", "output", "outcome", "impact"]
Frequency = Literal["monthly", "quarterly", "half-yearly", "yearly"]
MemberQuestion = Literal[
    "new knowledge?",
    "new partner?",
    "new product or service?",
    "new customer?",
    "cost saved?",
    "skills gained?",
    "satisfied 1-5?",
    "would you renew?",
]


class Watched(Answers):
    """An indicator the cluster keeps: how far down the ladder it looks, its goal, who brings it."""

    ladder: Annotated[Ladder, Core()]
    target: Annotated[Number | None, Core(Need.OPTIONAL)] = None
    frequency: Annotated[Frequency, Core()]
    owner: Annotated[PersonRef, Core()]


class LatestReading(Answers):
    """The latest value of an indicator; None means asked and not known."""

    value: Annotated[Number | None, Core(Need.ASKED)] = None
    on: Annotated[PastDay, Core()]


class Confidence(Answers):
    """One person's silent slip: how sure of each step, 1 (doubtful) to 5 (sure)."""

    identification: Annotated[Rating, Core()]
    analysis: Annotated[Rating, Core()]
    leadership: Annotated[Rating, Core()]
    vision: Annotated[Rating, Core()]
    plan: Annotated[Rating, Core()]
    quick_wins: Annotated[Rating, Core()]
    structure: Annotated[Rating, Core()]
    formalisation: Annotated[Rating, Core()]
    strategy: Annotated[Rating, Core()]
    checkup: Annotated[Rating, Core()]


class Reopening(Answers):
    """A step that is opened again."""

    why: Annotated[Line, Core()]
    by_date: Annotated[Day, Core()]
    who: Annotated[PersonRef, Core()]


class Pledge(Answers):
    """What one person does at home this week; None for somebody who passes."""

    deed: Annotated[Line | None, Core(Need.OPTIONAL), Aim(words=12)] = None


class Checkup(Answers):
    """What step 10 leaves behind; core fields in asking order, then what is added later."""

    step: ClassVar[str] = "checkup"

    indicators: Annotated[
        dict[IndicatorRef, Watched],
        Core(),
        Table(rows=(6, 10), row=("ladder", "target", "frequency", "owner")),
    ]
    readings: Annotated[
        dict[IndicatorRef, LatestReading],
        Core(),
        Table(rows=(6, 10), row=("value", "on"), fixed=True),
    ]
    confidence: Annotated[dict[PersonRef, Confidence], Core(), Scores()]
    reopen: Annotated[
        dict[StepName, Reopening] | None,
        Core(Need.ASKED),
        Table(rows=(0, 3), row=("why", "by_date", "who")),
    ] = None
    report_to: Annotated[BodyRef, Core(page="report")]
    report_date: Annotated[Day, Core(page="report")]
    next_check: Annotated[Day, Core(page="check")]
    check_keeper: Annotated[PersonRef, Core(page="check")]
    pledges: Annotated[
        dict[PersonRef, Pledge] | None,
        Core(Need.OPTIONAL),
        Table(rows=(4, 8), row=("deed",), fixed=True),
    ] = None

    member_questions: Annotated[list[MemberQuestion] | None, Deeper(month=6)] = None
    lessons: Annotated[list[Line] | None, Deeper(month=6)] = None
    performance_account: Annotated[Text | None, Deeper(month=12)] = None
    external_evaluation: Annotated[PastDay | None, Deeper(month=12)] = None

    confidence_on: Annotated[Day | None, Kept()] = None
    """The day of the first slip of the round that stands there."""
    earlier_confidence: Annotated[dict[Day, dict[PersonRef, Confidence]] | None, Kept()] = None
    """The slips of earlier rounds, by the day of their round."""
