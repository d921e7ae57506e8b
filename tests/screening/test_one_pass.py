"""Large clean text tables are read in one pass; the answer is that of the two passes."""

import pytest

from clusterdyn.screening import one_pass
from clusterdyn.screening.one_pass import is_plain
from clusterdyn.tables.errors import TableError

HEAD = "region,industry,year,employment,establishments\n"


def lines(years=(2017, 2018, 2019, 2020), extra=""):
    found = [
        f"{1000 + r},{20 + i},{y},{(r * 37 + i * 91 + y) % 500 + 1},{1 + i % 7}\n"
        for r in range(25) for i in range(30) for y in years
    ]  # fmt: skip
    return HEAD + "".join(found) + extra


@pytest.fixture
def passes(monkeypatch):
    """Which tables were read in one pass, with the limit of size out of the way."""
    monkeypatch.setattr(one_pass, "LARGE", 0)
    monkeypatch.setattr(one_pass, "BLOCKS", 20)
    taken = []
    ordinary = one_pass.try_one_pass

    def watched(engine, plan):
        found = ordinary(engine, plan)
        taken.append(found is not None)
        return found

    monkeypatch.setattr("clusterdyn.screening.read_table.try_one_pass", watched)
    return taken


def both(screened, path, passes, monkeypatch, region="1003"):
    quick = screened(path, region)
    with monkeypatch.context() as patch:
        patch.setattr(one_pass, "LARGE", 10**12)
        slow = screened(path, region)
    assert passes[-1] is False
    return quick, slow


def test_same_rows_and_same_report(table, screened, passes, monkeypatch):
    quick, slow = both(screened, table(lines()), passes, monkeypatch)
    assert passes[0] is True
    assert quick.rows == slow.rows
    for name in ("rows_read", "year", "base_year", "year_before", "complete_years", "cells"):
        assert getattr(quick.report, name) == getattr(slow.report, name)
    assert quick.report.band == pytest.approx(slow.report.band)


def test_letters_in_codes_are_checked_value_by_value(table, screened, passes, monkeypatch):
    text = lines().replace("\n10", "\nDE10")
    quick, slow = both(screened, table(text), passes, monkeypatch, "DE1003")
    assert passes[0] is True
    assert quick.rows == slow.rows


def test_columns_that_are_called_as_ours_inside(table, screened, passes, monkeypatch):
    text = lines().replace("employment,establishments", "jobs,places").replace("\n10", "\nDE10")
    wishes = {"employment": "jobs", "establishments": "places"}
    quick = screened(table(text), "DE1003", columns=dict(wishes))
    monkeypatch.setattr(one_pass, "LARGE", 10**12)
    assert quick.rows == screened(table(text), "DE1003", columns=dict(wishes)).rows
    assert passes == [True, False]


@pytest.mark.parametrize("year", [1975, 2045])
def test_a_year_without_a_mark_goes_the_ordinary_way(table, screened, passes, year):
    path = table(lines((year, year + 1, year + 2)))
    assert screened(path, "1003").report.year == str(year + 2)
    assert passes == [False]


@pytest.mark.parametrize(
    "extra",
    [
        "1003,99,2020,12.5,1\n", "1003,99,2020,,1\n", "1003,99,2020,:,1\n", "1003,99,2020, 5,1\n",
        "1003, 99,2020,5,1\n", "1003,99,2020,007,1\n",
    ],
)  # fmt: skip
def test_anything_unusual_goes_the_ordinary_way(table, screened, passes, monkeypatch, extra):
    quick, slow = both(screened, table(lines(extra=extra)), passes, monkeypatch)
    assert quick.rows == slow.rows
    if "007" not in extra:
        assert passes[0] is False


def test_a_large_workbook_is_read_in_one_pass_too(tmp_path, table, screened, passes):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for line in lines().splitlines():
        book.active.append([int(cell) if cell.isdigit() else cell for cell in line.split(",")])
    book.save(tmp_path / "jobs.xlsx")
    assert screened(tmp_path / "jobs.xlsx", "1003").rows == screened(table(lines()), "1003").rows
    assert passes == [True, True]


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ("1003,99,2020,1e3,1\n", "not a number"), ("1003,99,2020,-5,1\n", "below zero"),
        ("1003,99,2020,5,2e2\n", "not a number"), ("1003,20,2020,5,1\n", "more than once"),
        (",99,2020,5,1\n", "has no region"), ("1003,99,soon,5,1\n", "no year"),
        ("1003,99,2020,0x1F,1\n", "not a number"), ("1003,99,2020,1_0,1\n", "not a number"),
    ],
)  # fmt: skip
def test_faults_are_found_as_in_the_ordinary_way(table, screened, passes, extra, message):
    with pytest.raises(TableError, match=message):
        screened(table(lines(extra=extra)), "1003")
    assert passes == [False]


def test_an_incomplete_last_year_is_found(table, screened, passes):
    found = screened(table(lines(extra="1003,20,2021,5,1\n1004,20,2021,5,1\n")), "1003")
    assert found.report.year == "2020"


def test_plain_bytes():
    assert is_plain(b"01001,0111,2020,5\r\n", ",")
    for text in (b"1e3", b"0x1F", b"1_0", b"1.5", b"-1", b"+1", b" 1", b"\xc2\xa01"):
        assert not is_plain(text, ",")
