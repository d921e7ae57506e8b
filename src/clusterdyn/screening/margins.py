"""Denominators: all jobs of a region, of an industry, and of the whole table.

A published total is used where the table has one; where it is missing, the detail is added up.
Tables made: ``region_sum`` (region, jobs_now …), ``industry_sum`` (industry, jobs_now …) and
``all_sum`` (one row). No total is ever added to its own parts.
"""

from dataclasses import dataclass

from .axis import Axis
from .cells import TIMES
from .engines.duckdb_engine import Engine


@dataclass(frozen=True)
class Denominators:
    """Words for the reading report."""

    region: str
    industry: str
    whole: str


def build_margins(
    engine: Engine, regions: Axis, industries: Axis, traded_only: bool
) -> Denominators:
    """Create the three tables of sums. ``traded_only``: only industries in ``traded_industry``."""
    keep = "WHERE industry IN (SELECT industry FROM traded_industry)" if traded_only else ""
    if traded_only:
        industries = Axis(industries.leaves)
    flat_industries = industries.flat or traded_only
    one_way(engine, "region", "industry", flat_industries, keep, traded_only)
    one_way(engine, "industry", "region", regions.flat, "", False)
    whole(engine, regions)
    return words(regions, industries, traded_only)


def one_way(
    engine: Engine, name: str, other: str, flat: bool, keep: str, leaves_only: bool
) -> None:
    """Sums per code of ``name`` over the axis ``other``."""
    sums = ", ".join(f"{engine.sum_sql(f'jobs_{t}')} AS jobs_{t}" for t in TIMES)
    if leaves_only:
        engine.run(
            f"CREATE OR REPLACE TEMP TABLE {name}_sum AS SELECT {name}, {sums} FROM cells c "
            f"JOIN {other}_axis a ON a.code = c.{other} AND a.leaf {keep} GROUP BY {name}"
        )
        return
    if flat:
        plain = ", ".join(f"jobs_{t}" for t in TIMES)
        engine.run(
            f"CREATE OR REPLACE TEMP TABLE {name}_sum AS "
            f"SELECT code AS {name}, {plain} FROM {name}_totals"
        )
        return
    inner = ", ".join(
        f"{engine.sum_sql(f'CASE WHEN a.leaf THEN c.jobs_{t} END')} AS leaf_{t}, "
        f"max(CASE WHEN a.code = a.top THEN c.jobs_{t} END) AS top_{t}" for t in TIMES
    )  # fmt: skip
    outer = ", ".join(
        f"{engine.sum_sql(f'coalesce(top_{t}, leaf_{t})')} AS jobs_{t}" for t in TIMES
    )
    engine.run(f"""
        CREATE OR REPLACE TEMP TABLE {name}_sum AS
        SELECT {name}, {outer}
        FROM (SELECT c.{name}, a.top, {inner}
              FROM cells c JOIN {other}_axis a ON a.code = c.{other} GROUP BY 1, 2)
        GROUP BY {name}""")


def whole(engine: Engine, regions: Axis) -> None:
    """All jobs: top regions where they have a figure, else the sum of the regions below."""
    inner = ", ".join(
        f"{engine.sum_sql(f'CASE WHEN a.leaf THEN s.jobs_{t} END')} AS leaf_{t}, "
        f"max(CASE WHEN a.code = a.top THEN s.jobs_{t} END) AS top_{t}" for t in TIMES
    )  # fmt: skip
    outer = ", ".join(
        f"{engine.sum_sql(f'coalesce(top_{t}, leaf_{t})')} AS jobs_{t}" for t in TIMES
    )
    engine.run(f"""
        CREATE OR REPLACE TEMP TABLE all_sum AS SELECT {outer}
        FROM (SELECT a.top, {inner} FROM region_sum s JOIN region_axis a ON a.code = s.region
              GROUP BY 1)""")


def words(regions: Axis, industries: Axis, traded_only: bool) -> Denominators:
    """Say which totals serve as denominators."""
    if traded_only:
        region = "traded industries only, added up"
    elif industries.total is not None:
        region = f"the published total '{industries.total}'"
    elif industries.parents:
        region = "the highest level of industries, or their detail where that is missing"
    else:
        region = "the sum of the industries read"
    if regions.total is not None:
        industry = f"the published total '{regions.total}'"
    elif regions.parents:
        industry = "the highest level of regions, or their detail where that is missing"
    else:
        industry = "the sum of the regions read"
    return Denominators(region, industry, f"{region}; over {industry}")
