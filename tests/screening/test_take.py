"""Picked candidates become records for step 1."""

import datetime

import pytest

from clusterdyn.screening.errors import ScreeningError
from clusterdyn.screening.take import read_picks, take

DAY = datetime.date(2026, 3, 9)


def test_records_carry_figures_and_source(small, screened):
    found = screened(small, "North", floor_jobs=0)
    records = take(found.report.as_dict(), found.rows, [1], DAY)
    assert list(records) == ["ships"]
    record = records["ships"]
    assert record["name"] == "Ships"
    figures = record["figures"]
    assert set(figures) == {
        "employment", "establishments", "lq", "lq_low", "lq_high", "surplus", "share", "class",
        "region", "industry", "year", "source", "file_sha256", "taken_on", "reading_report",
    }  # fmt: skip
    assert (figures["employment"], figures["year"], figures["region"]) == (403, 2023, "North")
    assert figures["taken_on"] == "2026-03-09"
    assert len(figures["file_sha256"]) == 64
    assert "rows read" in figures["reading_report"]
    assert figures["source"] == "table.csv, 2023, region North, industry Ships"


def test_two_names_that_look_alike_get_two_ids(small, screened):
    found = screened(small, "North")
    rows = [row | {"label": "Same"} for row in found.rows[:2]]
    assert list(take(found.report.as_dict(), rows, [1, 2], DAY)) == ["same", "same-2"]


def test_an_unknown_rank_is_refused(small, screened):
    found = screened(small, "North")
    with pytest.raises(ScreeningError, match="no candidate with rank 99"):
        take(found.report.as_dict(), found.rows, [99], DAY)


def test_picks_as_people_write_them():
    assert read_picks(" 1,3 ,7,3") == [1, 3, 7]
    for text in ("", "one", "1-3", "1;2"):
        with pytest.raises(ScreeningError):
            read_picks(text)
