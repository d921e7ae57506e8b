"""Workbooks as people keep them: error cells on any sheet, empty rows above the table."""

import openpyxl
import pytest

from clusterdyn.tables.errors import TableError
from clusterdyn.tables.small_sheet import read_sheet as read_list
from clusterdyn.tables.workbook import read_sheet

ERRORS = ("#SPILL!", "#GETTING_DATA", "#CALC!", "#FIELD!", "#BLOCKED!")
"""What newer spreadsheets write and the library refuses."""
pytest.importorskip("python_calamine", reason="no wheel of python-calamine for this machine")
TABLE = [["Name", "Town", "Jobs"], ["Bak Boats", "Aalborg", 30], ["Dam Sails", "Skagen", 4]]


@pytest.fixture
def book(tmp_path):
    """Make a workbook. A text that is one of the errors becomes an error cell."""

    def make(**sheets):
        made = openpyxl.Workbook()
        made.remove(made.active)
        for name, rows in sheets.items():
            sheet = made.create_sheet(name)
            for row in rows:
                sheet.append(row)
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                if cell.value in ERRORS:
                    cell.data_type = "e"
        made.save(tmp_path / "book.xlsx")
        return tmp_path / "book.xlsx"

    return make


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_cell_on_another_sheet_is_in_nobodys_way(book, error):
    path = book(Sums=[["a", "b", "c"], [error, 1, 2]], Members=TABLE)
    for found in (read_sheet(path, None), read_sheet(path, "members")):
        assert found.name == "Members"
        assert list(found.rows())[1] == ["Bak Boats", "Aalborg", "30"]
    assert read_list(path).others == ("Sums (can't be read)",)
    assert read_list(path, "Members").others == ("Sums",)


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("sheet", [None, "Members"])
def test_a_sheet_that_cannot_be_read_is_a_sentence_with_a_way_out(book, error, sheet):
    path = book(Members=[*TABLE, [error, "", 1]], Empty=[])
    with pytest.raises(TableError) as caught:
        read_sheet(path, sheet)
    assert caught.value.message.startswith("The sheet 'Members' of book.xlsx can't be read (")
    assert error in caught.value.message
    assert "empty it and save the workbook" in caught.value.hint


def test_errors_that_the_library_knows_are_empty_cells(book):
    rows = list(read_sheet(book(Members=[*TABLE, ["=1/0", "#N/A", 5]]), None).rows())
    assert rows[3] == ["", "", "5"]


@pytest.mark.parametrize("above", [0, 1, 6, 700])
def test_row_numbers_are_those_of_the_spreadsheet(book, above):
    path = book(Members=[[]] * above + [[None, *row] for row in TABLE] + [[], [None, "Ege", "", 1]])
    lines = [line for line, _ in read_list(path).rows]
    assert lines == [above + 1, above + 2, above + 3, above + 5]
    assert len(list(read_sheet(path, None).rows())) == above + 5
