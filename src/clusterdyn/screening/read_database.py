"""A table that stays in a database: two statements travel, cells come back."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from ..tables.errors import TableError
from .cells import NOT_KNOWN, TIMES, CellCount, periods_used, rounded_to, to_codes
from .database_statements import MILLIONTHS, Source, cells_sql, labels_sql, survey_sql
from .decisions import Refusal, Way, set_option
from .engines.address import POSTGRES, Address, read_address
from .engines.duckdb_engine import Engine, text_sql
from .first_pass import Survey, collect
from .options import ReadingOptions
from .periods import choose
from .publishers import Particulars
from .raw_table import RawTable
from .read_plan import Plan
from .roles import Roles, recognise
from .rows_read import Rows

MOST_CELLS = 5_000_000
YEARS_LATER: dict[str, Sequence[str]] = {
    "now": ("the year shown",), "before": ("the year before",), "base": ("the base year",),
}  # fmt: skip
"""Stand in the statements that are shown before the years are known."""


class Database(Protocol):
    """What a way to a database can do."""

    text_type: str
    parameter: str

    def columns(self, table: str) -> dict[str, str]: ...
    def rows(self, sql: str, parameters: Sequence[str]) -> list[tuple[Any, ...]]: ...
    def write(self, sql: str, parameters: Sequence[str], target: Path) -> int: ...


@contextmanager
def database(address: Address, minutes: float) -> Iterator[Database]:
    """The way to a database, by the scheme of its address."""
    if address.scheme in POSTGRES:
        from .engines.postgres import opened

        with opened(address, minutes) as found:
            yield found
        return
    from .engines.through_ibis import opened as by_ibis

    with by_ibis(address) as other:
        yield other


def read_cells(engine: Engine, options: ReadingOptions, folder: Path) -> Rows:
    """Survey the table there, choose the years, fetch the cells. Raises TableError."""
    address = read_address(options.address)
    with database(address, options.minutes) as there:
        source = described(there, options)
        kept = [value for _, value in options.keep]
        plan = Plan(local_table(address, options), source.roles, Particulars(), options)
        groups = [plain(row) for row in there.rows(survey_sql(source), kept)]
        counts = checked(plan, source, groups)
        chosen = choose(counts.counts, options.year, options.base_year)
        years: dict[str, Sequence[str]] = {
            t: period.texts for t, period in periods_used(chosen).items()
        }
        target = folder / "cells.csv"
        size = there.write(cells_sql(replace(source, years=years)), kept, target)
        roles = source.roles
        regions = labels_of(there, source, roles.region, roles.region_label, kept)
        industries = labels_of(there, source, roles.industry, roles.industry_label, kept)
    found = load(engine, source, target, years, counts.fractions > 0, options)
    plan.raw = replace(plan.raw, described=(said(address, options, counts, found, size),))
    return Rows(plan, counts, chosen, found, regions, industries, hash_of(engine, folder))


def explained(options: ReadingOptions) -> str:
    """Both statements as they would travel; nothing is read but the names of the columns."""
    with database(read_address(options.address), options.minutes) as there:
        source = described(there, options)
    later = replace(source, years=YEARS_LATER)
    return f"{survey_sql(source)};\n\n{cells_sql(later)};"


def described(there: Database, options: ReadingOptions) -> Source:
    """The table there: what its columns hold, by their names and types."""
    if not options.table:
        raise TableError("An address needs the name of a table.", "Add --table SCHEMA.NAME.")
    kinds = there.columns(table_sql(options.table))
    raw = RawTable("", kinds, (), 1, "row")
    roles = recognise_there(raw, options)
    for column, _ in options.keep:
        if column not in kinds:
            raise TableError(
                f"There is no column '{column}' to keep a value of.",
                f"The columns are: {', '.join(list(kinds)[:20])}.",
            )
    for figure in filter(None, (roles.employment, roles.establishments)):
        if kinds[figure] not in ("whole", "broken"):
            raise TableError(
                f"The column '{figure}' is no number there.", "Make a view that casts it."
            )
    return Source(
        table_sql(options.table), kinds, roles, options.keep, there.text_type, there.parameter
    )


def recognise_there(raw: RawTable, options: ReadingOptions) -> Roles:
    """The roles by the names of columns; no row is looked at."""
    roles = recognise(None, raw, options.columns, {})
    return replace(roles, traded=None, imputed=None, quarter=None)


def table_sql(name: str) -> str:
    """SCHEMA.NAME as SQL, each part as the catalogue spells it."""
    return ".".join('"' + part.replace('"', '""') + '"' for part in name.split("."))


def local_table(address: Address, options: ReadingOptions) -> RawTable:
    """The table that stands for the one there once the cells are here."""
    facts = {"format": "database", "database": address.shown, "table": options.table}
    kinds = {"region": "text", "industry": "text"}
    return RawTable("cells", kinds, (), 1, "row", facts)


def plain(row: Sequence[Any]) -> tuple[Any, ...]:
    """Numbers of the driver as Python's own."""
    texts, numbers = row[:2], row[2:]
    return (*texts, *(None if n is None else float(n) for n in numbers))


