"""What is worked out in step 2: gaps, forgotten sides, visits to pay, opinions and two stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from ...model.draft import value
from ...model.records import Helix
from ...model.rules import Result, ResultBook, RuleContext
from .model import Analysis, Evidence, Stage

results = ResultBook(Analysis)

WEAK = 2
HIGH_INFLUENCE = 4
LOW_INTEREST = 2

SIGNS: Mapping[str, tuple[str, ...]] = {
    "agglomeration": ("few-have-met", "no-name-yet"),
    "emerging": ("new-start-ups", "different-technologies", "few-enthusiasts"),
    "growth": ("hire-from-each-other", "specialised-suppliers", "first-shared-institutions"),
    "mature": ("same-firms-for-years", "strong-routines", "sales-from-exports"),
    "decline": ("closures-or-takeovers", "price-competition", "look-only-at-each-other"),
    "transformation": ("old-skills-new-market",),
}
"""The signs of each stage of a cluster's life; our own short list."""


def is_gap(stage: Stage) -> bool:
    """Few or no firms here, or a strength of 2 or less (our own threshold)."""
    few = value(stage, "firms_here") in ("none", "few")
    return few or value(stage, "strength", WEAK + 1) <= WEAK


def gaps(step: Analysis) -> list[str]:
    """Names of the stages of the chain that are gaps, in the order of the chain."""
    return [value(stage, "name", key) for key, stage in step.chain_stages.items() if is_gap(stage)]


def ticks_by_stage(symptoms: Sequence[str]) -> dict[str, int]:
    """How many signs of each stage were ticked; stages without a tick are left out."""
    counts = {stage: len(set(signs) & set(symptoms)) for stage, signs in SIGNS.items()}
    return {stage: count for stage, count in counts.items() if count}


def likely_stage(symptoms: Sequence[str]) -> str | None:
    """The stage with most ticks; None when no sign was ticked or two stages lead together."""
    ticks = ticks_by_stage(symptoms)
    leaders = [stage for stage, count in ticks.items() if count == max(ticks.values())]
    return leaders[0] if len(leaders) == 1 else None


def sides_present(step: Analysis, context: RuleContext) -> set[str]:
    """Kinds of organisation among the actors; the firms listed in step 1 count as companies."""
    found = {
        value(context.organisations[key], "helix")
        for key in step.actors
        if key in context.organisations
    }
    firms = context.raw("steps.identification.firm_list")
    if isinstance(firms, Mapping) and firms:
        found.add("company")
    return found - {None}


def empty_sides(step: Analysis, context: RuleContext) -> list[str]:
    """Kinds of organisation that no actor belongs to."""
    present = sides_present(step, context)
    return [helix for helix in get_args(Helix) if helix not in present]


def must_visit(step: Analysis) -> Iterator[str]:
    """Keys of actors with much influence (4 or 5) and little interest (1 or 2)."""
    for key, actor in step.actors.items():
        high = value(actor, "influence", 0) >= HIGH_INFLUENCE
        if high and value(actor, "interest", LOW_INTEREST + 1) <= LOW_INTEREST:
            yield key


@results.calculation("gaps", after="chain_stages")
def chain_gaps(step: Analysis, context: RuleContext) -> Iterable[Result]:
    """Stages of the chain where hardly anybody stands."""
    found = gaps(step)
    if found:
        rows = [(s.name, s.firms_here, s.strength) for s in step.chain_stages.values() if is_gap(s)]
        values = {"names": ", ".join(found), "gaps": len(found), "stages": len(step.chain_stages)}
        yield Result(values, rows)


@results.calculation("empty-sides", after="actors")
def forgotten_sides(step: Analysis, context: RuleContext) -> Iterable[Result]:
    """Kinds of organisation without an actor."""
    missing = empty_sides(step, context)
    if missing:
        yield Result({"sides": ", ".join(missing)})


@results.calculation("must-visit", after="actors")
def visits(step: Analysis, context: RuleContext) -> Iterable[Result]:
    """Whoever could help much and does not care yet."""
    names = [context.name("organisations", key) for key in must_visit(step)]
    if names:
        yield Result({"names": ", ".join(names)})


@results.calculation("opinions", after="swot")
def opinions(step: Analysis, context: RuleContext) -> Iterable[Result]:
    """How many of the points rest on opinion alone."""
    kinds = [value(point, "evidence") for point in step.swot.values()]
    if kinds:
        rows = [(kind, kinds.count(kind)) for kind in get_args(Evidence)]
        yield Result({"opinions": kinds.count("opinion"), "points": len(kinds)}, rows)


@results.calculation("signs", after="symptoms")
def signs(step: Analysis, context: RuleContext) -> Iterable[Result]:
    """The stage that most of the ticked signs speak for, with the ticks of every stage."""
    ticks = sorted(ticks_by_stage(step.symptoms).items(), key=lambda pair: -pair[1])
    stage = likely_stage(step.symptoms)
    if ticks:
        values = {"stage": stage or "open", "ticks": ticks[0][1]}
        yield Result(values, ticks)


@results.calculation("two-clocks", after="initiative_stage")
def two_clocks(step: Analysis, context: RuleContext) -> Iterable[Result]:
    """The age of the field beside the age of its organised effort."""
    if step.cluster_stage:
        yield Result({"cluster": step.cluster_stage, "effort": step.initiative_stage})
