"""Tables as spreadsheets are laid out: notes below, empty rows, names said once per group."""

import pytest

from clusterdyn.tables.errors import TableError

BANK = """\
"RAS300: Beskæftigede efter område, branche og tid"

område;branche;2019;2020
Ærø;Fiskeri;100;110
;Møbler;120;130
;Handel;140;150
Odense;Fiskeri;200;210
;Møbler;220;900
;Handel;240;250
"""
NOTES = '\n"Antal personer ultimo november"\n"Kilde: Danmarks Statistik (c)"\n\n'
LONG = "region,year,industry,jobs\n" + "".join(
    f"{region if (year, industry) == (2019, 'X') else ''},{year if industry == 'X' else ''},"
    f"{industry},{jobs + place}\n"
    for place, region in enumerate(("A", "B", "C"))
    for year in (2019, 2020)
    for industry, jobs in (("X", 60), ("Y", 80))
)


def said(found, words):
    return any(words in sentence for sentence in found.report.sentences())


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_statbank_table_as_downloaded(table, screened, encoding, line_end):
    text = (BANK + NOTES).replace("\n", line_end)
    found = screened(table(text.encode(encoding)), "Odense")
    assert found.cell("Møbler")["employment"] == 900
    assert found.cell("Møbler")["competitive"] == pytest.approx(900 - 220 * 1030 / 340)
    assert (found.report.regions, found.report.industries) == (2, 3)
    assert said(found, "In 'område' a name stood only in the first of its rows; it was filled down")
    assert said(found, "Left out 2 lines of notes under the table: Antal personer ultimo november;")


def test_notes_padded_with_separators(table, screened):
    text = "Region;Industry;Year;Jobs\nA;X;2021;60\n;;;\nA;Y;2021;600\nB;X;2021;150\nB;Y;2021;9\n"
    found = screened(table(text + ";;;\nSource: the office;;;\n* provisional;;;\n"), "A")
    assert said(found, "Left out 2 lines of notes under the table: Source: the office; * provis")
    assert said(found, "Left out 2 empty rows.")
    assert (found.report.rows_read, found.cell("Y")["employment"]) == (4, 600)


def test_two_columns_are_filled_down(table, screened):
    found = screened(table(LONG), "B")
    assert found.cell("Y")["employment"] == 81
    assert found.report.years[0] == {"year": "2019", "regions": 3, "figures": 6, "jobs": 426.0}
    assert said(found, "In 'region' and 'year' a name stood only in the first of its rows")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (";Møbler;120", "Ærø;Møbler;120"),
        (";Handel;240;250\n", ""),
        (";Handel;240", ";Fiskeri;240"),
        ("Odense;Fiskeri", "Ærø;Fiskeri"),
        ("Ærø;Fiskeri", ";Fiskeri"),
    ],
    ids=[
        "a name in the middle",
        "a row is missing",
        "a key twice",
        "a name twice",
        "no first name",
    ],
)
def test_what_may_mean_something_else_is_not_filled_down(table, screened, old, new):
    assert BANK.count(old) == 1
    with pytest.raises(TableError, match="no region, industry or year"):
        screened(table(BANK.replace(old, new)), "Odense")


def test_an_error_after_filling_names_the_line_of_the_file(table, screened):
    text = BANK.replace("900", "mange") + NOTES
    with pytest.raises(TableError, match=r"Column '2020', line 8: 'mange' is not a number"):
        screened(table(text), "Odense")


def test_the_first_row_without_a_key_is_named(table, screened):
    text = "region,industry,jobs\nA,X,5\n\nA,,6\nB,X,7\n,Y,8\n"
    with pytest.raises(TableError, match=r"2 rows .*\(14 jobs\), the first in line 4"):
        screened(table(text), "A")


def test_a_workbook_with_merged_names_and_no_heading_over_them(tmp_path, screened):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["RAS300: Beskæftigede"], [], [None, None, "2019", "2020"]):
        sheet.append(row)
    for place in ("Ærø", "Odense", "Vejle"):
        for n, industry in enumerate(("Fiskeri", "Møbler")):
            sheet.append([None if n else place, industry, 100 + n, len(place) * 100])
    for row in ([], ["Antal personer ultimo november"], ["Kilde: Danmarks Statistik"]):
        sheet.append(row)
    sheet.merge_cells("A4:A5")
    path = tmp_path / "bank.xlsx"
    book.save(path)
    with pytest.raises(TableError, match="without a heading is called by its number") as caught:
        screened(path)
    assert '--region-column "column 1" --industry-column "column 2"' in caught.value.hint
    found = screened(path, "Odense", columns={"region": "column 1", "industry": "column 2"})
    assert (found.report.regions, found.cell("Møbler")["employment"]) == (3, 600)
    assert said(found, "Left out 2 rows of notes under the table")


def test_a_second_line_of_the_heading_is_read(table, screened):
    text = "Region;Industry;2021;2022\n;;persons;persons\nA;X;5;6\nA;Y;5;6\nB;X;5;6\nB;Y;5;7\n"
    found = screened(table(text), "A")
    assert (found.report.year, found.cell("X")["employment"]) == ("2022", 6)
    with pytest.raises(TableError, match=r"'1.5,5' is not a number where '.' marks") as caught:
        screened(table('region,industry,jobs\nA,X,"1.5,5"\nB,X,2.55\n'), "A", decimal=".")
    assert "heading" not in caught.value.hint
