"""Second pass: one row per region and industry, for the years that are used.

The table ``cells`` has the columns region, industry, and for each year used (``now``, ``before``,
``base``): jobs_*, rows_* (rows read), figures_* (rows with a figure); and places (establishments),
imputed (jobs that are estimates), broken (flag 'b' after the base year).
"""

from dataclasses import dataclass

from ..tables.errors import TableError
from . import names
from .contents import ByColumn, sample
from .decisions import Refusal, Way, add_option, quoted, set_option
from .engines.duckdb_engine import Engine, EngineError, name_sql, text_sql
from .first_pass import outer_space
from .names import looks_total
from .periods import Chosen, Period
from .read_plan import Plan
from .report import counted
from .source import file_fault

TIMES = ("now", "before", "base")
NOT_KNOWN = "CAST(NULL AS DOUBLE)"
KNOWN = "rows_now = figures_now AND rows_base = figures_base"
"""SQL: the cell has its figures in both years that growth is counted from."""
ROUNDED_FROM = 30
"""Figures needed before rounding by the publisher is assumed."""
PARTS_OF_YEAR = ("month", "quarter", "qtr", "week", "monat", "måned", "mois", "mes", "kvartal")
MOST_KEPT = 3
"""Values of a column that are proposed."""
MOST_JOBS = 10_000_000_000


@dataclass(frozen=True)
class CellCount:
    """How many cells there are and how many keys came more than once."""

    cells: int
    duplicates: int
    conflicting: int
    rounded_to: int = 0
    """All figures are multiples of this number (5 or more); 0: they are not."""


def build_cells(
    engine: Engine, plan: Plan, chosen: Chosen, complete: bool, decimals: bool
) -> CellCount:
    """Create the table ``cells``. Raises TableError for keys that come twice.

    ``complete``: no figure is missing, so that rows need not be counted figure by figure;
    ``decimals``: some figures have decimals.
    """
    engine.decimals = decimals
    quick = complete and plan.broken_series is None and plan.roles.imputed is None
    try:
        group(engine, plan, chosen, quick)
    except EngineError as problem:
        raise file_fault(problem, plan.options.path) from None
    twice = " OR ".join(f"rows_{time} > 1" for time in TIMES)
    total, duplicates = engine.one(f"SELECT count(*), count(*) FILTER ({twice}) FROM cells")
    conflicting = count_conflicts(engine, plan, chosen) if duplicates else 0
    found = CellCount(int(total), int(duplicates), conflicting, rounded_to(engine))
    if found.duplicates and not plan.options.sum_duplicates:
        refuse_duplicates(engine, plan, found, twice)
    return found


def group(engine: Engine, plan: Plan, chosen: Chosen, quick: bool) -> None:
    """The grouping, by the shortest way that fits; keys become codes at its end."""
    if plan.raw.facts.get("format") == "Parquet" and "read_parquet(" in plan.raw.relation:
        group_coded(engine, plan, chosen, quick)
        return
    engine.run(cells_sql(engine, plan, chosen, quick))
    spaces = engine.rows("SELECT DISTINCT industry FROM cells_text")
    if not plan.trim and any(outer_space(row[0]) for row in spaces):
        plan.trim = True
        engine.run(cells_sql(engine, plan, chosen, quick))
    if quick and twice_in_a_year(engine, "cells_text"):
        engine.run(cells_sql(engine, plan, chosen, False))
    to_codes(engine)


def group_coded(engine: Engine, plan: Plan, chosen: Chosen, quick: bool) -> None:
    """Parquet: the different keys are read first, and the grouping gives their codes."""
    keys = f"FROM {plan.raw.relation} WHERE {plan.where}"
    spaces = engine.rows(f"SELECT DISTINCT {plan.industry} {keys}")
    plan.trim = plan.trim or any(outer_space(row[0]) for row in spaces)
    for name, key in (("region", plan.region), ("industry", plan.industry)):
        make_type(engine, name, f"(SELECT DISTINCT {key} AS {name} {keys})")
    engine.run(cells_sql(engine, plan, chosen, quick, coded=True))
    if quick and twice_in_a_year(engine, "cells"):
        engine.run(cells_sql(engine, plan, chosen, False, coded=True))


def twice_in_a_year(engine: Engine, table: str) -> bool:
    """True when a key has more rows than years: then rows are counted for each year."""
    return bool(engine.one(f"SELECT count(*) FROM {table} WHERE rows <> bit_count(seen)")[0])


