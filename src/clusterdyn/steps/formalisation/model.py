"""Step 8, Formalising. A reasoned legal form or "not yet", fees that add up, quarrels listed."""

from typing import Annotated, Any, ClassVar, Literal, get_args

from ...model.draft import Answers
from ...model.fields import (
    Aim,
    Core,
    Count,
    Day,
    Deeper,
    Fist,
    Line,
    Need,
    Number,
    PastDay,
    PersonRef,
    Scores,
    Slug,
    Table,
    When,
    YearlyMoney,
)
from ...model.records import Helix

NEED_NOTHING = "nothing yet"
NeedNow = Literal[
    "sign contracts",
    "hold money",
    "employ staff",
    "limit liability",
    "apply for grants",
    "nothing yet",
]
LegalForm = Literal[
    "association",
    "association with a company",
    "limited company",
    "non-profit company",
    "cooperative",
    "foundation",
    "EEIG",
    "part of a host",
]
Certainty = Literal["signed", "likely", "hope"]
IncomeKind = Literal["public-base", "projects", "fees", "services", "sponsors"]
QuarrelRule = Literal[
    "entry-and-exclusion",
    "votes",
    "conflict-of-interest",
    "ip-and-confidentiality",
    "competition-law",
    "fees-and-arrears",
    "board-rotation",
    "exit-and-dissolution",
]
QUARREL_RULES: tuple[str, ...] = get_args(QuarrelRule)
State = Literal["agreed", "open", "later"]


def needs_a_form(need_now: Any) -> bool:
    """Whether something on the list of needs cannot be done without a legal body."""
    return bool(need_now) and NEED_NOTHING not in need_now


class Category(Answers):
    """A kind of member: what each pays a year, how many are expected, votes of each."""

    name: Annotated[Line, Core()]
    fee: Annotated[YearlyMoney, Core()]
    expected_members: Annotated[Count, Core()]
    votes: Annotated[Count, Core()]
    helix: Annotated[Helix | None, Deeper(month=2)] = None
    benefits: Annotated[Line | None, Deeper(month=2)] = None


class Cost(Answers):
    """What must be paid in one calm year."""

    line: Annotated[Line, Core()]
    per_year: Annotated[YearlyMoney, Core()]


class Income(Answers):
    """Money that comes from elsewhere than fees; ``ends`` is its last day, None if it has none."""

    source: Annotated[Line, Core()]
    per_year: Annotated[YearlyMoney, Core()]
    certainty: Annotated[Certainty, Core()]
    ends: Annotated[Day | None, Core(Need.OPTIONAL)] = None
    kind: Annotated[IncomeKind | None, Deeper(month=6)] = None


class RuleState(Answers):
    """How far the group is with one rule that causes quarrels."""

    state: Annotated[State, Core()]


class FeeVote(Answers):
    """One person's fist-to-five on the fees, 0 (no) to 5 (gladly)."""

    fist: Annotated[Fist, Core()]


class Formalisation(Answers):
    """What step 8 leaves behind; core fields in asking order, then what is added later."""

    step: ClassVar[str] = "formalisation"

    need_now: Annotated[list[NeedNow], Core()]
    legal_form: Annotated[LegalForm | None, Core(page="form"), When("need_now", needs_a_form)] = (
        None
    )
    form_reason: Annotated[
        Line | None, Core(page="form"), When("need_now", needs_a_form), Aim(words=20)
    ] = None
    categories: Annotated[
        dict[Slug, Category],
        Core(),
        Table(rows=(3, 4), row=("name", "fee", "expected_members", "votes")),
    ]
    costs: Annotated[dict[Slug, Cost], Core(), Table(rows=(3, 5), row=("line", "per_year"))]
    other_income: Annotated[
        dict[Slug, Income] | None,
        Core(Need.ASKED),
        Table(rows=(0, 4), row=("source", "per_year", "certainty", "ends")),
    ] = None
    rules_state: Annotated[
        dict[QuarrelRule, RuleState], Core(), Table(rows=(8, 8), row=("state",), fixed=True)
    ]
    fee_votes: Annotated[dict[PersonRef, FeeVote], Core(), Scores("people")]

    legal_review: Annotated[PastDay | None, Deeper(month=4)] = None
    reserve_months: Annotated[Number | None, Deeper(month=6)] = None
