"""Numbers, days and amounts as people say them, in every format alike."""

from __future__ import annotations

from datetime import date

from ...content.catalogue import format_date
from .plan_data import FullPlan, Goal, Span, Value

UNDECIDED = "not decided yet"
UNKNOWN = "not known"
NEAR = 182  # days
OPEN = "Not decided yet."
INVENTED = "This cluster is invented. Its people, firms and events are not real."
MONEY_HEADS = ("Counted", "Money", "Missing")


def introduction(plan: FullPlan) -> str:
    """What stands between the cluster's name and the page."""
    day_of_plan = f"Action plan as of {day(plan.as_of)}."
    return f"{day_of_plan} {INVENTED}" if plan.fictional else day_of_plan


def or_undecided(text: str | None) -> str:
    return text or UNDECIDED


def day(on: date | None) -> str:
    """ "2 April 2027"."""
    return UNDECIDED if on is None else format_date(on)


def near_day(on: date | None, today: date) -> str:
    """ "2 April"; with its year where half a year or more lies between."""
    if on is None or abs((on - today).days) > NEAR:
        return day(on)
    return day(on).removesuffix(f" {on.year}")


def overdue(said_day: str, on: date | None, today: date) -> str:
    """The day, with a word where it lies in the past: "9 October (overdue)"."""
    return f"{said_day} (overdue)" if on is not None and on < today else said_day


def number(amount: float | None, otherwise: str = UNDECIDED) -> str:
    """ "1,900", "0.8"; a minus sign, not a hyphen."""
    if amount is None:
        return otherwise
    whole = amount == int(amount)
    return (f"{int(amount):,}" if whole else f"{amount:,.10g}").replace("-", "−")


def money(amount: int | None, currency: str) -> str:
    """ "DKK 1,800", "−DKK 11,640"."""
    if amount is None:
        return UNDECIDED
    sign = "−" if amount < 0 else ""
    return f"{sign}{currency} {abs(amount):,}"


def span(cost: Span | None, currency: str) -> str:
    """ "DKK 3,000", "DKK 0 to 10,000", "DKK 50,000 or more"; what has no figure is counted."""
    if cost is None:
        return UNDECIDED
    if cost.high is None:
        text = f"{money(cost.low, currency)} or more"
    elif cost.high == cost.low:
        text = money(cost.low, currency)
    else:
        text = f"{money(cost.low, currency)} to {cost.high:,}"
    return f"{text}, and {cost.open} without a figure" if cost.open else text


def missing(gap: Span, currency: str) -> str:
    """What is needed and not there: "DKK 3,000", "nothing"."""
    if gap.low == 0 and gap.high is None:
        return "nothing at the lowest cost"
    return "nothing" if gap.high == 0 else span(gap, currency)


def weight(severity: str) -> str:
    """How a finding weighs: what is wrong is corrected, the rest is talked about."""
    return "to correct" if severity == "error" else "to talk about"


def goal(aim: Goal) -> str:
    """ "Jobs, 2,000 people by 2035"; the unit only where the name does not say it."""
    parts = [f"{aim.indicator}, {number(aim.value)}"]
    if aim.value is not None:
        parts += [aim.unit] if aim.unit and not says(aim.indicator, aim.unit) else []
        parts += [f"by {aim.year}"] if aim.year is not None else []
    return " ".join(parts)


def says(name: str, unit: str) -> bool:
    """Whether the name of an indicator tells its unit: "Pieces renewed a year"."""
    return unit.casefold() in name.casefold()


def reading(value: Value | None) -> str:
    """ "1,900 (2 April 2027)"."""
    if value is None:
        return UNKNOWN
    return number(value.value) + (f" ({format_date(value.on)})" if value.on else "")


def milestone(counted: int | None) -> str:
    return "" if counted is None else f"M{counted}"