def make_type(engine: Engine, name: str, source: str) -> None:
    """The type ``region_code`` or ``industry_code``: the keys in their order, as codes."""
    engine.run(f"DROP TYPE IF EXISTS {name}_code")
    engine.run(
        f"CREATE TYPE {name}_code AS ENUM (SELECT CAST({name} AS VARCHAR) FROM {source} "
        f"WHERE {name} <> '' GROUP BY 1 ORDER BY 1)"
    )


def to_codes(engine: Engine) -> None:
    """``cells_text`` becomes ``cells``: what follows joins and sorts by numbers."""
    for name in ("region", "industry"):
        make_type(engine, name, "cells_text")
    engine.run(
        "CREATE OR REPLACE TEMP TABLE cells AS SELECT CAST(region AS region_code) AS region, "
        "CAST(industry AS industry_code) AS industry, * EXCLUDE (region, industry) FROM cells_text"
    )
    engine.run("DROP TABLE cells_text")


def rounded_to(engine: Engine) -> int:
    """5, 10, 100 or 1,000 when at least 30 figures above 0 are all multiples of it; else 0.

    Raises TableError for a figure that is beyond reason.
    """
    above, rest, largest = engine.one(
        "SELECT count(*), count(*) FILTER (jobs_now % 5 <> 0), max(jobs_now) "
        "FROM cells WHERE jobs_now > 0"
    )
    if largest is not None and largest > MOST_JOBS:
        raise TableError(
            f"The table holds a figure of {largest:,.0f} jobs, more than there are people.",
            "Check the column of jobs; a separator may be missing between two figures.",
        )
    if int(above) < ROUNDED_FROM or int(rest):
        return 0
    steps = (1000, 100, 10)
    odd = engine.one(
        f"SELECT {', '.join(f'count(*) FILTER (jobs_now % {step} <> 0)' for step in steps)} "
        "FROM cells WHERE jobs_now > 0"
    )
    return next((step for step, number in zip(steps, odd, strict=True) if not int(number)), 5)


def count_conflicts(engine: Engine, plan: Plan, chosen: Chosen) -> int:
    """Pairs of region and industry with a repeated key whose figures differ."""
    every = " OR ".join(plan.is_in(p, plan.period) for p in periods_used(chosen).values())
    return int(
        engine.one(f"""
        SELECT count(*) FROM (SELECT DISTINCT region, industry FROM (
            SELECT {plan.region} AS region, {plan.industry} AS industry, {plan.period} AS period
            FROM {plan.raw.relation} WHERE {plan.where} AND ({every}) GROUP BY 1, 2, 3
            HAVING count(*) > 1 AND min({plan.employment}) <> max({plan.employment})))""")[0]
    )


def periods_used(chosen: Chosen) -> dict[str, Period]:
    """Time → period, for the times that exist."""
    found = {"now": chosen.shown, "before": chosen.before, "base": chosen.base}
    return {time: period for time, period in found.items() if period is not None}


def small_count(what: str) -> str:
    """SQL: a count kept in one byte (more than 200 counts as 200: it only tells 0, 1 and more)."""
    return f"CAST(least(count({what}), 200) AS UTINYINT)"


