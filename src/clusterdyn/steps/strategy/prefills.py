"""What step 9 puts on the table: a horizon past the first grant, ranked options, today's coins."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from ...calculations.percent import whole_percent
from ...model.draft import answered, value
from ...model.prefill import Prefills, ProposedRow
from ...model.rules import RuleContext
from ..formalisation.budget import fee_income
from ..formalisation.model import Formalisation, IncomeKind
from .model import Option, Strategy

prefills = Prefills(Strategy)

INCOME_KINDS: tuple[str, ...] = get_args(IncomeKind)
NEAREST, USUAL, FARTHEST = 3, 4, 10
"""How many years ahead the horizon may be, and usually is (our defaults)."""

WORDS_OF_KINDS = {
    "projects": ("project", "interreg", "horizon", "erasmus"),
    "services": ("service", "course", "event", "rent", "consult", "ticket"),
    "sponsors": ("sponsor", "bank"),
}


@prefills.default("horizon")
def horizon(step: Strategy, context: RuleContext) -> int:
    """A year after the first grant has ended, three to ten ahead."""
    other = value(context.step(Formalisation), "other_income") or {}
    ends = [income.ends.year for income in other.values() if value(income, "ends")]
    wanted = min(ends) + 1 if ends else 0
    this_year = context.today.year
    return min(max(wanted, this_year + USUAL), this_year + FARTHEST)


def score(option: Option) -> int:
    """Value times feasibility, 1 to 25; 0 until both are known."""
    return int(value(option, "value", 0) * value(option, "feasible", 0))


def ranked(step: Strategy) -> list[tuple[str, Option]]:
    """The options with their ids, the best first."""
    scored = [(key, option) for key, option in step.options.items() if answered(option, "text")]
    return sorted(scored, key=lambda pair: -score(pair[1]))


@prefills.rows("priorities")
def best_options(step: Strategy, context: RuleContext) -> Iterable[ProposedRow]:
    for key, option in ranked(step):
        yield ProposedRow(key, option.text)


def kind_of_source(name: str) -> str:
    """The kind of income a source's name speaks of; a first guess that the group corrects."""
    said = name.lower().split()
    for kind, words in WORDS_OF_KINDS.items():
        if any(word.startswith(words) for word in said):
            return kind
    return "public-base"


def income_by_kind(step: Formalisation) -> dict[str, int]:
    """Income of a calm year by kind, from step 8; waits for categories and other income."""
    sums = dict.fromkeys(INCOME_KINDS, 0)
    sums["fees"] = sum(fee_income(category) for category in step.categories.values())
    for income in (step.other_income or {}).values():
        kind = value(income, "kind") or kind_of_source(value(income, "source", ""))
        sums[kind] += value(income, "per_year", 0)
    return sums


@prefills.rows("income_mix")
def coins(step: Strategy, context: RuleContext) -> Iterable[ProposedRow]:
    """The five kinds of income; today's coins as far as step 8 knows them."""
    formal = context.step(Formalisation)
    known = answered(formal, "categories") and answered(formal, "other_income")
    shares = whole_percent(income_by_kind(formal)) if known else {}
    known = sum(shares.values()) > 0
    for kind in INCOME_KINDS:
        yield ProposedRow(kind, kind.replace("-", " "), {"today": shares[kind]} if known else {})


@prefills.rows("minus_30")
def cost_lines(step: Strategy, context: RuleContext) -> Iterable[ProposedRow]:
    """The cost lines of step 8 with what they cost now."""
    for key, cost in context.step(Formalisation).costs.items():
        line = value(cost, "line", key)
        amount = value(cost, "per_year")
        yield ProposedRow(key, line if amount is None else f"{line} ({context.money(amount)})")
