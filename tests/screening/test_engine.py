"""The engine: no network, a limit, progress while people wait."""

import pytest

from clusterdyn.screening.engines.duckdb_engine import Engine, EngineError
from clusterdyn.screening.progress import Way

MANY = "CREATE TEMP TABLE many AS SELECT range AS i FROM range(10000000)"
SLOW = "SELECT count(DISTINCT hash(i)) FROM many"


def test_progress_rises_from_0_towards_100_while_a_query_runs(tmp_path):
    seen = []
    engine = Engine("700MB", tmp_path, seen.append)
    engine.run(MANY)
    seen.clear()
    assert engine.one(SLOW) == (10_000_000,)
    engine.close()
    assert seen == sorted(seen)
    assert 0 <= seen[0] <= seen[-1] <= 100
    assert seen[-1] > 0


def test_nothing_is_counted_when_nobody_watches(tmp_path):
    engine = Engine("200MB", tmp_path)
    assert engine.one("SELECT current_setting('enable_progress_bar')")[0] is False
    engine.close()


def test_the_bar_never_goes_back_and_never_ends_early():
    way = Way()
    places = [way.at(share) for _ in range(8) for share in (0.0, 30.0, 60.0, 100.0)]
    assert places == sorted(places)
    assert 60 < places[-1] < 100


def test_only_built_in_extensions_are_there_and_none_can_be_fetched(tmp_path):
    engine = Engine("200MB", tmp_path)
    loaded = engine.rows("SELECT DISTINCT install_mode FROM duckdb_extensions() WHERE loaded")
    assert loaded == [("STATICALLY_LINKED",)]
    with pytest.raises(EngineError, match="httpfs"):
        engine.run("SELECT * FROM read_csv('https://127.0.0.1:9/jobs.csv')")
    engine.close()


def test_reading_and_writing_load_no_extension(small, tmp_path):
    import clusterdyn.screening.pipeline as entrance
    from clusterdyn.screening.export import write_table
    from clusterdyn.screening.options import ReadingOptions, ScreeningOptions

    with entrance.open_screening(ScreeningOptions(ReadingOptions(small)), "200MB") as screening:
        for ending in ("csv", "parquet"):
            write_table(screening, tmp_path / f"out.{ending}", None)
        modes = screening.engine.rows(
            "SELECT DISTINCT install_mode FROM duckdb_extensions() WHERE loaded"
        )
    assert modes == [("STATICALLY_LINKED",)]


def test_a_table_larger_than_the_limit_is_read_all_the_same(tmp_path, screened):
    """A million rows under 160 MB: the engine spills to the disk and the figures stay the same."""
    import duckdb

    path = tmp_path / "large.parquet"
    duckdb.execute(
        "COPY (SELECT 'R' || r AS region, 'I' || i AS industry, y AS year, "
        "1 + hash(r, i, y) % 5000 AS employment FROM range(500) a(r), range(1000) b(i), "
        f"range(2023, 2025) c(y)) TO '{path}'"
    )
    from clusterdyn.screening.options import ReadingOptions, ScreeningOptions
    from clusterdyn.screening.pipeline import open_screening

    found = []
    for limit in ("160MB", "700MB"):
        with open_screening(ScreeningOptions(ReadingOptions(path)), limit) as screening:
            found.append(screening.region_rows("R77"))
    assert found[0] == found[1]
    assert len(found[0]) == 1000
