"""Choices that can't be meant are refused with a sentence; none is passed over in silence."""

import pytest

from clusterdyn.cli.run import run

INDICATORS = "geo,nace_r2,indic_sb,time,value\n" + "".join(
    f"{place},{industry},{indicator},2014,{jobs}\n"
    for place in ("DK01", "DK02")
    for industry, jobs in (("C10", 100), ("C11", 300))
    for indicator in ("V16110", "V11210")
)


@pytest.fixture
def said(capsys):
    def call(*words):
        capsys.readouterr()
        code = run(["screen", *map(str, words)])
        return code, capsys.readouterr().err

    return call


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--floor-jobs", "inf"], "--floor-jobs can't be inf"),
        (["--floor-establishments", "inf"], "--floor-establishments can't be inf"),
        (["--memory", "-1GB"], "'-1GB' isn't understood"),
        (["--memory", "50%"], "'50%' isn't understood"),
        (["--memory", "0MB"], "'0MB' isn't understood"),
        (["--memory", "99999999999TB"], "more than there can be"),
        (["--sheet", "Jobs"], "is no Excel workbook"),
        (["--indicator", "V1"], "no column of indicators"),
        (["--establishments-indicator", "V1"], "no column of indicators"),
        (["--region-column", "year", "--year-column", "year"], "was given for region and for year"),
        (["--region-column", "industry"], "No column for industry"),
    ],
)
def test_what_cannot_be_meant_is_refused(said, small, words, message):
    code, err = said(small, "--region", "North", *words)
    assert (code, message in err) == (2, True), err
    assert "Error" not in err


@pytest.mark.parametrize("memory", ["500 MB", "0.5GB", "1gib"])
def test_a_memory_limit_as_people_write_it(said, small, memory):
    assert said(small, "--memory", memory)[0] == 0


def test_a_column_serves_one_purpose(screened, table):
    text = "region,industry,jobs,firms\nA,X,5,2\nA,Y,6,3\nB,X,7,4\nB,Y,8,5\n"
    report = screened(table(text), "A", columns={"employment": "firms"}).report
    assert report.columns == {"region": "region", "industry": "industry", "employment": "firms"}


def test_indicators_of_establishments_must_be_there(said, table):
    path = table(INDICATORS)
    assert said(path)[0] == 0
    code, err = said(path, "--establishments-indicator", "V9")
    assert (code, "has no 'V9'" in err) == (2, True)


def test_a_value_column_of_any_name_gives_establishments_too(screened, table):
    found = screened(table(INDICATORS), "DK01")
    assert found.cell("C11")["establishments"] == 300


@pytest.mark.parametrize(("name", "option"), [("t.parquet", "encoding"), ("t.xlsx", "encoding")])
def test_no_encoding_for_what_is_no_text(said, tmp_path, name, option):
    path = tmp_path / name
    path.write_bytes(b"PAR1...." if name.endswith("parquet") else b"PK\x03\x04....")
    code, err = said(path, f"--{option}", "latin-1")
    assert (code, "is no text file" in err) == (2, True)


def test_one_industry_is_no_comparison(said, table):
    code, err = said(table("region,industry,jobs\nA,X,60\nB,X,70\n"))
    assert (code, "one industry only (X)" in err) == (2, True)
    both = "region,industry,jobs\nA,X,60\nA,TOTAL,90\nB,X,70\nB,TOTAL,200\n"
    assert said(table(both))[0] == 0


def test_an_error_carries_no_control_signs_of_the_file(said, table):
    text = "region,industry,jobs\nA\x1b]0;own\x07,X,60\nA\x1b]0;own\x07,Y,60\nB,X,70\nB,Y,90\n"
    code, err = said(table(text), "--region", "Nowhere\x1b[31m")
    assert code == 2
    assert "\x1b" not in err and "\x07" not in err
