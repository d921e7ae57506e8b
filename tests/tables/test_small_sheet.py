"""Rows of a list as the spreadsheet shows them: merged cells, errors, formulas, days, durations."""

import datetime

import openpyxl
import pytest

from clusterdyn.tables.small_sheet import ERROR_TEXT, Kind, read_sheet


@pytest.fixture
def rows(tmp_path):
    """The rows of a workbook that ``change`` filled in."""

    def read(change):
        made = openpyxl.Workbook()
        change(made.active)
        made.save(tmp_path / "list.xlsx")
        return read_sheet(tmp_path / "list.xlsx").rows

    return read


def test_merged_cells_are_filled_down_and_not_to_the_right(rows):
    def change(sheet):
        for row in (["What", "Owner"], ["Visit", "Karen"], ["Letter"], ["Hall"], ["North"]):
            sheet.append(row)
        sheet.merge_cells("B2:B4")
        sheet.merge_cells("A5:B5")

    found = rows(change)
    assert [row.cells for row in found[1:4]] == [
        ("Visit", "Karen"), ("Letter", "Karen"), ("Hall", "Karen"),
    ]  # fmt: skip
    assert found[4].cells == ("North", "") and found[4].across


def test_what_a_cell_holds_is_told_beside_its_text(rows):
    def change(sheet):
        sheet.append([])
        sheet.append([None, "Name", "a", "b", "c", "d", "e"])
        sheet.append(
            [None, "x\ny", "#N/A", datetime.date(2027, 3, 1), datetime.timedelta(hours=30), "=1+1"]
        )
        sheet["C3"].data_type, sheet["E3"].number_format = "e", "[h]:mm"
        sheet["G3"] = 7.000000000000001

    (_, row) = rows(change)
    assert row.line == 3
    assert row.cells == ("", "x\ny", "#N/A", "2027-03-01", "30:00", "", "7")
    assert row.kinds == {2: Kind.ERROR, 3: Kind.DATE, 4: Kind.DURATION, 5: Kind.UNWORKED}


def test_hidden_rows_are_marked(rows):
    def change(sheet):
        for row in (["Name"], ["Bak"], ["Dam"]):
            sheet.append(row)
        sheet.row_dimensions[3].hidden = True

    assert [row.hidden for row in rows(change)] == [False, False, True]


@pytest.mark.parametrize(
    "text",
    [
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#SPILL!",
        "#BEZUG!",
        "#WERT!",
        "#ZAHL!",
        "#NV",
        "#I/T",
        "#VÆRDI!",
        "#DIVISION/0!",
        "#NAVN?",
        "#¡REF!",
        "#¡VALOR!",
        "#¿NOMBRE?",
        "#VALEUR!",
        "#NOM?",
        "#ADR!",
        "#ARG!",
        "#N/D!",
        "#ËÄÖ!",
        "#####",
    ],
)
def test_errors_of_spreadsheets_in_their_languages(text):
    assert ERROR_TEXT.fullmatch(text)


@pytest.mark.parametrize("text", ["#1", "#clusterday", "# 4", "#Tag!", "Error", "#"])
def test_what_only_begins_like_an_error(text):
    assert not ERROR_TEXT.fullmatch(text)


def test_lines_of_a_text_are_counted_as_a_spreadsheet_shows_them(tmp_path):
    (tmp_path / "l.csv").write_text('sep=;\nName;Size\n"Bak\nBoats";3\n\nDam;#N/A\n', "utf-8")
    found = read_sheet(tmp_path / "l.csv").rows
    assert [(row.line, row.cells[0]) for row in found] == [
        (1, "Name"),
        (2, "Bak\nBoats"),
        (4, "Dam"),
    ]
    assert found[2].kinds == {1: Kind.ERROR}
