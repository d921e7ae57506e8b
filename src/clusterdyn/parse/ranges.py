"""Quantities that fall into bands such as "1-9", "250+", "<10k" or ">50"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from .characters import with_plain_dashes
from .figures import figure

ENDLESS = Decimal("Infinity")
_THOUSAND_CROWNS = {"tkr": Decimal(1000), "t.kr": Decimal(1000)}
_UNITS = (
    "employees", "employee", "staff", "people", "persons", "jobs", "fte", "ansatte", "ansat",
    "firms", "firm", "companies", "company", "virksomheder", "firmen", "empresas",
    "medarbejdere", "personer", "mand", "beschäftigte", "mitarbeiter", "%", "percent", "per cent",
    "procent", "pct", "kr", "kroner", "dkk", "sek", "nok", "eur", "euro", "euros", "€", "$", "£",
    "usd", "gbp", "chf", "pln",
)  # fmt: skip
_UNIT = "(?:" + "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True)) + ")"
_UNIT_AFTER = re.compile(rf"(?<![a-zæøåä])\s*{_UNIT}\.?$")
_UNIT_BEFORE = re.compile(rf"^{_UNIT}\.?\s*(?=[0-9.,])")
_BELOW = re.compile(r"(?:<|under|below|less than|fewer than)\s*(.+)")
_ABOVE = re.compile(r"(?:>|over|above|more than)\s*(.+)")
_AT_LEAST = re.compile(r"(?:>=|≥|at least)\s*(.+)|(.+?)\s*(?:\+|or more|and more)")
_FROM_TO = re.compile(r"([^-]+?)\s*(?:-|\bto\b|\btil\b|\bbis\b)\s*([^-]+)")


@dataclass(frozen=True, slots=True)
class Span:
    """Whole numbers from `low` to `high`; `rough` where "about" stood there or a part was cut."""

    low: Decimal
    high: Decimal
    rough: bool = False

    def holds(self, other: "Span") -> bool:
        return self.low <= other.low and other.high <= self.high

    def times(self, factor: int) -> "Span":
        return Span(self.low * factor, self.high * factor)


def bands(options: Sequence[str]) -> list[Span]:
    """The spans of options that are bands of one quantity; none where they are anything else."""
    spans = [span(option) for option in options]
    found = [one for one in spans if one is not None]
    is_banded = len(found) == len(options) and any(one.low != one.high for one in found)
    return found if is_banded else []


def span(text: str) -> Span | None:
    """Read "25", "300 ansatte", "<10", "250+" or "10-50k" as a span; None when it is none."""
    plain = _without_unit(with_plain_dashes(text).strip().lower())
    if (at_least := _AT_LEAST.fullmatch(plain)) is not None:
        low = _point(at_least[1] or at_least[2])
        return low and Span(low.low, ENDLESS, low.rough)
    if (below := _BELOW.fullmatch(plain)) is not None:
        high = _point(below[1])
        return high and Span(Decimal(0), high.high - 1, high.rough)
    if (above := _ABOVE.fullmatch(plain)) is not None:
        low = _point(above[1])
        return low and Span(low.low + 1, ENDLESS, low.rough)
    if (both := _FROM_TO.fullmatch(plain)) is not None:
        scale = re.search(r"[0-9]\s*([a-z.]+)$", both[2])
        first = both[1] if scale is None or both[1][-1:].isalpha() else both[1] + scale[1]
        low, high = _point(first), _point(both[2])
        if low is None or high is None or low.low > high.high:
            return None
        return Span(low.low, high.high, low.rough or high.rough)
    return _point(plain)


def held_by(one: Span, spans: Sequence[Span]) -> int | None:
    """The place of the narrowest band that holds all of a span; None when none does."""
    if one.low > one.high:
        return None
    at = [place for place, band in enumerate(spans) if band.holds(one)]
    at = at or [p for p, band in enumerate(spans) if _holds_from_zero(band, one, spans)]
    return min(at, key=lambda place: spans[place].high - spans[place].low, default=None)


def _holds_from_zero(band: Span, one: Span, spans: Sequence[Span]) -> bool:
    """Whether "<10" is meant for the lowest band, "1-9"."""
    lowest = min(other.low for other in spans)
    return one.low == 0 and one.high >= lowest and band.holds(Span(lowest, one.high))


def _point(text: str) -> Span | None:
    found = figure(_without_unit(text.strip()), _THOUSAND_CROWNS)
    if found is None:
        return None
    low = found.value.to_integral_value(ROUND_FLOOR)
    high = found.value.to_integral_value(ROUND_CEILING)
    unsure = found.other is not None and not found.is_thousands
    return Span(low, high, found.rough or unsure or low != high)


def _without_unit(text: str) -> str:
    return _UNIT_BEFORE.sub("", _UNIT_AFTER.sub("", text)).strip()
