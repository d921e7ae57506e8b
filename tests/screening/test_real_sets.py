"""The seven real sets, read as they are. Facts come from their provenance notes."""

import pytest

from clusterdyn.tables.errors import TableError

EUROSTAT = "eu_sbs_nuts2_2008_2015/raw_sbs_r_nuts06_r2.tsv.gz"
QCEW = "us_nj_qcew_2016/qcew_nj_2016_all_columns.parquet"
CBP = "us_cbp_state_2000_2011/raw_dirty_sample_2011.csv"
LAENDER = "de_laender_2008_2014/de_laender_2008_2014.csv"
GOETTINGEN = "de_laender_2008_2014/goettingen_wide_2008_2017.csv"
FREIBURG = "de_laender_2008_2014/freiburg_2008_2014.csv"
KREISE = "de_kreise_occupation_2013_2025/ba_kreise_occupation.parquet"
CLUSTERS = "us_state_porter_clusters_2000_2011/us_state_porter_clusters.csv.gz"
MANUFACTURING = "Verarbeitendes Gewerbe (C)"


def test_raw_eurostat_uses_2014_and_not_the_incomplete_2015(real, screened):
    found = screened(real(EUROSTAT), "DK05")
    assert found.report.year == "2014"
    assert found.cell("C10")["employment"] == 9752
    assert found.cell("C10")["establishments"] == 294
    assert any("2015 is not complete" in text for text in found.report.warnings)


def test_raw_eurostat_reads_one_indicator_and_counts_no_level_twice(real, screened):
    found = screened(real(EUROSTAT))
    report, regions = found.report, {r["region"]: r["employment"] for r in found.regions}
    assert report.rows_read == 46_430 * 8
    assert report.regions == 326 == len(regions)
    assert not {"AT", "DK", "DK0"} & set(regions)
    every_level = next(y["jobs"] for y in report.years if y["year"] == "2014")
    assert sum(jobs or 0 for jobs in regions.values()) < 140e6 < every_level
    assert sum(report.missing_marks.values()) == report.missing_figures


def test_danish_extract_without_totals(real, screened):
    found = screened(real("eu_sbs_nuts2_2008_2015/sbs_denmark_nuts2.csv"), "DK05", year="2014")
    assert found.report.rows_read == 2720
    assert found.cell("C10")["employment"] == 9752


def test_eurostat_divisions_keep_flags_and_missing(real, screened):
    report = screened(real("eu_sbs_nuts2_2008_2015/sbs_nuts2_nace_division.parquet")).report
    assert (report.rows_read, report.regions, report.industries) == (176_008, 326, 68)
    assert report.rows_read - report.missing_figures == 123_602
    assert report.year == "2014"


def test_qcew_withheld_zeros_are_missing_and_levels_are_not_added(real, screened):
    found = screened(real(QCEW), "34001")
    report = found.report
    assert report.rows_in_file == 142_232
    assert report.withheld_in_file == 64_308
    assert report.year == "2016-Q4"
    assert report.coverage["industry"] == pytest.approx(2_715_681 / 3_323_401)
    assert sum(r["employment"] for r in found.regions) == 3_323_401
    assert found.cell("721120")["employment"] == 19_049
    assert "10" not in [row["industry"] for row in found.rows]


def test_qcew_agrees_with_the_published_quotients_up_to_the_base(real, every_region):
    """BLS compares with the country and with all owners; beyond that the quotients agree."""
    import duckdb

    published = duckdb.execute(
        "SELECT area_fips, CAST(lq_month3_emplvl AS DOUBLE), "
        "(SELECT max(CAST(t.month3_emplvl AS DOUBLE)) FROM read_parquet($1) t WHERE "
        " t.area_fips = p.area_fips AND t.qtr = '4' AND t.own_code = '0'), "
        "(SELECT max(CAST(t.month3_emplvl AS DOUBLE)) FROM read_parquet($1) t WHERE "
        " t.area_fips = p.area_fips AND t.qtr = '4' AND t.own_code = '5') "
        "FROM read_parquet($1) p WHERE industry_code = '722511' AND own_code = '5' "
        "AND qtr = '4' AND coalesce(disclosure_code, '') <> 'N' AND agglvl_code = '78'",
        [str(real(QCEW))],
    ).fetchall()
    rows = every_region(real(QCEW))
    ratios = []
    for area, quotient, all_owners, private in published:
        ours = next(r["lq"] for r in rows[area] if r["industry"] == "722511")
        ratios.append(ours * private / all_owners / quotient)
    assert len(ratios) >= 15
    assert max(ratios) / min(ratios) < 1.03


