"""Totals and levels by their figures first, and by their names second.

For a code T and its possible parts S, place by place on the other axis: a figure of T that is the
sum of its parts is evidence, weighed in bits (a figure of 1,000 is one of 1,001 that it could be:
10 bits). Parts that are hidden make a place silent, parts that exceed T make it contrary.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .engines.duckdb_engine import Engine, text_sql

BITS = 15.0
"""Enough to believe a sum, after the bits that the number of trials takes away."""
AGREE = 0.9
"""Share of the complete places that must agree, and that may not be contrary."""
MANY_CODES, MANY_PLACES = 5, 10
"""Fewer other codes or places, and one of them is larger than all others by mere chance."""
LOOSE = 1e-9
MOST_TRIALS = 20_000
MOST_PARTS = 8
MOST_SEARCHED = 60
"""Codes among which sets are searched."""

Figures = dict[str, dict[str, float | None]]
"""Code → place → jobs; None: the figure is hidden."""


@dataclass(frozen=True)
class Verdict:
    """What the places say of one code and its parts; ``bits`` are those of the agreeing places."""

    places: int
    complete: int
    agreeing: int
    over: int
    bits: float

    def agrees(self, tried: float = 1.0, needed: float = BITS) -> bool:
        """The code is the sum of the parts. ``tried``: how many codes and sets were looked at."""
        enough = self.agreeing >= AGREE * self.complete and self.over <= (1 - AGREE) * self.places
        return self.complete > 0 and enough and self.bits - math.log2(tried) >= needed

    @property
    def covers(self) -> bool:
        """The code is nowhere below the sum of the parts that are known."""
        return self.places > 0 and self.over == 0

    @property
    def contrary(self) -> bool:
        """The parts exceed the code in more than a tenth of the places."""
        return self.over > (1 - AGREE) * self.places


def weigh(rows: Iterable[tuple[float, float, int]], parts: int, step: float) -> Verdict:
    """Judge (figure of the code, sum of the known parts, hidden parts) of each place.

    ``step``: the rounding step seen in the figures (1 for whole numbers); a sum of n rounded parts
    may be off by n half steps, and then tells less than an exact one.
    """
    places = complete = agreeing = over = 0
    bits = 0.0
    for own, known, hidden in rows:
        if own <= 0 and known <= 0:
            continue
        places += 1
        loose, off = LOOSE * own, abs(own - known)
        slack = parts * step / 2 + loose
        over += known - own > slack
        if hidden or known - own > slack:
            complete += not hidden
            continue
        complete += 1
        if off <= slack:
            agreeing += 1
            width = step if off <= loose + LOOSE else step * parts
            bits += math.log2(1 + own / width)
    return Verdict(places, complete, agreeing, over, bits)


def compare(
    engine: Engine, name: str, other: str, code: str, parts: Sequence[str] | None, step: float
) -> Verdict:
    """The verdict on a code and its parts (None: all others), in the table ``cells``."""
    one = f"{name} = {text_sql(code)}"
    rest = f"{name} <> {text_sql(code)}"
    if parts is not None:
        rest = f"{name} IN ({', '.join(map(text_sql, parts))})"
    rows = engine.rows(
        f"SELECT max(CASE WHEN {one} THEN jobs_now END) AS own, "
        f"coalesce(sum(CASE WHEN {rest} THEN jobs_now END), 0), "
        f"count(CASE WHEN {rest} AND rows_now > 0 AND jobs_now IS NULL THEN 1 END), "
        f"count(CASE WHEN {rest} THEN 1 END) FROM cells GROUP BY {other} HAVING own IS NOT NULL"
    )
    number = max((int(row[3]) for row in rows), default=0)
    return weigh([(float(r[0]), float(r[1]), int(r[2])) for r in rows], number, step)


def figures_of(engine: Engine, name: str, other: str) -> Figures:
    """All figures of one axis; a pair that has no row stands for 0, a row without a figure not."""
    found: Figures = {}
    for code, place, jobs in engine.rows(
        f"SELECT {name}, {other}, jobs_now FROM cells WHERE rows_now > 0"
    ):
        found.setdefault(str(code), {})[str(place)] = None if jobs is None else float(jobs)
    return found


def step_of(figures: Figures) -> float:
    """The largest of a few steps that all figures are multiples of: what they can tell at most."""
    known = [value for row in figures.values() for value in row.values() if value]
    steps = (1000.0, 100.0, 50.0, 10.0, 5.0)
    return next((step for step in steps if all(value % step == 0 for value in known)), 1.0)


def judge(figures: Figures, code: str, parts: Sequence[str], step: float) -> Verdict:
    """The verdict on a code and its parts in figures at hand."""
    rows = []
    for place, own in figures.get(code, {}).items():
        if own is None:
            continue
        below = [figures[part].get(place, 0.0) for part in parts]
        known = sum(value for value in below if value is not None)
        rows.append((own, known, sum(value is None for value in below)))
    return weigh(rows, len(parts), step)


def sets_that_add_up(
    figures: Figures, code: str, among: Sequence[str], step: float, bits: float = BITS
) -> Iterator[tuple[str, ...]]:
    """Sets of codes whose sum is the code, believable against the number of sets there are."""
    every = (code, *among)
    own = {
        place: value
        for place, value in figures[code].items()
        if value is not None and all(figures[c].get(place, 0.0) is not None for c in every)
    }
    if not own:
        return
    fitting = [
        part for part in among
        if part != code and fits_below(figures[part], own, step) and any(figures[part].values())
    ]  # fmt: skip
    fitting.sort(key=lambda part: -sum(v or 0 for v in figures[part].values()))
    number = len(figures)
    trials = [0]
    for chosen in subsets(figures, own, fitting, (), step, trials):
        tried = float(number * math.comb(number - 1, len(chosen)))
        verdict = judge(figures, code, chosen, step)
        if len(chosen) > 1 and verdict.agrees(tried, bits):
            yield chosen


def subsets(
    figures: Figures,
    left: dict[str, float],
    among: Sequence[str],
    chosen: tuple[str, ...],
    step: float,
    trials: list[int],
) -> Iterator[tuple[str, ...]]:
    """Depth first: what is left of the code's figures, taken away by one code after another."""
    trials[0] += 1
    slack = (len(chosen) + 1) * step / 2
    if chosen and all(value <= slack for value in left.values()):
        yield chosen
        return
    if trials[0] > MOST_TRIALS or len(chosen) >= MOST_PARTS:
        return
    for number, part in enumerate(among):
        if fits_below(figures[part], left, step):
            rest = {p: v - (figures[part].get(p, 0.0) or 0.0) for p, v in left.items()}
            yield from subsets(figures, rest, among[number + 1 :], (*chosen, part), step, trials)


