"""Headings of one line and of two, with gaps as in merged cells."""

import pytest

from clusterdyn.tables.headings import read_heading

ROWS = [["North", "Food", "295", "30", "300", "30"], ["North", "Metal", "95", "..", "100", "10"]]
JOINED = ("Region", "Industry", "Jobs 2021", "Firms 2021", "Jobs 2022", "Firms 2022")


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        ([["", "", "2021", "", "2022", ""], ["Region", "Industry", "Jobs", "Firms", "Jobs", "Firms"]], 1),
        ([["Region", "Industry", "2021", "", "2022", ""], ["", "", "Jobs", "Firms", "Jobs", "Firms"]], 0),
        ([["Region", "Industry", "2021", "2021", "2022", "2022"], ["", "", "Jobs", "Firms", "Jobs", "Firms"]], 0),
        ([["Region", "Industry", "Jobs 2021", "Firms 2021", "Jobs 2022", "Firms 2022"]], 0),
    ],
)  # fmt: skip
def test_two_lines_are_one_heading(lines, start):
    heading = read_heading([*lines, *ROWS], start)
    assert heading.names == JOINED
    assert heading.last == len(lines) - 1
    assert not heading.repeated


def test_a_measure_above_its_years():
    lines = [
        ["", "", "Jobs", "", "Firms", ""],
        ["Region", "Industry", "2021", "2022", "2021", "2022"],
    ]
    assert read_heading([*lines, *ROWS], 1).names[2:] == ("Jobs 2021", "Jobs 2022", "Firms 2021", "Firms 2022")  # fmt: skip


def test_a_line_of_units_is_no_name():
    rows = [["", "", "Food", "Metal"], ["", "", "Anzahl", "Anzahl"], ["01001", "North", "3", "5"]]
    heading = read_heading(rows, 0)
    assert (heading.names, heading.unit, heading.last) == (("", "", "Food", "Metal"), "Anzahl", 1)


def test_a_title_above_is_no_heading():
    rows = [
        ["Jobs by region", "", "", ""],
        ["Region", "Industry", "2021", "2022"],
        ["A", "X", "3", "5"],
    ]
    assert read_heading(rows, 1).names == ("Region", "Industry", "2021", "2022")


def test_a_first_row_without_figures_is_a_row():
    rows = [["Region", "Industry", "Jobs"], ["North", "Food", ".."], ["North", "Metal", "5"]]
    assert read_heading(rows, 0).last == 0


def test_a_name_that_comes_twice_is_known():
    assert read_heading([["Region", "Jobs", "jobs"], ["A", "1", "2"]], 0).repeated == {
        "Jobs",
        "jobs",
    }