def test_tidy_qcew_reads_the_year_and_quarter_column(real, screened):
    found = screened(real("us_nj_qcew_2016/qcew_nj_2016_tidy.parquet"), "34001")
    assert found.report.year == "2016-Q4"
    assert found.cell("721120")["employment"] == 19_049


def test_cbp_suppressed_zeros_are_missing(real, screened):
    import csv

    path = real(CBP)
    with path.open() as file:
        hidden = {
            (row["fipstate"], row["naics"]) for row in csv.DictReader(file)
            if row["empflag"] or row["emp_nf"] in ("D", "S")
        }  # fmt: skip
    found = screened(path, "1")
    assert found.report.rows_read == 4848
    assert found.report.withheld_figures == len(hidden)
    assert not [r for r in found.rows if ("1", r["industry"]) in hidden]
    assert found.report.regions == 4
    assert 0.85 < found.report.coverage["industry"] < 0.95


def test_cbp_leaves_need_no_cleaning(real, screened):
    report = screened(real("us_cbp_state_2000_2011/cbp_state_leaf_imputed.parquet")).report
    assert (report.rows_read, report.regions, report.year) == (547_970, 51, "2011")
    assert report.totals == {"industries": "", "regions": ""}


def test_cbp_classification_break_blocks_growth(real, screened):
    path = real("us_cbp_state_2000_2011/cbp_state_leaf_imputed.parquet")
    found = screened(path, "26", year="2003", base_year="2002")
    assert found.report.base_year is None
    assert found.report.band is None
    assert all(row["competitive"] is None for row in found.rows)


def test_german_panel_names_the_nested_category(real, screened):
    with pytest.raises(TableError) as caught:
        screened(real(LAENDER), "Bayern")
    assert MANUFACTURING in caught.value.message
    assert f'--drop-industry "{MANUFACTURING}"' in caught.value.hint


def test_german_panel_uses_its_totals_as_denominators(real, screened):
    found = screened(real(LAENDER), "Bayern", drop_industry=(MANUFACTURING,))
    assert found.report.totals == {"industries": "Insgesamt", "regions": "Insgesamt"}
    assert (found.report.regions, found.report.industries) == (16, 10)
    assert found.report.rows_read == 1428
    assert found.report.coverage == {
        "industry": pytest.approx(1, abs=0.001), "region": pytest.approx(1, abs=0.001),
    }  # fmt: skip
    assert sum(row["employment"] for row in found.rows) == pytest.approx(
        found.report.region["employment"], rel=0.001
    )


def test_goettingen_wide_table(real, screened):
    found = screened(real(GOETTINGEN), "Goettingen")
    assert found.report.year == "2017"
    assert found.report.totals == {"industries": "A-R", "regions": "BRD"}
    assert found.report.region["employment"] == 69_403
    assert found.cell("Q")["lq"] == pytest.approx((16896 / 69403) / (4667015 / 32164973), rel=0.01)


def test_freiburg_wide_table(real, screened):
    found = screened(real(FREIBURG), "Freiburg")
    assert found.report.totals["regions"] == "Germany"
    row = found.cell("Baugewerbe (F)")
    assert (row["employment"], row["year"]) == (3154, 2014)
    assert row["share"] == pytest.approx(3154 / 1696961)


def test_german_sections_keep_code_and_name(real, screened):
    found = screened(real("de_laender_2015/de_laender_nace_sections_2015.csv"), "Bayern")
    assert found.report.region["region"] == "BY"
    assert found.cell("WZ08-C")["label"] == "Verarbeitendes Gewerbe"
    assert found.report.band is None
    assert not [r for r in found.rows if r["class"] == "clear"]


def test_kreise_with_empty_codes(real, screened):
    with pytest.raises(TableError, match=r"5,213 rows .*\(2,783,616 jobs\)"):
        screened(real(KREISE), "09162")
    found = screened(real(KREISE), "01001", drop_empty=True)
    assert (found.report.rows_read, found.report.missing_figures) == (735_033, 31_342)
    assert found.report.dropped[0]["rows"] == 5213
    assert (found.report.regions, found.report.industries) == (401, 140)


def test_state_clusters_with_local_industries_and_estimates(real, screened):
    found = screened(real(CLUSTERS), "26")
    assert found.cell("4")["lq"] == pytest.approx(5.356, abs=0.001)
    assert found.report.region["classes"]["local"] == 16
    assert "imputed_share" in found.report.candidate_notes["4"]
