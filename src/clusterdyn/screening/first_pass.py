"""First pass over the whole table: every row is checked, regions and years are counted."""

from dataclasses import dataclass, field

from ..tables.errors import TableError
from .decisions import Refusal, Way, add_option
from .engines.duckdb_engine import (
    Engine,
    EngineError,
    Row,
    name_sql,
    text_sql,
)
from .numbers import Wanted, learn_style
from .periods import Period, PeriodCount, UnknownPeriod, periods_of
from .read_plan import NO_PERIOD, Plan
from .source import file_fault
from .spots import Spot, find_spot

EMPTY = "(empty)"
MOST_NEGATIVE = 3
"""Different negative figures that may be marks."""


@dataclass
class Survey:
    """Counts over all rows that are read."""

    rows: int = 0
    empty_rows: int = 0
    empty_jobs: float = 0.0
    missing: int = 0
    withheld: int = 0
    fractions: int = 0
    zero_with_establishments: int = 0
    regions: set[str] = field(default_factory=set)
    periods: dict[str, Period] = field(default_factory=dict)
    counts: list[PeriodCount] = field(default_factory=list)


def survey(engine: Engine, plan: Plan) -> Survey:
    """Check and count. Raises TableError for text that is no number, and for negatives."""
    try:
        groups = engine.rows(survey_sql(plan))
        odd = [c for c, place in (("employment", 9), ("establishments", 10))
               if any(row[place] for row in groups)]  # fmt: skip
        if odd:
            for role in odd:
                column = getattr(plan.roles, role)
                refuse_not_finite(engine, plan, column)
                wanted = Wanted(plan.options.decimal, plan.options.flags)
                plan.styles[column] = learn_style(
                    engine, plan.raw, column, plan.text(column), plan.where, wanted
                )
            groups = engine.rows(survey_sql(plan))
        if any(outer_space(row[0]) for row in groups):
            plan.trim = True
            groups = engine.rows(survey_sql(plan))
    except EngineError as problem:
        raise file_fault(problem, plan.options.path) from None
    if not groups:
        raise TableError(
            f"{plan.options.path.name} has a heading but no rows to read.",
            "Check the file, and the values given with --keep.",
        )
    if any(row[11] is not None and row[11] < 0 for row in groups):
        refuse_negative(engine, plan)
    try:
        return collect(plan, groups)
    except UnknownPeriod as problem:
        raise with_line(engine, plan, problem) from None


def with_line(engine: Engine, plan: Plan, problem: UnknownPeriod) -> TableError:
    """The same error with the line of the first such text."""
    column = plan.roles.year or ""
    select = f"CAST({plan.period} AS VARCHAR) AS value, ({plan.where}) AS used"
    condition = f"used AND value = {text_sql(problem.text)}"
    spot = find_spot(engine, plan.raw, column, select, condition)
    if spot is None:
        return problem
    return TableError(f"{spot.named}: '{problem.text}' is no year.", problem.hint)


def survey_sql(plan: Plan) -> str:
    """One statement: group by region and period, and count everything that matters."""
    employment, establishments = plan.roles.employment, plan.roles.establishments
    places = plan.number(establishments) if establishments else "CAST(NULL AS DOUBLE)"
    odd_places = plan.odd(establishments) if establishments else "false"
    fractional = plan.raw.kinds[employment] == "broken" or employment in plan.styles
    fraction = "count(*) FILTER (jobs <> floor(jobs))" if fractional else "0"
    total = "sum(jobs)"
    if fractional:
        total = "CAST(sum(CAST(floor(jobs * 1000000 + 0.5) AS BIGINT)) AS DOUBLE) / 1000000"
    odd = plan.odd(employment) if employment not in plan.styles else "false"
    odd_places = "false" if establishments in plan.styles else odd_places
    return f"""
    SELECT region, period, count(*), count(jobs), {total}, count(*) FILTER (withheld),
           count(*) FILTER (unnamed), sum(jobs) FILTER (unnamed), {fraction},
           count(*) FILTER (odd), count(*) FILTER (odd_places), least(min(jobs), min(places)),
           count(*) FILTER (jobs = 0 AND places > 0)
    FROM (SELECT {plan.region} AS region, {plan.period} AS period, {plan.employment} AS jobs,
                 {places} AS places, {plan.suppressed or "false"} AS withheld,
                 ({plan.industry} IS NULL OR {plan.industry} = '') AS unnamed,
                 {odd} AS odd, {odd_places} AS odd_places
          FROM {plan.raw.relation} WHERE {plan.where})
    GROUP BY region, period"""


