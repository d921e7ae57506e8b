"""Finds totals and nested codes on one axis (regions or industries) from codes and values.

A code is a *parent* when longer codes start with it and their figures add up to no more than its
own. A *total* is the sum of all others. What remains are the *leaves*: they are screened.
"""

import re
from statistics import median

from .axis import Axis

NUTS = re.compile(r"^[A-Z]{2}[0-9A-Z]{0,3}$")
TOO_MUCH = 1.02
ENOUGH = 0.3
CLOSE = 0.95
MOST = 0.8


def believable(found: list[tuple[float, float]], telling: bool, partial: bool = False) -> bool:
    """True when the figures of parents agree with those of their children.

    ``found``: for each parent the sum of its children over its own, where both have figures, and
    the share of places in which the children do not exceed it. ``telling``: the codes themselves
    show levels, so that two parents are enough. ``partial``: only some children may be there.
    """
    if not found:
        return True
    ratios = [ratio for ratio, _ in found]
    fitting = sum(r <= TOO_MUCH for r in ratios) / len(ratios)
    if len(ratios) < 3 and not telling:
        return all(CLOSE <= r <= TOO_MUCH and places >= CLOSE for r, places in found)
    return fitting >= MOST and (partial or median(ratios) >= ENOUGH)


def codes_show_levels(links: dict[str, str]) -> bool:
    """Filling signs ('113---'), ranges ('10-12') and a letter above ('C', 'C10') tell levels."""
    return all(re.search(r"[-/]$|^[A-Z]$|\w-\w", written(parent)) for parent in links.values())


def nuts_levels(links: dict[str, str]) -> bool:
    """A country's two letters above the codes that begin with them, as in NUTS: DK, DK01."""
    return bool(links) and all(
        NUTS.match(child) and NUTS.match(parent) and child.startswith(parent)
        for child, parent in links.items()
    )


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


CODE = re.compile(r"^[A-Za-z0-9][A-Za-z0-9.\-/_]{0,14}$")
BEFORE_NAME = re.compile(
    r"^([A-Z]|[A-Z]{0,2}\d[\d.]{0,7}|[A-Z]?\d\d[-_][A-Z]?\d\d|[A-Z]-[A-Z])[:.]? +\S"
)
RANGE = re.compile(r"^([A-Z]?)(\d\d)[-_]([A-Z]?)(\d\d)$")
LETTERS = re.compile(r"^([A-Z])-([A-Z])$")
NACE_2 = {
    "A": (1, 3), "B": (5, 9), "C": (10, 33), "D": (35, 35), "E": (36, 39), "F": (41, 43),
    "G": (45, 47), "H": (49, 53), "I": (55, 56), "J": (58, 63), "K": (64, 66), "L": (68, 68),
    "M": (69, 75), "N": (77, 82), "O": (84, 84), "P": (85, 85), "Q": (86, 88), "R": (90, 93),
    "S": (94, 96), "T": (97, 98), "U": (99, 99),
}  # fmt: skip
"""Sections of NACE Rev. 2 and ISIC Rev. 4 (DB07, WZ 2008, SIC 2007): first and last division."""
NACE_21 = NACE_2 | {
    "G": (46, 47), "J": (58, 60), "K": (61, 63), "L": (64, 66), "M": (68, 68), "N": (69, 75),
    "O": (77, 82), "P": (84, 84), "Q": (85, 85), "R": (86, 88), "S": (90, 93), "T": (94, 96),
    "U": (97, 98), "V": (99, 99),
}  # fmt: skip
"""Sections of NACE Rev. 2.1 and ISIC Rev. 5; only they have a section V."""


def written(code: str) -> str:
    """The code itself: all of it, or what stands before a name."""
    before = BEFORE_NAME.match(code)
    return before.group(1) if before else code


def bare(code: str) -> str:
    """A code without the filling signs of CBP ('113///', '11----') and without points."""
    return re.sub(r"[-/]+$", "", written(code)).replace(".", "")


def members(code: str) -> frozenset[str]:
    """What a range stands for: '31-33' → 31, 32, 33; 'C10-C12'; 'B-E'; none for other codes."""
    text = written(code)
    if match := RANGE.match(text):
        first, low, last, high = match.groups()
        if last in ("", first):
            return frozenset(f"{first}{n:02d}" for n in range(int(low), int(high) + 1))
    if match := LETTERS.match(text):
        return frozenset(map(chr, range(ord(match[1]), ord(match[2]) + 1)))
    return frozenset()


def section(own: str, sections: dict[str, tuple[int, int]]) -> str | None:
    """The letter above a code of digits."""
    if not own[:2].isdecimal() or len(own) < 2:
        return None
    number = int(own[:2])
    return next((s for s, (low, high) in sections.items() if low <= number <= high), None)


Sections = dict[str, tuple[int, int]]


def parent_links(codes: list[str], sections: Sections | None = None) -> dict[str, str]:
    """Child → nearest parent, by the codes alone.

    ``sections``: which letters stand above which digits; None: those of NACE Rev. 2, or 2.1 where
    there is a section V; {}: letters stand above no digits.
    """
    known = [c for c in codes if CODE.match(c) or BEFORE_NAME.match(c)]
    ranges = sorted(((members(c), c) for c in known if members(c)), key=lambda r: len(r[0]))
    by_bare: dict[str, str] = {}
    for code in known:
        if not members(code) and bare(code):
            by_bare.setdefault(bare(code), code)
    table = (NACE_21 if "V" in by_bare else NACE_2) if sections is None else sections
    links = {}
    for code in known:
        own = members(code)
        parent = above_range(own, by_bare, ranges) if own else above(code, by_bare, ranges)
        if parent is None:
            letter = section(min(own) if own else bare(code), table)
            parent = by_bare.get(letter or "") or in_range(letter or "", ranges)
        if parent is not None and parent != code:
            links[code] = parent
    return links


Ranges = list[tuple[frozenset[str], str]]


def in_range(own: str, ranges: Ranges) -> str | None:
    """The narrowest range that names this code."""
    return next((code for inside, code in ranges if own in inside), None)


def above(code: str, by_bare: dict[str, str], ranges: Ranges) -> str | None:
    """The longest code that this one begins with, or the range that names that beginning."""
    own = bare(code)
    for length in range(len(own), 0, -1):
        start = own[:length]
        found = by_bare.get(start)
        if found is not None and found != code:
            return found
        if (ranged := in_range(start, ranges)) is not None:
            return ranged
    return None


def above_range(own: frozenset[str], by_bare: dict[str, str], ranges: Ranges) -> str | None:
    """The next wider range, or the letter that all members begin with."""
    wider = next((code for inside, code in ranges if own < inside), None)
    letters = {member[0] for member in own}
    one = by_bare.get(letters.pop()) if len(letters) == 1 and len(min(own)) > 1 else None
    return wider or one
