"""What must hold for every table."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HEAD = ("region", "industry", "year", "employment")
REGIONS, INDUSTRIES, YEARS = ("Ra", "Rb", "Rc"), ("Ia", "Ib", "Ic", "Id"), (2019, 2020)
JOBS = st.lists(st.integers(1, 9999), min_size=24, max_size=24)
SOFT = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def cells(jobs):
    keys = [(r, i, y) for r in REGIONS for i in INDUSTRIES for y in YEARS]
    return [(*key, value) for key, value in zip(keys, jobs, strict=True)]


def written(rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows(rows)
    return out.getvalue()


def measured(screened, table, rows, region):
    found = screened(table(written(rows)), region, floor_jobs=0, year="2020", base_year="2019")
    return {row["industry"]: row for row in found.rows}


@SOFT
@given(JOBS, st.integers(2, 50))
def test_scaling_all_jobs_leaves_the_quotient(screened, table, jobs, factor):
    plain = measured(screened, table, cells(jobs), "Ra")
    larger = measured(screened, table, [(*r[:3], r[3] * factor) for r in cells(jobs)], "Ra")
    for industry, row in plain.items():
        assert larger[industry]["lq"] == pytest.approx(row["lq"], rel=1e-12)
        assert larger[industry]["surplus"] == pytest.approx(row["surplus"] * factor, abs=1e-5)


@SOFT
@given(JOBS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(screened, table, jobs, chance):
    rows = cells(jobs)
    plain = measured(screened, table, rows, "Rb")
    chance.shuffle(rows)
    assert measured(screened, table, rows, "Rb") == plain


@SOFT
@given(JOBS)
def test_surplus_jobs_of_an_industry_sum_to_zero(screened, table, jobs):
    found = [measured(screened, table, cells(jobs), region) for region in REGIONS]
    for industry in INDUSTRIES:
        assert sum(rows[industry]["surplus"] for rows in found) == pytest.approx(0, abs=1e-6)


@SOFT
@given(JOBS)
def test_merging_two_industries_adds_jobs_and_surplus(screened, table, jobs):
    plain = measured(screened, table, cells(jobs), "Ra")
    merged = {}
    for region, industry, year, value in cells(jobs):
        key = (region, "Iab" if industry in ("Ia", "Ib") else industry, year)
        merged[key] = merged.get(key, 0) + value
    joined = measured(screened, table, [(*k, v) for k, v in merged.items()], "Ra")["Iab"]
    assert joined["employment"] == plain["Ia"]["employment"] + plain["Ib"]["employment"]
    assert joined["surplus"] == pytest.approx(
        plain["Ia"]["surplus"] + plain["Ib"]["surplus"], abs=1e-6
    )


@SOFT
@given(JOBS)
def test_quotients_average_to_one_and_competitive_parts_to_zero(screened, table, jobs):
    found = [measured(screened, table, cells(jobs), region) for region in REGIONS]
    for industry in INDUSTRIES:
        assert sum(r[industry]["share"] for r in found) == pytest.approx(1)
        assert sum(r[industry]["competitive"] for r in found) == pytest.approx(0, abs=1e-6)
    for rows in found:
        assert sum(row["focus"] for row in rows.values()) == pytest.approx(1)
