"""What can be wrong in step 9, and which actions its answers suggest."""

from __future__ import annotations

from ...calculations.months import year_earlier
from ...model.draft import answered, value
from ...model.rules import Match, Matches, RuleBook, RuleContext
from .model import Strategy
from .prefills import FARTHEST, INCOME_KINDS, NEAREST
from .results import ending, left_over

rules = RuleBook(Strategy)

AT = "steps.strategy"
ALL_COINS = 100
GATE_FULL_TIME = 0.5
"""Full-time people that the European cluster platform (ECCP) asks for as a minimum."""


@rules.error("priority-unowned")
def priority_unowned(step: Strategy, context: RuleContext) -> Matches:
    for key in step.priorities:
        if context.missing(f"{AT}.priorities.{key}.owner"):
            name = context.name(f"{AT}.priorities", key)
            yield Match(f"priorities.{key}.owner", {"name": name}, key)


@rules.error("coins-not-100")
def coins_not_100(step: Strategy, context: RuleContext) -> Matches:
    """The coins of one column do not make a hundred; judged once all five kinds have theirs."""
    shares = step.income_mix.values()
    if len(shares) < len(INCOME_KINDS) and not context.finished(f"{AT}.income_mix"):
        return
    for column, when in (("today", "today"), ("then", f"in {value(step, 'horizon', 'the end')}")):
        if all(answered(share, column) for share in shares):
            total = sum(getattr(share, column) for share in shares)
            if total != ALL_COINS:
                yield Match("income_mix", {"when": when, "total": total}, column)


@rules.warning("nothing-stops")
def nothing_stops(step: Strategy, context: RuleContext) -> Matches:
    if not step.stop_doing:
        yield Match("stop_doing")


@rules.warning("grant-ends")
def grant_ends(step: Strategy, context: RuleContext) -> Matches:
    """Income of step 8 ends inside the horizon."""
    for one in ending(step, context):
        yield Match("horizon", {"source": one.source, "ends": one.ends}, one.key)


@rules.warning("horizon-range")
def horizon_range(step: Strategy, context: RuleContext) -> Matches:
    years = step.horizon - context.today.year
    if not NEAREST <= years <= FARTHEST:
        yield Match("horizon", {"horizon": str(step.horizon)})


@rules.suggestion("start-replacement")
def start_replacement(step: Strategy, context: RuleContext) -> Matches:
    """Twelve months before a grant ends, the work on what replaces it begins."""
    for one in ending(step, context):
        values = {"source": one.source, "start": year_earlier(one.ends)}
        yield Match("horizon", values, one.key)


@rules.suggestion("sell-one-service")
def sell_one_service(step: Strategy, context: RuleContext) -> Matches:
    """Minus 30 per cent leaves fewer people than the smallest gate asks for."""
    left = left_over(step, context)
    if left is not None and left.full_time < GATE_FULL_TIME:
        yield Match("minus_30", {"full_time": left.full_time})


@rules.suggestion("plan-next-trip")
def plan_next_trip(step: Strategy, context: RuleContext) -> Matches:
    for key, option in step.options.items():
        if value(option, "kind") == "go abroad" and answered(option, "text"):
            yield Match(f"options.{key}", {"text": option.text}, key)
