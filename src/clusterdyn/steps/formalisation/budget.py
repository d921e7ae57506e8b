"""One calm year in three sums, as far as the group has typed them."""

from __future__ import annotations

from typing import NamedTuple

from ...calculations.fees import income_from_fees, year_result
from ...model.draft import value
from ..plan.results import counted_on
from .model import Category, Formalisation

LEAST_SURE = "hope"
"""What income counts as while nobody has said how sure it is."""


def fee_income(category: Category) -> int:
    """What a category brings in a year; 0 until both fee and members are known."""
    fee, members = value(category, "fee", 0), value(category, "expected_members", 0)
    return income_from_fees([(fee, members)])


class Budget(NamedTuple):
    """Amounts a year in the passport's currency; ``members`` is the number expected."""

    fees: int
    members: int
    other: int
    costs: int

    @property
    def income(self) -> int:
        return self.fees + self.other


def budget(step: Formalisation) -> Budget:
    """The sums of a step 8 draft; waits for categories, costs and other income."""
    return Budget(
        fees=sum(fee_income(category) for category in step.categories.values()),
        members=sum(value(c, "expected_members", 0) for c in step.categories.values()),
        other=sum(value(income, "per_year", 0) for income in (step.other_income or {}).values()),
        costs=sum(value(cost, "per_year", 0) for cost in step.costs.values()),
    )


class YearEnd(NamedTuple):
    """How a year ends as other income is ``counted`` ("sure", "with likely money")."""

    counted: str
    other: int
    left: int


def year_ends(step: Formalisation) -> list[YearEnd]:
    """The end of a year with signed income, with likely income too, and with all of it."""
    year, amounts = budget(step), dict[str, int]()
    for income in (step.other_income or {}).values():
        certainty = value(income, "certainty") or LEAST_SURE
        amounts[certainty] = amounts.get(certainty, 0) + value(income, "per_year", 0)
    return [
        YearEnd(counted, other, year_result(year.fees, other, year.costs))
        for counted, other in counted_on(amounts)
    ]


def income_lines(step: Formalisation) -> dict[str, int]:
    """Every line of the income by its name: fees of each category, and other sources."""
    lines: dict[str, int] = {}
    for category in step.categories.values():
        name = value(category, "name", "")
        lines[name] = lines.get(name, 0) + fee_income(category)
    for income in (step.other_income or {}).values():
        source = value(income, "source", "")
        lines[source] = lines.get(source, 0) + value(income, "per_year", 0)
    return lines
