"""Workbooks as offices publish them: covers, hidden sheets, years in sheets, formulas, days for codes."""

import datetime

import openpyxl
import pytest

from clusterdyn.screening.decisions import Refusal
from clusterdyn.tables.errors import TableError

HEAD = ["Region", "Industry", "Jobs"]
FIGURES = {"North": (300, 100, 600), "South": (100, 500, 1400), "West": (200, 400, 400)}


def rows(step=0, industries=("Food", "Metal", "Trade")):
    return [HEAD] + [
        [region, industry, jobs + step]
        for region, row in FIGURES.items() for industry, jobs in zip(industries, row, strict=True)
    ]  # fmt: skip


def book(path, **sheets):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, lines in sheets.items():
        sheet = made.create_sheet(name)
        for line in lines:
            sheet.append(line)
    made.save(path / "t.xlsx")
    return path / "t.xlsx"


def test_a_hidden_sheet_is_passed_by_and_said(tmp_path, screened):
    path = book(tmp_path, Old=rows(5), Jobs=rows())
    opened = openpyxl.load_workbook(path)
    opened["Old"].sheet_state = "hidden"
    opened["Jobs"].row_dimensions[3].hidden = True
    opened.save(path)
    found = screened(path, "North")
    assert found.cell("Food")["employment"] == 300
    assert "Passed by, because they are hidden: Old." in found.report.notes
    assert "1 row is hidden in the spreadsheet and read like the others." in found.report.notes
    assert screened(path, "North", sheet="Old").cell("Food")["employment"] == 305


def test_two_sheets_of_like_kind_are_named_and_each_can_be_read(tmp_path, screened):
    path = book(tmp_path, Men=rows(), Women=rows(7))
    with pytest.raises(Refusal, match="2 sheets with a table: 'Men', 'Women'") as caught:
        screened(path)
    assert [way.options for way in caught.value.ways] == ['--sheet "Men"', '--sheet "Women"']
    assert screened(path, "North", sheet="Women").cell("Food")["employment"] == 307


def test_years_in_sheets_keep_the_row_of_a_wrong_figure(tmp_path, screened):
    wrong = rows(9)
    wrong[4] = ["South", "Food", "soon"]
    path = book(tmp_path, **{"2021": rows(), "2022": wrong})
    with pytest.raises(TableError, match="row 5: 'soon' is not a number"):
        screened(path, "North")
    wrong[4] = ["South", "Food", 109]
    found = screened(book(tmp_path, **{"2021": rows(), "2022": wrong}), "North")
    assert (found.report.year, found.cell("Food")["employment"]) == ("2022", 309)
    assert found.cell("Food")["competitive"] is not None


def test_a_formula_that_was_never_worked_out_is_named(tmp_path, screened):
    lines = rows()
    lines[2][2] = "=50*2"
    with pytest.raises(TableError, match="formulas that were never worked out, the first in C3"):
        screened(book(tmp_path, Jobs=lines))
    lines = [[*line, "=1+1"] for line in rows()]
    assert screened(book(tmp_path, Jobs=lines), "North").cell("Food")["employment"] == 300


def test_codes_that_became_days_are_named_with_the_code(tmp_path, screened):
    lines = rows(industries=(datetime.date(2024, 12, 10), "13-15", "16"))
    with pytest.raises(TableError, match=r"row 2: '2024-12-10' is a day.*probably 10-12"):
        screened(book(tmp_path, Jobs=lines))


@pytest.mark.parametrize("day", ["12-Oct", "Dec-10", "10-dec", "10. okt"])
def test_days_in_a_text_file_too(table, screened, day):
    text = "\n".join(",".join(map(str, line)) for line in rows(industries=(day, "13-15", "16")))
    with pytest.raises(TableError, match="is a day"):
        screened(table(text))


def test_a_cover_that_lists_the_tables_is_no_table(tmp_path, screened):
    cover = [["Jobs by region"], ["Sheet", "Title", "Unit"], ["Table 1", "Jobs", "Number"], ["Table 2", "Firms", "Number"]]  # fmt: skip
    path = book(tmp_path, Contents=cover, **{"Table 1": [["Jobs by region, 2022"], [], *rows()]})
    assert screened(path, "North").cell("Food")["employment"] == 300