def fits_below(part: dict[str, float | None], left: dict[str, float], step: float) -> bool:
    """True when a code nowhere exceeds what is left."""
    return all((part.get(place) or 0.0) <= value + step / 2 for place, value in left.items())


def levels_by_sums(
    figures: Figures, codes: Sequence[str], step: float, bits: float = BITS
) -> dict[str, str]:
    """Child → parent for codes that are the sum of others, wherever these stand in the file.

    Each child has one parent, the smallest; sets that overlap are left alone.
    """
    if not 3 <= len(codes) <= MOST_SEARCHED:
        return {}
    links: dict[str, str] = {}
    size = {code: sum(v or 0 for v in figures[code].values()) for code in codes}
    for code in sorted(codes, key=lambda c: size[c]):
        free = [c for c in codes if c not in links and c != code and size[c] < size[code]]
        found = next(sets_that_add_up(figures, code, free, step, bits), None)
        if found is not None:
            links.update(dict.fromkeys(found, code))
    return links


def cuts(figures: Figures, total: str, tops: Sequence[str], step: float) -> list[tuple[str, ...]]:
    """The tops parted into sets that each add up to the total; [] where they can't be."""
    left = [code for code in tops if code != total]
    found: list[tuple[str, ...]] = []
    while left:
        chosen = next(sets_that_add_up(figures, total, left, step), None)
        if chosen is None:
            return []
        found.append(chosen)
        left = [code for code in left if code not in chosen]
    return found if len(found) > 1 else []
