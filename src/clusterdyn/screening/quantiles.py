"""Quantiles of type 7 (Hyndman and Fan 1996) in portable SQL: sum, case and row_number only.

Sorting every value is the slow way. The values are counted in narrow classes first, and only the
classes next to the quantile are sorted; the result is exact all the same.
"""

from .engines.duckdb_engine import Engine

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
