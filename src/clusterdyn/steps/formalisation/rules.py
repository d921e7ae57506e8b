"""What can be wrong in step 8, and which actions its answers suggest."""

from __future__ import annotations

from ...calculations.fees import largest_share
from ...calculations.months import months_between
from ...model.draft import answered, value
from ...model.rules import Match, Matches, RuleBook, RuleContext
from ..quick_wins.model import QuickWins
from .budget import budget, income_lines
from .model import NEED_NOTHING, Category, Formalisation, needs_a_form

rules = RuleBook(Formalisation)

AT = "steps.formalisation"
MOST_FROM_ONE = 0.6
MOST_HOPED_FOR = 0.3
SOON_MONTHS = 24


@rules.error("no-costs")
def no_costs(step: Formalisation, context: RuleContext) -> Matches:
    """The costs were left out, or a line has no amount."""
    if context.missing(f"{AT}.costs"):
        yield Match("costs")
    for key in value(step, "costs", {}):
        if context.missing(f"{AT}.costs.{key}.per_year"):
            yield Match(f"costs.{key}.per_year", key=key)


@rules.warning("one-payer")
def one_payer(step: Formalisation, context: RuleContext) -> Matches:
    """One line of the income carries more than 60 per cent."""
    largest = largest_share(income_lines(step))
    if largest is not None and largest[1] > MOST_FROM_ONE:
        yield Match("other_income", {"source": largest[0], "share": largest[1]})


def prices_said(context: RuleContext) -> int | None:
    """Sum of the prices spoken in step 6, one a pilot; None when no price was said."""
    pilots = context.step(QuickWins).pilots.values()
    prices = [price for pilot in pilots if (price := value(pilot, "price_said")) is not None]
    return sum(prices) if prices else None


def dearer_category(step: Formalisation, prices: int) -> tuple[str, Category] | None:
    """The cheapest category, of firms as far as known, whose fee is above the prices said."""
    dearer = [
        (category.fee, key)
        for key, category in step.categories.items()
        if answered(category, "fee")
        and category.fee > prices
        and value(category, "helix") in (None, "company")
    ]
    if not dearer:
        return None
    _, key = min(dearer)
    return key, step.categories[key]


def fee_above_prices(step: Formalisation, context: RuleContext) -> Matches:
    prices = prices_said(context)
    found = dearer_category(step, prices) if prices is not None else None
    if found is not None and prices is not None:
        key, category = found
        values = {
            "prices": context.money(prices),
            "fee": context.money(category.fee),
            "name": value(category, "name", key),
        }
        yield Match(f"categories.{key}.fee", values)


@rules.warning("fee-over-price")
def fee_over_price(step: Formalisation, context: RuleContext) -> Matches:
    """A fee is above all prices together that firms said in step 6."""
    yield from fee_above_prices(step, context)


@rules.suggestion("ask-ten-firms")
def ask_ten_firms(step: Formalisation, context: RuleContext) -> Matches:
    yield from fee_above_prices(step, context)


@rules.suggestion("book-lawyer")
def book_lawyer(step: Formalisation, context: RuleContext) -> Matches:
    if needs_a_form(step.need_now) and step.legal_form is not None:
        yield Match("legal_form", {"form": step.legal_form})


@rules.suggestion("look-again")
def look_again(step: Formalisation, context: RuleContext) -> Matches:
    if NEED_NOTHING in step.need_now:
        yield Match("need_now")


@rules.suggestion("budget-without-hope")
def budget_without_hope(step: Formalisation, context: RuleContext) -> Matches:
    """More than 30 per cent of the income is only hoped for."""
    hoped = sum(
        value(income, "per_year", 0)
        for income in (step.other_income or {}).values()
        if value(income, "certainty") == "hope"
    )
    income = budget(step).income
    if income > 0 and hoped / income > MOST_HOPED_FOR:
        yield Match("other_income", {"hoped": context.money(hoped)})


@rules.suggestion("plan-replacement")
def plan_replacement(step: Formalisation, context: RuleContext) -> Matches:
    """A source of income ends within two years."""
    for key, income in (step.other_income or {}).items():
        ends = value(income, "ends")
        if ends is not None and months_between(context.today, ends) < SOON_MONTHS:
            values = {"source": value(income, "source", key), "ends": ends}
            yield Match(f"other_income.{key}.ends", values, key)
