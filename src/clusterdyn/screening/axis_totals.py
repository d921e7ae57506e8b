"""One look at all cells per axis; everything that follows works on these two small tables.

``region_totals`` and ``industry_totals``: code; jobs_now, jobs_before, jobs_base (all cells added
up); has_now, has_before, has_base (any row in that year); growth_now and growth_base (cells whose
figure is missing in one of the two years count in neither).
"""

from .cells import TIMES
from .engines.duckdb_engine import Engine

KNOWN = "rows_now = figures_now AND rows_base = figures_base"


def build_totals(engine: Engine) -> None:
    """Create both tables from ``cells``."""
    sums = ", ".join(f"sum(jobs_{t}) AS jobs_{t}, max(rows_{t}) > 0 AS has_{t}" for t in TIMES)
    growth = ", ".join(
        f"sum(CASE WHEN {KNOWN} THEN jobs_{t} END) AS growth_{t}" for t in ("now", "base")
    )
    for name in ("region", "industry"):
        engine.run(
            f"CREATE OR REPLACE TEMP TABLE {name}_totals AS "
            f"SELECT {name} AS code, {sums}, {growth} FROM cells GROUP BY {name}"
        )
