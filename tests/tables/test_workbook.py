"""Workbooks as people keep them: error cells on any sheet, empty rows above the table."""

import io

import openpyxl
import pytest

from clusterdyn.tables.errors import TableError
from clusterdyn.tables.sheet_xml import SheetMarks, read_marks
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
    lines = [row.line for row in read_list(path).rows]
    assert lines == [above + 1, above + 2, above + 3, above + 5]
    assert len(list(read_sheet(path, None).rows())) == above + 5


@pytest.mark.parametrize("far", ["XFD1048576", "C900000", "ZZ40000"])
@pytest.mark.parametrize("asked", [None, "Members"])
def test_a_filled_cell_far_away_is_named_and_costs_no_memory(tmp_path, far, asked):
    made = openpyxl.Workbook()
    made.active.title = "Members"
    for row in TABLE:
        made.active.append(row)
    made.active[far] = "x"
    made.save(tmp_path / "book.xlsx")
    with pytest.raises(TableError, match=f"a filled cell, {far}"):
        read_sheet(tmp_path / "book.xlsx", asked)


def test_a_format_far_away_is_nothing(tmp_path):
    made = openpyxl.Workbook()
    for row in TABLE:
        made.active.append(row)
    made.active["XFD1048576"].font = openpyxl.styles.Font(bold=True)
    made.save(tmp_path / "book.xlsx")
    assert len(list(read_sheet(tmp_path / "book.xlsx", None).rows())) == len(TABLE)


def hide(path, *names):
    book = openpyxl.load_workbook(path)
    for name in names:
        book[name].sheet_state = "hidden"
    book.save(path)
    return path


def test_hidden_sheets_are_passed_by_and_said(book):
    path = hide(book(Old=TABLE[:2], Members=TABLE, Work=TABLE), "Old", "Work")
    found = read_sheet(path, None)
    assert (found.name, found.others, found.hidden) == ("Members", (), ("Old", "Work"))
    asked = read_sheet(path, "old")
    assert (asked.name, len(asked.cells)) == ("Old", 2)


def test_only_hidden_sheets_hold_anything(book):
    path = hide(book(Empty=[], Members=TABLE), "Members")
    with pytest.raises(TableError, match="no filled sheet") as caught:
        read_sheet(path, None)
    assert "Its hidden sheets are: Members." in caught.value.hint
    assert read_sheet(path, "Members").name == "Members"


def test_hidden_rows_are_counted_and_read(book):
    path = book(Members=TABLE)
    opened = openpyxl.load_workbook(path)
    opened["Members"].row_dimensions[3].hidden = True
    opened.save(path)
    found = read_sheet(path, None)
    assert (found.hidden_rows, len(found.cells)) == (1, 3)


def test_a_formula_without_its_value_is_known_by_its_cell(book):
    """openpyxl writes formulas only, as many programs do that make workbooks."""
    rows = [["Name", "Town", "Jobs"], ["Bak", "Aalborg", "=15*2"], ["Dam", "Skagen", "=2+2"]]
    assert read_sheet(book(Members=[[], *rows]), None).unworked == {2: "C3"}
    assert read_sheet(book(Members=TABLE), None).unworked == {}


XML = b'<row r="2"><c r="B2"><f>A2*2</f><v>%s</v></c></row><row r="3"><c r="B3"%s><f>A3</f><v>%s</v></c></row>'


@pytest.mark.parametrize(
    ("values", "unworked"),
    [
        ((b"0", b"", b"0"), "B2"),  # XlsxWriter
        ((b"0", b"", b"5"), ""),
        ((b"4", b"", b""), "B3"),
        ((b"4", b' t="str"', b""), ""),  # a text that is empty
    ],
)
def test_values_beside_formulas(values, unworked):
    marks = SheetMarks()
    read_marks(io.BytesIO(XML % values), marks)
    assert marks.formulas[2].unworked == unworked