def checked(plan: Plan, source: Source, groups: list[tuple[Any, ...]]) -> Survey:
    """The counts of the survey. Raises TableError for what can't be screened."""
    if not groups:
        raise TableError("The table has no rows to read.", "Check --table and --keep.")
    scale = 1 if source.whole(source.roles.employment) else MILLIONTHS
    employment = source.roles.employment
    if any(row[9] for row in groups):
        raise TableError(
            f"The column '{employment}' holds figures that are no number (NaN, Infinity).",
            "Make a view without them.",
        )
    for place, column in ((10, employment), (11, source.roles.establishments)):
        low = min((row[place] for row in groups if row[place] is not None), default=0)
        if low < 0:
            raise TableError(
                f"The column '{column}' holds a figure below zero ({low:,.0f}).",
                "Jobs and establishments can't be negative.",
            )
    expected = cells_expected(groups)
    if expected > MOST_CELLS:
        refuse_many(source, groups, expected)
    rows = [
        (r[0], r[1], r[2], r[3], scaled(r[4], scale), r[5], r[6], scaled(r[7], scale), r[8], 0, 0,
         None, r[12]) for r in groups
    ]  # fmt: skip
    counts = collect(plan, rows)
    if counts.empty_rows and not plan.options.drop_empty:
        raise Refusal(
            f"{counts.empty_rows:,} rows have no region, industry or year "
            f"({counts.empty_jobs:,.0f} jobs).",
            [Way("--drop-empty", "Leave them out", set_option("drop_empty", True))],
        )
    return counts


def scaled(value: float | None, scale: int) -> float | None:
    """Millionths as jobs."""
    return None if value is None else value / scale


def cells_expected(groups: list[tuple[Any, ...]]) -> int:
    """How many cells would come: for each region its industries in the fullest period."""
    most: dict[Any, float] = {}
    for row in groups:
        most[row[0]] = max(most.get(row[0], 0.0), row[13] or 0.0)
    return int(sum(most.values()))


def refuse_many(source: Source, groups: list[tuple[Any, ...]], expected: int) -> None:
    """Too many cells: name the finer column."""
    regions = len({row[0] for row in groups})
    finer = source.roles.region if regions * regions > expected else source.roles.industry
    raise TableError(
        f"{expected:,} cells would come; at most {MOST_CELLS:,} do. '{finer}' is the finer column.",
        "Make a view with coarser codes, or name another column.",
    )


def load(
    engine: Engine, source: Source, target: Path, years: dict[str, Any], decimals: bool,
    options: ReadingOptions,
) -> CellCount:  # fmt: skip
    """The cells from CSV into the table ``cells``."""
    engine.decimals = decimals
    scale = "" if source.whole(source.roles.employment) else f" / {MILLIONTHS}"
    columns = []
    for time in TIMES:
        there = time in years
        jobs = f"CAST(jobs_{time} AS DOUBLE){scale}" if there else NOT_KNOWN
        columns.append(f"{jobs} AS jobs_{time}")
        for what in ("rows", "figures"):
            count = f"least({what}_{time}, 200)" if there else "0"
            columns.append(f"CAST({count} AS UTINYINT) AS {what}_{time}")
    places = "CAST(places AS DOUBLE)" if source.roles.establishments else NOT_KNOWN
    names = {"region": "VARCHAR", "industry": "VARCHAR"} | {
        f"{what}_{time}": "BIGINT" for time in years for what in ("jobs", "rows", "figures")
    } | ({"places": "DOUBLE"} if source.roles.establishments else {})  # fmt: skip
    listed = ", ".join(f"'{name}': '{kind}'" for name, kind in names.items())
    engine.run(
        f"CREATE OR REPLACE TEMP TABLE cells_text AS SELECT trim(region) AS region, "
        f"trim(industry) AS industry, {', '.join(columns)}, {places} AS places, "
        f"{NOT_KNOWN} AS imputed, false AS broken FROM read_csv({text_sql(str(target))}, "
        f"auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', "
        f"nullstr = '', columns = {{{listed}}})"
    )
    to_codes(engine)
    twice = " OR ".join(f"rows_{time} > 1" for time in TIMES)
    total, duplicates = engine.one(f"SELECT count(*), count(*) FILTER ({twice}) FROM cells")
    if duplicates and not options.sum_duplicates:
        refuse_twice(engine, int(duplicates), twice)
    return CellCount(int(total), int(duplicates), 0, rounded_to(engine))


def refuse_twice(engine: Engine, number: int, twice: str) -> None:
    """Keys that come more than once."""
    region, industry = engine.one(
        f"SELECT region, industry FROM cells WHERE {twice} ORDER BY 1, 2 LIMIT 1"
    )
    raise Refusal(
        f"{number:,} pairs of region and industry come more than once in one year, for example "
        f"{region} × {industry}.",
        [Way("--sum-duplicates", "Add them up, where they are parts",
             set_option("sum_duplicates", True))],
        "Read a part of the rows with --keep COLUMN=VALUE.",
    )  # fmt: skip


def labels_of(
    there: Database, source: Source, key: str, label: str | None, kept: Sequence[str]
) -> dict[str, str]:
    """Code → name, where there is a column of names."""
    if label is None:
        return {}
    rows = there.rows(labels_sql(source, key, label), kept)
    return {str(code).strip(): str(name).strip() for code, name in rows if code and name}


def said(
    address: Address, options: ReadingOptions, counts: Survey, found: CellCount, size: int
) -> str:
    """The sentence about where the table is and what came here."""
    return (
        f"Table {options.table} in {address.shown}: {counts.rows:,} rows read there, "
        f"{found.cells:,} cells came here ({size / 1_000_000:,.1f} MB)."
    )


def hash_of(engine: Engine, folder: Path) -> str:
    """SHA-256 of the cells in their order: the same for any table with the same cells."""
    target = folder / "cells-sorted.csv"
    engine.run(
        "COPY (SELECT region, industry, jobs_now, jobs_before, jobs_base, places FROM cells "
        f"ORDER BY region, industry) TO {text_sql(str(target))} (FORMAT csv, HEADER true)"
    )
    with target.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
