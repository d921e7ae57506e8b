"""What can be wrong in step 10, and which actions its answers suggest."""

from __future__ import annotations

from ...model.draft import answered, value
from ...model.rules import Match, Matches, RuleBook, RuleContext
from .model import Checkup
from .results import FAR_ENOUGH, STEPS, doubted

rules = RuleBook(Checkup)

AT = "steps.checkup"
POLITE = 4


@rules.error("no-next-check")
def no_next_check(step: Checkup, context: RuleContext) -> Matches:
    for path in ("next_check", "check_keeper"):
        if context.missing(f"{AT}.{path}"):
            yield Match(path)
            return


@rules.error("day-ahead")
def day_ahead(step: Checkup, context: RuleContext) -> Matches:
    """A reading of a day that has not been."""
    for key, reading in step.readings.items():
        on = value(reading, "on")
        if on is not None and on > context.today:
            values = {"name": context.name("indicators", key), "on": on}
            yield Match(f"readings.{key}.on", values, key)


def only_activity(step: Checkup) -> Matches:
    watched = step.indicators.values()
    if watched and not any(one.ladder in FAR_ENOUGH for one in watched):
        yield Match("indicators")


@rules.warning("no-outcome")
def no_outcome(step: Checkup, context: RuleContext) -> Matches:
    yield from only_activity(step)


def unopened(step: Checkup) -> Matches:
    """Steps in doubt that nobody opens again; waits until the group was asked."""
    opened = step.reopen or {}
    for doubt in doubted(step):
        if doubt.step not in opened:
            values = {"number": doubt.number, "mean": doubt.mean}
            yield Match("reopen", values, doubt.step)


@rules.warning("doubt-unopened")
def doubt_unopened(step: Checkup, context: RuleContext) -> Matches:
    yield from unopened(step)


@rules.warning("too-polite")
def too_polite(step: Checkup, context: RuleContext) -> Matches:
    """Every digit on every slip is a four or a five."""
    slips = step.confidence.values()
    marks = [getattr(slip, name) for slip in slips for name in STEPS if answered(slip, name)]
    if marks and min(marks) >= POLITE:
        yield Match("confidence", {"slips": len(slips)})


@rules.suggestion("add-outcome")
def add_outcome(step: Checkup, context: RuleContext) -> Matches:
    yield from only_activity(step)


@rules.suggestion("reopen-step")
def reopen_step(step: Checkup, context: RuleContext) -> Matches:
    yield from unopened(step)


@rules.suggestion("find-reading")
def find_reading(step: Checkup, context: RuleContext) -> Matches:
    for key, reading in step.readings.items():
        if answered(reading, "value") and reading.value is None:
            yield Match(f"readings.{key}.value", {"name": context.name("indicators", key)}, key)
