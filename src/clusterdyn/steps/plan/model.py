"""Step 5, Milestones: what must be true by when, and who moves first."""

from typing import Annotated, Any, ClassVar, Literal

from ...model.draft import Answers
from ...model.fields import (
    Aim,
    Core,
    Day,
    Deeper,
    Exact,
    Hours,
    Kept,
    Line,
    MilestoneRef,
    Money,
    Need,
    OrganisationRef,
    PersonRef,
    Slug,
    StartDay,
    Table,
    Text,
    When,
)

Choice = Literal["keep", "change", "later", "drop"]
CostBand = Literal["0", "<10k", "10-50k", ">50k"]
Certainty = Literal["signed", "likely", "hope"]
Origin = Literal["room", "suggestion", "pilot", "pledge"]
ActionStatus = Literal["planned", "running", "done", "dropped"]
MilestoneStatus = Literal["on the way", "late", "reached", "dropped"]
Grade = Literal["low", "medium", "high"]


def is_change(choice: Any) -> bool:
    """The suggestion is kept in other words."""
    return bool(choice == "change")


class Milestone(Answers):
    """Something that is true on a day and that a stranger could check by its proof."""

    text: Annotated[Line, Core(), Aim(words=12)]
    due: Annotated[Day, Core()]
    proof: Annotated[Line, Core()]
    owner: Annotated[PersonRef, Core()]
    after: Annotated[list[MilestoneRef] | None, Deeper(month=2)] = None
    status: Annotated[MilestoneStatus | None, Deeper(month=3)] = None


class Suggestion(Answers):
    """What the group says to an action that its earlier answers suggest.

    ``origin`` is the id of the rule that suggested it, ``said`` the words it was suggested in.
    """

    choice: Annotated[Choice, Core()]
    text: Annotated[Line | None, Core(Need.OPTIONAL), When("choice", is_change)] = None
    origin: Annotated[Line | None, Kept()] = None
    said: Annotated[Text | None, Kept()] = None


class Action(Answers):
    """What somebody does within twelve months. ``origin``: how it came into the plan."""

    what: Annotated[Line, Core()]
    owner: Annotated[PersonRef, Core()]
    milestone: Annotated[MilestoneRef | None, Core(Need.OPTIONAL)] = None
    due: Annotated[Day, Core()]
    cost_band: Annotated[CostBand, Core(), Exact("cost")]
    start: Annotated[StartDay | None, Deeper(month=1)] = None
    cost: Annotated[Money | None, Deeper(month=2)] = None
    funded: Annotated[Money | None, Deeper(month=2)] = None
    source: Annotated[Line | None, Deeper(month=2)] = None
    deliverable: Annotated[Line | None, Deeper(month=2)] = None
    partners: Annotated[list[OrganisationRef] | None, Deeper(month=2)] = None
    status: Annotated[ActionStatus | None, Deeper(month=3)] = None
    note: Annotated[Line | None, Deeper(month=3)] = None
    origin: Annotated[Origin | None, Kept()] = None


class OwnerHours(Answers):
    """Hours a month that an owner really has for this work."""

    hours: Annotated[Hours, Core()]


class MoneyInSight(Answers):
    """Money for year one: how much, from whom, how sure."""

    amount: Annotated[Money, Core()]
    source: Annotated[Line, Core()]
    certainty: Annotated[Certainty, Core()]


class Risk(Answers):
    """What could kill the plan, and the first sign of it."""

    cause: Annotated[Line, Core()]
    early_sign: Annotated[Line, Core()]
    grade: Annotated[Grade | None, Deeper(month=2)] = None


class Plan(Answers):
    """What step 5 leaves behind; core fields in asking order, then what is added later."""

    step: ClassVar[str] = "plan"

    milestones: Annotated[
        dict[Slug, Milestone], Core(), Table(rows=(5, 8), row=("text", "due", "proof", "owner"))
    ]
    suggestions: Annotated[
        dict[Slug, Suggestion], Core(), Table(rows=(0, 12), row=("choice", "text"), fixed=True)
    ]
    actions: Annotated[
        dict[Slug, Action],
        Core(),
        Table(rows=(8, 12), row=("what", "owner", "milestone", "due", "cost_band")),
    ]
    owner_hours: Annotated[
        dict[PersonRef, OwnerHours], Core(), Table(rows=(3, 8), row=("hours",), fixed=True)
    ]
    money_in_sight: Annotated[
        dict[Slug, MoneyInSight] | None,
        Core(Need.OPTIONAL),
        Table(rows=(1, 3), row=("amount", "source", "certainty")),
    ] = None
    risks: Annotated[
        dict[Slug, Risk] | None,
        Core(Need.OPTIONAL),
        Table(rows=(3, 3), row=("cause", "early_sign")),
    ] = None
    plan_keeper: Annotated[PersonRef, Core(page="keeper")]
    review_date: Annotated[Day, Core(page="keeper")]

    owner_confirmed: Annotated[list[PersonRef] | None, Deeper(month=2)] = None
