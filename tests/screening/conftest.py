"""Small tables written by the tests, and the real sets where they are at hand."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.paths import SHARED

pytest.importorskip("duckdb", reason="no wheel of duckdb for this machine")

from clusterdyn.screening.nominate import nominate
from clusterdyn.screening.options import ColumnChoice, ReadingOptions, ScreeningOptions
from clusterdyn.screening.pipeline import open_screening

REAL_DATA = SHARED / "data"
REAL_CLUSTERS = "us_state_porter_clusters_2000_2011/us_state_porter_clusters.csv.gz"
INVENTED_CLUSTERS = Path(__file__).parent / "tables" / "invented_clusters.csv"
SCREENING_WORDS = ("profile", "base", "floor_jobs", "floor_establishments", "top")
COLUMN_WORDS = ("region", "industry", "year", "employment", "establishments")


class Screened:
    """The answer of one screening, with everything closed again."""

    def __init__(self, report: Any, rows: list[dict[str, Any]], regions: list[dict[str, Any]]):
        self.report, self.rows, self.regions = report, rows, regions

    def cell(self, industry: str) -> dict[str, Any]:
        """The row of one industry of the region that was asked for."""
        return next(row for row in self.rows if row["industry"] == industry)


def run(path: Path, region: str | None = None, **wishes: Any) -> Screened:
    """Screen a table. ``columns`` is a dict of given columns; other words are options."""
    columns = ColumnChoice(**wishes.pop("columns", {}))
    chosen = {k: wishes.pop(k) for k in list(wishes) if k in SCREENING_WORDS}
    chosen.setdefault("top", 0)
    options = ScreeningOptions(ReadingOptions(path, columns, **wishes), region, **chosen)
    with open_screening(options, "500MB") as screening:
        regions = screening.regions()
        rows = []
        if region is not None:
            rows = nominate(screening, screening.region_code(region))
        return Screened(screening.reading.report, rows, regions)


@pytest.fixture
def screened() -> Callable[..., Screened]:
    """The function ``run``."""
    return run


@pytest.fixture
def every_region() -> Callable[..., dict[str, list[dict[str, Any]]]]:
    """Screen a table once and give the rows of every region."""

    def all_rows(path: Path, **wishes: Any) -> dict[str, list[dict[str, Any]]]:
        chosen = {k: wishes.pop(k) for k in list(wishes) if k in SCREENING_WORDS}
        options = ScreeningOptions(ReadingOptions(path, **wishes), **chosen)
        with open_screening(options, "500MB") as screening:
            codes = [row["region"] for row in screening.regions()]
            return {code: screening.region_rows(code) for code in codes}

    return all_rows


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    """Write text (or bytes) as a file and give its path."""

    def write(content: str | bytes, name: str = "table.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


@pytest.fixture
def real() -> Callable[[str], Path]:
    """The path of a real set; the test is skipped where the sets are not at hand."""

    def find(name: str) -> Path:
        path = REAL_DATA / name
        if not path.exists():
            pytest.skip(f"the real data set {name} is not beside the project")
        return path

    return find


@pytest.fixture(params=["invented", "real"])
def clusters(request: pytest.FixtureRequest, real: Callable[[str], Path]) -> Path:
    """A table of jobs by region and cluster with estimates, of 2006, 2010 and 2011 at least.

    The invented one lies in the repository; ``tables/invent_clusters.py`` made it. The real one has 51 regions and 51 clusters.
    """
    return INVENTED_CLUSTERS if request.param == "invented" else real(REAL_CLUSTERS)


SMALL = "region,industry,year,employment\n" + "".join(
    f"{region},{industry},{year},{jobs + year - 2020}\n"
    for year in (2022, 2023)
    for region, row in {"North": (400, 100, 60), "South": (100, 300, 200)}.items()
    for industry, jobs in zip(("Ships", "Food", "Wood"), row, strict=True)
)


@pytest.fixture
def small(table: Callable[..., Path]) -> Path:
    """Two regions, three industries, two years; no dirt."""
    return table(SMALL)
