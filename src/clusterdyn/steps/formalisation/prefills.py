"""What step 8 puts on the table: forms by country, money in sight, eight rules, the voters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...model.draft import answered, value
from ...model.prefill import Prefills, ProposedRow
from ...model.rules import RuleContext
from ..plan.model import Plan
from ..structure.model import Structure
from .forms import forms_in
from .model import QUARREL_RULES, Formalisation

prefills = Prefills(Formalisation)


@prefills.options("legal_form")
def legal_forms(step: Formalisation, context: RuleContext) -> Iterable[tuple[str, str]]:
    """The legal forms, with the names they have in the passport's country."""
    return forms_in(value(context.passport, "country"))


@prefills.rows("costs")
def usual_costs(step: Formalisation, context: RuleContext) -> Iterable[ProposedRow]:
    """The three lines nearly every calm year has; staff as agreed in step 7."""
    full_time = value(context.step(Structure), "fte")
    staff = f"Staff {full_time:g} FTE" if full_time else "Staff"
    yield ProposedRow("staff", staff, {"line": staff})
    yield ProposedRow("activities", "Activities", {"line": "Activities"})
    yield ProposedRow("administration", "Administration", {"line": "Administration"})


@prefills.rows("other_income")
def money_in_sight(step: Formalisation, context: RuleContext) -> Iterable[ProposedRow]:
    """Money named in step 5 for year one."""
    for key, money in (value(context.step(Plan), "money_in_sight") or {}).items():
        if not answered(money, "source"):
            continue
        known = {"source": money.source}
        for here, there in (("per_year", "amount"), ("certainty", "certainty")):
            if value(money, there) is not None:
                known[here] = value(money, there)
        yield ProposedRow(key, money.source, known)


@prefills.rows("rules_state")
def quarrel_rules(step: Formalisation, context: RuleContext) -> Iterable[ProposedRow]:
    for key in QUARREL_RULES:
        yield ProposedRow(key, key.replace("-", " "))


@prefills.slips("fee_votes")
def voters(
    step: Formalisation, context: RuleContext, people: Sequence[ProposedRow]
) -> Iterable[ProposedRow]:
    return people
