"""What step 3 puts on the table: the six seats, people we know, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from ...model.draft import value
from ...model.prefill import Prefills, ProposedRow
from ...model.rules import RuleContext
from .. import across
from ..analysis.model import Analysis
from ..analysis.results import HIGH_INFLUENCE
from ..identification.model import Identification
from .model import Leadership, SeatKind
from .results import spoken

prefills = Prefills(Leadership)

LONGEST_KEY = 60
SEAT_OF_ROLE = {"anchor": "anchor-firm", "supplier": "supplier", "user": "user-or-customer"}
SEAT_OF_HELIX = {
    "research": "research-or-education",
    "education": "research-or-education",
    "public": "public",
}
SMALL = ("1-9", "10-49")


@prefills.rows("seats")
def six_seats(step: Leadership, context: RuleContext) -> Iterable[ProposedRow]:
    for kind in get_args(SeatKind):
        yield ProposedRow(kind, spoken(kind))


@prefills.rows("leaders")
def people_we_know(step: Leadership, context: RuleContext) -> Iterable[ProposedRow]:
    """The people in the room, then somebody from each influential actor not among them."""
    here = set()
    for person in across.in_the_room(context):
        organisation = value(context.people[person.key], "organisation")
        here.add(organisation)
        yield ProposedRow(person.key, person.label, _seat(organisation, context))
    actors = value(context.step(Analysis), "actors") or {}
    for key, actor in actors.items():
        influential = value(actor, "influence", 0) >= HIGH_INFLUENCE
        if influential and key not in here and key in context.organisations:
            yield _someone_from(key, context)


def _someone_from(organisation: str, context: RuleContext) -> ProposedRow:
    """A person of that organisation whom the register knows, else "someone from" it."""
    for key, person in context.people.items():
        if value(person, "organisation") == organisation:
            return ProposedRow(key, context.name("people", key), _seat(organisation, context))
    label = f"someone from {context.name('organisations', organisation)}"
    key = f"someone-from-{organisation}"[:LONGEST_KEY].rstrip("-")
    home = {"name": label, "organisation": organisation}
    return ProposedRow(key, label, _seat(organisation, context), home)


def _seat(organisation: str | None, context: RuleContext) -> dict[str, Any]:
    """The seat that fits an organisation by its part in the field, kind and size, if any does."""
    known = context.organisations.get(organisation or "")
    if organisation is None or known is None:
        return {}
    firms = value(context.step(Identification), "firm_list") or {}
    role = value(firms[organisation], "role") if organisation in firms else None
    seat = SEAT_OF_ROLE.get(role or "") or SEAT_OF_HELIX.get(value(known, "helix") or "")
    if seat is None and value(known, "helix") == "company" and value(known, "size_class") in SMALL:
        seat = "small-firm"
    return {"seat": seat} if seat else {}


@prefills.options("deputy")
def deputies(step: Leadership, context: RuleContext) -> Iterable[tuple[str, str]]:
    """Every leader but the chair."""
    for key in value(step, "leaders") or {}:
        if key != value(step, "chair"):
            yield key, context.name("people", key)


@prefills.rows("asks")
def whom_to_ask(step: Leadership, context: RuleContext) -> Iterable[ProposedRow]:
    """Chair and deputy first, then the other leaders in their order."""
    for key in _chair_first(step):
        yield ProposedRow(key, context.name("people", key))


def _chair_first(step: Leadership) -> Iterator[str]:
    first = [value(step, "chair"), value(step, "deputy")]
    chosen = dict.fromkeys(key for key in first if key in step.leaders)
    yield from dict.fromkeys([*chosen, *step.leaders])
