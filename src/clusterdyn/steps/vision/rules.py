"""What can be wrong in step 4, and which actions its answers suggest."""

from __future__ import annotations

import re

from ...model.draft import answered, value
from ...model.rules import Hit, Hits, Look, RuleBook
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
def year_distance(step: Vision, look: Look) -> Hits:
    """The year is not 5 to 20 years ahead of the day the group worked on it."""
    years = step.year - session_day(look).year
    if not NEAREST <= years <= FARTHEST:
        yield Hit("year", {"year": str(step.year)})


@rules.error("sentence-or-number")
def sentence_or_number(step: Vision, look: Look) -> Hits:
    """The sentence is too long or missing, or no number proves it."""
    too_long = words_in(value(step, "statement", "")) > WORDS_OF_STATEMENT
    if too_long or look.missing(f"{AT}.statement"):
        yield Hit("statement")
    if not answered(step.bold_goal, "value") and _goal_passed(step, look):
        yield Hit("bold_goal.value")


def _goal_passed(step: Vision, look: Look) -> bool:
    """Whether the group went on without a number and did not park it."""
    goal = f"{AT}.bold_goal"
    if look.parked(goal) or look.parked(f"{goal}.value"):
        return False
    later = ("gains", "not_we", "answers", "neighbour_test", "votes")
    gone_on = any(answered(step, name) for name in later)
    return gone_on or look.missing(goal) or look.missing(f"{goal}.value")


@rules.warning("slogan")
def slogan(step: Vision, look: Look) -> Hits:
    if step.neighbour_test:
        yield Hit("neighbour_test")


@rules.warning("buzzword")
def buzzword(step: Vision, look: Look) -> Hits:
    words = dict.fromkeys(word.lower() for word in BUZZWORDS.findall(step.statement))
    if words:
        yield Hit("statement", {"words": ", ".join(f'"{word}"' for word in words)})


@rules.warning("silent-objection")
def silent_objection(step: Vision, look: Look) -> Hits:
    """A vote of 0 or 1 without a word of what stands in the way."""
    for key, vote in step.votes.items():
        path = f"votes.{key}.objection"
        low = is_low(value(vote, "fist"))
        if low and not value(vote, "objection") and not look.parked(f"{AT}.{path}"):
            yield Hit(path, {"fist": vote.fist}, key)


@rules.suggestion("talk-before-adoption")
def talk_before_adoption(step: Vision, look: Look) -> Hits:
    """Somebody cannot defend the vision at home; a written objection needs the talk as well."""
    if any(is_low(value(vote, "fist")) for vote in step.votes.values()):
        yield Hit("votes")


@rules.suggestion("measure-goal")
def measure_goal(step: Vision, look: Look) -> Hits:
    """The goal starts from an estimate, or from a number that nobody knows."""
    indicator = step.bold_goal.indicator
    start = start_of(indicator, look)
    if start is not None and (start.amount is None or GUESS.search(start.source)):
        yield Hit("bold_goal", {"name": look.name("indicators", indicator)})


@rules.suggestion("answer-or-exclude")
def answer_or_exclude(step: Vision, look: Look) -> Hits:
    for key, finding in unanswered(step, look).items():
        yield Hit("answers", {"text": value(finding, "text", key)}, key)
