"""What is worked out in step 6: the field of ideas, segments left out, firms that cover a cost."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from statistics import fmean

from ...calculations.quick_win import firms_to_cover, is_quick_win, rank
from ...model.draft import answered, value
from ...model.rules import Result, ResultBook, RuleContext
from ..vision.model import Vision
from .model import IdeaSlip, Pilot, QuickWins

results = ResultBook(QuickWins)

SEGMENT_OF_SIZE = {"1-9": "micro", "10-49": "SME", "50-249": "SME", "250+": "large"}
SEGMENT_OF_HELIX = {"research": "research", "education": "research", "public": "public"}


def session_day(context: RuleContext) -> date:
    """The day the group worked on this step; today while it is still at it."""
    computed = context.raw("marks.worked.quick_wins")
    return date.fromisoformat(computed) if isinstance(computed, str) else context.today


def slips_by_idea(step: QuickWins) -> dict[str, list[IdeaSlip]]:
    """The full slips of each idea that has any, in the order of the ideas."""
    found: dict[str, list[IdeaSlip]] = {key: [] for key in step.ideas}
    for of_person in value(step, "idea_scores", {}).values():
        for key, slip in of_person.items():
            if key in found and answered(slip, "impact") and answered(slip, "effort"):
                found[key].append(slip)
    return {key: slips for key, slips in found.items() if slips}


def mean_scores(step: QuickWins) -> dict[str, tuple[float, float]]:
    """Mean impact and mean effort of each scored idea, both 1 to 5."""
    return {
        key: (fmean(slip.impact for slip in slips), fmean(slip.effort for slip in slips))
        for key, slips in slips_by_idea(step).items()
    }


def title_of(step: QuickWins, key: str) -> str:
    """What an idea is called."""
    return str(value(step.ideas[key], "title", key))


def name_of(pilot: str, context: RuleContext) -> str:
    """What a pilot is called: the words of its action."""
    return context.name("steps.quick_wins.pilots", pilot)


def segments_served(step: QuickWins, pilot: Pilot, context: RuleContext) -> set[str]:
    """The segment of a pilot's idea, and those of the organisations that gain by it."""
    found = set()
    idea = value(step, "ideas", {}).get(value(pilot, "idea"))
    if idea is not None:
        found.add(value(idea, "segment"))
    for key in value(pilot, "who_gains") or []:
        known = context.organisations.get(key)
        if known is not None:
            found.add(SEGMENT_OF_HELIX.get(value(known, "helix") or ""))
            found.add(SEGMENT_OF_SIZE.get(_size_of_firm(known) or ""))
    return {segment for segment in found if segment is not None}


def _size_of_firm(organisation: object) -> str | None:
    size: str | None = None
    if value(organisation, "helix") in (None, "company"):  # type: ignore[arg-type]
        size = value(organisation, "size_class")  # type: ignore[arg-type]
    return size


def segments_without_pilot(step: QuickWins, context: RuleContext) -> list[str]:
    """Segments with a pain that no pilot serves, in the order of the pains."""
    served: set[str] = set()
    for pilot in step.pilots.values():
        served |= segments_served(step, pilot, context)
    hurt = dict.fromkeys(value(pain, "segment") for pain in step.pains.values())
    return [segment for segment in hurt if segment is not None and segment not in served]


@results.calculation("gains-promised", after="pains")
def gains_promised(step: QuickWins, context: RuleContext) -> Iterable[Result]:
    """What the vision promised to each side, said just before ideas are sought."""
    rows = [
        (side.replace("-", " "), gain.gain)
        for side, gain in context.step(Vision).gains.items()
        if answered(gain, "gain")
    ]
    if rows:
        yield Result({}, rows)


@results.calculation("field", after="idea_scores")
def field_of_ideas(step: QuickWins, context: RuleContext) -> Iterable[Result]:
    """Mean impact and effort of each idea, the best first."""
    scores = mean_scores(step)
    rows = [
        (title_of(step, key), f"{impact:.1f}", f"{effort:.1f}")
        for key, (impact, effort) in sorted(scores.items(), key=lambda pair: rank(*pair[1]))
    ]
    quick = [title_of(step, key) for key, means in scores.items() if is_quick_win(*means)]
    if rows:
        yield Result({"quick": len(quick), "ideas": len(rows), "best": rows[0][0]}, rows)


@results.calculation("widest-split", after="idea_scores")
def widest_split(step: QuickWins, context: RuleContext) -> Iterable[Result]:
    """The idea and the question on which the slips are farthest apart."""
    wide = []
    for key, slips in slips_by_idea(step).items():
        for name in IdeaSlip.model_fields:
            digits = [getattr(slip, name) for slip in slips]
            wide.append((max(digits) - min(digits), key, name, min(digits), max(digits)))
    widest = max(wide, key=lambda row: row[0], default=None)
    if widest is not None and widest[0] > 0:
        _, key, name, low, high = widest
        yield Result({"title": title_of(step, key), "which": name, "low": low, "high": high})


@results.calculation("segment-without-pilot", after="pilots")
def left_out(step: QuickWins, context: RuleContext) -> Iterable[Result]:
    """Segments whose pain no pilot takes away."""
    left = segments_without_pilot(step, context)
    if step.pilots and left:
        yield Result({"segments": ", ".join(left)})


@results.calculation("cover", after="pilots")
def cover(step: QuickWins, context: RuleContext) -> Iterable[Result]:
    """How many firms at the price said cover the cost of each pilot."""
    for key, pilot in step.pilots.items():
        price, cost = value(pilot, "price_said"), value(pilot, "cost")
        firms = firms_to_cover(cost, price) if price and cost else None
        if firms is not None:
            amounts = {"price": context.money(price), "cost": context.money(cost)}
            yield Result({"firms": firms, "name": name_of(key, context), **amounts})
