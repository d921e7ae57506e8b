"""Finds totals and nested codes on one axis (regions or industries) from codes and values.

A code is a *parent* when longer codes start with it and their figures add up to no more than its
own. A *total* is the sum of all others. What remains are the *leaves*: they are screened.
"""

import re
from dataclasses import dataclass, field
from statistics import median

from .code_levels import written

TOO_MUCH = 1.02
ENOUGH = 0.3
CLOSE = 0.95
MOST = 0.8


@dataclass
class Axis:
    """One axis sorted into leaves, parents and a total. ``top`` maps each code to its top."""

    leaves: list[str]
    total: str | None = None
    parents: list[str] = field(default_factory=list)
    top: dict[str, str] = field(default_factory=dict)

    @property
    def flat(self) -> bool:
        """True when nothing but leaves was found."""
        return self.total is None and not self.parents


def believable(found: list[tuple[float, float]], telling: bool) -> bool:
    """True when the figures of parents agree with those of their children.

    ``found``: for each parent the sum of its children over its own, where both have figures, and
    the share of places in which the children do not exceed it. ``telling``: the codes themselves
    show levels, so that two parents are enough.
    """
    if not found:
        return True
    ratios = [ratio for ratio, _ in found]
    fitting = sum(r <= TOO_MUCH for r in ratios) / len(ratios)
    if len(ratios) < 3 and not telling:
        return all(CLOSE <= r <= TOO_MUCH and places >= CLOSE for r, places in found)
    return fitting >= MOST and median(ratios) >= ENOUGH


def codes_show_levels(links: dict[str, str]) -> bool:
    """Filling signs ('113---'), ranges ('10-12') and a letter above ('C', 'C10') tell levels."""
    return all(re.search(r"[-/]$|^[A-Z]$|\w-\w", written(parent)) for parent in links.values())


def sort_axis(codes: list[str], links: dict[str, str], total: str | None) -> Axis:
    """Leaves, parents and tops, from links that were found believable."""
    rest = [code for code in codes if code != total]
    inner = {parent for parent in links.values() if parent != total}
    top = {code: total if total is not None else highest(code, links) for code in rest}
    return Axis([c for c in rest if c not in inner], total, sorted(inner), top)


def highest(code: str, links: dict[str, str]) -> str:
    """The last parent on the way up."""
    while code in links:
        code = links[code]
    return code


def likely_total(
    values: dict[str, float | None],
    named: list[str],
    links: dict[str, str],
    doubtful: frozenset[str] = frozenset(),
) -> str | None:
    """The code that stands for all others: named as such and large enough to be it.

    ``named`` are codes whose code or label is a usual word for a total. ``doubtful`` are those
    among them that are a figure without a word, like 0: they must be nearly the sum of the others.
    """
    known = {code: value for code, value in values.items() if value is not None}
    for code in sorted(named, key=lambda c: -(known.get(c) or 0.0)):
        others = [v for c, v in known.items() if c != code and c not in links and c not in named]
        if not others or code not in known:
            continue
        least = 0.5 if code not in doubtful else 0.9
        if known[code] >= max(others) and known[code] >= least * sum(others):
            return code
    return None


def adds_up(values: dict[str, float | None]) -> str | None:
    """A code without a telling name whose figure is the sum of all others (within 0.5 %)."""
    known = {code: value for code, value in values.items() if value is not None}
    if len(known) < 4:
        return None
    largest = max(known, key=lambda c: known[c])
    rest = sum(known.values()) - known[largest]
    return largest if rest > 0 and abs(known[largest] / rest - 1) <= 0.005 else None
