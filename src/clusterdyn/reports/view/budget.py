"""One calm year: fees, other income, costs, and what is left."""

from __future__ import annotations

from ...model.draft import answered, value
from ...steps.formalisation.budget import fee_income, year_ends
from ...steps.formalisation.model import Category, Formalisation
from .plan_data import Budget, Cost, Fee, Income, YearEnd
from .source import Source, rows

CERTAINTY = "steps.plan.money_in_sight.certainty"
"""Named as in step 5, which asks it of the money of year one."""
ASKED = ("categories", "costs", "other_income")


def budget(source: Source) -> Budget:
    step = source.context.step(Formalisation)
    fees = tuple(_fee(category) for category in rows(step, "categories").values())
    costs = tuple(
        Cost(value(cost, "line"), value(cost, "per_year")) for cost in rows(step, "costs").values()
    )
    other = _other(source, step)
    sums = (
        sum(fee.income or 0 for fee in fees),
        sum(income.per_year or 0 for income in other or ()),
        sum(cost.per_year or 0 for cost in costs),
    )
    is_known = all(answered(step, name) for name in ASKED)
    return Budget(
        fees=fees,
        fees_total=sums[0],
        other=other,
        other_total=sums[1],
        costs=costs,
        costs_total=sums[2],
        result=tuple(YearEnd(*end) for end in year_ends(step)) if is_known else None,
        worked_out=source.worked("formalisation", "stay-away", "break-even", "largest-source"),
    )


def _fee(category: Category) -> Fee:
    known = answered(category, "fee") and answered(category, "expected_members")
    return Fee(
        name=value(category, "name"),
        fee=value(category, "fee"),
        members=value(category, "expected_members"),
        votes=value(category, "votes"),
        income=fee_income(category) if known else None,
    )


def _other(source: Source, step: Formalisation) -> tuple[Income, ...] | None:
    """Other income; None while nobody has been asked (an empty tuple: there is none)."""
    if not answered(step, "other_income"):
        return None
    return tuple(
        Income(
            source=value(income, "source"),
            per_year=value(income, "per_year"),
            certainty=source.label(CERTAINTY, value(income, "certainty")),
            ends=value(income, "ends"),
        )
        for income in rows(step, "other_income").values()
    )
