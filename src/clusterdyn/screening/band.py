"""The stability band of the location quotient, fitted on the user's own table.

Administrative counts have no sampling error. What a facilitator needs is: would this still hold
next year? The two latest comparable years are paired; the cells are cut into ten groups by size;
in each the 90 % quantile of abs(ln LQ_now - ln LQ_before) gives a spread s = q90 / 1.645; a line
through ln s against ln size gives sd = a * jobs^b.
"""

import math
from dataclasses import dataclass

from . import measures_sql
from .engines.duckdb_engine import Engine
from .measures import NORMAL_95
from .quantiles import quantile_sql

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
    now, before = measures_sql.lq("now"), measures_sql.lq("before")
    return f"""
        SELECT size, abs(ln(now / before)) AS change FROM (
            SELECT c.jobs_before AS size, {now} AS now, {before} AS before
            FROM {measures_sql.SOURCES}
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
