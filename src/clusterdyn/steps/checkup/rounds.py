"""Rounds of confidence: slips that come weeks later are a new round; the first one is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from ...changes import ABSENT, as_mapping, path_of
from ...model.draft import value
from ...model.prefill import Aside, RecordAnswer
from ...model.rules import RuleContext
from .model import Checkup

SAME_ROUND = timedelta(weeks=4)
"""Slips that come within this time belong to the round that stands there (our default)."""

AT = "steps.checkup"


def round_day(context: RuleContext) -> date | None:
    """The day on which the slips that stand there were begun; None while it is not known."""
    for path in (f"{AT}.confidence_on", "marks.worked.checkup"):
        day = context.raw(path)
        if isinstance(day, str):
            return date.fromisoformat(day)
    return None


def is_over(context: RuleContext) -> bool:
    """Whether the slips that stand there are of an earlier round."""
    day = round_day(context)
    return day is not None and context.today - day >= SAME_ROUND


def kept_round(
    step: Checkup, context: RuleContext, answer: RecordAnswer
) -> Iterator[tuple[str, Any]]:
    """The first slip of a new round sets the earlier ones aside, under their day."""
    now, before = as_mapping(context.raw(f"{AT}.confidence")), answer.rows
    day = round_day(context)
    if day is None or not before:
        yield f"{AT}.confidence_on", context.today.isoformat()
    elif is_over(context):
        yield f"{AT}.earlier_confidence.{day.isoformat()}", dict(before)
        for key in (key for key in now if key != answer.key and now[key] == before.get(key)):
            yield f"{AT}.confidence.{key}", ABSENT
        yield f"{AT}.confidence_on", context.today.isoformat()
        yield path_of(("marks", "closed", f"{AT}.confidence")), ABSENT


def slips_of(step: Checkup, context: RuleContext, key: str) -> Aside | None:
    """From when a slip is, where it belongs to an earlier round."""
    day = round_day(context)
    there = key in value(step, "confidence", {})
    return Aside("slip-of", {"on": day}) if there and is_over(context) else None


def last_round(step: Checkup) -> tuple[date, Mapping[str, Any]] | None:
    """The round before this one: its day, and its slips by person."""
    rounds = value(step, "earlier_confidence") or {}
    days = {date.fromisoformat(str(day)): slips for day, slips in rounds.items()}
    return (max(days), days[max(days)]) if days else None
