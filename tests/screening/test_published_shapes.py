"""Tables as offices publish them (``shapes/``): the location quotient worked out by hand, or a refusal.

The figures are invented: North 300 Food, 100 Metal, 600 Trade; South 100, 500, 1,400; West 200, 400, 400.
So Food in North has (300/1,000) / (600/4,000) = 2.00.
"""

from pathlib import Path

import pytest

SHAPES = Path(__file__).parent / "shapes"
READ = {
    "eurostat_codes_and_labels.csv": ("North", "C10", 2.00),
    "eurostat_sbs_nuts2021.csv": ("DK01", "C10", 2.00),
    "eurostat_tsv_three_years.tsv": ("DK01", "A", 2.00),
    "index_column.csv": ("UKC1", "1011", 2.00),
    "matrix_industry_word.csv": ("North", "Agriculture", 2.00),
    "matrix_regions_rows.csv": ("North", "Food", 2.00),
    "months_named_region.csv": ("North", "Food", 2.00),
    "regionalstatistik_table.csv": ("01001", "Food", 2.00),
    "repeated_heading.csv": ("North", "311", 2.00),
    "sic2007_jobs_years.csv": ("North", "Food", 2.00),
    "xl_cover_then_table.xlsx": ("North", "Food", 2.00),
    "xl_two_line_heading.xlsx": ("North", "Food", 2.00),
    "xl_years_in_sheets.xlsx": ("North", "Food", 2.00),
    "year_T4.csv": ("North", "Food", 2.00),
    "year_slash.csv": ("North", "Food", 2.00),
    "year_star.csv": ("North", "Food", 2.00),
    "country_row_Canada.csv": ("North", "Food", 2.00),
    "cty_Riket.csv": ("North", "Food", 2.00),
    "eurostat_country_subset.csv": ("DK01", "C10", 2.00),
    "nace21_K_O.csv": ("DK01", "62", 1.76),
    "nuts_two_vintages_country.csv": ("PL21", "C10", 2.00),
    "totw_Ensemble.csv": ("North", "Food", 2.00),
    "totw_Totaal.csv": ("North", "Food", 2.00),
}


@pytest.mark.parametrize("name", READ)
def test_a_published_table_is_read_as_it_is(screened, name):
    region, industry, quotient = READ[name]
    found = screened(SHAPES / name, region)
    assert found.cell(industry)["lq"] == pytest.approx(quotient, abs=0.005)
