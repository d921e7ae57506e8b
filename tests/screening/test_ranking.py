"""Classes, ranks and how firm they are."""

import math

import pytest

from clusterdyn.screening import measures, ranking
from clusterdyn.screening.band import Band

BAND = Band(a=2.0, b=-0.35, cells=500)


def row(rank, jobs, lq, group="clear"):
    return {"industry": f"I{rank}", "employment": jobs, "lq": lq, "class": group,
            "surplus": jobs * (1 - 1 / lq), "rank": rank, "rank_low": None, "rank_high": None}  # fmt: skip


def test_a_lonely_leader_keeps_its_rank_and_near_ones_share_theirs():
    rows = [row(1, 50_000, 6.0), row(2, 3000, 2.0), row(3, 2990, 2.0), row(4, 100, 1.5)]
    ranking.add_intervals(rows, BAND, redraw_class=True)
    assert (rows[0]["rank_low"], rows[0]["rank_high"]) == (1, 1)
    assert (rows[1]["rank_low"], rows[1]["rank_high"]) == (2, 3)
    assert ranking.ties(rows)[0].startswith("Places 2 to 3 can't be told apart")


def test_intervals_are_the_same_on_every_run_and_hold_the_rank():
    first = [row(n, 1000 - n, 1.2 + n / 50) for n in range(1, 20)]
    second = [dict(r) for r in first]
    ranking.add_intervals(first, BAND, redraw_class=True)
    ranking.add_intervals(second, BAND, redraw_class=True)
    assert first == second
    assert all(r["rank_low"] <= r["rank"] <= r["rank_high"] for r in first)


def test_no_band_no_interval():
    rows = [row(1, 100, 2.0)]
    ranking.add_intervals(rows, None, redraw_class=True)
    assert rows[0]["rank_low"] is None
    assert ranking.ties(rows) == []


def test_classes_follow_floors_quotient_and_band(clusters, screened):
    found = screened(clusters, "26")
    band = found.report.band
    for r in found.rows:
        if r["class"] == "local":
            continue
        if r["employment"] < 50 or r["establishments"] < 5:
            assert r["class"] == "too small to tell"
        elif r["lq"] < 1:
            assert r["class"] == "not specialised"
        else:
            low, high = measures.band(r["lq"], r["employment"], band["a"], band["b"])
            assert (r["lq_low"], r["lq_high"]) == pytest.approx((low, high))
            assert r["class"] == ("clear" if low > 1 else "possible")


def test_order_is_class_then_surplus(clusters, screened):
    rows = screened(clusters, "26").rows
    order = ["clear", "possible", "too small to tell", "not specialised", "local"]
    keys = [(order.index(r["class"]), -r["surplus"]) for r in rows]
    assert keys == sorted(keys)
    assert [r["rank"] for r in rows] == list(range(1, len(rows) + 1))


def test_floors_are_options(clusters, screened):
    plain = screened(clusters, "56")
    strict = screened(clusters, "56", floor_jobs=5000)
    small = [r for r in strict.rows if r["employment"] < 5000 and r["class"] != "local"]
    assert {r["class"] for r in small} == {"too small to tell"}
    assert plain.report.region["classes"]["clear"] > strict.report.region["classes"]["clear"]


def test_dti_profile(clusters, screened):
    for r in screened(clusters, "26", profile="dti").rows:
        if r["class"] != "local":
            assert (r["class"] == "clear") == (r["lq"] > 1.25 and r["focus"] > 0.002)


def test_growth_is_shown_and_never_scored(table, screened):
    head = "region,industry,year,employment\n"
    base = {"A": (100, 300, 80), "B": (200, 100, 300)}
    for factor in (1, 5):
        text = head
        for region, values in base.items():
            for number, jobs in enumerate(values):
                text += f"{region},I{number},2020,{jobs}\n"
                earlier = jobs * factor if region == "A" and number == 0 else jobs
                text += f"{region},I{number},2016,{earlier}\n"
        rows = screened(table(text), "A", year="2020", base_year="2016").rows
        assert [r["industry"] for r in rows] == ["I1", "I0", "I2"]
        first = next(r for r in rows if r["industry"] == "I0")
        assert first["competitive"] == (0 if factor == 1 else pytest.approx(100 - 500 * 300 / 700))


def test_stars_need_twenty_regions(table, screened):
    def text(count):
        return "region,industry,year,employment\n" + "".join(
            f"R{r:02d},I{i},2020,{100 + 7 * r * i}\n" for r in range(count) for i in range(3)
        )

    assert screened(table(text(19)), "R01").rows[0]["stars"] is None
    first = screened(table(text(20)), "R19").rows[0]
    assert (first["industry"], first["stars"]) == ("I2", 2)  # the largest and the most in focus
    assert first["lq"] < 2


def test_band_formula():
    low, high = measures.band(2.0, 1000, 2.0, -0.3)
    assert math.log(high / 2.0) == pytest.approx(1.645 * 2.0 * 1000**-0.3)
    assert low * high == pytest.approx(4.0)
