"""Published values, and the same figures worked out independently with numpy."""

import csv
import gzip
import math
import random

import pytest

from clusterdyn.screening import measures, ranking, wording
from clusterdyn.screening.band import Band

np = pytest.importorskip("numpy")


def test_location_quotient_of_farhauer_and_kroell():
    assert measures.location_quotient(1714, 79006, 879213, 15593224) == pytest.approx(
        0.3847623, abs=5e-8
    )


def test_textbook_shift_share():
    parts = measures.shift_share(
        [90, 20, 10, 60], [100, 40, 10, 55], [400, 150, 150, 400], [440, 210, 135, 480]
    )
    assert parts == pytest.approx((27, 1, -3))


def test_textbook_shift_share_in_the_screening(table, screened):
    text = "region,industry,year,employment\n"
    region = {2010: (90, 20, 10, 60), 2015: (100, 40, 10, 55)}
    nation = {2010: (400, 150, 150, 400), 2015: (440, 210, 135, 480)}
    for year, row in region.items():
        for number, jobs in enumerate(row):
            text += (
                f"here,I{number},{year},{jobs}\nDenmark,I{number},{year},{nation[year][number]}\n"
            )
    found = screened(table(text), "here", base_year="2010", floor_jobs=0)
    assert sum(row["competitive"] for row in found.rows) == pytest.approx(-3)
    assert found.cell("I0")["competitive"] == pytest.approx(100 - 90 * 440 / 400)


def all_rows(path):
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def read_clusters(path, year):
    rows = [row for row in all_rows(path) if row["year"] == str(year)]
    regions = sorted({r["region"] for r in rows})
    industries = sorted({r["cluster_code"] for r in rows})
    jobs = np.full((len(regions), len(industries)), np.nan)
    places = np.full_like(jobs, np.nan)
    traded = {r["cluster_code"]: r["traded"] == "TRUE" for r in rows}
    for r in rows:
        at = regions.index(r["region"]), industries.index(r["cluster_code"])
        jobs[at], places[at] = float(r["employment"]), float(r["establishments"])
    return regions, industries, jobs, places, np.array([traded[i] for i in industries])


def test_measures_equal_numpy_to_twelve_digits(clusters, screened):
    path = clusters
    regions, industries, jobs, _, _ = read_clusters(path, 2011)
    _, earlier_industries, before, _, _ = read_clusters(path, 2006)
    assert industries == earlier_industries
    by_region, by_industry, whole = np.nansum(jobs, 1), np.nansum(jobs, 0), np.nansum(jobs)
    quotients = (jobs / by_region[:, None]) / (by_industry[None, :] / whole)
    surplus = jobs - np.outer(by_region, by_industry) / whole
    competitive = jobs - before * (by_industry / np.nansum(before, 0))
    for region in ("26", "06", "56"):
        at = regions.index(region)
        rows = {row["industry"]: row for row in screened(path, region).rows}
        for number, industry in enumerate(industries):
            if math.isnan(jobs[at, number]):
                assert industry not in rows
                continue
            row = rows[industry]
            assert row["lq"] == pytest.approx(quotients[at, number], rel=1e-12)
            assert row["surplus"] == pytest.approx(surplus[at, number], rel=1e-9, abs=1e-6)
            assert row["focus"] == pytest.approx(jobs[at, number] / by_region[at], rel=1e-12)
            assert row["share"] == pytest.approx(jobs[at, number] / by_industry[number], rel=1e-12)
            if not math.isnan(before[at, number]):
                assert row["competitive"] == pytest.approx(
                    competitive[at, number], rel=1e-9, abs=1e-6
                )


def test_us_strong_rule_equals_an_independent_implementation(clusters, every_region):
    path = clusters
    regions, industries, jobs, places, traded = read_clusters(path, 2011)
    own = np.where(traded[None, :], jobs, np.nan)
    quotients = (jobs / np.nansum(own, 1)[:, None]) / (np.nansum(jobs, 0) / np.nansum(own))
    strong = set()
    for number, industry in enumerate(industries):
        there = jobs[:, number] > 0
        lq, e, n = quotients[there, number], jobs[there, number], places[there, number]
        cut, low_e, low_n = np.quantile(lq, 0.75), np.quantile(e, 0.25), np.quantile(n, 0.25)
        good = (lq >= cut) & (lq >= 1) & (e > low_e) & (n > low_n)
        if traded[number]:
            strong |= {
                (r, industry) for r, g in zip(np.array(regions)[there], good, strict=True) if g
            }
    found = set()
    for region, rows in every_region(path, profile="us-strong", base="traded").items():
        found |= {(region, r["industry"]) for r in rows if r["class"] == "clear"}
    assert found == strong
    assert len(strong) > 20


def test_stars_equal_numpy(clusters, screened):
    path = clusters
    regions, industries, jobs, _, _ = read_clusters(path, 2011)
    focus = jobs / np.nansum(jobs, 1)[:, None]
    quotients = focus / (np.nansum(jobs, 0) / np.nansum(jobs))
    focus_cut = np.quantile(focus[jobs > 0], 0.9)
    at = regions.index("26")
    for row in screened(path, "26").rows:
        number = industries.index(row["industry"])
        column = jobs[:, number]
        expected = (
            int(jobs[at, number] >= np.quantile(column[column > 0], 0.9))
            + int(quotients[at, number] >= 2) + int(focus[at, number] >= focus_cut)
        ) if jobs[at, number] > 0 else 0  # fmt: skip
        assert row["stars"] == expected


