"""The statement that works out every measure for every cell, with class, stars and rank."""

from . import measures
from .band import Band, quantile_of_all, quantile_sql
from .cells import KNOWN
from .class_rules import CLASSES, Rule, class_sql
from .engines.duckdb_engine import Engine, text_sql

STAR_REGIONS = 20
STAR_TOP = 0.9
STAR_LQ = 2.0
COLUMNS = (
    "region", "industry", "label", "year", "employment", "establishments", "lq", "lq_low",
    "lq_high", "surplus", "focus", "share", "competitive", "class", "stars", "rank", "rank_low",
    "rank_high",
)  # fmt: skip


def build_growth(engine: Engine, published: bool, flat: bool) -> None:
    """Industry growth base → now: from the published total, else from regions known in both years.

    A cell whose figure is missing in one of the years counts in neither.
    """
    if published:
        engine.run(
            "CREATE OR REPLACE TEMP TABLE growth_sum AS "
            "SELECT industry, jobs_base, jobs_now FROM industry_sum"
        )
        return
    if flat:
        engine.run(
            "CREATE OR REPLACE TEMP TABLE growth_sum AS SELECT code AS industry, "
            "growth_base AS jobs_base, growth_now AS jobs_now FROM industry_totals"
        )
        return
    engine.run(
        "CREATE OR REPLACE TEMP TABLE growth_sum AS "
        f"SELECT c.industry, "
        f"{engine.sum_sql(f'CASE WHEN {KNOWN} THEN jobs_base END')} AS jobs_base, "
        f"{engine.sum_sql(f'CASE WHEN {KNOWN} THEN jobs_now END')} AS jobs_now "
        "FROM cells c JOIN region_axis a ON a.code = c.region AND a.leaf GROUP BY c.industry"
    )


def basic_sql(band: Band | None, growth: bool) -> str:
    """Jobs, LQ, band, surplus, focus, share, competitive part: one row per leaf cell."""
    competitive = measures.COMPETITIVE if growth else "CAST(NULL AS DOUBLE)"
    factor = measures.spread(band.a, band.b) if band else "CAST(NULL AS DOUBLE)"
    joined = "JOIN growth_sum g ON g.industry = c.industry" if growth else ""
    return f"""
        SELECT *, lq / factor AS lq_low, lq * factor AS lq_high FROM (
            SELECT *, {factor} AS factor FROM (
                SELECT c.region, c.industry, c.jobs_now AS jobs, c.places AS establishments,
                       {measures.lq("now")} AS lq, {measures.SURPLUS} AS surplus,
                       {measures.FOCUS} AS focus, {measures.SHARE} AS share,
                       {competitive} AS competitive
                FROM {measures.SOURCES} {joined}
                WHERE c.jobs_now IS NOT NULL))"""


FOCUS_SOURCE = (
    "(SELECT c.jobs_now / r.jobs_now AS x FROM leaf_cells c "
    "JOIN region_sum r ON r.region = c.region WHERE c.jobs_now > 0 AND r.jobs_now > 0)"
)
CELL_SOURCE = "(SELECT c.industry AS part, {value} AS x FROM leaf_cells c WHERE c.jobs_now > 0)"


def build_cuts(engine: Engine, basic: str, rule: Rule, stars: bool) -> None:
    """Cut points per industry (``cuts``) and for all cells together (``focus_cut``).

    Creates the type ``class_name``, whose order is that of the classes.
    """
    engine.run("DROP TYPE IF EXISTS class_name")
    engine.run(f"CREATE TYPE class_name AS ENUM ({', '.join(map(text_sql, CLASSES))})")
    jobs = CELL_SOURCE.format(value="c.jobs_now")
    wanted = {"size90": (jobs, STAR_TOP)} if stars else {}
    if rule.needs_quartiles:
        quotients = f"(SELECT industry AS part, lq AS x FROM ({basic}) WHERE jobs > 0)"
        places = CELL_SOURCE.format(value="c.places")
        wanted |= {"q75": (quotients, 0.75), "e25": (jobs, 0.25), "n25": (places, 0.25)}
    select, joins = ["s.industry"], []
    for name, (source, p) in wanted.items():
        joins.append(f"LEFT JOIN ({quantile_sql(source, p)}) {name} ON {name}.part = s.industry")
        select.append(f"{name}.q AS {name}")
    for name in ("size90", "q75", "e25", "n25"):
        if name not in wanted:
            select.append(f"CAST(NULL AS DOUBLE) AS {name}")
    engine.run(
        f"CREATE OR REPLACE TEMP TABLE cuts AS SELECT {', '.join(select)} "
        f"FROM industry_sum s {' '.join(joins)}"
    )
    cut = quantile_of_all(engine, FOCUS_SOURCE, STAR_TOP) if stars else None
    value = "NULL" if cut is None else repr(cut)
    engine.run(f"CREATE OR REPLACE TEMP TABLE focus_cut AS SELECT CAST({value} AS DOUBLE) AS q")


def ranked_sql(
    basic: str, rule: Rule, stars: bool, labels: bool, year: str, region: str | None
) -> str:
    """Every column of the output, in its order; rank_low and rank_high are filled later.

    ``labels``: the table ``industry_label`` holds anything. ``region``: SQL literal of one region,
    or None for all of them.
    """
    only = f"WHERE b.region = {region}" if region else ""
    joined = "LEFT JOIN industry_label l ON l.industry = b.industry" if labels else ""
    local = "coalesce(l.is_local, false)" if labels else "false"
    shown = "coalesce(l.label, b.industry)" if labels else "b.industry"
    own = f"CASE WHEN is_local THEN {class_sql('local')} ELSE {rule.sql} END"
    return f"""
        SELECT region, industry, label, {year} AS "year", jobs AS employment, establishments, lq,
               lq_low, lq_high, surplus, focus, share, competitive,
               class, stars, "rank",
               CAST(NULL AS INTEGER) AS rank_low, CAST(NULL AS INTEGER) AS rank_high
        FROM (SELECT *, row_number() OVER (PARTITION BY region ORDER BY class,
                            surplus DESC NULLS LAST, industry) AS "rank"
              FROM (SELECT *, {own} AS class,
                           {star_sql() if stars else "CAST(NULL AS TINYINT)"} AS stars
                    FROM (SELECT b.*, t.size90, t.q75, t.e25, t.n25, f.q AS focus90,
                                 {shown} AS label, {local} AS is_local
                          FROM ({basic}) b JOIN cuts t ON t.industry = b.industry
                          CROSS JOIN focus_cut f {joined} {only})))"""


def star_sql() -> str:
    """0 to 3 stars: size, specialisation, focus. European Cluster Observatory (recalled)."""
    return (
        "CAST(CASE WHEN jobs > 0 THEN (CASE WHEN jobs >= size90 THEN 1 ELSE 0 END) "
        f"+ (CASE WHEN lq >= {STAR_LQ!r} THEN 1 ELSE 0 END) "
        "+ (CASE WHEN focus >= focus90 THEN 1 ELSE 0 END) ELSE 0 END AS TINYINT)"
    )
