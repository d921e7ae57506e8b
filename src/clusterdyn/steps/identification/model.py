"""Step 1, Is there a cluster? One chosen field, its boundary, named firms, a reasoned decision."""

from typing import Annotated, ClassVar, Literal

from ...model.draft import Answers
from ...model.fields import (
    Aim,
    CandidateRef,
    Core,
    Count,
    Day,
    Deeper,
    Kept,
    Line,
    Need,
    Number,
    OrganisationRef,
    PersonRef,
    Rating,
    Scores,
    Slug,
    Table,
    Text,
    Unit,
    Year,
)

Verdict = Literal["go", "go if", "not now"]
FirmRole = Literal["anchor", "maker", "supplier", "service", "user"]
DataSource = Literal["statistics", "register", "estimate"]
LargestShare = Literal["<25", "25-50", ">50"]


class Figures(Answers):
    """Figures of a candidate from a statistics table (see ``clusterdyn screen``).

    ``as_of`` is the last day of a quarter or month; figures of a whole year have the year alone.
    """

    region: Line | None = None
    industry: Line | None = None
    year: Annotated[int | None, Unit.YEAR] = None
    as_of: Day | None = None
    employment: Number | None = None
    establishments: Number | None = None
    lq: Number | None = None
    lq_low: Number | None = None
    lq_high: Number | None = None
    surplus: Number | None = None
    share: Number | None = None
    classification: Line | None = None
    source: Text | None = None
    file_sha256: Line | None = None
    taken_on: Day | None = None
    reading_report: Text | None = None


class Candidate(Answers):
    """A field of business that could be a cluster here."""

    name: Annotated[Line, Core()]
    serves_whom: Annotated[Line | None, Core(Need.OPTIONAL)] = None
    figures: Annotated[Figures | None, Kept()] = None


class Slip(Answers):
    """One person's silent scores of one candidate, 1 (weak) to 5 (strong)."""

    concentration: Annotated[Rating, Core()]
    links: Annotated[Rating, Core()]
    growth: Annotated[Rating, Core()]
    knowledge: Annotated[Rating, Core()]
    leaders: Annotated[Rating, Core()]


class Firm(Answers):
    """A firm the group would phone; name and size stand in the register."""

    role: Annotated[FirmRole | None, Core(Need.OPTIONAL)] = None


class JointWork(Answers):
    """Something three or more of the firms have done together."""

    what: Annotated[Line, Core()]
    year: Annotated[Year | None, Core(Need.OPTIONAL)] = None


class Decision(Answers):
    choice: Annotated[Verdict, Core()]
    reason: Annotated[Line, Core(), Aim(words=25)]


class Identification(Answers):
    """What step 1 leaves behind; core fields in asking order, then what is added later."""

    step: ClassVar[str] = "identification"

    candidates: Annotated[
        dict[Slug, Candidate], Core(), Table(rows=(2, 4), row=("name", "serves_whom"))
    ]
    scores: Annotated[
        dict[PersonRef, dict[CandidateRef, Slip]] | None,
        Core(Need.OPTIONAL, page="scores"),
        Scores(),
    ] = None
    chosen: Annotated[CandidateRef, Core(page="scores")]
    boundary_in: Annotated[Line, Core(page="boundary"), Aim(words=25)]
    boundary_out: Annotated[Line, Core(page="boundary"), Aim(words=25)]
    region_units: Annotated[list[Line], Core()]
    firm_list: Annotated[
        dict[OrganisationRef, Firm],
        Core(),
        Table(
            rows=(8, 16),
            row=("size_class", "role"),
            home={"size_class": "size_class"},
            preset={"helix": "company"},
        ),
    ]
    joint_evidence: Annotated[
        dict[Slug, JointWork] | None,
        Core(Need.ASKED),
        Table(rows=(0, 3), row=("what", "year")),
    ] = None
    jobs: Annotated[Count | None, Core(Need.OPTIONAL, page="jobs")] = None
    data_source: Annotated[DataSource | None, Core(Need.OPTIONAL, page="jobs")] = None
    largest_share: Annotated[LargestShare | None, Core(Need.OPTIONAL, page="jobs")] = None
    decision: Annotated[Decision, Core()]

    core_activities: Annotated[list[Line] | None, Deeper(month=1)] = None
    growth_5y_pct: Annotated[Number | None, Deeper(month=2)] = None
    export_share_pct: Annotated[Number | None, Deeper(month=2)] = None
