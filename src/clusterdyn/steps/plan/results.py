"""What is worked out in step 5: the timeline, who owns what, hours, and the money of year one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, get_args

from ...calculations.costs import BANDS, Span, missing, total
from ...calculations.months import months_later, quarter_of, quarters_from
from ...calculations.workload import hours_per_action
from ...model.draft import answered, value
from ...model.rules import Result, ResultBook, RuleContext
from ..leadership.model import Leadership
from ..quick_wins.model import QuickWins
from .model import Action, Certainty, Plan

results = ResultBook(Plan)

YEAR_ONE = 12
QUARTERS = 4


def session_day(context: RuleContext) -> date:
    """The day the group worked on this step; today while it is still at it."""
    computed = context.raw("marks.worked.plan")
    return date.fromisoformat(computed) if isinstance(computed, str) else context.today


def live_actions(step: Plan) -> dict[str, Action]:
    """All actions but the dropped ones."""
    return {k: a for k, a in step.actions.items() if value(a, "status") != "dropped"}


def actions_of_year_one(step: Plan, context: RuleContext) -> dict[str, Action]:
    """Live actions due within twelve months of the session; those without a day count too."""
    end = months_later(session_day(context), YEAR_ONE)
    return {k: a for k, a in live_actions(step).items() if value(a, "due", end) <= end}


def numbered(step: Plan) -> dict[str, int]:
    """Each milestone's number in print by its id: by day, those without a day last."""
    stones = value(step, "milestones") or {}
    in_order = sorted(stones, key=lambda key: value(stones[key], "due") or date.max)
    return {key: number for number, key in enumerate(in_order, start=1)}


def load(step: Plan) -> Counter[str]:
    """How many live actions each owner has taken."""
    found = (value(action, "owner") for action in live_actions(step).values())
    return Counter(owner for owner in found if owner is not None)


def owners(step: Plan) -> list[str]:
    """Everybody who owns a milestone or a live action, each once, in the order of the plan."""
    milestones = [value(stone, "owner") for stone in value(step, "milestones", {}).values()]
    actions = list(load(step)) if value(step, "actions") else []
    return [owner for owner in dict.fromkeys(milestones + actions) if owner is not None]


def is_staff(person: str, context: RuleContext) -> bool:
    """The facilitator, and colleagues from the same organisation unless that is a company."""
    facilitator = value(context.step(Leadership).facilitator, "person")
    if facilitator is None or person == facilitator:
        return facilitator is not None
    home = organisation_of(facilitator, context)
    if home is None or organisation_of(person, context) != home:
        return False
    known = context.organisations.get(home)
    return known is not None and value(known, "helix") not in (None, "company")


def organisation_of(person: str, context: RuleContext) -> str | None:
    """The id of the organisation where a person works, if known."""
    known = context.people.get(person)
    return value(known, "organisation") if known is not None else None


def member_owned(step: Plan, context: RuleContext) -> tuple[int, int]:
    """How many owned actions belong to members rather than staff, and how many are owned."""
    counts = load(step)
    members = sum(count for owner, count in counts.items() if not is_staff(owner, context))
    return members, counts.total()


def cost_of(key: str, action: Action, context: RuleContext) -> Span | None:
    """An action's cost: its exact figure, else that of its pilot, else its band; None if no one."""
    pilot = value(context.step(QuickWins), "pilots", {}).get(key)
    for exact in (value(action, "cost"), value(pilot, "cost") if pilot is not None else None):
        if exact is not None:
            return Span(exact, exact)
    band = value(action, "cost_band")
    return Span(*BANDS[band]) if band is not None else None


def needed_in_year_one(step: Plan, context: RuleContext) -> Span:
    """What the actions of year one that are not done cost together, from low to high."""
    return context.once(_needed_in_year_one, step)


def _needed_in_year_one(step: Plan, context: RuleContext) -> Span:
    due = actions_of_year_one(step, context).items()
    ahead = ((key, action) for key, action in due if value(action, "status") != "done")
    costs = (cost_of(key, action, context) for key, action in ahead)
    return total(cost for cost in costs if cost is not None)


def money_by_certainty(step: Plan) -> dict[str, int]:
    """Money in sight, by how sure it is."""
    found = dict.fromkeys(get_args(Certainty), 0)
    for money in (value(step, "money_in_sight") or {}).values():
        if value(money, "certainty") is not None:
            found[money.certainty] += value(money, "amount", 0)
    return found


COUNTED_ON = {"signed": "sure", "likely": "with likely money", "hope": "if everything comes"}
"""How money is counted, the surest first; each counts what stands before it too."""


def counted_on(amounts: Mapping[str, int]) -> list[tuple[str, int]]:
    """(how it is counted, money) of amounts by certainty: each counts the surer ones too."""
    found, together = [], 0
    for certainty, name in COUNTED_ON.items():
        together += amounts.get(certainty, 0)
        found.append((name, together))
    return found


class Gap(NamedTuple):
    """Money that is counted on, as ``COUNTED_ON`` calls it, and what is missing then."""

    counted: str
    money: int
    missing: Span


def gaps(step: Plan, context: RuleContext) -> list[Gap]:
    """What year one still needs with signed money, with likely money too, and with all of it."""
    needed = needed_in_year_one(step, context)
    counted = counted_on(money_by_certainty(step))
    return [Gap(name, money, missing(needed, money)) for name, money in counted]