def cells_sql(engine: Engine, plan: Plan, chosen: Chosen, quick: bool, coded: bool = False) -> str:
    """The grouping statement. Duplicate keys are counted inside it, at no extra cost.

    ``quick``: each row has a figure, so that one count and one bit for each year tell the same as
    six counts. ``coded``: the keys are given as codes, into ``cells``; else as text, into
    ``cells_text``.
    """
    used = periods_used(chosen)
    places = plan.number(plan.roles.establishments) if plan.roles.establishments else None
    columns = [column for time in TIMES for column in sums_of(engine, plan, used, time, quick)]
    now = plan.is_in(used["now"], "period")
    total = f"sum(CASE WHEN {now} THEN places END)" if places else NOT_KNOWN
    columns.append(f"{total} AS places")
    estimated = engine.sum_sql(f"CASE WHEN {now} THEN imputed END")
    columns.append(f"{estimated if plan.roles.imputed else NOT_KNOWN} AS imputed")
    broken = "max(CASE WHEN broken THEN 1 ELSE 0 END) = 1" if plan.broken_series else "false"
    columns.append(f"{broken} AS broken")
    if quick:
        columns += marks_of(plan, used)
    every = " OR ".join(plan.is_in(period, plan.period) for period in used.values())
    flagged = plan.broken_series
    if flagged is not None and chosen.base is not None:
        every += f" OR ({flagged} AND {between_sql(plan, chosen)})"
    keys = ", ".join(
        f"CAST({name} AS {name}_code) AS {name}" if coded else name
        for name in ("region", "industry")
    )
    return f"""
    CREATE OR REPLACE TEMP TABLE {"cells" if coded else "cells_text"} AS
    SELECT {keys}, {", ".join(columns)}
    FROM (SELECT {plan.region} AS region, {plan.industry} AS industry, {plan.period} AS period,
                 {plan.employment} AS jobs, {places or "CAST(NULL AS DOUBLE)"} AS places,
                 {imputed_sql(plan)} AS imputed,
                 {broken_after_base(plan, chosen)} AS broken
          FROM {plan.raw.relation}
          WHERE {plan.where} AND ({every}))
    WHERE region <> '' AND industry <> ''
    GROUP BY region, industry"""


def sums_of(
    engine: Engine, plan: Plan, used: dict[str, Period], time: str, quick: bool
) -> list[str]:
    """The columns jobs_*, rows_* and figures_* of one time."""
    if time not in used:
        return [
            f"CAST(NULL AS DOUBLE) AS jobs_{time}", f"CAST(0 AS UTINYINT) AS rows_{time}",
            f"CAST(0 AS UTINYINT) AS figures_{time}",
        ]  # fmt: skip
    when = plan.is_in(used[time], "period")
    total = engine.sum_sql(f"CASE WHEN {when} THEN jobs END")
    rows = small_count(f"CASE WHEN {when} THEN 1 END")
    figures = small_count(f"CASE WHEN {when} THEN jobs END")
    if quick:
        rows = figures = f"CAST(CASE WHEN {total} IS NULL THEN 0 ELSE 1 END AS UTINYINT)"
    return [
        f"{total} AS jobs_{time}", f"{rows} AS rows_{time}", f"{figures} AS figures_{time}"
    ]  # fmt: skip


def marks_of(plan: Plan, used: dict[str, Period]) -> list[str]:
    """The columns ``rows`` and ``seen``: how many rows, and one bit for each year with one."""
    bits = " ".join(
        f"WHEN {plan.is_in(period, 'period')} THEN {2**n}"
        for n, period in enumerate(dict.fromkeys(used.values()))
    )
    return [
        "CAST(least(count(*), 200) AS UTINYINT) AS rows",
        f"bit_or(CAST(CASE {bits} END AS UTINYINT)) AS seen",
    ]


def between_sql(plan: Plan, chosen: Chosen) -> str:
    """SQL: the row's year lies after the base year and not after the year shown."""
    if chosen.base is None:
        return "false"
    low, high = chosen.base.year, chosen.shown.year
    digits = f"regexp_extract(CAST({plan.period} AS VARCHAR), '(19|20)[0-9][0-9]')"
    year = f"TRY_CAST({digits} AS INTEGER)"
    return f"({year} > {low} AND {year} <= {high})"


def broken_after_base(plan: Plan, chosen: Chosen) -> str:
    """SQL: a break in the series between base year and year shown."""
    broken = plan.broken_series
    if broken is None or chosen.base is None:
        return "false"
    return f"({broken} AND {between_sql(plan, chosen)})"


def imputed_sql(plan: Plan) -> str:
    """SQL of the jobs in this row that are estimates of the publisher; NULL: not known."""
    column = plan.roles.imputed
    if column is None:
        return "CAST(NULL AS DOUBLE)"
    name = name_sql(column)
    if plan.raw.kinds[column] == "truth":
        return f"CASE WHEN {name} THEN {plan.employment} ELSE 0 END"
    share = f"TRY_CAST({name} AS DOUBLE)"
    truth = f"CASE lower(CAST({name} AS VARCHAR)) WHEN 'true' THEN 1 WHEN 'false' THEN 0 END"
    return f"{plan.employment} * coalesce({share}, {truth}, 0)"


