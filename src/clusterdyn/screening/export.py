"""Writes all rows to CSV or Parquet, or a report to HTML. A file is either whole or not there."""

from collections.abc import Callable
from pathlib import Path

from ..errors import ClusterdynError, ExitCode
from ..store.atomic_write import atomic_write
from ..tables.errors import TableError
from .engines.duckdb_engine import Engine, EngineError, file_sql
from .pipeline import Screening
from .source import file_fault

TABLES = {
    ".csv": "FORMAT csv, HEADER true, USE_TMP_FILE false",
    ".parquet": "FORMAT parquet, DICTIONARY_SIZE_LIMIT 5000, USE_TMP_FILE false",
}
"""Endings and how they are written, into the very file that is named. Codes and names find room in
a dictionary of 5,000 entries; for figures, nearly all different, the engine then gives up looking
for repeats early (a tenth of the time of writing)."""
SORTED_UP_TO = 1_000_000
"""Cells up to which the rows are written in the order of region and rank."""
FORMULA_SIGNS = "'=', '+', '-', '@', chr(9), chr(13)"
ENDINGS = (*TABLES, ".html")


class ExportError(ClusterdynError):
    """The target can't be written."""

    exit_code = ExitCode.NOT_WRITTEN

    def __init__(self, target: Path, reason: str | None) -> None:
        super().__init__(
            f"{target} can't be written ({reason}). Choose another place or make room."
        )


def check_target(target: Path, force: bool) -> None:
    """Refuse an unknown ending, and a file that is already there (unless ``force``)."""
    if target.suffix.casefold() not in ENDINGS:
        raise TableError(
            f"'{target.name}' has no ending that can be written.",
            f"Use one of: {', '.join(ENDINGS)}.",
        )
    if target.exists() and not force:
        raise TableError(
            f"{target} is already there.", "Choose another name, or add --force to replace it."
        )


def write_table(screening: Screening, target: Path, region: str | None) -> None:
    """All rows of all regions (or of one), every column, values unrounded.

    Up to a million rows they are in the order of region and rank; larger tables keep no order.
    """
    how = TABLES[target.suffix.casefold()]
    harmless = harmless_names(screening.engine) if target.suffix.casefold() == ".csv" else ""
    select = f"SELECT *{harmless} FROM ({screening.sql(region)})"
    if screening.reading.report.cells <= SORTED_UP_TO:
        select += ' ORDER BY region, "rank"'

    def write(path: Path) -> None:
        try:
            screening.engine.run(f"COPY ({select}) TO {file_sql(path)} ({how})")
        except EngineError as problem:
            text = str(problem)
            if "memory" in text.casefold() and "IO Error" not in text:
                raise file_fault(problem, screening.options.reading.path) from None
            raise ExportError(target, text.splitlines()[0][:120]) from None

    put_in_place(target, write)


def harmless_names(engine: Engine) -> str:
    """SQL that puts an apostrophe before names that a spreadsheet would take for a formula."""
    found = engine.one(
        "SELECT count(*) FROM (SELECT code AS name FROM region_axis UNION ALL SELECT code FROM "
        "industry_axis UNION ALL SELECT label FROM industry_label) "
        f"WHERE left(name, 1) IN ({FORMULA_SIGNS})"
    )[0]
    if not found:
        return ""
    changed = ", ".join(
        f"CASE WHEN left({c}, 1) IN ({FORMULA_SIGNS}) THEN chr(39) || {c} ELSE {c} END AS {c}"
        for c in ("region", "industry", "label")
    )
    return f" REPLACE ({changed})"


def write_text(target: Path, text: str) -> None:
    """A text file in UTF-8."""
    put_in_place(target, text.encode("utf-8"))


def put_in_place(target: Path, content: bytes | Callable[[Path], None]) -> None:
    """The new content in the place of the old, whole or not at all. Raises ExportError."""
    try:
        atomic_write(target, content)
    except OSError as problem:
        raise ExportError(target, problem.strerror) from None
