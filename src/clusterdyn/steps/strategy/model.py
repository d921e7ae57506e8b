"""Step 9, The future strategy. Three owned, counted, paid priorities, tested at minus 30 %."""

from typing import Annotated, ClassVar, Literal

from ...model.draft import Answers
from ...model.fields import (
    Aim,
    Core,
    CostRef,
    Deeper,
    IndicatorRef,
    Line,
    Need,
    Number,
    OptionRef,
    PastDay,
    Percent,
    PersonRef,
    Rating,
    Slug,
    Table,
    Text,
    Year,
    YearlyMoney,
)
from ..formalisation.model import IncomeKind

ChangeKind = Literal["chance", "threat"]
OptionKind = Literal[
    "deepen",
    "widen",
    "move",
    "go abroad",
    "cross with another cluster",
    "merge",
    "split",
    "spin out",
    "close",
]


class OutsideChange(Answers):
    """Something that comes at the cluster from outside."""

    text: Annotated[Line, Core()]
    kind: Annotated[ChangeKind, Core()]


class Option(Answers):
    """A way the cluster could go; value and feasibility from 1 (low) to 5 (high)."""

    text: Annotated[Line, Core()]
    kind: Annotated[OptionKind, Core()]
    value: Annotated[Rating, Core()]
    feasible: Annotated[Rating, Core()]


class Priority(Answers):
    """A chosen option: whose it is, the number it must reach, and its price a year."""

    owner: Annotated[PersonRef, Core()]
    indicator: Annotated[IndicatorRef, Core()]
    target: Annotated[Number, Core()]
    per_year: Annotated[YearlyMoney, Core()]


class Share(Answers):
    """Coins of a hundred from one kind of income, today and in the horizon year."""

    today: Annotated[Percent, Core()]
    then: Annotated[Percent, Core()]


class KeptCost(Answers):
    """What is kept of one cost line, a year, when income drops by 30 percent."""

    keep: Annotated[YearlyMoney, Core()]


class Strategy(Answers):
    """What step 9 leaves behind; core fields in asking order, then what is added later."""

    step: ClassVar[str] = "strategy"

    horizon: Annotated[Year, Core()]
    changes: Annotated[dict[Slug, OutsideChange], Core(), Table(rows=(3, 5), row=("text", "kind"))]
    options: Annotated[
        dict[Slug, Option],
        Core(),
        Table(rows=(4, 6), row=("text", "kind", "value", "feasible")),
    ]
    priorities: Annotated[
        dict[OptionRef, Priority],
        Core(),
        Table(rows=(1, 3), row=("owner", "indicator", "target", "per_year")),
    ]
    income_mix: Annotated[
        dict[IncomeKind, Share], Core(), Table(rows=(5, 5), row=("today", "then"), fixed=True)
    ]
    minus_30: Annotated[
        dict[CostRef, KeptCost], Core(), Table(rows=(3, 5), row=("keep",), fixed=True)
    ]
    stop_doing: Annotated[
        list[Line] | None, Core(Need.OPTIONAL, page="stop"), Aim(lines=(1, 3))
    ] = None
    end_rule: Annotated[Line | None, Core(Need.OPTIONAL, page="stop"), Aim(words=25)] = None

    business_model: Annotated[Text | None, Deeper(month=3)] = None
    cross_cluster: Annotated[list[Line] | None, Deeper(month=6)] = None
    adopted_by_assembly: Annotated[PastDay | None, Deeper(month=12)] = None
    public_page: Annotated[Line | None, Deeper(month=12)] = None
