"""What a plan costs when actions are known by rough bands only.

Amounts are whole units of one currency. The bands are our default.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

SMALL, LARGE = 10_000, 50_000

BANDS: dict[str, tuple[int, int | None]] = {
    "0": (0, 0),
    "<10k": (0, SMALL),
    "10-50k": (SMALL, LARGE),
    ">50k": (LARGE, None),
}
"""Lowest and highest cost of a band; None where a band has no upper end."""


class Span(NamedTuple):
    """An amount known from ``low`` to ``high``; ``high`` None: nobody knows how much at most."""

    low: int
    high: int | None


def band_of(cost: int) -> str:
    """The band in which a cost lies; 10,000 and 50,000 belong to the middle band."""
    if cost == 0:
        return "0"
    if cost < SMALL:
        return "<10k"
    return "10-50k" if cost <= LARGE else ">50k"


def total(spans: Iterable[Span]) -> Span:
    """The sum of spans; without an upper end as soon as one of them has none."""
    low, high = 0, 0
    open_ended = False
    for span in spans:
        low += span.low
        open_ended = open_ended or span.high is None
        high += span.high or 0
    return Span(low, None if open_ended else high)


def missing(needed: Span, there: int) -> Span:
    """What is needed minus what is there; never below zero."""
    high = None if needed.high is None else max(0, needed.high - there)
    return Span(max(0, needed.low - there), high)
