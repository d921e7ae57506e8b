"""How often does next year's LQ lie inside the stability band? Out of sample, on real panels.

    python benchmarks/coverage.py DATA_FOLDER

DATA_FOLDER holds the German panel (employees by district and occupation) and the US panel (states
and clusters). The band is fitted on two years and tested on the year after; nominal coverage is
0.90. In the US panel only cells with less than 5 % estimated employment are used, as in the fit.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from clusterdyn.screening.options import ReadingOptions, ScreeningOptions
from clusterdyn.screening.pipeline import Screening, open_screening

GERMAN = "de_kreise_occupation_2013_2025/ba_kreise_occupation.parquet"
US = "us_state_porter_clusters_2000_2011/us_state_porter_clusters.csv.gz"
TESTS = ((GERMAN, 2015), (GERMAN, 2022), (US, 2004), (US, 2009), (US, 2010))
"""File and the year shown: fitted on the year before and this one, tested on the next."""
IMPUTED_LIMIT = 0.05


@dataclass(frozen=True)
class Coverage:
    """One test: the law sd = a * jobs^b, and the share of cells inside the band a year later."""

    file: str
    year: int
    a: float
    b: float
    cells: int
    inside: float


def cells_of(screening: Screening) -> dict[tuple[str, str], tuple[float, float, float]]:
    """(region, industry) → (LQ, low, high) of cells with an LQ and hardly any estimate."""
    rows = screening.engine.rows(f"""
        SELECT s.region, s.industry, s.lq, s.lq_low, s.lq_high
        FROM ({screening.sql(None)}) s
        JOIN cells c ON c.region = s.region AND c.industry = s.industry
        WHERE s.lq > 0 AND coalesce(c.imputed, 0) < {IMPUTED_LIMIT} * c.jobs_now""")
    return {(r[0], r[1]): (r[2], r[3], r[4]) for r in rows}


def cover(path: Path, year: int) -> Coverage:
    """Fit on ``year - 1`` and ``year``, look at ``year + 1``."""
    found = []
    law = None
    for shown in (year, year + 1):
        reading = ReadingOptions(path, year=str(shown), drop_empty=True)
        with open_screening(ScreeningOptions(reading), "700MB") as screening:
            found.append(cells_of(screening))
            law = law or screening.band
    assert law is not None, "two comparable years are needed"
    band, later = found
    pairs = [(band[key], later[key][0]) for key in band.keys() & later.keys()]
    inside = sum(low <= lq <= high for (_, low, high), lq in pairs) / len(pairs)
    return Coverage(path.name, year, law.a, law.b, len(pairs), inside)


def main() -> int:
    """Print one line per test; exit code 1 when one lies outside 0.85 to 0.95."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    good = True
    print(f"{'file':34} {'fitted on':>11} {'tested':>6} {'a':>6} {'b':>6} {'cells':>7} inside")
    for name, year in TESTS:
        one = cover(Path(sys.argv[1]) / name, year)
        good = good and 0.85 <= one.inside <= 0.95
        fitted = f"{year - 1}, {year}"
        print(f"{one.file:34} {fitted:>11} {year + 1:>6} {one.a:6.2f} {one.b:6.2f} "
              f"{one.cells:7,} {one.inside:.3f}")  # fmt: skip
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
