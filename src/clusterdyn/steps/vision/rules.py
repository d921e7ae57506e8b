"""What can be wrong in step 4, and which actions its answers suggest."""

from __future__ import annotations

import re

from ...model.draft import answered, value
from ...model.rules import Match, Matches, RuleBook, RuleContext
from .model import WORDS_OF_STATEMENT, Vision, is_low
from .results import session_day, start_of, unanswered, words_in

rules = RuleBook(Vision)

AT = "steps.vision"
NEAREST, FARTHEST = 5, 20
BUZZWORDS = re.compile(
    r"\b(leading(?! to\b)|world[- ]class|hubs?|synerg(?:y|ies)|ecosystems?|excellence|unique)\b",
    re.IGNORECASE,
)
GUESS = re.compile(r"\b(estimate[ds]?|guess(es|ed)?|unknown)\b", re.IGNORECASE)


@rules.warning("year-distance")
def year_distance(step: Vision, context: RuleContext) -> Matches:
    """The year is not 5 to 20 years ahead of the day the group worked on it."""
    years = step.year - session_day(context).year
    if not NEAREST <= years <= FARTHEST:
        yield Match("year", {"year": str(step.year)})


@rules.error("sentence-or-number")
def sentence_or_number(step: Vision, context: RuleContext) -> Matches:
    """The sentence is too long or missing, or no number proves it."""
    too_long = words_in(value(step, "statement", "")) > WORDS_OF_STATEMENT
    if too_long or context.missing(f"{AT}.statement"):
        yield Match("statement")
    if not answered(step.bold_goal, "value") and _goal_passed(step, context):
        yield Match("bold_goal.value")


def _goal_passed(step: Vision, context: RuleContext) -> bool:
    """Whether the group went on without a number and did not park it."""
    goal = f"{AT}.bold_goal"
    if context.parked(goal) or context.parked(f"{goal}.value"):
        return False
    later = ("gains", "not_we", "answers", "neighbour_test", "votes")
    gone_on = any(answered(step, name) for name in later)
    return gone_on or context.missing(goal) or context.missing(f"{goal}.value")


@rules.warning("slogan")
def slogan(step: Vision, context: RuleContext) -> Matches:
    if step.neighbour_test:
        yield Match("neighbour_test")


@rules.warning("buzzword")
def buzzword(step: Vision, context: RuleContext) -> Matches:
    words = dict.fromkeys(word.lower() for word in BUZZWORDS.findall(step.statement))
    if words:
        yield Match("statement", {"words": ", ".join(f'"{word}"' for word in words)})


@rules.warning("silent-objection")
def silent_objection(step: Vision, context: RuleContext) -> Matches:
    """A vote of 0 or 1 without a word of what stands in the way."""
    for key, vote in step.votes.items():
        path = f"votes.{key}.objection"
        low = is_low(value(vote, "fist"))
        if low and not value(vote, "objection") and not context.parked(f"{AT}.{path}"):
            yield Match(path, {"fist": vote.fist}, key)


@rules.suggestion("talk-before-adoption")
def talk_before_adoption(step: Vision, context: RuleContext) -> Matches:
    """Somebody cannot defend the vision at home; a written objection needs the talk as well."""
    if any(is_low(value(vote, "fist")) for vote in step.votes.values()):
        yield Match("votes")


@rules.suggestion("measure-goal")
def measure_goal(step: Vision, context: RuleContext) -> Matches:
    """The goal starts from an estimate, or from a number that nobody knows."""
    indicator = step.bold_goal.indicator
    start = start_of(indicator, context)
    if start is not None and (start.amount is None or GUESS.search(start.source)):
        yield Match("bold_goal", {"name": context.name("indicators", indicator)})


@rules.suggestion("answer-or-exclude")
def answer_or_exclude(step: Vision, context: RuleContext) -> Matches:
    for key, finding in unanswered(step, context).items():
        yield Match("answers", {"text": value(finding, "text", key)}, key)
