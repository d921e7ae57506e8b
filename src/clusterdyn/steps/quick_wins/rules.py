"""What can be wrong in step 6, and which actions its answers suggest."""

from __future__ import annotations

from ...calculations.months import months_later
from ...model.draft import answered, value
from ...model.rules import Match, Matches, RuleBook, RuleContext
from .model import QuickWins
from .results import mean_scores, name_of, segments_without_pilot, session_day

rules = RuleBook(QuickWins)

AT = "steps.quick_wins"
ACTIONS = "steps.plan.actions"
MOST_EFFORT = 3
LATEST_RESULT = 6


@rules.error("pilot-open")
def pilot_open(step: QuickWins, context: RuleContext) -> Matches:
    """A pilot that nobody owns, or without the day of its first result."""
    for key in step.pilots:
        path = f"pilots.{key}.first_result"
        no_owner = context.missing(f"{ACTIONS}.{key}.owner")
        if no_owner or context.missing(f"{AT}.{path}"):
            yield Match(f"pilots.{key}" if no_owner else path, {"name": name_of(key, context)}, key)


@rules.warning("pilot-too-big")
def pilot_too_big(step: QuickWins, context: RuleContext) -> Matches:
    """The idea takes more than 3 of 5, or shows no result within six months."""
    latest = months_later(session_day(context), LATEST_RESULT)
    scores = mean_scores(step) if answered(step, "ideas") else {}
    for key, pilot in step.pilots.items():
        _, effort = scores.get(value(pilot, "idea", ""), (0.0, 0.0))
        if effort > MOST_EFFORT or value(pilot, "first_result", latest) > latest:
            yield Match(f"pilots.{key}.first_result", {"name": name_of(key, context)}, key)


@rules.warning("free-ride")
def free_ride(step: QuickWins, context: RuleContext) -> Matches:
    """Everybody gets everything, and many would take it without giving."""
    for key, pilot in step.pilots.items():
        if value(pilot, "free_ride") == "high" and value(pilot, "access") == "all":
            yield Match(f"pilots.{key}.access", {"name": name_of(key, context)}, key)


@rules.suggestion("ask-five-firms")
def ask_five_firms(step: QuickWins, context: RuleContext) -> Matches:
    """No firm has been asked yet what it would pay."""
    for key, pilot in step.pilots.items():
        if value(pilot, "firms_asked", 1) in (0, None):
            yield Match(f"pilots.{key}.firms_asked", {"name": name_of(key, context)}, key)


@rules.suggestion("small-offer")
def small_offer(step: QuickWins, context: RuleContext) -> Matches:
    """A segment hurts, and no pilot is for it."""
    for segment in segments_without_pilot(step, context):
        yield Match("pilots", {"segment": segment}, segment.lower())


@rules.suggestion("book-writer")
def book_writer(step: QuickWins, context: RuleContext) -> Matches:
    """A pilot with a date needs somebody who writes its story."""
    for key, pilot in step.pilots.items():
        if answered(pilot, "first_result") and not value(pilot, "story"):
            values = {"name": name_of(key, context), "day": pilot.first_result}
            yield Match(f"pilots.{key}", values, key)
