"""Large clean text tables are read in one pass; the answer is that of the two passes."""

import pytest

from clusterdyn.screening.engines.duckdb_engine import Engine
from clusterdyn.screening.one_pass import is_plain
from clusterdyn.screening.options import ColumnChoice, ReadingOptions, ScreeningOptions
from clusterdyn.screening.pipeline import measure
from clusterdyn.screening.read_table import read_table
from clusterdyn.tables.errors import TableError

NOTE = "z" * 7000
"""A column that nobody asks for; 3,000 rows with it are a large table."""


def lines(years=(2017, 2018, 2019, 2020), extra=""):
    return "region,industry,year,employment,establishments\n" + "".join(
        f"{1000 + r},{20 + i},{y},{(r * 37 + i * 91 + y) % 500 + 1},{1 + i % 7}\n"
        for r in range(25) for i in range(30) for y in years
    ) + extra  # fmt: skip


def with_notes(text, note):
    head, *rows = text.splitlines()
    return "\n".join([f"{head},note", *(f"{row},{note}" for row in rows)]) + "\n"


class Reads(Engine):
    """An engine that counts how often the table's file is read."""

    reads = 0

    def rows(self, sql):
        self.reads += "read_csv(" in sql
        return super().rows(sql)


class Screened:
    def __init__(self, path, region, columns):
        options = ReadingOptions(path, ColumnChoice(**columns))
        engine = Reads("500MB", path.parent)
        try:
            reading = read_table(engine, options, path.parent)
            opened = measure(engine, ScreeningOptions(options), reading, False)
            self.rows, self.report = opened.region_rows(region), reading.report
            self.reads = engine.reads
        finally:
            engine.close()


@pytest.fixture
def both(table):
    """The same rows screened as a large table and as a small one."""

    def screen(text, region="1003", **columns):
        return [
            Screened(table(with_notes(text, note), name), region, columns)
            for name, note in (("large.csv", NOTE), ("small.csv", "z"))
        ]

    return screen


def test_same_rows_and_same_report(both):
    large, small = both(lines())
    assert large.reads < small.reads
    assert large.rows == small.rows
    for name in ("rows_read", "year", "base_year", "year_before", "complete_years", "cells"):
        assert getattr(large.report, name) == getattr(small.report, name)
    assert large.report.band == pytest.approx(small.report.band)


def test_letters_in_codes_are_checked_value_by_value(both):
    large, small = both(lines().replace("\n10", "\nDE10"), "DE1003")
    assert large.reads < small.reads
    assert large.rows == small.rows


def test_columns_that_are_called_as_ours_inside(both):
    text = lines().replace("employment,establishments", "jobs,places").replace("\n10", "\nDE10")
    large, small = both(text, "DE1003", employment="jobs", establishments="places")
    assert large.reads < small.reads
    assert large.rows == small.rows


@pytest.mark.parametrize("year", [1975, 2045])
def test_a_year_without_a_mark_goes_the_ordinary_way(both, year):
    large, small = both(lines((year, year + 1, year + 2)))
    assert large.report.year == str(year + 2)
    assert large.reads >= small.reads


@pytest.mark.parametrize(
    "extra",
    [
        "1003,99,2020,12.5,1\n", "1003,99,2020,,1\n", "1003,99,2020,:,1\n", "1003,99,2020, 5,1\n",
        "1003, 99,2020,5,1\n", "1003,99,2020,007,1\n",
    ],
)  # fmt: skip
def test_anything_unusual_goes_the_ordinary_way(both, extra):
    large, small = both(lines(extra=extra))
    assert large.rows == small.rows
    if "007" not in extra:
        assert large.reads >= small.reads


def test_a_large_workbook_is_read_in_one_pass_too(tmp_path, both):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for line in with_notes(lines(), NOTE).splitlines():
        book.active.append([int(cell) if cell.isdigit() else cell for cell in line.split(",")])
    book.save(tmp_path / "jobs.xlsx")
    large, small = both(lines())
    workbook = Screened(tmp_path / "jobs.xlsx", "1003", {})
    assert workbook.rows == large.rows == small.rows
    assert workbook.reads == large.reads < small.reads


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ("1003,99,2020,1e3,1\n", "not a number"), ("1003,99,2020,-5,1\n", "below zero"),
        ("1003,99,2020,5,2e2\n", "not a number"), ("1003,20,2020,5,1\n", "more than once"),
        (",99,2020,5,1\n", "has no region"), ("1003,99,soon,5,1\n", "no year"),
        ("1003,99,2020,0x1F,1\n", "not a number"), ("1003,99,2020,1_0,1\n", "not a number"),
    ],
)  # fmt: skip
def test_faults_are_found_as_in_the_ordinary_way(table, screened, extra, message):
    with pytest.raises(TableError, match=message):
        screened(table(with_notes(lines(extra=extra), NOTE)), "1003")


def test_an_incomplete_last_year_is_found(table, screened):
    text = lines(extra="1003,20,2021,5,1\n1004,20,2021,5,1\n")
    assert screened(table(with_notes(text, NOTE)), "1003").report.year == "2020"


def test_plain_bytes():
    assert is_plain(b"01001,0111,2020,5\r\n", ",")
    for text in (b"1e3", b"0x1F", b"1_0", b"1.5", b"-1", b"+1", b" 1", b"\xc2\xa01"):
        assert not is_plain(text, ",")
