"""The two statements that travel to a database: the survey, and the cells.

Only sum, count, min, CASE and GROUP BY, which every engine counts alike: no quantile, no division;
``CASE … END`` without ELSE for figures (a sum of nothing is NULL, not 0); keys as text without
blanks at their end; decimals as whole millionths (``floor(x * 1000000 + 0.5)``, because engines
round ties differently).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .engines.duckdb_engine import name_sql, text_sql
from .names import SUPPRESSED_FLAGS, plain
from .roles import SDMX_MISSING, Roles

MILLIONTHS = 1_000_000
SPECIAL = "'NaN', 'Infinity', '-Infinity', 'nan', 'inf', '-inf'"


@dataclass(frozen=True)
class Source:
    """A table there: its name as SQL, its columns (name → kind), what they hold, what is read.

    ``kinds``: 'whole', 'broken', 'text', 'truth' or 'other'. ``text_type``: what text is called
    there. ``keep``: column and value of the rows that are read; values are given as parameters,
    written ``parameter``.
    """

    table: str
    kinds: dict[str, str]
    roles: Roles
    keep: tuple[tuple[str, str], ...] = ()
    text_type: str = "VARCHAR"
    parameter: str = "%s"
    years: dict[str, Sequence[str]] = field(default_factory=dict)

    def text(self, column: str) -> str:
        """A column as text."""
        return f"CAST({name_sql(column)} AS {self.text_type})"

    def key(self, column: str) -> str:
        """A key as text, without the blanks that fill a column of fixed width."""
        return f"rtrim({self.text(column)})"

    @property
    def jobs(self) -> str:
        """Jobs; NULL where a flag withholds them or they are no number."""
        name = name_sql(self.roles.employment)
        special = f"{self.text(self.roles.employment)} IN ({SPECIAL})"
        parts = [] if self.whole(self.roles.employment) else [special]
        parts += [self.withheld] if self.withheld else []
        return f"CASE WHEN {' OR '.join(parts)} THEN NULL ELSE {name} END" if parts else name

    @property
    def withheld(self) -> str | None:
        """A flag says that the figure is withheld, and there is none, or 0."""
        name = name_sql(self.roles.employment)
        parts = [
            f"(rtrim({self.text(flag)}) IN ({marks_of(flag)}) AND coalesce({name}, 0) = 0)"
            for flag in self.roles.flags
            if self.kinds[flag] == "text"
        ]
        parts += [f"{name_sql(f)}" for f in self.roles.flags if self.kinds[f] == "truth"]
        return "(" + " OR ".join(parts) + ")" if parts else None

    @property
    def period(self) -> str:
        """The period as text."""
        return "'all'" if self.roles.year is None else self.key(self.roles.year)

    @property
    def where(self) -> str:
        """The rows that are read."""
        kept = [f"{self.key(column)} = {self.parameter}" for column, _ in self.keep]
        return f"WHERE {' AND '.join(kept)}" if kept else ""

    def whole(self, column: str) -> bool:
        """True for a column of whole numbers."""
        return self.kinds[column] == "whole"


def marks_of(flag: str) -> str:
    """Marks of withheld figures in a column of remarks, as literals."""
    marks = SDMX_MISSING if plain(flag) == "obs status" else SUPPRESSED_FLAGS
    letters = "abcdefghijklmnopqrstuvwxyz"
    more = [f"{a}c" for a in letters] + [f"c{a}" for a in letters] if "flag" in plain(flag) else []
    return ", ".join(map(text_sql, (*marks, *more)))


def survey_sql(source: Source) -> str:
    """Region × period: rows, figures, jobs, what would be wrong; columns as in the first pass."""
    roles = source.roles
    places = name_sql(roles.establishments) if roles.establishments else "NULL"
    unnamed = f"coalesce({source.key(roles.industry)}, '') = ''"
    special = f"{source.text(roles.employment)} IN ({SPECIAL})"
    odd = "1 = 0" if source.whole(roles.employment) else special
    fraction = "0" if source.whole(roles.employment) else counted("jobs <> floor(jobs)")
    return f"""SELECT region, period, {counted()} AS n, {counted("jobs IS NOT NULL")} AS figures,
  {total(source, "jobs")} AS jobs, {counted("withheld = 1")} AS withheld,
  {counted("unnamed = 1")} AS unnamed,
  {total(source, "CASE WHEN unnamed = 1 THEN jobs END")} AS unnamed_jobs, {fraction} AS fractions,
  sum(odd) AS odd, min(jobs) AS least, min(places) AS least_places,
  {counted("jobs = 0 AND places > 0")} AS hidden, count(DISTINCT industry) AS industries
FROM (SELECT {source.key(roles.region)} AS region, {source.period} AS period,
  {source.key(roles.industry)} AS industry, {source.jobs} AS jobs, {places} AS places,
  CASE WHEN {source.withheld or "1 = 0"} THEN 1 ELSE 0 END AS withheld,
  CASE WHEN {unnamed} THEN 1 ELSE 0 END AS unnamed, CASE WHEN {odd} THEN 1 ELSE 0 END AS odd
  FROM {source.table} {source.where}) rows_read
GROUP BY region, period"""


def counted(condition: str = "") -> str:
    """How many rows, or how many meet a condition."""
    return f"sum(CASE WHEN {condition} THEN 1 ELSE 0 END)" if condition else "count(*)"


def total(source: Source, value: str) -> str:
    """A sum of figures: whole numbers as they are, decimals in millionths."""
    if source.whole(source.roles.employment):
        return f"sum(CAST({value} AS BIGINT))"
    return f"sum(CAST(floor({value} * {MILLIONTHS} + 0.5) AS BIGINT))"


def cells_sql(source: Source) -> str:
    """Region × industry for the years that are used (``source.years``: time → spellings)."""
    roles = source.roles
    columns = []
    for time, texts in source.years.items():
        when = f"period IN ({', '.join(map(text_sql, texts))})"
        figure = total(source, f"CASE WHEN {when} THEN jobs END")
        seen = counted(f"{when} AND jobs IS NOT NULL")
        columns += [f"{figure} AS jobs_{time}", f"{counted(when)} AS rows_{time}",
                    f"{seen} AS figures_{time}"]  # fmt: skip
    now = f"period IN ({', '.join(map(text_sql, source.years['now']))})"
    if roles.establishments:
        columns.append(f"sum(CASE WHEN {now} THEN places END) AS places")
    places = name_sql(roles.establishments) if roles.establishments else "NULL"
    every = sorted({text for texts in source.years.values() for text in texts})
    where = source.where or "WHERE 1 = 1"
    return f"""SELECT region, industry, {", ".join(columns)}
FROM (SELECT {source.key(roles.region)} AS region, {source.key(roles.industry)} AS industry,
  {source.period} AS period, {source.jobs} AS jobs, {places} AS places
  FROM {source.table} {where} AND {source.period} IN ({", ".join(map(text_sql, every))})) rows_read
WHERE region <> '' AND industry <> ''
GROUP BY region, industry"""


def labels_sql(source: Source, key: str, label: str) -> str:
    """Code and name, where the table has a column of names."""
    return (
        f"SELECT {source.key(key)} AS code, min({source.key(label)}) AS label "
        f"FROM {source.table} {source.where} GROUP BY {source.key(key)}"
    )
