"""What the cluster still does when the first money ends."""

from __future__ import annotations

from ...model.draft import value
from ...steps.strategy.model import Strategy as StrategyStep
from .plan_data import Priority, Strategy
from .source import INDICATORS, Source, lines, rows

OPTIONS = "steps.strategy.options"


def strategy(source: Source) -> Strategy:
    step = source.context.step(StrategyStep)
    return Strategy(
        horizon=value(step, "horizon"),
        priorities=tuple(
            Priority(
                text=source.context.name(OPTIONS, key),
                owner=source.person(value(priority, "owner")),
                indicator=source.name(INDICATORS, value(priority, "indicator")),
                target=value(priority, "target"),
                per_year=value(priority, "per_year"),
            )
            for key, priority in rows(step, "priorities").items()
        ),
        stop_doing=lines(step, "stop_doing"),
        end_rule=value(step, "end_rule"),
    )
