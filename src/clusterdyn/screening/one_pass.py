"""One pass instead of two over a large, clean text table.

The years are guessed from samples of the file; the pass itself checks every row and counts every
year. If anything is unusual (a figure that is no plain whole number, an empty field, another year
than guessed, a repeated key), the answer is None and the ordinary two passes follow, so the result
is the same either way.
"""

import threading
from dataclasses import dataclass
from pathlib import Path

from ..tables.text_file import cells_of
from .cells import CellCount, rounded_to, to_codes
from .engines.duckdb_engine import (
    Engine,
    EngineError,
    Row,
    name_sql,
    text_sql,
)
from .first_pass import Survey, outer_space
from .numbers import is_plain_sql, plain_sql
from .periods import LOOK_BACK, Chosen, Period, PeriodCount, choose
from .raw_table import TextFile
from .read_plan import Plan

LARGE = 20_000_000
"""Bytes from which one pass is worth while."""
BLOCKS = 200
BLOCK = 16_384
FIRST_YEAR = 1980
MOST_YEARS = 62


@dataclass(frozen=True)
class OnePass:
    """The same three results as the two passes give."""

    counts: Survey
    chosen: Chosen
    cells: CellCount


def try_one_pass(engine: Engine, plan: Plan) -> OnePass | None:
    """Create ``cells`` in one pass, or None when the table isn't that simple."""
    if not suitable(plan):
        return None
    years = guess_years(plan)
    if years is None or len(years) < 2:
        return None
    try:
        run_pass(engine, plan, years)
        counts = count_all(engine, plan, years)
    except EngineError:
        return None
    if counts is None:
        return None
    chosen = choose(counts.counts, plan.options.year, plan.options.base_year)
    found = [p.year if p else None for p in (chosen.shown, chosen.before, chosen.base)]
    if found != years:
        return None
    to_codes(engine)
    cells = int(engine.one("SELECT count(*) FROM cells")[0])
    return OnePass(counts, chosen, CellCount(cells, 0, 0, rounded_to(engine)))


def run_pass(engine: Engine, plan: Plan, years: list[int | None]) -> None:
    """The pass. Where all bytes are plain, text that casts to a number is a plain number."""
    text = text_of(plan)
    if is_plain("".join(sample_lines(plan)).encode(), text.delimiter):
        check = PlainCheck(text.path, text.delimiter, plan.raw.first_line - 1)
        engine.run(one_pass_sql(plan, years, each_value=False))
        if check.plain():
            return
    engine.run(one_pass_sql(plan, years, each_value=True))


def suitable(plan: Plan) -> bool:
    """A large text file as it lies, without flags, filters or quarters."""
    roles, special = plan.roles, plan.particulars
    return (
        plan.raw.relation.startswith("read_csv(")
        and not text_of(plan).packed
        and text_of(plan).path.stat().st_size > LARGE
        and roles.year is not None
        and roles.quarter is None
        and not roles.flags
        and roles.imputed is None
        and not special.conditions
        and special.industry_sql is None
        and not plan.options.keep
        and not plan.options.missing
        and plan.factor == 1
    )


def guess_years(plan: Plan) -> list[int | None] | None:
    """[year shown, year before, base year] by samples of the file; None if they aren't years."""
    found = set(sampled_years(plan))
    if not found or not all(len(y) == 4 and y.isdecimal() for y in found):
        return None
    years = sorted(int(y) for y in found)
    try:
        shown = int(plan.options.year) if plan.options.year else years[-1]
        earlier = [y for y in years if y < shown]
        near = [y for y in earlier if y >= shown - LOOK_BACK]
        base = int(plan.options.base_year) if plan.options.base_year else None
    except ValueError:
        return None
    if not earlier:
        return None
    return [shown, earlier[-1], base if base is not None else near[0] if near else None]


def text_of(plan: Plan) -> TextFile:
    """The text as the engine reads it, which for a workbook is another file than the user's."""
    assert plan.raw.text is not None
    return plan.raw.text


