"""What is worked out in step 3: open seats, the firms' share, and through whom the asks run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ...model.draft import value
from ...model.rules import Result, ResultBook, RuleContext
from ..analysis.model import Analysis
from ..analysis.results import gaps
from .model import Leader, Leadership

results = ResultBook(Leadership)

SEATS_OF_FIRMS = ("anchor-firm", "small-firm", "supplier")


def seat_counts(step: Leadership) -> dict[str, tuple[int, int]]:
    """Wanted and filled seats of each kind that is wanted or filled."""
    sitting = Counter(value(leader, "seat") for leader in step.leaders.values())
    wanted = {kind: value(seat, "how_many", 0) for kind, seat in step.seats.items()}
    return {
        kind: (count, sitting[kind]) for kind, count in wanted.items() if count or sitting[kind]
    }


def open_seats(step: Leadership) -> dict[str, int]:
    """How many seats of each kind are still open; kinds with none open are left out."""
    open_now = {kind: wanted - filled for kind, (wanted, filled) in seat_counts(step).items()}
    return {kind: count for kind, count in open_now.items() if count > 0}


def is_from_firm(key: str, leader: Leader, context: RuleContext) -> bool:
    """Whether a leader comes from a company: by the register, else by the kind of seat."""
    person = context.people.get(key)
    organisation = context.organisations.get(value(person, "organisation", "") if person else "")
    helix = value(organisation, "helix") if organisation else None
    if helix is not None:
        return bool(helix == "company")
    return value(leader, "seat") in SEATS_OF_FIRMS


def firms_and_leaders(step: Leadership, context: RuleContext) -> tuple[int, int]:
    """How many leaders come from companies, and how many leaders there are."""
    from_firms = sum(is_from_firm(key, leader, context) for key, leader in step.leaders.items())
    return from_firms, len(step.leaders)


def spoken(kind: str) -> str:
    """A kind of seat as people say it: "anchor firm"."""
    return kind.replace("-", " ")


@results.calculation("gaps-before-seats", after="hours_asked")
def gaps_before_seats(step: Leadership, context: RuleContext) -> Iterable[Result]:
    """The gaps of the chain, said just before the seats are counted."""
    found = gaps(context.step(Analysis))
    if found:
        yield Result({"names": ", ".join(found)})


@results.calculation("seats-open", after="leaders")
def seats_open(step: Leadership, context: RuleContext) -> Iterable[Result]:
    """Wanted, filled and open seats; a second person on one seat fills no other."""
    counts = seat_counts(step)
    wanted = sum(want for want, _ in counts.values())
    if wanted:
        filled = sum(min(want, have) for want, have in counts.values())
        rows = [(spoken(k), want, have, max(0, want - have)) for k, (want, have) in counts.items()]
        yield Result({"filled": filled, "wanted": wanted, "open": wanted - filled}, rows)


@results.calculation("firm-share", after="leaders")
def firm_share(step: Leadership, context: RuleContext) -> Iterable[Result]:
    firms, leaders = firms_and_leaders(step, context)
    if leaders:
        yield Result({"firms": firms, "leaders": leaders, "share": firms / leaders})


@results.calculation("asker-load", after="asks")
def asker_load(step: Leadership, context: RuleContext) -> Iterable[Result]:
    """Who asks how many; said when one person asks more than once."""
    askers = [value(ask, "asker") for ask in step.asks.values()]
    load = Counter(asker for asker in askers if asker).most_common()
    if load and load[0][1] > 1:
        name = context.name("people", load[0][0])
        rows = [(context.name("people", asker), count) for asker, count in load]
        yield Result({"name": name, "asks": load[0][1], "all": len(step.asks)}, rows)
