"""What can be wrong in step 3, and which actions its answers suggest."""

from __future__ import annotations

from ...model.draft import answered, value
from ...model.rules import Hit, Hits, Look, RuleBook
from .model import Ask, Leadership
from .results import firms_and_leaders, open_seats, spoken

rules = RuleBook(Leadership)

AT = "steps.leadership"
LEAST_SHARE_OF_FIRMS = 0.5
LOW_RUNG = 1
FEWEST_HOURS = 8


@rules.error("nobody-asked")
def nobody_asked(step: Leadership, look: Look) -> Hits:
    """No chair, and nobody who asks anybody by a day."""
    chair = f"{AT}.chair"
    if value(step, "chair") or not (look.missing(chair) or look.parked(chair)):
        return
    if look.missing(f"{AT}.asks") or not any(dated(ask) for ask in step.asks.values()):
        yield Hit("asks")


def dated(ask: Ask) -> bool:
    """Whether somebody asks, by a day."""
    return answered(ask, "asker") and answered(ask, "by_date")


@rules.warning("firms-minority")
def firms_minority(step: Leadership, look: Look) -> Hits:
    firms, leaders = firms_and_leaders(step, look)
    if leaders and firms / leaders < LEAST_SHARE_OF_FIRMS:
        yield Hit("leaders", {"firms": firms, "leaders": leaders})


@rules.warning("no-deputy")
def no_deputy(step: Leadership, look: Look) -> Hits:
    """The deputy was passed over, or is the chair as well."""
    deputy = value(step, "deputy")
    if look.missing(f"{AT}.deputy") or (deputy and deputy == value(step, "chair")):
        yield Hit("deputy")


@rules.warning("no-competition-rule")
def no_competition_rule(step: Leadership, look: Look) -> Hits:
    if "competition law" not in step.ground_rules:
        yield Hit("ground_rules")


@rules.warning("asks-oneself")
def asks_oneself(step: Leadership, look: Look) -> Hits:
    """Somebody is to be asked by nobody else."""
    for asked, ask in step.asks.items():
        if value(ask, "asker") == asked:
            yield Hit(f"asks.{asked}.asker", {"name": look.name("people", asked)})


@rules.suggestion("visit-chair")
def visit_chair(step: Leadership, look: Look) -> Hits:
    """Whoever is wished for in the chair has hardly done anything with us yet."""
    leader = step.leaders.get(step.chair)
    if leader is not None and leader.rung <= LOW_RUNG:
        yield Hit("chair", {"name": look.name("people", step.chair)})


@rules.suggestion("fill-seat")
def fill_seat(step: Leadership, look: Look) -> Hits:
    for kind, count in open_seats(step).items():
        yield Hit(f"seats.{kind}", {"seat": spoken(kind), "open": count}, kind)


@rules.suggestion("secure-hours")
def secure_hours(step: Leadership, look: Look) -> Hits:
    if answered(step.facilitator, "person") and step.facilitator.hours_per_week < FEWEST_HOURS:
        name = look.name("people", step.facilitator.person)
        yield Hit("facilitator.hours_per_week", {"name": name})