def sample_lines(plan: Plan) -> list[str]:
    """Whole lines of data from 200 places in the file, its end included."""
    path = text_of(plan).path
    size = path.stat().st_size
    lines: list[str] = []
    with path.open("rb") as file:
        for _ in range(plan.raw.first_line):
            file.readline()
        start = file.tell()
        for number in range(BLOCKS):
            file.seek(start + (size - start) * number // BLOCKS)
            lines += file.read(BLOCK).decode("utf-8", "replace").splitlines()[1:-1]
        file.seek(max(start, size - BLOCK))
        lines += file.read().decode("utf-8", "replace").splitlines()[1:]
    return lines


def sampled_years(plan: Plan) -> list[str]:
    """The year field of the sampled lines."""
    place = plan.raw.columns.index(str(plan.roles.year))
    rows = (cells_of(line, text_of(plan).delimiter) for line in sample_lines(plan))
    return [row[place].strip() for row in rows if len(row) == len(plan.raw.columns)]


def one_pass_sql(plan: Plan, years: list[int | None], each_value: bool) -> str:
    """Cells for three years; ``seen`` marks each year with a figure.

    A row with anything unusual leaves no mark, so that ``rows`` is more than the marks counted; a
    year that has no mark (before 1980, after 2041) stops the reading. ``each_value``: compare every
    number with its text, because the bytes alone leave doubt.
    """
    now, before, base = years
    year = name_sql(str(plan.roles.year))
    relation = plan.raw.relation if each_value else typed(plan)
    y = f"CASE WHEN length({year}) = 4 THEN TRY_CAST({year} AS INTEGER) END" if each_value else year
    jobs = name_sql(plan.roles.employment)
    places = name_sql(plan.roles.establishments) if plan.roles.establishments else None
    odd = ["jobs IS NULL"] + (["places IS NULL"] if places is not None else [])
    unlike = "false"
    if each_value:
        odd += ["jobs < 0", "places < 0", "unlike"]
        unlike = " OR ".join(
            f"NOT coalesce({is_plain_sql(name)}, false)" for name in (jobs, places) if name
        )
    columns = []
    for time, wanted in (("now", now), ("before", before), ("base", base)):
        total = f"sum(CASE WHEN y = {wanted if wanted is not None else 'NULL'} THEN jobs END)"
        one = f"CAST(CASE WHEN {total} IS NULL THEN 0 ELSE 1 END AS UTINYINT)"
        columns.append(f"{total} AS jobs_{time}, {one} AS rows_{time}, {one} AS figures_{time}")

    def number(name: str) -> str:
        return f"CAST({plain_sql(name) if each_value else name} AS DOUBLE)"

    return f"""
    CREATE OR REPLACE TEMP TABLE cells_text AS
    SELECT region, industry, {", ".join(columns)},
           sum(CASE WHEN y = {now} THEN places END) AS places, CAST(NULL AS DOUBLE) AS imputed,
           false AS broken, count(*) AS rows,
           bit_or(CASE WHEN {" OR ".join(odd)} THEN NULL
                  ELSE CAST(2 AS BIGINT) << (y - {FIRST_YEAR}) END) AS seen
    FROM (SELECT {name_sql(plan.roles.region)} AS region,
                 {name_sql(plan.roles.industry)} AS industry,
                 {y} AS y,
                 {number(jobs)} AS jobs,
                 {number(places) if places else "CAST(NULL AS DOUBLE)"} AS places,
                 {unlike} AS unlike
          FROM {relation})
    GROUP BY region, industry"""


def typed(plan: Plan) -> str:
    """The relation with years and figures read as whole numbers, where every byte is plain.

    Digits alone can't be misread; anything else in these columns stops the reading. (A year with
    a zero in front, 02024, would pass here; none was in the samples.)
    """
    relation = plan.raw.relation
    kinds = {plan.roles.year: "INTEGER", plan.roles.employment: "BIGINT",
             plan.roles.establishments: "BIGINT"}  # fmt: skip
    for column, kind in kinds.items():
        if column is not None:
            name = text_sql(column)
            relation = relation.replace(f"{name}: 'VARCHAR'", f"{name}: '{kind}'")
    return relation


def count_all(engine: Engine, plan: Plan, years: list[int | None]) -> Survey | None:
    """The counts of the survey from the marks; None when something is unusual."""
    odd, rows, cells = engine.one(
        "SELECT count(*) FILTER (seen IS NULL OR rows <> bit_count(seen)), sum(rows), count(*) "
        "FROM cells_text"
    )
    if int(odd) or not int(cells):
        return None
    regions = engine.rows("SELECT region, bit_or(seen) FROM cells_text GROUP BY region")
    industries = engine.rows("SELECT DISTINCT industry FROM cells_text")
    if any(not r[0] or outer_space(r[0]) for r in (*regions, *industries)):
        return None
    every = 0
    for _, seen in regions:
        every |= int(seen)
    present = [y for y in range(FIRST_YEAR, FIRST_YEAR + MOST_YEARS) if marked(every, y)]
    figures = engine.one(
        "SELECT "
        + ", ".join(f"count(*) FILTER ({mark_sql(y)})" for y in present)
        + " FROM cells_text"
    )
    sums = engine.one("SELECT sum(jobs_now), sum(jobs_before), sum(jobs_base) FROM cells_text")
    jobs = {y: float(s) for y, s in zip(years, sums, strict=True) if y is not None and s}
    found = Survey(rows=int(rows), regions={str(r[0]) for r in regions})
    found.zero_with_establishments = zero_with_establishments(engine)
    for place, year in enumerate(present):
        period = Period(str(year), "year", year, 0, (str(year),))
        found.periods[str(year)] = period
        count = sum(marked(int(seen), year) for _, seen in regions)
        found.counts.append(PeriodCount(period, count, int(figures[place]), jobs.get(year)))
    return found


def marked(seen: int, year: int) -> bool:
    """True when the mark of the year is set."""
    return bool(seen >> (year - FIRST_YEAR + 1) & 1)


def mark_sql(year: int) -> str:
    """SQL: the mark of the year is set."""
    return f"seen & (CAST(2 AS BIGINT) << {year - FIRST_YEAR}) <> 0"


def zero_with_establishments(engine: Engine) -> int:
    """Cells of the year shown with establishments but no jobs."""
    found: Row = engine.one("SELECT count(*) FROM cells_text WHERE jobs_now = 0 AND places > 0")
    return int(found[0])


UNUSUAL_LETTERS = b"eExXbBoO"
"""Letters that may stand inside a number: 1e3, 0x1F, 0b1."""
PIECE = 1 << 22


def plain_set(delimiter: str) -> bytes:
    """Bytes that leave no doubt: digits, the separator, line ends, letters not used in numbers."""
    letters = bytes(range(65, 91)) + bytes(range(97, 123))
    usual = bytes(b for b in letters if b not in UNUSUAL_LETTERS)
    return b"0123456789\r\n" + delimiter.encode() + usual


def is_plain(data: bytes, delimiter: str) -> bool:
    """True when every byte is in the plain set."""
    return not data.translate(None, plain_set(delimiter))


class PlainCheck:
    """Looks through a file in the background, after the line at which the data starts."""

    def __init__(self, path: Path, delimiter: str, header_lines: int) -> None:
        self._path, self._delimiter, self._header = path, delimiter, header_lines
        self._plain = False
        self._worker = threading.Thread(target=self._look, daemon=True)
        self._worker.start()

    def plain(self) -> bool:
        """Wait for the end; True when every byte was plain."""
        self._worker.join()
        return self._plain

    def _look(self) -> None:
        allowed = plain_set(self._delimiter)
        try:
            with self._path.open("rb") as file:
                for _ in range(self._header):
                    file.readline()
                while piece := file.read(PIECE):
                    if piece.translate(None, allowed):
                        return
        except OSError:
            return
        self._plain = True
