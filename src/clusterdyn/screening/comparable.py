"""Whether two years use the same industry codes, so that they may be compared."""

from .engines.duckdb_engine import Engine
from .read_table import Reading

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


def codes_changed(engine: Engine, time: str) -> bool:
    """True when the sets of industry codes differ by more than the limit."""
    both, either = engine.one(
        f"SELECT count(*) FILTER (has_now AND has_{time}), "
        f"count(*) FILTER (has_now OR has_{time}) FROM industry_totals"
    )
    return int(either) > 0 and 1 - int(both) / int(either) > CHANGED
