"""What can be wrong in step 3, and which actions its answers suggest."""

from __future__ import annotations

from ...model.draft import answered, value
from ...model.rules import Match, Matches, RuleBook, RuleContext
from .model import Ask, Leadership
from .results import firms_and_leaders, open_seats, spoken

rules = RuleBook(Leadership)

AT = "steps.leadership"
LEAST_SHARE_OF_FIRMS = 0.5
LOW_RUNG = 1
FEWEST_HOURS = 8


@rules.error("nobody-asked")
def nobody_asked(step: Leadership, context: RuleContext) -> Matches:
    """No chair, and nobody who asks anybody by a day."""
    chair = f"{AT}.chair"
    if value(step, "chair") or not (context.missing(chair) or context.parked(chair)):
        return
    if context.missing(f"{AT}.asks") or not any(dated(ask) for ask in step.asks.values()):
        yield Match("asks")


def dated(ask: Ask) -> bool:
    """Whether somebody asks, by a day."""
    return answered(ask, "asker") and answered(ask, "by_date")


@rules.warning("firms-minority")
def firms_minority(step: Leadership, context: RuleContext) -> Matches:
    firms, leaders = firms_and_leaders(step, context)
    if leaders and firms / leaders < LEAST_SHARE_OF_FIRMS:
        yield Match("leaders", {"firms": firms, "leaders": leaders})


@rules.warning("no-deputy")
def no_deputy(step: Leadership, context: RuleContext) -> Matches:
    """The deputy was passed over, or is the chair as well."""
    deputy = value(step, "deputy")
    if context.missing(f"{AT}.deputy") or (deputy and deputy == value(step, "chair")):
        yield Match("deputy")


@rules.warning("no-competition-rule")
def no_competition_rule(step: Leadership, context: RuleContext) -> Matches:
    if "competition law" not in step.ground_rules:
        yield Match("ground_rules")


@rules.warning("asks-oneself")
def asks_oneself(step: Leadership, context: RuleContext) -> Matches:
    """Somebody is to be asked by nobody else."""
    for asked, ask in step.asks.items():
        if value(ask, "asker") == asked:
            yield Match(f"asks.{asked}.asker", {"name": context.name("people", asked)})


@rules.suggestion("visit-chair")
def visit_chair(step: Leadership, context: RuleContext) -> Matches:
    """Whoever is wished for in the chair has hardly done anything with us yet."""
    leader = step.leaders.get(step.chair)
    if leader is not None and leader.rung <= LOW_RUNG:
        yield Match("chair", {"name": context.name("people", step.chair)})


@rules.suggestion("fill-seat")
def fill_seat(step: Leadership, context: RuleContext) -> Matches:
    for kind, count in open_seats(step).items():
        yield Match(f"seats.{kind}", {"seat": spoken(kind), "open": count}, kind)


@rules.suggestion("secure-hours")
def secure_hours(step: Leadership, context: RuleContext) -> Matches:
    if answered(step.facilitator, "person") and step.facilitator.hours_per_week < FEWEST_HOURS:
        name = context.name("people", step.facilitator.person)
        yield Match("facilitator.hours_per_week", {"name": name})
