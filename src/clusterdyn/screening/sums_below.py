"""Levels that no code tells: a row whose figure is the sum of the rows below it in the file.

Offices list 'Region Nord' and then its towns, 'Manufacturing' and then its branches. A row is taken
for a sum only where it agrees in every place, so that nothing is believed by chance.
"""

import math
from collections.abc import Callable, Sequence

from .engines.duckdb_engine import Engine

MOST_CODES = 3000
DIFFERENT_NEEDED, EVIDENCE_NEEDED = 3, 40
"""How many different figures must agree, and their weight in bits: ten for a figure of 1,000, so
that four of these are needed, or a dozen of 10; small figures agree by chance."""
AGREE = 0.9
"""At least this share of the places must agree; the others may have figures that are withheld."""
EXACT_BELOW = 1000
LOOSE = 0.001
"""Figures below 1,000 must agree exactly, larger ones to a thousandth (rounding by the office)."""
NEARLY = 0.02

Figures = dict[str, dict[str, float]]


def links_by_sums(
    engine: Engine,
    name: str,
    other: str,
    values: dict[str, float | None],
    order: Callable[[], list[str]],
) -> dict[str, str]:
    """Child → parent on one axis. ``order``: the codes in the order of the file.

    Sums may also stand below their parts; the direction that explains more rows is taken. Rows that
    are merely alike are no levels: at least one must be the sum of several.
    """
    if not 3 <= len(values) <= MOST_CODES:
        return {}
    codes = [code for code in order() if code in values]
    both = (codes, codes[::-1])
    if not any(parse(listed, lambda parent, below: near(parent, below, values)) for listed in both):
        return {}
    figures = all_figures(engine, name, other)
    found = [parse(listed, lambda parent, below: agrees(parent, below, figures)) for listed in both]
    best = max(found, key=len)
    return best if len(best) > len(set(best.values())) else {}


def parse(codes: list[str], is_sum: Callable[[str, Sequence[str]], bool | None]) -> dict[str, str]:
    """Child → parent. From the last row up: a row takes in the rows below that add up to it.

    ``is_sum`` says True, False (too little yet) or None (already too much).
    """
    links: dict[str, str] = {}
    open_rows: list[str] = []
    for code in reversed(codes):
        for number in range(1, len(open_rows) + 1):
            below = open_rows[-number:]
            verdict = is_sum(code, below)
            if verdict:
                links.update(dict.fromkeys(below, code))
                del open_rows[-number:]
            if verdict is not False:
                break
        open_rows.append(code)
    return links


def near(parent: str, below: Sequence[str], values: dict[str, float | None]) -> bool | None:
    """A quick look at the sums over all places."""
    own = values[parent] or 0.0
    total = sum(values[code] or 0.0 for code in below)
    if own <= 0 or total > own * (1 + NEARLY):
        return None
    return total >= own * (1 - NEARLY)


def agrees(parent: str, below: Sequence[str], figures: Figures) -> bool | None:
    """The same, place by place; places with a figure missing, or without any jobs, do not count."""
    own = figures.get(parent, {})
    parts = [figures.get(code, {}) for code in below]
    known = [place for place in own if all(place in part for part in parts)]
    total = sum(own[place] for place in known)
    added = {place: sum(part[place] for part in parts) for place in known}
    if sum(added.values()) > total * (1 + NEARLY) or total <= 0:
        return None
    active = [place for place in known if own[place] > 0 or added[place] > 0]
    alike = [own[place] for place in active if same(own[place], added[place])]
    evidence = sum(math.log2(1 + value) for value in alike)
    return (
        len(alike) >= AGREE * len(active)
        and len(set(alike)) >= DIFFERENT_NEEDED
        and evidence >= EVIDENCE_NEEDED
    )


def same(own: float, added: float) -> bool:
    """Equal, but for rounding."""
    return abs(own - added) <= (0.0 if own < EXACT_BELOW else LOOSE * own)


def all_figures(engine: Engine, name: str, other: str) -> Figures:
    """Code → place on the other axis → jobs."""
    found: Figures = {}
    for code, place, jobs in engine.rows(
        f"SELECT {name}, {other}, jobs_now FROM cells WHERE jobs_now IS NOT NULL"
    ):
        found.setdefault(str(code), {})[str(place)] = float(jobs)
    return found


def in_file_order(engine: Engine, relation: str, where: str, key: str) -> list[str]:
    """The codes as they first come in the file."""
    engine.in_order(True)
    rows = engine.rows(
        f"SELECT code FROM (SELECT {key} AS code, row_number() OVER () AS spot FROM {relation} "
        f"WHERE {where}) WHERE coalesce(code, '') <> '' GROUP BY code ORDER BY min(spot)"
    )
    engine.in_order(False)
    return [str(row[0]) for row in rows]
