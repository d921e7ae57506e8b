"""The statement that works out every measure for every cell, with class, stars and rank."""

from clusterdyn.screening import measures_sql
from clusterdyn.screening.band import Band
from clusterdyn.screening.engine import Engine
from clusterdyn.screening.profiles import CLASSES, Rule

STAR_REGIONS = 20
STAR_TOP = 0.9
STAR_LQ = 2.0
COLUMNS = (
    "region", "industry", "label", "year", "employment", "establishments", "lq", "lq_low",
    "lq_high", "surplus", "focus", "share", "competitive", "class", "stars", "rank", "rank_low",
    "rank_high",
)  # fmt: skip


def build_growth(engine: Engine, published: bool) -> None:
    """Industry growth base → now: from the published total, else from regions known in both years.

    A cell whose figure is missing in one of the years counts in neither.
    """
    if published:
        engine.run(
            "CREATE OR REPLACE TEMP TABLE growth_sum AS "
            "SELECT industry, jobs_base, jobs_now FROM industry_sum"
        )
        return
    known = "rows_now = figures_now AND rows_base = figures_base"
    engine.run(
        "CREATE OR REPLACE TEMP TABLE growth_sum AS "
        f"SELECT c.industry, sum(CASE WHEN {known} THEN jobs_base END) AS jobs_base, "
        f"sum(CASE WHEN {known} THEN jobs_now END) AS jobs_now "
        "FROM cells c JOIN region_axis a ON a.code = c.region AND a.leaf GROUP BY c.industry"
    )


def basic_sql(band: Band | None, growth: bool) -> str:
    """Jobs, LQ, band, surplus, focus, share, competitive part: one row per leaf cell."""
    competitive = measures_sql.COMPETITIVE if growth else "CAST(NULL AS DOUBLE)"
    factor = measures_sql.spread(band.a, band.b) if band else "CAST(NULL AS DOUBLE)"
    joined = "JOIN growth_sum g ON g.industry = c.industry" if growth else ""
    return f"""
        SELECT *, lq / factor AS lq_low, lq * factor AS lq_high FROM (
            SELECT *, {factor} AS factor FROM (
                SELECT c.region, c.industry, c.jobs_now AS jobs, c.places AS establishments,
                       {measures_sql.lq("now")} AS lq, {measures_sql.SURPLUS} AS surplus,
                       {measures_sql.FOCUS} AS focus, {measures_sql.SHARE} AS share,
                       {competitive} AS competitive
                FROM {measures_sql.SOURCES} {joined}
                JOIN region_axis ra ON ra.code = c.region AND ra.leaf
                JOIN industry_axis ia ON ia.code = c.industry AND ia.leaf
                WHERE c.jobs_now IS NOT NULL))"""


FOCUS_SOURCE = (
    "(SELECT c.jobs_now / r.jobs_now AS x FROM cells c JOIN region_sum r ON r.region = c.region "
    "JOIN region_axis ra ON ra.code = c.region AND ra.leaf "
    "JOIN industry_axis ia ON ia.code = c.industry AND ia.leaf "
    "WHERE c.jobs_now > 0 AND r.jobs_now > 0)"
)


def build_cuts(engine: Engine, basic: str, rule: Rule, stars: bool) -> None:
    """Cut points per industry (``cuts``) and for all cells together (``focus_cut``)."""
    wanted = {"size90": ("jobs", STAR_TOP)} if stars else {}
    if rule.needs_quartiles:
        wanted |= {"q75": ("lq", 0.75), "e25": ("jobs", 0.25), "n25": ("establishments", 0.25)}
    select, joins = ["s.industry"], []
    for name, (value, p) in wanted.items():
        part = measures_sql.quantile_sql(
            f"(SELECT industry, {value} FROM ({basic}) WHERE jobs > 0)", "industry", value, p
        )
        joins.append(f"LEFT JOIN ({part}) {name} ON {name}.industry = s.industry")
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


def quantile_of_all(engine: Engine, source: str, p: float) -> float | None:
    """Quantile of type 7 of the positive column ``x`` of ``source``, without sorting all of it.

    The values are counted in narrow classes first; only the classes around the quantile are sorted.
    """
    group = "floor(16 * ln(x))"
    counts = engine.rows(f"SELECT {group}, count(*) FROM {source} GROUP BY 1 ORDER BY 1")
    total = sum(int(n) for _, n in counts)
    if not total:
        return None
    place = (total - 1) * p
    low = int(place)
    passed = 0
    first = last = counts[-1][0]
    for key, n in counts:
        if passed + int(n) > low:
            first, last = key, next((k for k, _ in counts if k > key), key)
            break
        passed += int(n)
    found = engine.rows(
        f"SELECT x FROM {source} WHERE {group} BETWEEN {first!r} AND {last!r} "
        f"ORDER BY x LIMIT 2 OFFSET {low - passed}"
    )
    values = [float(row[0]) for row in found]
    return values[0] + (place - low) * (values[-1] - values[0])


def ranked_sql(basic: str, rule: Rule, stars: bool, year: str, region: str | None) -> str:
    """Every column of the output, in its order; rank_low and rank_high are filled later.

    ``region``: SQL literal of one region, or None for all of them.
    """
    only = f"WHERE b.region = {region}" if region else ""
    star = (
        "CASE WHEN jobs > 0 THEN (CASE WHEN jobs >= size90 THEN 1 ELSE 0 END) "
        f"+ (CASE WHEN lq >= {STAR_LQ!r} THEN 1 ELSE 0 END) "
        "+ (CASE WHEN focus >= focus90 THEN 1 ELSE 0 END) ELSE 0 END"
        if stars else "CAST(NULL AS INTEGER)"
    )  # fmt: skip
    order = " ".join(f"WHEN '{name}' THEN {place}" for place, name in enumerate(CLASSES))
    return f"""
        SELECT region, industry, label, {year} AS "year", jobs AS employment, establishments, lq,
               lq_low, lq_high, surplus, focus, share, competitive, class, stars,
               row_number() OVER (PARTITION BY region ORDER BY CASE class {order} END,
                                  surplus DESC NULLS LAST, industry) AS "rank",
               CAST(NULL AS INTEGER) AS rank_low, CAST(NULL AS INTEGER) AS rank_high
        FROM (SELECT *, CASE WHEN is_local THEN 'local' ELSE {rule.sql} END AS class,
                     {star} AS stars
              FROM (SELECT b.*, t.size90, t.q75, t.e25, t.n25, f.q AS focus90,
                           coalesce(l.label, b.industry) AS label,
                           coalesce(l.is_local, false) AS is_local
                    FROM ({basic}) b JOIN cuts t ON t.industry = b.industry
                    CROSS JOIN focus_cut f
                    LEFT JOIN industry_label l ON l.industry = b.industry {only}))"""
