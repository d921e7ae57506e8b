"""What step 10 puts on the table: numbers the steps already named, slips, and what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from ...changes import ABSENT
from ...content.catalogue import titles
from ...model.draft import value
from ...model.prefill import Prefills, ProposedRow, RecordAnswer
from ...model.rules import RuleContext
from .. import across
from ..plan.model import Plan
from ..structure.model import Structure
from .model import Checkup
from .proposals import proposed_indicators
from .readings import another_there, far_from_last, filed, last_time
from .results import doubted
from .rounds import kept_round, slips_of

prefills = Prefills(Checkup)

FRIDAY = 4
HALF_A_YEAR = timedelta(weeks=26)
ID_LENGTH = 60
ASSEMBLY = "members-meeting"


@prefills.rows("indicators")
def indicators(step: Checkup, context: RuleContext) -> Iterable[ProposedRow]:
    return proposed_indicators(context)


@prefills.rows("readings")
def readings(step: Checkup, context: RuleContext) -> Iterable[ProposedRow]:
    """One row for each indicator kept; the day is today unless somebody says another."""
    for key in step.indicators:
        yield ProposedRow(key, context.name("indicators", key), {"on": context.today.isoformat()})


prefills.derive("readings")(filed)
prefills.beside("readings.value")(last_time)
prefills.doubt("readings.value")(far_from_last)
prefills.doubt("readings.on")(another_there)
prefills.derive("confidence")(kept_round)
prefills.beside("confidence")(slips_of)


@prefills.slips("confidence")
def slips(
    step: Checkup, context: RuleContext, people: Sequence[ProposedRow]
) -> Iterable[ProposedRow]:
    return people


@prefills.rows("reopen")
def steps_in_doubt(step: Checkup, context: RuleContext) -> Iterable[ProposedRow]:
    """Steps the group doubts, the most doubted first."""
    for doubt in doubted(step):
        yield ProposedRow(doubt.step, f"{doubt.number} {titles()[doubt.step]}")


@prefills.default("report_to")
def assembly(step: Checkup, context: RuleContext) -> str | None:
    """The members' meeting, where step 7 has one."""
    return ASSEMBLY if ASSEMBLY in (value(context.step(Structure), "bodies") or {}) else None


@prefills.default("next_check")
def half_a_year_on(step: Checkup, context: RuleContext) -> str:
    """The review day of step 5 if it is still ahead, else half a year from today."""
    review = value(context.step(Plan), "review_date")
    day = review if review is not None and review > context.today else context.today + HALF_A_YEAR
    return str(day.isoformat())


@prefills.default("check_keeper")
def plan_keeper(step: Checkup, context: RuleContext) -> str | None:
    keeper: str | None = value(context.step(Plan), "plan_keeper")
    return keeper


@prefills.rows("pledges")
def pledging(step: Checkup, context: RuleContext) -> Iterable[ProposedRow]:
    return across.in_the_room(context)


def coming_friday(today: date) -> date:
    """The next Friday after today; on a Friday, the one in a week."""
    return today + timedelta(days=(FRIDAY - today.weekday()) % 7 or 7)


@prefills.derive("pledges")
def into_plan(
    step: Checkup, context: RuleContext, answer: RecordAnswer
) -> Iterator[tuple[str, Any]]:
    """A pledge is an action of step 5, due on Friday; a pledge taken back takes it away again."""
    key = answer.key
    path = f"steps.plan.actions.{f'pledge-{key}'[:ID_LENGTH].rstrip('-')}"
    pledge = (step.pledges or {}).get(key)
    deed = value(pledge, "deed") if pledge is not None else None
    there = context.raw(path) is not ABSENT
    if deed is None:
        if there:
            yield path, ABSENT
    elif there:
        yield f"{path}.what", deed
    else:
        action = {
            "what": deed,
            "owner": key,
            "milestone": None,
            "due": coming_friday(context.today).isoformat(),
            "cost_band": "0",
            "origin": "pledge",
        }
        yield path, action
