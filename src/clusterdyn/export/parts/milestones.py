"""Milestones in the order of their days, numbered M1, M2 …"""

from __future__ import annotations

from datetime import date

from ...draft import value
from ...steps.plan.model import Plan
from ..tree import Milestone
from .source import Source, rows


def milestones(source: Source) -> tuple[Milestone, ...]:
    stones, counted = rows(source.look.step(Plan), "milestones"), numbers(source)
    return tuple(
        Milestone(
            number=number,
            text=value(stones[key], "text"),
            due=value(stones[key], "due"),
            proof=value(stones[key], "proof"),
            owner=source.person(value(stones[key], "owner")),
            after=tuple(sorted(counted[k] for k in value(stones[key], "after") or () if k in counted)),
            status=source.label(
                "steps.plan.milestones.status", value(stones[key], "status")
            ),
        )
        for key, number in counted.items()
    )


def numbers(source: Source) -> dict[str, int]:
    """Each milestone's number by its id: by day, those without a day last."""
    stones = rows(source.look.step(Plan), "milestones")
    in_order = sorted(stones, key=lambda key: value(stones[key], "due") or date.max)
    return {key: number for number, key in enumerate(in_order, start=1)}
