"""Years, quarters and months in the ways that offices write them."""

import json
import os
import subprocess
import sys

import pytest

from clusterdyn.tables.errors import TableError


def dated(*texts, flag=""):
    return "year;industry;region;jobs\n" + "".join(
        f"{text};{industry};{region};{jobs + 9 * n}{flag if n else ''}\n"
        for n, text in enumerate(texts)
        for region, row in {"A": (60, 70), "B": (80, 30)}.items()
        for industry, jobs in zip(("X", "Y"), row, strict=True)
    )


@pytest.mark.parametrize(
    ("texts", "year", "base"),
    [
        (("2014-06-30", "2015-06-30"), "2015", "2014"), (("2014-12-31",), "2014", None),
        (("2014-01-01T00:00:00", "2015-01-01 00:00:00"), "2015", "2014"),
        (("30.06.2014", "30.06.2015"), "2015", "2014"), (("01-01-2014",), "2014", None),
        (("1/11/2014", "1/11/2015"), "2015", "2014"), (("2014.0", "2015.0"), "2015", "2014"),
        (("2014-03-31", "2014-06-30"), "2014-06", None), (("Q1 2014", "Q1 2015"), "2015-Q1", "2014-Q1"),
        (("K2-2014",), "2014-Q2", None), (("2014/15", "2015/16"), "2015/16", "2014/15"),
        (("2014-15", "2015-16"), "2015/16", "2014/15"), (("2014*", "2015 (p)"), "2015", "2014"),
        (("FY2014",), "2014", None), (("2014JJ00", "2015JJ00"), "2015", "2014"), (("Q4 14",), "2014-Q4", None),
        (("2014T4",), "2014-Q4", None), (("1 Trim 2014", "2 Trim 2014"), "2014-Q2", None),
        (("Jan 2014", "Jan 2015"), "2015-01", "2014-01"), (("styczeń 2014", "luty 2014"), "2014-02", None),
        (("2014年", "2015年"), "2015", "2014"), (("2011-12", "2012-12"), "2012-12", "2011-12"), (("2014K1", "2014K2"), "2014-Q2", None),
    ],
)  # fmt: skip
def test_dates_stand_for_years_quarters_or_months(table, screened, texts, year, base):
    report = screened(table(dated(*texts)), "A").report
    assert (report.year, report.base_year) == (year, base)


@pytest.mark.parametrize(
    "texts", [("01-02-2014", "02-01-2014"), ("2014", "soon"), ("2014/16",), ("2014-06-30", "2014")]
)
def test_what_is_no_year_is_named_with_its_line(table, screened, texts):
    with pytest.raises(TableError, match=r"Column 'year', line \d: .* is no year"):
        screened(table(dated(*texts)), "A")


def test_a_break_blocks_growth_where_days_stand_first(table, screened):
    plain, flagged = (dated("30.06.2014", "30.06.2015", flag=flag) for flag in ("", " b"))
    assert screened(table(plain), "A").cell("X")["competitive"] == pytest.approx(
        69 - 60 * 158 / 140
    )
    assert screened(table(flagged), "A").cell("X")["competitive"] is None


def test_times_in_parquet_are_years_in_every_time_zone(tmp_path):
    import duckdb

    path = tmp_path / "t.parquet"
    duckdb.execute(
        "COPY (SELECT r AS region, i AS industry, '2019-01-01 00:00:00+00'::TIMESTAMPTZ AS year, "
        "10 AS jobs FROM (VALUES ('A'), ('B')) t(r), (VALUES ('X'), ('Y')) u(i)) "
        f"TO '{path}'"
    )
    answer = subprocess.run(
        [sys.executable, "-m", "clusterdyn", "screen", str(path), "--json"],
        capture_output=True, text=True, env=os.environ | {"TZ": "America/New_York"},
    )  # fmt: skip
    assert json.loads(answer.stdout)["report"]["year"] == "2019", answer.stderr
