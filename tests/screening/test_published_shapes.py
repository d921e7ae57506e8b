"""Tables as offices publish them (``shapes/``): the location quotient worked out by hand, or a refusal.

The figures are invented: North 300 Food, 100 Metal, 600 Trade; South 100, 500, 1,400; West 200, 400, 400.
So Food in North has (300/1,000) / (600/4,000) = 2.00.
"""

from pathlib import Path

import pytest

SHAPES = Path(__file__).parent / "shapes"
READ = {
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
