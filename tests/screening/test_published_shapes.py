"""Tables as offices publish them (``shapes/``): the location quotient worked out by hand, or a refusal.

The figures are invented: North 300 Food, 100 Metal, 600 Trade; South 100, 500, 1,400; West 200, 400, 400.
So Food in North has (300/1,000) / (600/4,000) = 2.00.
"""

import shlex
from pathlib import Path

import pytest

from clusterdyn.cli.run import run
from clusterdyn.screening.decisions import Refusal

SHAPES = Path(__file__).parent / "shapes"
READ = {
    "bea_caemp25n_lines.csv": ("South, AL", "Retail trade", 1.06),
    "cbp_2018_county.csv": ("01001", "311///", 2.00),
    "country_row_Canada.csv": ("North", "Food", 2.00),
    "cty_Riket.csv": ("North", "Food", 2.00),
    "eurostat_codes_and_labels.csv": ("North", "C10", 2.00),
    "eurostat_country_subset.csv": ("DK01", "C10", 2.00),
    "eurostat_flag_bep.tsv": ("DK01", "A", 2.00),
    "eurostat_flag_s.tsv": ("DK01", "A", 2.00),
    "eurostat_sbs_nuts2021.csv": ("DK01", "C10", 2.00),
    "eurostat_sbs_nuts2021_tsv.tsv": ("DK01", "C10", 2.00),
    "eurostat_tsv_three_years.tsv": ("DK01", "A", 2.00),
    "eurostat_unit_ths.tsv": ("DK01", "A", 2.00),
    "gss_shorthand.csv": ("North", "Food", 2.04),
    "head_thousands.csv": ("North", "Food", 2.00),
    "index_column.csv": ("UKC1", "1011", 2.00),
    "japan_sjis.csv": ("北区", "食料品", 2.00),
    "matrix_industry_word.csv": ("North", "Agriculture", 2.00),
    "matrix_regions_rows.csv": ("North", "Food", 2.00),
    "months_named_region.csv": ("North", "Food", 2.00),
    "nace21_K_O.csv": ("DK01", "62", 1.76),
    "nuts_two_vintages_country.csv": ("PL21", "C10", 2.00),
    "regionalstatistik_table.csv": ("01001", "Food", 2.00),
    "repeated_heading.csv": ("North", "311", 2.00),
    "sic2007_jobs_years.csv": ("North", "Food", 2.00),
    "statcan_quality_CD.csv": ("West", "Metal [332]", 1.60),
    "statcan_thousands.csv": ("North", "Food [311]", 2.00),
    "swiss_apostrophe.csv": ("North", "Food", 2.00),
    "totw_Ensemble.csv": ("North", "Food", 2.00),
    "totw_Totaal.csv": ("North", "Food", 2.00),
    "xl_cover_then_table.xlsx": ("North", "Food", 2.00),
    "xl_two_line_heading.xlsx": ("North", "Food", 2.00),
    "xl_years_in_sheets.xlsx": ("North", "Food", 2.00),
    "year_T4.csv": ("North", "Food", 2.00),
    "year_slash.csv": ("North", "Food", 2.00),
    "year_star.csv": ("North", "Food", 2.00),
}
REFUSED = {
    "index_column_sex.csv": (
        "The column 'sex' differs: F, M",
        ["--keep", "--keep", "--sum-duplicates"],
    ),
    "mark_minus9999.csv": ("-9999 is below zero", ["--missing"]),
    "matrix_sector_word.csv": ("is parted in 2 ways", ["--drop-industry", "--drop-industry"]),
    "months_columns_noregion.csv": ("The table holds no regions", []),
}
JOBS = {"eurostat_unit_ths.tsv": 30_000, "head_thousands.csv": 30_000, "statcan_thousands.csv": 300_000,
        "swiss_apostrophe.csv": 3_000, "japan_sjis.csv": 300, "xl_two_line_heading.xlsx": 300}  # fmt: skip
ESTABLISHMENTS = {
    "cbp_2018_county.csv": 10,
    "eurostat_sbs_nuts2021.csv": 30,
    "xl_two_line_heading.xlsx": 30,
}


def test_every_shape_has_its_answer():
    assert {path.name for path in SHAPES.iterdir()} == {*READ, *REFUSED}


@pytest.mark.parametrize("name", READ)
def test_a_published_table_is_read_as_it_is(screened, name):
    region, industry, quotient = READ[name]
    found = screened(SHAPES / name, region)
    assert found.cell(industry)["lq"] == pytest.approx(quotient, abs=0.005)
    if name in JOBS:
        assert found.cell(industry)["employment"] == JOBS[name]
    if name in ESTABLISHMENTS:
        assert found.cell(industry)["establishments"] == ESTABLISHMENTS[name]


@pytest.mark.parametrize("name", REFUSED)
def test_a_table_that_may_mean_two_things_is_refused(screened, name):
    message, ways = REFUSED[name]
    with pytest.raises(Refusal, match=message) as caught:
        screened(SHAPES / name)
    assert [way.options.split()[0] for way in caught.value.ways] == ways


@pytest.mark.parametrize("name", [name for name, (_, ways) in REFUSED.items() if ways])
def test_each_way_out_that_is_printed_leads_to_figures(name, capsys):
    """Every hint is typed as it is printed."""
    for options in printed_ways(run_screen(SHAPES / name, capsys)[1]):
        code, said = run_screen(SHAPES / name, capsys, *shlex.split(options))
        assert code == 0, (options, said)


def printed_ways(text):
    """The options under a refusal, without the words beside them."""
    lines = text.splitlines()[1:]
    if len(lines) == 1:
        return [lines[0].partition(": ")[2]]
    return [line.strip().partition("   ")[0] for line in lines if line.startswith("  --")]


def run_screen(path, capsys, *words):
    capsys.readouterr()
    code = run(["screen", str(path), *words])
    return code, capsys.readouterr().err


def test_what_the_hints_of_duplicates_and_marks_give(screened):
    added = screened(SHAPES / "index_column_sex.csv", "North", sum_duplicates=True)
    assert added.cell("Food")["lq"] == pytest.approx(2.00)
    hidden = screened(SHAPES / "mark_minus9999.csv", "North", missing=("-9999",))
    assert hidden.cell("Food")["lq"] == pytest.approx(2.34, abs=0.005)


def test_grades_of_quality_withhold_nothing(screened):
    assert screened(SHAPES / "statcan_quality_CD.csv", "West").report.withheld_figures == 0


def test_what_was_assumed_stands_above_the_table(capsys):
    code = run(["screen", str(SHAPES / "country_row_Canada.csv"), "--region", "North"])
    out = capsys.readouterr().out
    assert code == 0
    assert 'Assumed: "Canada" is the whole country (a country\'s name' in out
    assert out.index("Assumed:") < out.index("Rank")
    assert "Not so? --no-total-region" in out
