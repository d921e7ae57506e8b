"""SQL for one row of the table: keys, figures and what is known about them."""

import math
from dataclasses import dataclass, field

from ..tables.errors import TableError
from . import roles
from .engines.duckdb_engine import name_sql, text_sql
from .numbers import Style, flag_sql, is_plain_sql, value_sql
from .options import ReadingOptions
from .periods import Period
from .publishers import Particulars
from .raw_table import RawTable
from .roles import Roles

NO_PERIOD = "all"


def is_number(text: str) -> bool:
    """True for '-9999' and '999999'."""
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


@dataclass
class Plan:
    """How rows are read. ``styles`` fills up when a column holds more than whole numbers."""

    raw: RawTable
    roles: Roles
    particulars: Particulars
    options: ReadingOptions
    styles: dict[str, Style] = field(default_factory=dict)
    trim: bool = False
    factor: int = 1
    """How many jobs a figure of 1 is."""

    def key(self, column: str) -> str:
        """A key column as text; outer spaces removed once they have been seen."""
        name = name_sql(column)
        if self.raw.kinds.get(column) == "nested":
            raise TableError(
                f"The column '{column}' holds several values in one cell.",
                "Write one value per column, or name another column.",
            )
        text = name if self.raw.kinds.get(column) == "text" else f"CAST({name} AS VARCHAR)"
        return f"trim({text})" if self.trim else text

    @property
    def region(self) -> str:
        """SQL of the region key; county files of CBP join state and county."""
        if self.particulars.region_sql is not None:
            return self.particulars.region_sql
        return self.key(self.roles.region)

    @property
    def industry(self) -> str:
        """SQL of the industry key."""
        if self.particulars.industry_sql is not None:
            return self.particulars.industry_sql
        return self.key(self.roles.industry)

    @property
    def period(self) -> str:
        """SQL of the period as written: year, or year and quarter."""
        if self.roles.year is None:
            return text_sql(NO_PERIOD)
        name = name_sql(self.roles.year)
        if self.roles.quarter is None:
            kind = "BIGINT" if self.period_is_number else "VARCHAR"
            return name if self.raw.kinds[self.roles.year] == "whole" else f"CAST({name} AS {kind})"
        year = f"CAST({name} AS VARCHAR)"
        quarter = f"CAST({name_sql(self.roles.quarter)} AS VARCHAR)"
        return f"CASE WHEN {quarter} IN ('A', 'a') THEN {year} ELSE {year} || '-Q' || {quarter} END"

    @property
    def period_is_number(self) -> bool:
        """True when periods are kept as whole numbers, which lets Parquet skip other years."""
        if self.roles.year is None or self.roles.quarter is not None:
            return False
        return self.raw.kinds[self.roles.year] in ("whole", "broken")

    def is_in(self, period: Period, column: str) -> str:
        """SQL: the row belongs to this period."""
        literals = period.texts if self.period_is_number else map(text_sql, period.texts)
        return f"{column} IN ({', '.join(literals)})"

    def number(self, column: str) -> str:
        """SQL of a figure as DOUBLE, or NULL."""
        name = name_sql(column)
        if self.raw.kinds[column] in ("whole", "broken"):
            return self._counted(column, f"CAST({self._unmarked(name)} AS DOUBLE)")
        if self.raw.kinds[column] != "text":
            raise TableError(
                f"The column '{column}' doesn't hold numbers.",
                "Name another one with --employment-column or --establishments-column.",
            )
        return self._counted(column, value_sql(self.text(column), self.styles.get(column)))

    def text(self, column: str) -> str:
        """SQL of a column's text, NULL where it is a mark that the user named."""
        name = name_sql(column)
        if not self.options.missing:
            return name
        marks = ", ".join(text_sql(mark.strip()) for mark in self.options.missing)
        return f"(CASE WHEN trim({name}) IN ({marks}) THEN NULL ELSE {name} END)"

    def _unmarked(self, name: str) -> str:
        """SQL of a number, NULL where it is a mark that the user named."""
        marks = [repr(float(m)) for m in self.options.missing if is_number(m)]
        if not marks:
            return name
        return f"(CASE WHEN {name} IN ({', '.join(marks)}) THEN NULL ELSE {name} END)"

    def _counted(self, column: str, number: str) -> str:
        """SQL of a figure in jobs: thousands multiplied, to a thousandth of a job."""
        if self.factor == 1 or column != self.roles.employment:
            return number
        return f"round({number} * {self.factor}, 3)"

    def odd(self, column: str) -> str:
        """SQL: the text is neither empty nor a plain whole number."""
        if self.raw.kinds[column] == "broken":
            return f"(NOT isfinite({name_sql(column)}))"
        if self.raw.kinds[column] != "text":
            return "false"
        text = self.text(column)
        return f"({text} IS NOT NULL AND NOT coalesce({is_plain_sql(text)}, false))"

    @property
    def suppressed(self) -> str | None:
        """SQL: a flag column says that the figure is withheld. None: no flag column."""
        number = self.number(self.roles.employment)
        if (status := self.particulars.status) is not None:
            return roles.status_sql(self.raw.columns, status.column, status.withheld)
        parts = [
            roles.withheld_sql(column, self.raw.kinds[column], number)
            for column in self.roles.flags
        ]
        return "(" + " OR ".join(parts) + ")" if parts else None

    @property
    def employment(self) -> str:
        """SQL of jobs; a withheld figure is NULL, never 0."""
        number = self.number(self.roles.employment)
        hidden = self.suppressed
        return f"CASE WHEN {hidden} THEN NULL ELSE {number} END" if hidden else number

    @property
    def broken_series(self) -> str | None:
        """SQL: the figure carries the flag 'b' (break in series)."""
        remarks = [c for c in self.roles.flags if self.raw.kinds[c] == "text"]
        parts = [sql for c in remarks if (sql := roles.break_sql(c)) is not None]
        style = self.styles.get(self.roles.employment)
        if style is not None and "b" in style.flagged:
            behind = flag_sql(name_sql(self.roles.employment))
            parts.append(f"coalesce(contains({behind}, 'b'), false)")
        return "(" + " OR ".join(parts) + ")" if parts else None

    @property
    def where(self) -> str:
        """SQL of the rows that are read at all."""
        conditions = list(self.particulars.conditions)
        for column, value in self.options.keep:
            conditions.append(f"CAST({name_sql(column)} AS VARCHAR) = {text_sql(value)}")
        return " AND ".join(conditions) or "true"
