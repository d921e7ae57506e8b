"""Levels of a classification are told apart, however the codes are written; never added up twice."""

import random

import pytest

from clusterdyn.screening.hierarchy import parent_links
from clusterdyn.tables.errors import TableError

GROUPS = {"C": ("101", "102", "139"), "G": ("451", "452", "471"), "J": ("620", "631")}
PLACES = ("Odense", "Aarhus", "Ribe")


def levels(*depths, named="{}", total=""):
    """A Danish table with NACE letters (1), two digits (2) and three digits (3), as asked for."""
    chance = random.Random(7)
    lines = ["Branche;Kommune;År;Ansatte"]
    for place in PLACES:
        figures: dict[str, int] = {}
        for letter, codes in GROUPS.items():
            for code in codes:
                jobs = chance.randint(60, 900)
                for above in {1: letter, 2: code[:2], 3: code}.items():
                    if above[0] in depths:
                        figures[above[1]] = figures.get(above[1], 0) + jobs
                figures["all"] = figures.get("all", 0) + jobs
        whole = figures.pop("all")
        if total:
            lines.append(f"{total};{place};2020;{whole}")
        lines += [f"{named.format(code)};{place};2020;{jobs}" for code, jobs in figures.items()]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("total", ["", "I alt", "TOT"])
@pytest.mark.parametrize("depths", [(1, 2, 3), (1, 2), (1, 3), (2, 3)])
def test_letters_stand_above_digits_in_nace(table, screened, depths, total):
    found = screened(table(levels(*depths, total=total)), "Odense")
    deepest = {c if depths[-1] == 3 else c[:2] for codes in GROUPS.values() for c in codes}
    assert {row["industry"] for row in found.rows} == deepest
    assert sum(row["focus"] for row in found.rows) == pytest.approx(1)


def test_codes_before_names_tell_levels_too(table, screened):
    found = screened(table(levels(1, 2, 3, named="{} Navn på branche")), "Odense")
    assert {row["industry"][:3] for row in found.rows} == {c for g in GROUPS.values() for c in g}
    assert sum(row["focus"] for row in found.rows) == pytest.approx(1)


def test_letters_of_another_classification_are_not_forced_into_nace(table, screened):
    """Here letters and digits have nothing to do with each other, and the digits are nested."""
    text = "industry,region,jobs\n" + "".join(
        f"{code},{place},{jobs}\n"
        for place in PLACES
        for code, jobs in (("C", 5), ("G", 7), ("10", 500), ("101", 200), ("102", 300),
                           ("45", 90), ("451", 90))
    )  # fmt: skip
    with pytest.raises(TableError, match="look like two levels") as caught:
        screened(table(text), "Odense")
    assert "--drop-industry" in caught.value.hint


@pytest.mark.parametrize(
    ("codes", "links"),
    [
        (["10", "11", "10-12", "C"], {"10": "10-12", "11": "10-12", "10-12": "C"}),
        (["C10", "C11", "C10-C12", "C"], {"C10": "C10-C12", "C11": "C10-C12", "C10-C12": "C"}),
        (["B", "C", "B-E", "G"], {"B": "B-E", "C": "B-E"}),
        (["G", "G-I", "G-J"], {"G": "G-I", "G-I": "G-J"}),
        (["31-33", "311", "3111"], {"311": "31-33", "3111": "311"}),
        (["62", "J", "V", "K"], {"62": "K"}),
        (["62", "J", "K"], {"62": "J"}),
        (["C Industri", "10 Mad", "10.1 Kød"], {"10 Mad": "C Industri", "10.1 Kød": "10 Mad"}),
        (["A Corp", "B Corp"], {}),
        (["Aarhus", "Aarhus Nord"], {}),
    ],
)
def test_which_code_lies_below_which(codes, links):
    assert parent_links(codes) == links
    assert parent_links(codes[::-1]) == links


@pytest.mark.parametrize("code", ["10", "0", "00"])
def test_a_large_industry_is_no_total_because_its_code_is_a_figure(table, screened, code):
    """'10' is food in NACE, and all industries in a table of the US labor statistics only."""
    text = "nace,region,jobs\n" + "".join(
        f"{industry},{place},{jobs + 9 * n}\n"
        for n, place in enumerate(PLACES)
        for industry, jobs in ((code, 500), ("31", 300), ("25", 280))
    )
    found = screened(table(text), "Odense")
    assert {row["industry"] for row in found.rows} == {code, "31", "25"}


def test_a_code_of_zeros_is_the_total_where_it_is_one(table, screened):
    text = "nace,region,jobs\n" + "".join(
        f"{industry},{place},{jobs + 9 * n}\n"
        for n, place in enumerate(PLACES)
        for industry, jobs in (("000", 620), ("31", 300), ("25", 280))
    )
    assert screened(table(text), "Odense").report.totals["industries"] == "000"


def test_numbers_before_names_are_no_levels_by_chance(table, screened):
    """All in all 11 is nearly as large as 1, but in single places it is larger."""
    text = "branche;kommune;jobs\n" + "".join(
        f"{industry};{place};{jobs}\n"
        for place, row in zip(PLACES, ((100, 150, 70), (900, 820, 55), (320, 335, 40)), strict=True)
        for industry, jobs in zip(("1 Landbrug", "11 Uoplyst", "2 Industri"), row, strict=True)
    )
    assert screened(table(text)).report.industries == 3
