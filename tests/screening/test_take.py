"""Picked candidates become figures for step 1."""

import datetime

import pytest

from clusterdyn.screening.take_candidates import Pick, day_of, read_picks, take
from clusterdyn.steps.identification.model import Figures
from clusterdyn.tables.errors import TableError

DAY = datetime.date(2026, 3, 9)


def test_figures_carry_source_hash_day_and_reading_report(small, screened):
    found = screened(small, "North", floor_jobs=0)
    (one,) = take(found.report.as_dict(), found.rows, [Pick(1)], DAY)
    assert (one.name, one.into, one.day) == ("Ships", "", "2023-12-31")
    figures = one.figures
    assert set(figures) <= set(Figures.model_fields)
    assert (figures["employment"], figures["year"], figures["region"]) == (403, 2023, "North")
    assert figures["lq"] == found.cell("Ships")["lq"]
    assert figures["taken_on"] == "2026-03-09"
    assert len(figures["file_sha256"]) == 64
    assert "rows read" in figures["reading_report"]
    assert figures["source"] == "table.csv, 2023, region North, industry Ships"


def test_figures_of_a_quarter_fit_the_model(table, screened):
    head = "region,industry,year,employment\n"
    text = head + "".join(f"{r},{i},2022-Q2,{v}\n" for r in "AB" for i, v in (("X", 50), ("Y", 70)))
    found = screened(table(text), "A", floor_jobs=0)
    (one,) = take(found.report.as_dict(), found.rows, [Pick(1)], DAY)
    assert (one.figures["year"], one.day) == (2022, "2022-06-30")
    assert "2022-Q2" in one.figures["source"]


def test_an_unknown_rank_is_refused(small, screened):
    found = screened(small, "North")
    with pytest.raises(TableError, match="no candidate with rank 99"):
        take(found.report.as_dict(), found.rows, [Pick(99)], DAY)


def test_picks_as_people_write_them():
    assert read_picks(" 1,3 ,7,3") == [Pick(1), Pick(3), Pick(7)]
    assert read_picks("4=furniture-renewal, 2") == [Pick(4, "furniture-renewal"), Pick(2)]
    for text in ("", "one", "1-3", "1;2", "1=", "=1"):
        with pytest.raises(TableError):
            read_picks(text)


@pytest.mark.parametrize(
    ("period", "day"),
    [(2014, "2014-12-31"), ("2016-Q4", "2016-12-31"), ("2016-Q1", "2016-03-31"),
     ("2016-02", "2016-02-29"), (None, "2026-03-09")],
)  # fmt: skip
def test_the_day_that_figures_stand_for(period, day):
    assert day_of(period, DAY) == day
