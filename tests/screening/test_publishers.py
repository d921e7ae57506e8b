"""Files as two US offices publish them, in small: the layout is theirs, the figures are made up."""

from __future__ import annotations

import pytest

QCEW_HEAD = (
    "area_fips,own_code,industry_code,agglvl_code,size_code,year,qtr,disclosure_code,"
    "qtrly_estabs_count,month1_emplvl,month2_emplvl,month3_emplvl"
)
AREAS = {"34001": (300, 900, 250), "34003": (700, 100, 150)}


def qcew() -> str:
    """Two counties, one quarter: all owners, private ones by level, sectors that cross levels."""
    lines = [QCEW_HEAD]

    def add(area: str, owner: str, code: str, level: str, jobs: int, hidden: str = "") -> None:
        lines.append(f"{area},{owner},{code},{level},0,2016,4,{hidden},9,{jobs},{jobs},{jobs}")

    for area, (hotels, shops, farms) in AREAS.items():
        private = hotels + shops + farms
        add(area, "0", "10", "70", private + 5000)  # with the government's jobs
        add(area, "5", "10", "71", private)
        add(area, "5", "101", "72", private)  # a domain: all of it once more
        add(area, "5", "1026", "73", hotels)  # a supersector
        for code, jobs in (("72", hotels), ("44-45", shops), ("11", farms)):
            add(area, "5", code, "74", jobs)
        for code, jobs in (("721", hotels), ("445", shops), ("111", farms)):
            add(area, "5", code, "75", 0 if code == "111" else jobs, "N" if code == "111" else "")
        add(area, "3", "10", "71", 4000)
        add(area, "3", "721", "75", 4000)  # the towns' own hotels
    return "\n".join(lines) + "\n"


def test_qcew_is_read_for_private_owners_and_naics_levels_only(table, screened):
    found = screened(table(qcew()), "34001", floor_jobs=0)
    said = " ".join(found.report.sentences())
    assert "QCEW file of the US Bureau of Labor Statistics" in said
    assert "Only private owners are read" in said and "supersectors are left out" in said
    assert found.report.year == "2016-Q4"
    assert {row["region"]: row["employment"] for row in found.regions} == {
        area: sum(jobs) for area, jobs in AREAS.items()
    }
    assert found.cell("721")["employment"] == 300
    assert found.cell("721")["lq"] == pytest.approx((300 / 1450) / (1000 / 2400))
    assert {row["industry"] for row in found.rows} == {"721", "445"}  # what is withheld is no 0
    assert found.report.withheld_figures == 2


def test_qcew_of_another_owner_is_read_where_it_is_asked_for(table, screened):
    found = screened(table(qcew()), "34001", floor_jobs=0, keep=(("own_code", "3"),))
    assert found.cell("721")["employment"] == 4000
    assert "Only private owners" not in " ".join(found.report.sentences())


CBP_ROWS = {
    # NAICS → jobs in the two places; a sector that covers three codes is written with its first
    "------": (900, 1600),
    "31----": (400, 300),
    "44----": (300, 900),
    "48----": (200, 400),
}


def cbp(county: bool) -> str:
    head = "fipstate," + ("fipscty," if county else "") + "naics,empflag,emp_nf,emp,est"
    lines = [head]
    for code, figures in CBP_ROWS.items():
        for place, jobs in zip(("1", "3"), figures, strict=True):
            where = f"1,{place}" if county else place
            lines.append(f"{where},{code},,G,{jobs},9")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(("county", "region"), [(False, "1"), (True, "01001")])
def test_cbp_sectors_have_their_whole_code_and_counties_five_digits(
    table, screened, county, region
):
    found = screened(table(cbp(county)), region, floor_jobs=0)
    assert "County Business Patterns" in " ".join(found.report.sentences())
    jobs = {row["industry"]: row["employment"] for row in found.rows}
    assert jobs == {"31-33": 400, "44-45": 300, "48-49": 200}
    assert found.report.region["employment"] == 900
    assert found.cell("31-33")["lq"] == pytest.approx((400 / 900) / (700 / 2500))


def test_a_withheld_cbp_figure_is_missing_and_never_nothing(table, screened):
    text = cbp(county=False).replace("3,31----,,G,300,9", "3,31----,C,D,0,9")
    found = screened(table(text), "3", floor_jobs=0)
    assert "31-33" not in {row["industry"] for row in found.rows}
    assert found.report.withheld_figures == 1
