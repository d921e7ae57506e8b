"""What is worked out in step 8: what fees bring, how a year ends, who carries it."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import fmean

from ...calculations.fees import (
    break_even_members,
    largest_share,
    result_if_members_stay_away,
)
from ...model.draft import value
from ...model.rules import Result, ResultBook, RuleContext
from .budget import budget, fee_income, income_lines, year_ends
from .model import Formalisation

results = ResultBook(Formalisation)

SERVICES = "services"


@results.calculation("fees", after="categories")
def fees(step: Formalisation, context: RuleContext) -> Iterable[Result]:
    """What each category of members brings in a year, and all together."""
    categories = step.categories.values()
    total = sum(fee_income(category) for category in categories)
    members = sum(value(category, "expected_members", 0) for category in categories)
    rows = [
        (
            value(category, "name", ""),
            value(category, "expected_members", 0),
            context.money(value(category, "fee", 0)),
            context.money(fee_income(category)),
        )
        for category in categories
    ]
    yield Result({"fees": context.money(total), "members": members}, rows)


@results.calculation("result", after="other_income")
def result(step: Formalisation, context: RuleContext) -> Iterable[Result]:
    """Fees and other income minus costs of one calm year, as the income is counted."""
    year, ends = budget(step), year_ends(step)
    rows = [
        (end.counted, *map(context.money, (year.fees, end.other, year.costs, end.left)))
        for end in ends
    ]
    sure, likely, everything = (context.money(end.left) for end in ends)
    yield Result({"sure": sure, "likely": likely, "all": everything}, rows)


@results.calculation("stay-away", after="other_income")
def stay_away(step: Formalisation, context: RuleContext) -> Iterable[Result]:
    """The same year with 30 per cent fewer members."""
    year = budget(step)
    left = result_if_members_stay_away(year.fees, year.other, year.costs)
    yield Result({"result": context.money(left)})


@results.calculation("break-even", after="other_income")
def break_even(step: Formalisation, context: RuleContext) -> Iterable[Result]:
    """Members needed at the present mix, beside those expected."""
    year = budget(step)
    needed = break_even_members(year.fees, year.members, year.other, year.costs)
    if needed is not None:
        yield Result({"needed": needed, "expected": year.members})


@results.calculation("private-share", after="other_income")
def private_share(step: Formalisation, context: RuleContext) -> Iterable[Result]:
    """Fees and services paid by companies, of all income; waits until each kind is known."""
    from_companies = sum(
        fee_income(category) for category in step.categories.values() if category.helix == "company"
    )
    services = sum(
        value(income, "per_year", 0)
        for income in (step.other_income or {}).values()
        if income.kind == SERVICES
    )
    income = budget(step).income
    if income > 0:
        yield Result({"share": (from_companies + services) / income})


@results.calculation("largest-source", after="other_income")
def largest_source(step: Formalisation, context: RuleContext) -> Iterable[Result]:
    """The largest line of the income and its share of all."""
    largest = largest_share(income_lines(step))
    if largest is not None:
        yield Result({"source": largest[0], "share": largest[1]})


@results.calculation("fee-votes", after="fee_votes")
def fee_votes(step: Formalisation, context: RuleContext) -> Iterable[Result]:
    """Mean and lowest of the fists on the fees."""
    fists = [vote.fist for vote in step.fee_votes.values()]
    if fists:
        yield Result({"mean": fmean(fists), "lowest": min(fists)})
