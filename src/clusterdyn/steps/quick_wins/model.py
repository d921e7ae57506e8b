"""Step 6, Profitable actions: pains, ideas, and three pilots with an owner and a named winner."""

from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Le
from pydantic import AllowInfNan

from ...model.draft import Answers
from ...model.fields import (
    ActionRef,
    Aim,
    Core,
    Count,
    Day,
    Deeper,
    IdeaRef,
    Kept,
    Line,
    Money,
    Need,
    OrganisationRef,
    PersonRef,
    Rating,
    Scores,
    Slug,
    Table,
    Text,
)

Segment = Literal["micro", "SME", "large", "research", "public"]
IdeaType = Literal[
    "market",
    "cost",
    "people",
    "knowledge",
    "innovation",
    "funding",
    "voice",
    "brand",
    "start-ups",
]
Access = Literal["members", "all"]
FreeRide = Literal["low", "medium", "high"]
Satisfaction = Annotated[float, Ge(1), Le(5), AllowInfNan(False)]
"""Mean answer of those who took part, 1 (poor) to 5 (very good)."""


class Pain(Answers):
    """A problem that costs a kind of organisation money this year, in its own words."""

    segment: Annotated[Segment, Core()]
    pain: Annotated[Line, Core()]


class Idea(Answers):
    """What two or more firms could do together within six months, and for whom."""

    title: Annotated[Line, Core()]
    type: Annotated[IdeaType, Core()]
    segment: Annotated[Segment, Core()]


class IdeaSlip(Answers):
    """One person's silent slip on one idea: what it gives and what it takes, 1 to 5."""

    impact: Annotated[Rating, Core()]
    effort: Annotated[Rating, Core()]


class Pilot(Answers):
    """An idea that starts now. It is an action of step 5: title, owner and due day stand there.

    ``cost`` and ``price_said`` in whole units of the passport's currency; the price is what one
    firm said it would pay. ``idea`` is the idea it grew from, if it stood on the list.
    """

    who_gains: Annotated[list[OrganisationRef], Core()]
    first_result: Annotated[Day, Core()]
    cost: Annotated[Money, Core()]
    price_said: Annotated[Money | None, Core(Need.OPTIONAL, page="prices")] = None
    firms_asked: Annotated[Count | None, Core(Need.OPTIONAL, page="prices")] = None
    access: Annotated[Access, Core(page="access")]
    free_ride: Annotated[FreeRide, Core(page="access")]
    proof_sentence: Annotated[Line, Core(page="proof"), Aim(words=20)]
    value_proposition: Annotated[Text | None, Deeper(month=1)] = None
    participants_min: Annotated[Count | None, Deeper(month=1)] = None
    member_contribution: Annotated[Money | None, Deeper(month=1)] = None
    participants_actual: Annotated[Count | None, Deeper(month=6)] = None
    satisfaction: Annotated[Satisfaction | None, Deeper(month=6)] = None
    evidence: Annotated[Line | None, Deeper(month=6)] = None
    story: Annotated[Text | None, Deeper(month=6)] = None
    idea: Annotated[IdeaRef | None, Kept()] = None


class QuickWins(Answers):
    """What step 6 leaves behind, in asking order."""

    step: ClassVar[str] = "quick_wins"

    pains: Annotated[dict[Slug, Pain], Core(), Table(rows=(3, 4), row=("segment", "pain"))]
    ideas: Annotated[
        dict[Slug, Idea], Core(), Table(rows=(10, 20), row=("title", "type", "segment"))
    ]
    idea_scores: Annotated[dict[PersonRef, dict[IdeaRef, IdeaSlip]], Core(), Scores()]
    pilots: Annotated[
        dict[ActionRef, Pilot],
        Core(),
        Table(
            rows=(3, 3),
            row=("owner", "who_gains", "first_result", "cost"),
            home={"owner": "owner"},
        ),
    ]
