"""Totals and levels told by their figures: what is enough, and what must be asked."""

import random

import pytest

from clusterdyn.screening.decisions import Refusal
from clusterdyn.screening.totals import weigh

INDUSTRIES = ("Food", "Metal", "Trade", "Boats")
REGIONS = ("North", "South", "West", "East", "Isles", "Coast")


def lines(figures):
    """A table of (region, industry) → jobs."""
    return "region,industry,jobs\n" + "".join(
        f"{region},{industry},{jobs}\n" for (region, industry), jobs in figures.items()
    )


def made(regions=REGIONS, industries=INDUSTRIES, seed=4):
    chance = random.Random(seed)
    return {(r, i): chance.randint(40, 3000) for r in regions for i in industries}


def with_row(figures, name, keep=lambda region: True):
    """The table with one more region that is the sum of all; some regions left out."""
    industries = dict.fromkeys(i for _, i in figures)
    whole = {(name, i): sum(v for (_, j), v in figures.items() if j == i) for i in industries}
    return whole | {key: jobs for key, jobs in figures.items() if keep(key[0])}


def quotient(figures, region, industry):
    own = sum(v for (r, _), v in figures.items() if r == region)
    all_in = sum(v for (_, i), v in figures.items() if i == industry)
    return figures[region, industry] / own / (all_in / sum(figures.values()))


@pytest.mark.parametrize("name", ["Riket", "Zzz", "Celá krajina"])
@pytest.mark.parametrize("hidden", [0, 1, 3])
def test_a_total_in_any_word_is_known_by_its_sums(table, screened, name, hidden):
    figures = made()
    shown = with_row(figures, name)
    for region in REGIONS[1 : 1 + hidden]:
        shown[region, "Metal"] = ".."
    found = screened(table(lines(shown)), "North")
    assert found.report.totals["regions"] == name
    assert found.cell("Food")["lq"] == pytest.approx(quotient(figures, "North", "Food"))
    (decision,) = (d for d in found.report.decisions if d.about == "region_total")
    assert decision.choice == name
    said = any(f'"{name}" is the whole country' in line for line in found.report.assumed())
    assert said or name == "Riket"


@pytest.mark.parametrize("name", ["Canada", "España", "Ísland", "Ελλάδα", "Great Britain"])
def test_a_country_beside_some_of_its_regions_is_the_base(table, screened, name):
    figures = made()
    shown = with_row(figures, name, lambda region: region in ("North", "South"))
    found = screened(table(lines(shown)), "North")
    assert {row["region"] for row in found.regions} == {"North", "South"}
    assert found.cell("Food")["lq"] == pytest.approx(quotient(figures, "North", "Food"))


def test_among_countries_a_country_is_a_region(table, screened):
    figures = made(("Germany", "Denmark", "Luxembourg"))
    for industry in INDUSTRIES:
        figures["Germany", industry] += 20_000
    assert len(screened(table(lines(figures))).regions) == 3


@pytest.mark.parametrize("name", ["Georgia", "Luxembourg"])
def test_a_name_that_is_a_region_elsewhere_is_asked_about(table, screened, name):
    figures = made(("Alabama", "Florida"))
    for industry in INDUSTRIES:
        figures[name, industry] = 9_000
    with pytest.raises(Refusal, match=f'"{name}" is never below') as caught:
        screened(table(lines(figures)))
    assert [way.options.split()[0] for way in caught.value.ways] == [
        "--total-region", "--no-total-region", "--drop-region",
    ]  # fmt: skip
    assert len(screened(table(lines(figures)), no_total_region=True).regions) == 3


def test_an_unknown_name_above_many_others_is_asked_about(table, screened):
    industries = [f"Trade {n}" for n in range(12)]
    figures = made(industries=industries)
    shown = with_row(figures, "Mainland and isles", lambda region: region != "Coast")
    with pytest.raises(Refusal, match="never below the sum of the other 5 regions"):
        screened(table(lines(shown)))


def test_one_large_region_is_no_total(table, screened):
    figures = made(("Copenhagen", "North", "South"))
    for industry in INDUSTRIES:
        figures["Copenhagen", industry] += 9_000
    found = screened(table(lines(figures)))
    assert len(found.regions) == 3
    assert not found.report.decisions


def test_two_cuts_of_one_total_are_refused_with_ways_that_work(table, screened):
    figures = made(industries=("Public", "Private", "Food", "Metal", "Trade"))
    for region in REGIONS:
        figures[region, "Private"] += 9_000
        whole = figures[region, "Public"] + figures[region, "Private"]
        figures[region, "Trade"] = whole - figures[region, "Food"] - figures[region, "Metal"]
        figures[region, "All of it"] = whole
    with pytest.raises(Refusal, match="parted in 2 ways") as caught:
        screened(table(lines(figures)))
    assert len(caught.value.ways) == 2
    for way in caught.value.ways:
        dropped = tuple(part.strip('"') for part in way.options.split("--drop-industry ")[1:])
        names = tuple(name.strip().strip('"') for name in dropped)
        assert screened(table(lines(figures)), drop_industry=names).report.industries == 5 - len(
            names
        )


def test_codes_of_two_vintages_without_their_country(table, screened):
    figures = made(("PL91", "PL92", "PL21", "PL22"))
    for industry in INDUSTRIES:
        figures["PL12", industry] = figures["PL91", industry] + figures["PL92", industry]
    found = screened(table(lines(figures)), "PL21")
    assert {row["region"] for row in found.regions} == {"PL91", "PL92", "PL21", "PL22"}
    assert any('"PL12" contains "PL91" and "PL92"' in line for line in found.report.assumed())


def test_agreement_is_weighed_and_hidden_parts_are_silent():
    exact = weigh([(1000, 1000, 0), (1000, 1000, 0)], 3, 1)
    assert exact.bits == pytest.approx(2 * 9.967, abs=0.01)
    assert exact.agrees(4)
    assert not weigh([(1000, 1000, 0)], 3, 1).agrees(4)
    silent = weigh([(1000, 1000, 0), (1000, 1000, 0), (2000, 1500, 1)], 3, 1)
    assert (silent.places, silent.complete, silent.agreeing, silent.over) == (3, 2, 2, 0)
    assert weigh([(1000, 1400, 1)], 3, 1).contrary
    assert not weigh([(1000, 1010, 0)], 3, 10).contrary
