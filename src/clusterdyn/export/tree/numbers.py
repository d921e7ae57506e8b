"""What is counted, and the priorities that are counted by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Priority:
    text: str
    owner: str | None
    indicator: str | None
    target: float | None
    per_year: int | None


@dataclass(frozen=True)
class Strategy:
    horizon: int | None
    priorities: tuple[Priority, ...]
    stop_doing: tuple[str, ...]
    end_rule: str | None


@dataclass(frozen=True)
class Value:
    """One value of an indicator; the day is unknown for old baselines."""

    value: float
    on: date | None
    source: str | None


@dataclass(frozen=True)
class Indicator:
    """``series`` holds every known value by day, the latest last; ``goal``: of the vision."""

    name: str
    unit: str | None
    ladder: str | None
    baseline: Value | None
    target: float | None
    latest: Value | None
    frequency: str | None
    owner: str | None
    goal: bool
    series: tuple[Value, ...]

    @property
    def start(self) -> Value | None:
        """Where it began: the baseline of step 2, else the first value that became known."""
        return self.baseline or (self.series[0] if self.series else None)
