"""From a table file to candidates: the one entrance to this package."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..tables.errors import TableError
from . import axes, margins, region_choice
from . import measure as measured
from .band import CELLS_NEEDED, Band, fit_band
from .class_rules import Rule, rule_for
from .decisions import Refusal, Way
from .engines.duckdb_engine import Engine, EngineError, name_sql, text_sql
from .options import ScreeningOptions
from .read_plan import NO_PERIOD
from .read_table import Reading, read_table
from .report import counted
from .source import file_fault

HASH_UP_TO = 50_000_000

Record = dict[str, Any]


@dataclass
class Screening:
    """A table that was read and measured; it stays open until the block ends."""

    engine: Engine
    options: ScreeningOptions
    reading: Reading
    band: Band | None
    rule: Rule
    growth: bool
    stars: bool
    labels: bool

    def sql(self, region: str | None) -> str:
        """The statement that gives every column for one region or for all."""
        year = self.reading.chosen.shown.name
        shown = "CAST(NULL AS VARCHAR)" if year == NO_PERIOD else text_sql(year)
        if year.isdigit():
            shown = f"CAST({year} AS INTEGER)"
        basic = measured.basic_sql(self.band, self.growth)
        only = text_sql(region) if region is not None else None
        return measured.ranked_sql(basic, self.rule, self.stars, self.labels, shown, only)

    def region_code(self, wanted: str) -> str:
        """The code of a region given as code or name."""
        return region_choice.find_region(wanted, self.reading)

    def regions(self) -> list[Record]:
        """Code, name and jobs of each region."""
        return region_choice.list_regions(self.engine, self.reading)

    def region_rows(self, region: str) -> list[Record]:
        """All rows of one region in rank order."""
        rows = self.engine.rows(f'SELECT * FROM ({self.sql(region)}) ORDER BY "rank"')
        return [dict(zip(measured.COLUMNS, row, strict=True)) for row in rows]


@contextmanager
def open_screening(
    options: ScreeningOptions,
    memory: str,
    hash_always: bool = False,
    tick: Callable[[float], None] | None = None,
) -> Iterator[Screening]:
    """Read, check and measure a table. Raises TableError; removes temporary files at the end.

    ``memory`` is the engine's limit ('700MB'); ``hash_always``: work out the file's SHA-256 also
    when it is large.
    """
    try:
        with opened(options, memory, hash_always, tick) as screening:
            yield screening
    except Refusal as problem:
        raise problem.with_ways(tried_ways(options, problem, memory)) from None


@contextmanager
def opened(
    options: ScreeningOptions,
    memory: str,
    hash_always: bool,
    tick: Callable[[float], None] | None,
) -> Iterator[Screening]:
    """The same, with the ways out of a refusal not yet tried."""
    folder = Path(tempfile.mkdtemp(prefix="clusterdyn-"))
    engine = None
    try:
        engine = Engine(memory, folder, tick)
        reading = read_table(engine, options.reading, folder)
        yield measure(engine, options, reading, hash_always)
    except EngineError as problem:
        raise file_fault(problem, options.reading.path) from None
    finally:
        if engine is not None:
            engine.close()
        shutil.rmtree(folder, ignore_errors=True)


def tried_ways(
    options: ScreeningOptions, refusal: Refusal, memory: str, depth: int = 2
) -> list[Way]:
    """The ways out that lead to a reading, alone or together with one more."""
    found: list[Way] = []
    for way in refusal.ways:
        wished = replace(options, reading=way.change(options.reading))
        try:
            with opened(wished, memory, False, None):
                found.append(way)
        except Refusal as next_one:
            if depth > 1:
                found += [joined(way, more) for more in tried_ways(wished, next_one, memory, 1)]
        except TableError:
            continue
    return found


def joined(first: Way, second: Way) -> Way:
    """Two ways as one."""
    words = "; ".join(filter(None, (first.words, second.words)))
    return Way(f"{first.options} {second.options}", words, lambda o: second.change(first.change(o)))


def measure(
    engine: Engine, options: ScreeningOptions, reading: Reading, hash_always: bool
) -> Screening:
    """Sums, growth, band, rule and cut points."""
    local = local_industries(engine, reading)
    labels = make_labels(engine, reading, local, options.base)
    if options.base == "traded" and not local:
        raise TableError(
            "The table doesn't mark any industry as traded or local.",
            "Leave --base out; then all employment that was read is the base.",
        )
    denominators = margins.build_margins(
        engine, reading.regions, reading.industries, options.base == "traded"
    )
    report = reading.report
    if not engine.one("SELECT coalesce(max(jobs_now), 0) FROM all_sum")[0]:
        raise TableError(
            "All employment figures" + (f" of {report.year}" if report.year else "") + " are 0.",
            "Check the column of jobs, or choose another year with --year.",
        )
    report.denominators = {"region": denominators.region, "industry": denominators.industry}
    before, growth = check_times(engine, reading)
    if growth:
        measured.build_growth(engine, reading.regions.total is not None, reading.regions.flat)
    band = fit_band(engine) if before else None
    establishments = reading.plan.roles.establishments is not None
    rule = rule_for(options, establishments)
    stars = len(reading.regions.leaves) >= measured.STAR_REGIONS
    measured.build_cuts(engine, measured.basic_sql(band, growth), rule, stars)
    if before and band is None:
        report.no_band = f"fewer than {CELLS_NEEDED} figures stand in both years"
    if band is not None:
        report.band = {"a": band.a, "b": band.b, "cells": band.cells}
    report.rule = rule.words
    if band is None and options.profile == "default":
        report.rule += " Without a band no candidate is called clear."
    report.floors = {
        "jobs": options.floor_jobs, "establishments": options.floor_establishments,
    }  # fmt: skip
    if not stars:
        report.notes.append("No stars: they need at least 20 regions.")
    if not options.reading.address:
        report.sha256 = file_hash(options.reading.path, hash_always)
    return Screening(engine, options, reading, band, rule, growth, stars, labels)


def local_industries(engine: Engine, reading: Reading) -> set[str]:
    """Industries that the table marks as not traded."""
    column = reading.plan.roles.traded
    if column is None:
        return set()
    name = f"lower(CAST({name_sql(column)} AS VARCHAR))"
    rows = engine.rows(
        f"SELECT {reading.plan.industry} FROM {reading.plan.raw.relation} "
        f"WHERE {reading.plan.where} AND {name} IN ('false', '0', 'no', 'nej', 'local') GROUP BY 1"
    )
    return {str(row[0]) for row in rows}


def make_labels(engine: Engine, reading: Reading, local: set[str], base: str) -> bool:
    """Tables ``industry_label`` (False: it is empty) and ``traded_industry``."""
    engine.run(
        "CREATE OR REPLACE TEMP TABLE industry_label "
        "(industry VARCHAR, label VARCHAR, is_local BOOLEAN)"
    )
    codes = {*reading.industry_labels, *local}
    rows: list[tuple[object, ...]] = [
        (code, reading.industry_labels.get(code), code in local) for code in sorted(codes)
    ]
    axes.insert(engine, "industry_label", rows)
    engine.run(
        "CREATE OR REPLACE TEMP TABLE traded_industry AS SELECT code AS industry "
        "FROM industry_axis WHERE leaf AND code NOT IN "
        "(SELECT industry FROM industry_label WHERE is_local)"
    )
    if local:
        reading.report.notes.append(
            f"{counted(len(local), 'industry is', 'industries are')} marked as local and can't be "
            + ("a candidate" if len(local) == 1 else "candidates")
            + ("; the base is without them." if base == "traded" else "; the base has them.")
        )
    return bool(rows)


def file_hash(path: Path, always: bool) -> str | None:
    """SHA-256 of the file; None for a large file unless it is needed."""
    if path.stat().st_size > HASH_UP_TO and not always:
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


CHANGED = 0.03
"""More than this share of codes coming or going is taken as a new classification."""


def check_times(engine: Engine, reading: Reading) -> tuple[bool, bool]:
    """(the year before is comparable, the base year is comparable). Says so in the report."""
    report = reading.report
    before = reading.chosen.before is not None
    base = reading.chosen.base is not None
    if before and codes_changed(engine, "before"):
        report.warnings.append(
            f"The industry codes change between {report.year_before} and {report.year}. "
            "No stability band is fitted across such a break."
        )
        before = False
        report.no_band = "the industry codes changed"
    for time, there in (("before", before), ("base", base)):
        if there and sections_moved(engine, time):
            report.warnings.append(
                f"The codes may have changed to NACE 2.1 before {report.year}: several sections "
                "from K to N are another size. No growth and no band are shown across such a break."
            )
            before = base = False
            report.no_band = "the industry codes may have changed"
            break
    if base and codes_changed(engine, "base"):
        report.warnings.append(
            f"The industry codes change between {report.base_year} and {report.year}. "
            "No growth is shown across such a break; choose a later --base-year."
        )
        base = False
    if not base:
        report.base_year = None
    if not before:
        report.year_before = None
    return before, base


MOVED = ("K", "L", "M", "N")
"""Sections that mean something else in NACE Rev. 2.1 (L is what K was)."""
JUMP, MOVED_NEEDED = 1.5, 3


def sections_moved(engine: Engine, time: str) -> bool:
    """True when three of these sections jump by more than a half between two years."""
    listed = ", ".join(map(text_sql, MOVED))
    rows = engine.rows(
        f"SELECT jobs_now / jobs_{time} FROM industry_totals "
        f"WHERE code IN ({listed}) AND jobs_now > 0 AND jobs_{time} > 0"
    )
    return sum(not 1 / JUMP <= float(row[0]) <= JUMP for row in rows) >= MOVED_NEEDED


def codes_changed(engine: Engine, time: str) -> bool:
    """True when the sets of industry codes differ by more than the limit."""
    both, either = engine.one(
        f"SELECT count(*) FILTER (has_now AND has_{time}), "
        f"count(*) FILTER (has_now OR has_{time}) FROM industry_totals"
    )
    return int(either) > 0 and 1 - int(both) / int(either) > CHANGED