def refuse_duplicates(engine: Engine, plan: Plan, found: CellCount, twice: str) -> None:
    """Say how many keys come twice, whether they differ, and which column may explain it."""
    held = sample(engine, plan.raw)
    region, industry = engine.one(
        f"SELECT region, industry FROM cells WHERE {twice} ORDER BY 1, 2 LIMIT 1"
    )
    same = found.duplicates - found.conflicting
    pairs = counted(found.duplicates, "pair of region and industry comes",
                    "pairs of region and industry come")  # fmt: skip
    added = Way("--sum-duplicates", "add them up, where they are parts",
                set_option("sum_duplicates", True))  # fmt: skip
    example = f"{pairs} more than once, for example {region} × {industry}"
    key = f"{plan.region} = {text_sql(str(region))} AND {plan.industry} = {text_sql(str(industry))}"
    for column in explaining(plan, held):
        values = values_of(engine, plan, column, key)
        if len(values) < 2:
            continue
        parts = [] if part_of_year(column, held) else [added]
        raise Refusal(
            f"{example}. The column '{column}' differs: {', '.join(values)}.",
            [*keep_ways(engine, plan, column, values), *parts],
            f'Keep one of them with --keep "{column}=…".',
        )
    raise Refusal(
        f"{example} ({same:,} with the same figure, {found.conflicting:,} with different ones).",
        [added],
        "Remove the repeated rows.",
    )


def explaining(plan: Plan, held: ByColumn) -> list[str]:
    """Columns that may say why a key comes twice: those with the fewest values first."""
    roles = {*plan.roles.named().values(), *plan.roles.flags}
    kept = {name for name, _ in plan.options.keep}
    free = [
        c for c in plan.raw.columns
        if c not in roles and c not in kept and c in held and not held[c].row_numbers
        and c not in plan.raw.unneeded
        and plan.raw.kinds[c] in ("text", "truth")
    ]  # fmt: skip
    return sorted(free, key=lambda c: len(held[c].distinct))


def part_of_year(column: str, held: ByColumn) -> bool:
    """True for quarters and months: jobs of several of them are never added up."""
    return held[column].periods or names.plain(column) in PARTS_OF_YEAR


def values_of(engine: Engine, plan: Plan, column: str, key: str) -> list[str]:
    """Up to six values of a column in the rows of one key."""
    name = f"CAST({name_sql(column)} AS VARCHAR)"
    rows = engine.rows(
        f"SELECT DISTINCT {name} FROM {plan.raw.relation} WHERE {plan.where} AND {key} "
        "ORDER BY 1 LIMIT 6"
    )
    return [str(row[0]) for row in rows]


def keep_ways(engine: Engine, plan: Plan, column: str, values: list[str]) -> list[Way]:
    """The ways that keep one value, the one for all of them first.

    Only values that leave all regions, and two industries or more.
    """
    ordered = sorted(values, key=lambda v: not looks_total(v, None))
    whole = [value for value in ordered if keeps_regions(engine, plan, column, value)]
    return [
        Way(f"--keep {quoted(f'{column}={value}')}", f"read the rows with {value}",
            add_option("keep", (column, value)))
        for value in whole[:MOST_KEPT]
    ]  # fmt: skip


def keeps_regions(engine: Engine, plan: Plan, column: str, value: str) -> bool:
    """True when the rows with this value have every region that was read, and some industries."""
    kept, industries, every = engine.one(
        f"SELECT count(DISTINCT {plan.region}), count(DISTINCT {plan.industry}), "
        f"(SELECT count(DISTINCT region) FROM cells) FROM {plan.raw.relation} WHERE {plan.where} "
        f"AND CAST({name_sql(column)} AS VARCHAR) = {text_sql(value)}"
    )
    return int(kept) >= int(every) and int(industries) > 1


def build_totals(engine: Engine) -> None:
    """Create both tables from ``cells``."""
    sums = ", ".join(
        f"{engine.sum_sql(f'jobs_{t}')} AS jobs_{t}, max(rows_{t}) > 0 AS has_{t}" for t in TIMES
    )
    growth = ", ".join(
        f"{engine.sum_sql(f'CASE WHEN {KNOWN} THEN jobs_{t} END')} AS growth_{t}"
        for t in ("now", "base")
    )
    for name in ("region", "industry"):
        engine.run(
            f"CREATE OR REPLACE TEMP TABLE {name}_totals AS "
            f"SELECT {name} AS code, {sums}, {growth} FROM cells GROUP BY {name}"
        )