def test_krugman_specialisation_equals_numpy(clusters, screened):
    path = clusters
    regions, _, jobs, _, _ = read_clusters(path, 2011)
    own = np.nan_to_num(jobs[regions.index("26")])
    everywhere = np.nansum(jobs, 0)
    expected = np.abs(own / own.sum() - everywhere / everywhere.sum()).sum()
    assert screened(path, "26").report.region["krugman_specialisation"] == pytest.approx(expected)


def test_without_one_establishment():
    assert measures.without_one_establishment(100, 1, 1000, 500, 9000) is None
    assert measures.without_one_establishment(100, 4, 1000, 500, 9000) == pytest.approx(
        measures.location_quotient(75, 975, 475, 8975)
    )


@pytest.mark.parametrize("p", [0.0, 0.25, 0.75, 0.9, 1.0])
def test_quantile_is_type_seven(p):
    values = [3.0, 1.0, 7.0, 7.0, 0.5, 12.0, 2.5]
    assert measures.quantile(values, p) == pytest.approx(np.quantile(values, p))


def test_the_band_equals_an_independent_fit(clusters, screened):
    """Ten groups by size, 90 % quantile of the yearly change, a line through the logarithms."""
    path = clusters
    _, _, now, _, _ = read_clusters(path, 2011)
    _, _, before, _, _ = read_clusters(path, 2010)
    regions, industries = read_clusters(path, 2011)[:2]
    estimated = np.ones_like(now)
    for row in all_rows(path):
        if row["year"] == "2011":
            at = regions.index(row["region"]), industries.index(row["cluster_code"])
            estimated[at] = float(row["imputed_share"] or 0)
    lq = [
        (t / np.nansum(t, 1)[:, None]) / (np.nansum(t, 0)[None, :] / np.nansum(t))
        for t in (before, now)
    ]
    used = (before > 0) & (now > 0) & (estimated < 0.05)
    size, change = before[used], np.abs(np.log(lq[1][used] / lq[0][used]))
    part = np.array([np.floor(10 * np.sum(size < s) / size.size) for s in size])
    x = [np.log(size[part == p]).mean() for p in range(10)]
    y = [np.log(np.quantile(change[part == p], 0.9) / 1.645) for p in range(10)]
    slope, level = np.polyfit(x, y, 1)
    band = screened(path, "26").report.band
    assert band["cells"] == used.sum() > 200
    assert band["b"] == pytest.approx(slope, rel=1e-6)
    assert band["a"] == pytest.approx(math.exp(level), rel=1e-6)


def test_growth_is_marked_where_it_is_no_more_than_the_usual_change(clusters, screened):
    """The mark "~" stands where the competitive part lies within the band of the jobs."""
    found = screened(clusters, "26", year="2011", base_year="2006")
    law, marks = found.report.band, []
    for row in found.rows:
        note = found.report.candidate_notes[row["industry"]]
        if row["competitive"] is None or not row["employment"]:
            continue
        factor = math.exp(1.645 * law["a"] * row["employment"] ** law["b"])
        small = abs(row["competitive"]) <= (factor - 1) * row["employment"]
        assert note["growth_within_noise"] == small
        assert wording.growth(row, note).endswith(" ~") == small
        marks.append(small)
    assert set(marks) == {True, False}


def test_rank_intervals_hold_nine_tenths_of_the_draws():
    """The 200 draws once more: from the last rank below the lowest twentieth to the first above
    the highest."""
    law = Band(a=2.0, b=-0.35, cells=500)
    rows = [one(rank, 2000 - 40 * rank, 2.5 - rank / 40) for rank in range(1, 41)]
    ranking.add_intervals(rows, law, redraw_class=False)
    jobs, lq = (np.array([row[name] for row in rows]) for name in ("employment", "lq"))
    chance = random.Random(ranking.SEED)
    errors = np.array([[chance.gauss(0.0, 1.0) for _ in rows] for _ in range(200)])
    drawn = jobs * (1 - 1 / (lq * np.exp(errors * law.a * jobs**law.b)))
    ranks = 1 + np.argsort(np.argsort(-drawn, axis=1), axis=1)
    usual = np.array([row["rank"] for row in rows])
    low = np.minimum(np.quantile(ranks, 0.05, axis=0, method="lower"), usual)
    high = np.maximum(np.quantile(ranks, 0.95, axis=0, method="higher"), usual)
    assert [row["rank_low"] for row in rows] == low.tolist()
    assert [row["rank_high"] for row in rows] == high.tolist()


def one(rank, jobs, lq):
    return {"industry": f"I{rank:02}", "employment": jobs, "lq": lq, "class": "clear",
            "surplus": jobs * (1 - 1 / lq), "rank": rank, "rank_low": None, "rank_high": None}  # fmt: skip
