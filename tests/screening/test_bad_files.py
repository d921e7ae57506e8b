"""Files that hold no table, or text that the engine can't take as it lies."""

import zipfile

import pytest

from clusterdyn.tables.errors import TableError

TABLE = "region,industry,year,jobs\nA,X,2020,60\nA,Y,2020,70\nB,X,2020,80\nB,Y,2020,30\n"


def refused(screened, path, **wishes):
    with pytest.raises(TableError) as caught:
        screened(path, "A", **wishes)
    return caught.value


@pytest.mark.parametrize("encoding", ["base64", "rot13", "hex", "zlib", "undefined", "no\0name"])
def test_an_encoding_that_gives_no_text_is_refused(table, screened, encoding):
    assert "isn't known" in refused(screened, table(TABLE), encoding=encoding).message


@pytest.mark.parametrize("line_ends", [("\r\n", "\n"), ("\n", "\r\n"), ("\n", "\r"), ("\r",)])
def test_lines_that_end_in_several_ways_are_read(table, screened, line_ends):
    lines = TABLE.splitlines()
    text = "".join(line + line_ends[n % len(line_ends)] for n, line in enumerate(lines))
    found = screened(table(text), "A")
    assert (found.report.rows_read, found.cell("Y")["employment"]) == (4, 70)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (bytes(range(256)) * 40, "holds no text"),
        (b"\x7fELF\x01\x01\x00\x00,\x03;\n" * 90, "holds no text"),
        ("<table border=1><tr><td>region</td><td>jobs</td></tr></table>", "web page"),
        ("\n<meta charset='utf-8'>\n<table>", "web page"),
        ('[{"region": "A", "industry": "X", "jobs": 5},\n{"region": "B", "jobs": 5}]', "JSON"),
        ('{"version": "2.0", "dimension": {"Tid": 1, "geo": 2}}', "JSON"),
    ],
)
def test_what_is_no_table_is_said(table, screened, content, message):
    assert message in refused(screened, table(content)).message


def test_a_folder_is_called_a_folder(tmp_path, screened):
    assert "is a folder" in refused(screened, tmp_path).message


def test_a_zip_file_is_to_be_unpacked(tmp_path, screened):
    path = tmp_path / "download.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("jobs.csv", TABLE)
        packed.writestr("read me.txt", "notes")
    problem = refused(screened, path)
    assert "jobs.csv, read me.txt" in problem.message
    assert "Unpack" in problem.hint


def test_a_quote_without_its_end_is_named_with_its_line(table, screened):
    text = TABLE + 'C,"X,2020,5\nD,X,2020,7\n'
    problem = refused(screened, table(text))
    assert 'line 6: a quotation mark (") opens there and never closes' in problem.message
    assert "Error" not in problem.message
