"""Levels that only the figures tell: 'Region Nord' is the sum of the towns listed below it."""

import random

import pytest

COUNTRY = {
    "Region Nord": {"North Coast": ("Thy", "Mors"), "North Inland": ("Hobro", "Aars", "Skive")},
    "Region Syd": {"South Coast": ("Tønder", "Varde"), "Island": ("Fanø",)},
}
BRANCHES = {"Making things": ("Fish", "Wood", "Steel"), "Selling things": ("Shops", "Cars")}


def listed(whole=None, levels=(1, 2, 3), withheld=None, upside_down=False):
    """A table of towns with the levels above them, as offices print them."""
    chance = random.Random(11)
    blocks = []
    industries = [b for group in BRANCHES.values() for b in group]

    def add(*figures):
        return [sum(f[n] for f in figures) for n in range(len(industries))]

    every = []
    for region, parts in COUNTRY.items():
        in_region, inside = [], []
        for part, towns in parts.items():
            figures = {town: [chance.randint(3, 2500) for _ in industries] for town in towns}
            in_region.append(add(*figures.values()))
            inside += [(part, in_region[-1])] if 2 in levels else []
            inside += list(figures.items())
        every.append(add(*in_region))
        blocks += [(region, every[-1])] if 1 in levels else []
        blocks += inside
    if whole:
        blocks.insert(0, (whole, add(*every)))
    lines = [
        f"{place};{industry};{figures[n]}"
        for place, figures in blocks for n, industry in enumerate(industries)
    ]  # fmt: skip
    if withheld:
        lines = [f"{line.rpartition(';')[0]};.." if line.startswith(withheld) else line
                 for line in lines]  # fmt: skip
    if upside_down:
        lines.reverse()
    return "place;industry;jobs\n" + "\n".join(lines) + "\n"


TOWNS = {town for parts in COUNTRY.values() for towns in parts.values() for town in towns}


@pytest.mark.parametrize("upside_down", [False, True])
@pytest.mark.parametrize("levels", [(1, 2, 3), (1, 3), (2, 3), (3,)])
@pytest.mark.parametrize("whole", [None, "Hele landet", "The kingdom"])
def test_only_the_lowest_level_is_screened(table, screened, whole, levels, upside_down):
    found = screened(table(listed(whole, levels, upside_down=upside_down)))
    assert {row["region"] for row in found.regions} == TOWNS
    total = found.report.denominators["industry"]
    assert ("published total" in total) == bool(whole)
    if 1 in levels:
        assert "Region Nord" in found.report.totals["regions"]


def test_industries_too(table, screened):
    lines = listed(levels=(3,)).splitlines()
    out = [lines[0]]
    for start in range(1, len(lines), 5):
        rows = lines[start : start + 5]
        jobs = [int(row.rpartition(";")[2]) for row in rows]
        place = rows[0].split(";")[0]
        out += [f"{place};Making things;{sum(jobs[:3])}", *rows[:3]]
        out += [f"{place};Selling things;{sum(jobs[3:])}", *rows[3:]]
    found = screened(table("\n".join(out)), "Thy")
    assert {row["industry"] for row in found.rows} == {b for g in BRANCHES.values() for b in g}
    assert sum(row["focus"] for row in found.rows) == pytest.approx(1)


def test_a_withheld_figure_does_not_hide_the_level(table, screened):
    found = screened(table(listed(withheld="Thy;Fish")))
    assert {row["region"] for row in found.regions} == TOWNS


def test_rows_that_do_not_add_up_stay(table, screened):
    text = listed(levels=(3,)) + "Somewhere;Fish;9000\nSomewhere;Wood;12\nSomewhere;Cars;70\n"
    assert len(screened(table(text)).regions) == len(TOWNS) + 1


@pytest.mark.parametrize(
    "places",
    [
        {"A": (70, 90, 30), "B": (30, 50, 10), "C": (40, 40, 20), "D": (5, 900, 7)},
        {"A": (2, 2, 2, 2), "B": (1, 1, 1, 1), "C": (1, 1, 1, 1), "D": (5, 900, 7, 1)},
        {"A": (7, 9, 3, 8), "B": (7, 9, 3, 8), "C": (40, 40, 20, 1), "D": (5, 900, 7, 1)},
    ],
    ids=["few places", "all alike", "the same twice"],
)
def test_chance_is_no_sum(table, screened, places):
    text = "place;industry;jobs\n" + "".join(
        f"{place};{industry};{jobs}\n"
        for place, row in places.items()
        for industry, jobs in zip(("Fish", "Wood", "Cars", "Shops"), row, strict=False)
    )
    assert len(screened(table(text)).regions) == 4


def added_up(wrong):
    """Two towns and a row above them that is their sum in all but ``wrong`` of ten industries."""
    towns = {
        "North": [300 + 37 * n for n in range(10)],
        "South": [1500 - 91 * n for n in range(10)],
    }
    whole = [sum(pair) for pair in zip(*towns.values(), strict=True)]
    for n in range(wrong):  # the sum over all industries stays the same
        whole[n] += 7 if n % 2 else -7
    figures = {"The coast": whole, **towns, "Elsewhere": [777 + 5 * n * n for n in range(10)]}
    return "place;industry;jobs\n" + "".join(
        f"{place};Branch {n};{jobs}\n"
        for place, row in figures.items()
        for n, jobs in enumerate(row)
    )


@pytest.mark.parametrize(("wrong", "level"), [(0, True), (1, True), (2, False), (4, False)])
def test_a_row_is_a_sum_where_nine_of_ten_figures_agree(table, screened, wrong, level):
    regions = {row["region"] for row in screened(table(added_up(wrong))).regions}
    assert regions == {"North", "South", "Elsewhere"} | (set() if level else {"The coast"})


def test_small_industries_in_few_places_are_no_sums_of_each_other(table, screened):
    """35 places, nearly all without jobs: 12 = 7 + 5 in all, and zeros agree everywhere."""
    figures = {
        "Whales": {0: 3, 1: 4, 2: 1, 3: 4},
        "Amber": {0: 1, 1: 2, 2: 1, 3: 2, 5: 1},
        "Peat": {0: 2, 1: 2, 6: 1},
    }
    every = {name: [row.get(place, 0) for place in range(35)] for name, row in figures.items()}
    every |= {
        "Cars": [70 + 3 * place for place in range(35)],
        "Fish": [190 - place for place in range(35)],
    }
    text = "place;industry;jobs\n" + "".join(
        f"P{place};{name};{row[place]}\n" for place in range(35) for name, row in every.items()
    )
    assert screened(table(text)).report.industries == 5
