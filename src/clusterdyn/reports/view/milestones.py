"""Milestones in the order of their days, numbered M1, M2 …"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from ...model.draft import value
from ...steps.plan.model import Plan
from .plan_data import Milestone
from .source import Source, rows


def milestones(source: Source) -> tuple[Milestone, ...]:
    stones, counted = rows(source.context.step(Plan), "milestones"), numbers(source)
    return tuple(
        Milestone(
            number=number,
            text=value(stones[key], "text"),
            due=value(stones[key], "due"),
            proof=value(stones[key], "proof"),
            owner=source.person(value(stones[key], "owner")),
            after=_numbers_of(value(stones[key], "after"), counted),
            status=value(stones[key], "status"),
        )
        for key, number in counted.items()
    )


def numbers(source: Source) -> dict[str, int]:
    """Each milestone's number by its id: by day, those without a day last."""
    stones = rows(source.context.step(Plan), "milestones")
    in_order = sorted(stones, key=lambda key: value(stones[key], "due") or date.max)
    return {key: number for number, key in enumerate(in_order, start=1)}


def _numbers_of(keys: Iterable[str] | None, counted: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(sorted(counted[key] for key in keys or () if key in counted))
