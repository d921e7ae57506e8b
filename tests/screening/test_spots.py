"""An error names the line and the column as they stand in the file, in every layout."""

import gzip

import pytest

from clusterdyn.tables.errors import TableError

WIDE = "region;industry;2019;2020\nA;X;5;6\nA;Y;7;8\nB;X;9;{}\nB;Y;3;4\n"
EUROSTAT = "nace_r2,indic_sb,geo\\time\t2013 \t2014 \n" + "".join(
    f"{industry},{indicator},{place}\t{jobs} \t{jobs + 1} \n"
    for place in ("DK01", "DK02")
    for industry, jobs in (("C10", 100), ("C11", 300))
    for indicator in ("V16110", "V11210")
)


def message(screened, path, **wishes):
    with pytest.raises(TableError) as caught:
        screened(path, "A", **wishes)
    return caught.value.message


@pytest.mark.parametrize(
    ("value", "said"), [("many", "'many' is not a number"), ("-5", "-5 is below zero")]
)
def test_years_in_columns(table, screened, value, said):
    assert message(screened, table(WIDE.format(value))) == f"Column '2020', line 4: {said}."


def test_title_lines_count(table, screened):
    text = "Jobs by region\n\n" + WIDE.format("many")
    assert message(screened, table(text)).startswith("Column '2020', line 6:")


def test_the_bulk_file_of_eurostat(table, screened):
    bad = EUROSTAT.replace("C11,V11210,DK01\t300 \t301", "C11,V11210,DK01\t300 \tsome")
    assert bad != EUROSTAT
    assert message(screened, table(bad)) == "Column '2014', line 5: 'some ' is not a number."


def test_indicators_one_below_the_other(table, screened):
    text = "geo,nace_r2,indic_sb,time,value\n" + "".join(
        f"{place},{industry},V16110,2014,{jobs}\n"
        for place in ("DK01", "DK02")
        for industry, jobs in (("C10", 100), ("C11", "some"))
    )
    assert message(screened, table(text)) == "Column 'value', line 3: 'some' is not a number."


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1"])
def test_texts_over_several_lines_and_empty_lines(table, screened, packed, encoding):
    text = 'region,industry,jobs\n"A\nnorth",X,5\n\n"A\nnorth","Y\r\nz",6\nB,X,7\nB,Y,é\n'
    content = text.encode(encoding)
    path = table(gzip.compress(content) if packed else content, "t.csv.gz" if packed else "t.csv")
    assert message(screened, path) == "Column 'jobs', line 9: 'é' is not a number."


@pytest.mark.parametrize("above", [0, 1, 3, 500])
def test_rows_of_a_workbook_count_from_the_top_of_the_sheet(tmp_path, screened, above):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in [[]] * above + [line.split(";") for line in WIDE.format("many").splitlines()]:
        book.active.append([None, *row])
    path = tmp_path / "jobs.xlsx"
    book.save(path)
    said = f"Column '2020', row {above + 4}: 'many' is not a number."
    assert message(screened, path) == said
    book.active.cell(above + 4, 5).value = 9
    book.save(path)
    assert screened(path, "A", year="2020").cell("Y")["employment"] == 8
