"""Step 4, The vision: one sentence, one number, gains, exclusions and a vote."""

from typing import Annotated, ClassVar, Literal

from ...model.draft import Answers
from ...model.fields import (
    Aim,
    Core,
    Deeper,
    FindingRef,
    Fist,
    IndicatorRef,
    Line,
    Need,
    Number,
    PersonRef,
    Scores,
    Table,
    Text,
    When,
    Year,
)

Side = Literal[
    "company", "research", "education", "public", "finance", "civil-society", "intermediary"
]
"""The kinds of organisation as table keys (see ``model.records.Helix``)."""

WORDS_OF_STATEMENT = 40
LOW_FIST = 1


def is_low(fist: object) -> bool:
    """A vote of 0 or 1: this person cannot defend it at home."""
    return isinstance(fist, int) and fist <= LOW_FIST


class Goal(Answers):
    """The one number that would prove the vision; the unit stands with the indicator."""

    indicator: Annotated[IndicatorRef, Core()]
    value: Annotated[Number, Core()]
    year: Annotated[Year | None, Deeper(month=1)] = None


class Gain(Answers):
    gain: Annotated[Line, Core(), Aim(words=10)]


class Vote(Answers):
    """Fist to five, 0 to 5; whoever shows 0 or 1 says what stands in the way."""

    fist: Annotated[Fist, Core()]
    objection: Annotated[Line | None, Core(Need.OPTIONAL), When("fist", is_low)] = None


class Vision(Answers):
    """What step 4 leaves behind; core fields in asking order, then what is added later."""

    step: ClassVar[str] = "vision"

    year: Annotated[Year, Core()]
    headlines: Annotated[list[Line], Core(), Aim(words=12, lines=(4, 8))]
    drafts: Annotated[
        list[Text] | None, Core(Need.OPTIONAL, page="statement"), Aim(lines=(2, 3))
    ] = None
    statement: Annotated[Text, Core(page="statement"), Aim(words=WORDS_OF_STATEMENT)]
    bold_goal: Annotated[Goal, Core()]
    gains: Annotated[dict[Side, Gain], Core(), Table(rows=(3, 5), row=("gain",), fixed=True)]
    not_we: Annotated[list[Line], Core(), Aim(lines=(1, 3))]
    answers: Annotated[list[FindingRef], Core(page="tests")]
    neighbour_test: Annotated[bool, Core(page="tests")]
    votes: Annotated[dict[PersonRef, Vote], Core(), Scores("people")]

    cover_story: Annotated[Text | None, Deeper(month=2)] = None
    consulted: Annotated[list[PersonRef] | None, Deeper(month=2)] = None
    scenarios: Annotated[list[Line] | None, Deeper(month=2)] = None