def outer_space(key: object) -> bool:
    """True for a key with spaces around it."""
    return isinstance(key, str) and key != key.strip()


def collect(plan: Plan, groups: list[Row]) -> Survey:
    """Add up the groups; rows with an empty key are counted apart."""
    found = Survey()
    texts = sorted({str(row[1]) for row in groups if row[1] not in (None, "")})
    column = plan.roles.year or ""
    if texts != [NO_PERIOD] or plan.roles.year is not None:
        found.periods = periods_of(texts, plan.particulars.quarters_as_digit, column)
    else:
        found.periods = {NO_PERIOD: Period(NO_PERIOD, "none", 0, 0, (NO_PERIOD,))}
    totals: dict[Period, list[float]] = {}
    for row in groups:
        region, text = row[0], row[1]
        rows, figures, jobs, withheld, unnamed, unnamed_jobs, fractions = (
            value or 0 for value in row[2:9]
        )
        found.rows += int(rows)
        found.missing += int(rows - figures)
        found.withheld += int(withheld)
        found.fractions += int(fractions)
        found.zero_with_establishments += row[12] or 0
        if region in (None, "") or text in (None, ""):
            found.empty_rows += int(rows)
            found.empty_jobs += jobs
            continue
        found.empty_rows += int(unnamed)
        found.empty_jobs += unnamed_jobs
        found.regions.add(str(region))
        total = totals.setdefault(found.periods[str(text)], [0.0, 0.0, 0.0])
        total[0] += 1 if figures else 0
        total[1] += figures
        total[2] += jobs
    found.counts = [PeriodCount(period, int(t[0]), int(t[1]), t[2]) for period, t in totals.items()]
    return found


def refuse_not_finite(engine: Engine, plan: Plan, column: str) -> None:
    """A Parquet number that is infinite or not a number is an error."""
    if plan.raw.kinds[column] != "broken":
        return
    select = f"{name_sql(column)} AS value"
    spot = find_spot(engine, plan.raw, column, select, "NOT isfinite(value)")
    spot = spot or Spot(column, "", "nan")
    raise TableError(
        f"{spot.named}: '{spot.value}' is not a number.",
        "Correct it, or leave the field empty when the figure is missing.",
    )


def negative_marks(engine: Engine, plan: Plan, column: str) -> list[Way]:
    """The way out where negative figures are one number, such as -9999: it marks missing ones."""
    name = name_sql(column)
    rows = engine.rows(
        f"SELECT DISTINCT trim(CAST({name} AS VARCHAR)) FROM {plan.raw.relation} "
        f"WHERE {plan.where} AND {plan.number(column)} < 0 LIMIT {MOST_NEGATIVE + 1}"
    )
    marks = [str(row[0]) for row in rows]
    if len(marks) > MOST_NEGATIVE:
        return []
    options = " ".join(f"--missing {mark}" for mark in marks)
    words = "If it marks a missing figure"
    return [Way(options, words, add_option("missing", *marks))]


def refuse_negative(engine: Engine, plan: Plan) -> None:
    """Negative jobs or establishments are an error with their line."""
    for column in (plan.roles.employment, plan.roles.establishments):
        if column is None:
            continue
        select = f"{name_sql(column)} AS value, {plan.number(column)} AS n, ({plan.where}) AS used"
        if spot := find_spot(engine, plan.raw, column, select, "used AND n < 0"):
            raise Refusal(
                f"{spot.named}: {spot.value} is below zero.",
                negative_marks(engine, plan, column),
                "Jobs and establishments can't be negative. Correct it in the file.",
            )
    raise TableError("The table holds figures below zero.", "Correct them in the file.")
