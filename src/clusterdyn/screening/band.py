"""The stability band of the location quotient, fitted on the user's own table.

Administrative counts have no sampling error. What a facilitator needs is: would this still hold
next year? The two latest comparable years are paired; the cells are cut into ten groups by size;
in each the 90 % quantile of abs(ln LQ_now - ln LQ_before) gives a spread s = q90 / 1.645; a line
through ln s against ln size gives sd = a * jobs^b.
"""

import math
from dataclasses import dataclass

from . import measures
from .engines.duckdb_engine import Engine
from .measures import NORMAL_95

GROUPS = 10
CELLS_NEEDED = 100
IMPUTED_LIMIT = 0.05


@dataclass(frozen=True)
class Band:
    """sd of ln LQ = a * jobs**b, and from how many pairs of cells it was fitted."""

    a: float
    b: float
    cells: int


def pairs_sql() -> str:
    """Cells with an LQ in both years: size, and the change of ln LQ. Estimates are left out."""
    now, before = measures.lq("now"), measures.lq("before")
    return f"""
        SELECT size, abs(ln(now / before)) AS change FROM (
            SELECT c.jobs_before AS size, {now} AS now, {before} AS before
            FROM {measures.SOURCES}
            WHERE c.jobs_now > 0 AND c.jobs_before > 0 AND NOT c.broken
              AND coalesce(c.imputed, 0) < {IMPUTED_LIMIT} * c.jobs_now)
        WHERE now > 0 AND before > 0"""


def fit_band(engine: Engine) -> Band | None:
    """Fit the band on the tables of cells and sums; None when too few cells can be paired."""
    engine.run(f"CREATE OR REPLACE TEMP TABLE band_cells AS {pairs_sql()}")
    engine.run(f"""
        CREATE OR REPLACE TEMP TABLE band_pairs AS
        WITH sizes AS (SELECT size, count(*) AS n FROM band_cells GROUP BY size),
             parts AS (SELECT size, floor({GROUPS} * (sum(n) OVER (ORDER BY size) - n)
                                          / sum(n) OVER ()) AS part FROM sizes)
        SELECT c.size, c.change, p.part FROM band_cells c JOIN parts p ON p.size = c.size""")
    changes = "(SELECT part, change AS x FROM band_pairs)"
    spreads = engine.rows(
        f"SELECT s.part, s.size, q.q, s.cells FROM "
        "(SELECT part, round(avg(ln(size)), 9) AS size, count(*) AS cells "
        "FROM band_pairs GROUP BY part) s "
        f"JOIN ({quantile_sql(changes, 0.9)}) q "
        "ON q.part = s.part ORDER BY 1"
    )
    engine.run("DROP TABLE band_pairs")
    engine.run("DROP TABLE band_cells")
    cells = sum(int(row[3]) for row in spreads)
    points = [(float(size), math.log(q / NORMAL_95)) for _, size, q, _ in spreads if q > 0]
    if cells < CELLS_NEEDED or len(points) < 3:
        return None
    return line(points, cells)


def line(points: list[tuple[float, float]], cells: int) -> Band | None:
    """Least squares through (ln size, ln s)."""
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    square = sum((x - mean_x) ** 2 for x, _ in points)
    if square == 0:
        return None
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / square
    return Band(math.exp(mean_y - slope * mean_x), slope, cells)


CLASS = "CASE WHEN x > 0 THEN floor(16 * ln(x)) ELSE -100000 END"
"""Classes are about 6 % wide; all values of 0 share one class."""


def quantile_sql(source: str, p: float) -> str:
    """Columns ``part`` and ``q``: the quantile ``p`` of ``x`` (0 or more) within each ``part``.

    ``source`` gives the columns part and x; NULL in x is left out.
    """
    place = f"({p!r} * (m - 1))"
    low = f"floor{place}"
    weight = (
        f"CASE WHEN k = {low} THEN 1 - ({place} - {low}) "
        f"WHEN k = {low} + 1 THEN {place} - {low} ELSE 0 END"
    )
    return f"""
        WITH counted AS (SELECT part, {CLASS} AS class, count(*) AS n
                         FROM {source} WHERE x IS NOT NULL GROUP BY 1, 2),
             passed AS (SELECT part, class, n, sum(n) OVER (PARTITION BY part) AS m,
                               sum(n) OVER (PARTITION BY part ORDER BY class) - n AS before
                        FROM counted),
             near AS (SELECT part, class, m, min(before) OVER (PARTITION BY part) AS before
                      FROM passed WHERE before <= {low} + 1 AND before + n > {low}),
             ordered AS (SELECT n.part, s.x, n.m, n.before - 1
                                + row_number() OVER (PARTITION BY n.part ORDER BY s.x) AS k
                         FROM (SELECT part, x, {CLASS} AS class FROM {source}) s
                         JOIN near n ON n.part = s.part AND n.class = s.class)
        SELECT part, sum(x * {weight}) AS q FROM ordered GROUP BY part"""


def quantile_of_all(engine: Engine, source: str, p: float) -> float | None:
    """The quantile of all x of ``source`` (a relation with the column x); None without values."""
    rows = engine.rows(quantile_sql(f"(SELECT 0 AS part, x FROM {source})", p))
    return float(rows[0][1]) if rows else None
