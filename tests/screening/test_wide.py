"""Years in columns, in the ways that offices write their headings."""

import pytest

from clusterdyn.tables.errors import TableError

ROWS = "A;X;60;62\nA;Y;80;90\nB;X;50;94\nB;Y;51;47\n"


def notes(found):
    return " ".join(found.report.notes)


@pytest.mark.parametrize(
    ("first", "second", "year"),
    [
        ("2019", "2020*", "2020"), ("2019 (r)", "2020 (p)", "2020"), ("2019", "2020 1)", "2020"),
        ("2019K1", "2019K2", "2019-Q2"), ("2019 Q1", "2020 Q1", "2020-Q1"), ("2019M11", "2019M12", "2019-12"),
        ("2019-01-01", "2020-01-01", "2020"), ("2019.0", "2020.0", "2020"),
        ("Jobs 2019", "Jobs 2020", "2020"), ("emp_2019", "emp_2020", "2020"),
        ("År 2019", "År 2020", "2020"), ("Beskæftigede 2019", "Beskæftigede 2020", "2020"),
    ],
)  # fmt: skip
def test_headings_of_years(table, screened, first, second, year):
    found = screened(table(f"region;industry;{first};{second}\n{ROWS}"), "A")
    assert (found.report.year, found.cell("Y")["employment"]) == (year, 90)
    assert "Years stand in columns" in notes(found) and "Places" not in notes(found)


def test_jobs_and_firms_for_each_year(table, screened):
    text = "region;industry;Firms 2019;Firms 2020;Wages 2020;Jobs 2019;Jobs 2020\n" + "".join(
        f"{region};{industry};{n};{n + 6};999999;{60 + n};{70 + n}\n"
        for n, (region, industry) in enumerate((r, i) for r in "AB" for i in "XY")
    )
    found = screened(table(text), "B")
    cell = found.cell("Y")
    assert (cell["employment"], cell["establishments"]) == (73, 9)
    assert cell["competitive"] == pytest.approx(73 - 63 * 144 / 124)
    assert "with 'Firms' and 'Jobs'" in notes(found)
    with pytest.raises(TableError, match="Column 'Jobs 2019', line 3: 'soon' is not a number"):
        screened(table(text.replace(";61;", ";soon;")), "B")


def test_several_things_for_each_year_are_not_taken_for_places(table, screened):
    text = "region;industry;Heads 2019;Heads 2020;Hours 2019;Hours 2020\nA;X;1;2;3;4\nB;X;1;2;3;4\n"
    with pytest.raises(TableError, match="several things for each year: 'Heads', 'Hours'"):
        screened(table(text), "A")


def test_one_year_in_the_heading_is_the_year(table, screened):
    text = "region;industry;2020\nA;X;60\nA;Y;80\nB;X;50\nB;Y;51\n"
    found = screened(table(text), "A")
    assert (found.report.year, found.cell("X")["year"]) == ("2020", 2020)
    assert "One year stands in the heading (2020)." in notes(found)


def test_places_and_years_in_one_heading(table, screened):
    text = "industry;Odense2019;Odense2020;Danmark2019;Danmark2020\nX;5;6;50;60\nY;7;8;90;90\n"
    found = screened(table(text), "Odense")
    assert found.cell("Y")["employment"] == 8
    assert found.report.totals["regions"] == "Danmark"
