"""Step 2, Cluster analysis: chain, actors, strengths, stage, findings and three baselines."""

from typing import Annotated, ClassVar, Literal

from ...model.draft import Answers
from ...model.fields import (
    Aim,
    Core,
    Count,
    Deeper,
    IndicatorRef,
    Kept,
    Line,
    Need,
    Number,
    OrganisationRef,
    PastDay,
    Percent,
    Rating,
    Slug,
    Table,
    Text,
)

FirmsHere = Literal["none", "few", "some", "many"]
Quadrant = Literal["S", "W", "O", "T"]
Evidence = Literal["figure", "case", "opinion"]
Symptom = Literal[
    "few-have-met",
    "no-name-yet",
    "new-start-ups",
    "different-technologies",
    "few-enthusiasts",
    "hire-from-each-other",
    "specialised-suppliers",
    "first-shared-institutions",
    "same-firms-for-years",
    "strong-routines",
    "sales-from-exports",
    "closures-or-takeovers",
    "price-competition",
    "look-only-at-each-other",
    "old-skills-new-market",
]
ClusterStage = Literal["agglomeration", "emerging", "growth", "mature", "decline", "transformation"]
InitiativeStage = Literal["idea", "forming", "operating", "institutionalised", "renewing"]
FindingKind = Literal["gap", "chance", "asset"]
Relation = Literal["hostile", "neutral", "friendly"]


class Stage(Answers):
    """One stage on the way from the first idea to the end user."""

    name: Annotated[Line, Core()]
    firms_here: Annotated[FirmsHere, Core()]
    strength: Annotated[Rating, Core()]


class Actor(Answers):
    """An organisation that matters; name and kind stand in the register. 1 (little) to 5 (much)."""

    influence: Annotated[Rating, Core()]
    interest: Annotated[Rating, Core()]
    relation: Annotated[Relation | None, Deeper(month=3)] = None


class Point(Answers):
    """A strength, weakness, opportunity or threat, and what it rests on."""

    quadrant: Annotated[Quadrant, Core()]
    text: Annotated[Line, Core()]
    evidence: Annotated[Evidence, Core()]
    votes: Annotated[Count | None, Core(Need.OPTIONAL)] = None


class Finding(Answers):
    """What decides the cluster's future; ``ours``: the cluster itself can do something about it."""

    text: Annotated[Line, Core()]
    kind: Annotated[FindingKind, Core()]
    ours: Annotated[bool, Core()]


class Baseline(Answers):
    """A number watched from today. ``value`` None means not known today; unit in the register."""

    value: Annotated[Number | None, Core(Need.ASKED)] = None
    source: Annotated[Line, Core()]
    on: Annotated[PastDay | None, Kept()] = None


class Analysis(Answers):
    """What step 2 leaves behind; core fields in asking order, then what is added later."""

    step: ClassVar[str] = "analysis"

    chain_stages: Annotated[
        dict[Slug, Stage], Core(), Table(rows=(5, 7), row=("name", "firms_here", "strength"))
    ]
    actors: Annotated[
        dict[OrganisationRef, Actor],
        Core(),
        Table(
            rows=(8, 12),
            row=("helix", "influence", "interest"),
            home={"helix": "helix"},
        ),
    ]
    outside_sources: Annotated[list[Line] | None, Core(Need.ASKED), Aim(lines=(0, 3))] = None
    swot: Annotated[
        dict[Slug, Point],
        Core(),
        Table(rows=(8, 12), row=("quadrant", "text", "evidence", "votes")),
    ]
    symptoms: Annotated[list[Symptom], Core(page="signs")]
    cluster_stage: Annotated[ClusterStage | None, Core(Need.OPTIONAL, page="signs")] = None
    initiative_stage: Annotated[InitiativeStage, Core(page="signs")]
    findings: Annotated[
        dict[Slug, Finding], Core(), Table(rows=(3, 5), row=("text", "kind", "ours"))
    ]
    baseline: Annotated[
        dict[IndicatorRef, Baseline],
        Core(),
        Table(rows=(3, 3), row=("value", "unit", "source"), home={"unit": "unit"}),
    ]
    ask_firms: Annotated[list[Line] | None, Core(Need.OPTIONAL), Aim(lines=(2, 5))] = None

    interviews: Annotated[Count | None, Deeper(month=2)] = None
    firms_covered_pct: Annotated[Percent | None, Deeper(month=2)] = None
    connectors: Annotated[list[OrganisationRef] | None, Deeper(month=2)] = None
    market_trends: Annotated[Text | None, Deeper(month=3)] = None
    shown_to_firms_on: Annotated[PastDay | None, Deeper(month=3)] = None
    firms_present: Annotated[Count | None, Deeper(month=3)] = None