def missing_money(step: Plan, context: RuleContext) -> Span:
    """What year one still needs, from low to high: only what is signed closes a gap."""
    return gaps(step, context)[0].missing


@results.calculation("timeline", after="milestones")
def timeline(step: Plan, context: RuleContext) -> Iterable[Result]:
    """Milestones in the order of their days."""
    dated = [stone for stone in step.milestones.values() if value(stone, "due") is not None]
    dated.sort(key=lambda stone: stone.due)
    if dated:
        people = [context.name("people", value(stone, "owner", "")) for stone in dated]
        rows = [
            (stone.due, value(stone, "text", ""), who)
            for stone, who in zip(dated, people, strict=True)
        ]
        values = {"count": len(dated), "first": dated[0].due, "last": dated[-1].due}
        yield Result(values, rows)


@results.calculation("member-owned", after="actions")
def member_share(step: Plan, context: RuleContext) -> Iterable[Result]:
    """The share of actions that members own."""
    members, owned = member_owned(step, context)
    if owned:
        yield Result({"members": members, "owned": owned, "share": members / owned})


@results.calculation("empty-quarters", after="actions")
def empty_quarters(step: Plan, context: RuleContext) -> Iterable[Result]:
    """Quarters of year one in which nothing is due."""
    things = [*value(step, "milestones", {}).values(), *live_actions(step).values()]
    days = [value(thing, "due") for thing in things]
    taken = {quarter_of(day) for day in days if day is not None}
    year_one = quarters_from(session_day(context), QUARTERS)
    empty = [f"Q{quarter} {year}" for year, quarter in year_one if (year, quarter) not in taken]
    if taken and empty:
        yield Result({"quarters": ", ".join(empty)})


@results.calculation("owner-load", after="owner_hours")
def owner_load(step: Plan, context: RuleContext) -> Iterable[Result]:
    """Actions of each owner beside the hours; said of whoever has fewest hours for each."""
    rows, tightest = [], None
    for key, actions, hours in loads(step):
        rows.append((context.name("people", key), actions, hours))
        each = hours_per_action(hours, actions)
        if each is not None and (tightest is None or each < tightest[0]):
            tightest = each, key, actions, hours
    if tightest is not None:
        each, key, actions, hours = tightest
        name = context.name("people", key)
        yield Result({"name": name, "actions": actions, "hours": hours, "each": each}, rows)


def loads(step: Plan) -> Iterator[tuple[str, int, float]]:
    """(owner, actions, hours a month) of everybody who said how many hours there are."""
    counts = load(step)
    for key, row in step.owner_hours.items():
        if value(row, "hours") is not None:
            yield key, counts[key], row.hours


def _money_rows(step: Plan, context: RuleContext) -> list[tuple[str, str, str]]:
    return [
        (gap.counted, context.money(gap.money), _span_said(gap.missing, context))
        for gap in gaps(step, context)
    ]


def _span_said(span: Span, context: RuleContext) -> str:
    """ "nothing", "EUR 3,000", "EUR 0 to EUR 10,000", "at least EUR 50,000"."""
    if span.high is None:
        return f"at least {context.money(span.low)}"
    if span.high == span.low:
        return context.money(span.low) if span.low else "nothing"
    return f"{context.money(span.low)} to {context.money(span.high)}"


@results.calculation("money-missing", after="money_in_sight")
def money_missing(step: Plan, context: RuleContext) -> Iterable[Result]:
    """Needed, signed, missing, where the actions have an upper end and money is missing."""
    yield from _money(step, context, "range")


@results.calculation("money-missing-exact", after="money_in_sight")
def money_missing_exact(step: Plan, context: RuleContext) -> Iterable[Result]:
    """The same where every cost is known exactly."""
    yield from _money(step, context, "exact")


@results.calculation("money-missing-open", after="money_in_sight")
def money_missing_open(step: Plan, context: RuleContext) -> Iterable[Result]:
    """The same where one action has no upper end."""
    yield from _money(step, context, "open")


@results.calculation("money-lowest-covered", after="money_in_sight")
def money_lowest_covered(step: Plan, context: RuleContext) -> Iterable[Result]:
    """The same where one action has no upper end and the lowest cost is signed."""
    yield from _money(step, context, "open-covered")


@results.calculation("money-covered", after="money_in_sight")
def money_covered(step: Plan, context: RuleContext) -> Iterable[Result]:
    """The same where even the highest cost is signed."""
    yield from _money(step, context, "covered")


def _money(step: Plan, context: RuleContext, case: str) -> Iterable[Result]:
    if not answered(step, "money_in_sight"):
        return
    needed, gap = needed_in_year_one(step, context), missing_money(step, context)
    if _case(needed, gap) == case:
        amounts = {"needed_low": needed.low, "needed_high": needed.high}
        amounts |= {"signed": money_by_certainty(step)["signed"]}
        amounts |= {"low": gap.low, "high": gap.high}
        said = {name: context.money(a) for name, a in amounts.items() if a is not None}
        yield Result(said, _money_rows(step, context))


def _case(needed: Span, gap: Span) -> str:
    if gap.high is None:
        return "open" if gap.low else "open-covered"
    if not gap.high:
        return "covered"
    return "exact" if needed.low == needed.high else "range"
