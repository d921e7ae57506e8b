"""Figures in thousands, marks and letters of many offices, numbers as they are written."""

import pytest

from clusterdyn.screening.decisions import Refusal
from clusterdyn.screening.units import said_in

FIGURES = {"North": (300, 100, 600), "South": (100, 500, 1400), "West": (200, 400, 400)}


def lines(head="Employment", change=lambda region, industry, jobs: jobs, more="", value=""):
    text = f"Region,Industry,Year,{head}{more}\n"
    for region, row in FIGURES.items():
        for industry, jobs in zip(("Food", "Metal", "Trade"), row, strict=True):
            shown = str(change(region, industry, jobs))
            text += f'{region},{industry},2022,"{shown}"{value}\n'
    return text


@pytest.mark.parametrize(
    "heading",
    [
        "Employment (thousands)",
        "Jobs in 1000",
        "Beschäftigte (Tsd.)",
        "Jobs '000",
        "Ansatte (1 000)",
        "従業者数(千人)",
    ],
)
def test_a_heading_says_thousands(table, screened, heading):
    found = screened(table(lines(heading, lambda r, i, jobs: jobs / 10)), "North")
    assert found.cell("Food")["employment"] == 30_000
    assert found.cell("Food")["class"] != "too small to tell"
    assert any("figures are in thousands" in line and "30.0 was read as 30,000 jobs" in line
               for line in found.report.assumed())  # fmt: skip
    ones = screened(table(lines(heading, lambda r, i, jobs: jobs / 10)), "North", unit="ones")
    assert ones.cell("Food")["employment"] == 30


def test_a_title_says_thousands(table, screened):
    text = "Employment by region and industry, thousand persons\n\n" + lines()
    assert screened(table(text), "North").cell("Food")["employment"] == 300_000


@pytest.mark.parametrize(
    "heading", ["Employment", "Jobs 2022", "Employment in 10000 firms", "Miles of road"]
)
def test_no_unit_is_guessed(heading):
    assert said_in(heading) == ""


@pytest.mark.parametrize(("column", "cell", "factor"), [
    ("unit", "THS_PER", 1000), ("UNIT_MULT", "3", 1000), ("UNIT_MULT", "0", 1), ("unit", "PER", 1),
    ("SCALAR_FACTOR", "millions", 1_000_000), ("Unit", "Number of jobs", 1),
])  # fmt: skip
def test_a_column_says_the_unit(table, screened, column, cell, factor):
    found = screened(table(lines(more=f",{column}", value=f",{cell}")), "North")
    assert found.cell("Food")["employment"] == 300 * factor


def test_two_units_in_one_column_are_asked_about(table, screened):
    text = lines(more=",unit", value=",THS") + lines(value=",PC").partition("\n")[2]
    with pytest.raises(
        Refusal, match="several units, or one that counts no jobs: PC, THS"
    ) as caught:
        screened(table(text))
    assert [way.options for way in caught.value.ways] == ['--keep "unit=THS"']
    assert (
        screened(table(text), "North", keep=(("unit", "THS"),)).cell("Food")["employment"]
        == 300_000
    )


@pytest.mark.parametrize("mark", ["[c]", "[x]", "[low]", "(NA)", "(L)", "~", "***", "n.v."])
def test_marks_of_missing_figures(table, screened, mark):
    text = lines(change=lambda r, i, jobs: mark if (r, i) == ("South", "Food") else jobs)
    report = screened(table(text), "North").report
    assert report.missing_marks == {mark: 1}


@pytest.mark.parametrize(("written", "jobs"), [
    ("3'000", 3000), ("3’000", 3000), ("300*", 300), ("300 2)", 300), ("300†", 300), ("300 bep", 300),
    ("300 s", 300), ("300¹", 300),
])  # fmt: skip
def test_numbers_as_they_are_written(table, screened, written, jobs):
    text = lines(change=lambda r, i, n: written if (r, i) == ("North", "Food") else n)
    assert screened(table(text), "North").cell("Food")["employment"] == jobs


@pytest.mark.parametrize("mark", ["-9999", "-1", "-99"])
def test_a_number_that_marks_a_missing_figure(table, screened, mark):
    text = lines(change=lambda r, i, n: mark if (r, i) == ("South", "Food") else n)
    with pytest.raises(Refusal, match=f"{mark} is below zero") as caught:
        screened(table(text))
    assert caught.value.ways[0].options == f"--missing {mark}"
    found = screened(table(text), "North", missing=(mark,))
    assert found.cell("Food")["lq"] == pytest.approx((300 / 1000) / (500 / 3900))


def test_a_figure_of_nines_is_said(table, screened):
    text = lines(change=lambda r, i, n: 999999 if (r, i) == ("South", "Food") else n)
    said = screened(table(text), "North").report.assumed()
    assert any("999999 is a figure" in line and "--missing 999999" in line for line in said)


@pytest.mark.parametrize("written", ["300 h", "300 xyz"])
def test_unknown_letters_may_be_a_remark_or_mark_a_missing_figure(table, screened, written):
    text = lines(change=lambda r, i, n: written if (r, i) == ("North", "Food") else n)
    with pytest.raises(Refusal, match="is not a number") as caught:
        screened(table(text))
    letters = written.split()[1]
    assert [way.options for way in caught.value.ways] == [
        f"--flag {letters}",
        f'--missing "{written}"',
    ]
    assert screened(table(text), "North", flags=(letters,)).cell("Food")["employment"] == 300
    assert screened(table(text), "South", missing=(written,)).report.missing_figures == 1


@pytest.mark.parametrize("written", ["(300)", "[300]"])
def test_brackets_may_mean_minus_and_are_refused(table, screened, written):
    text = lines(change=lambda r, i, n: written if (r, i) == ("North", "Food") else n)
    with pytest.raises(Refusal, match="is not a number"):
        screened(table(text))


def test_thousands_are_told_by_the_plain_numbers_beside_them(table, screened):
    wide = {"Boats": (1200, 3400, 2100)}
    text = lines() + "".join(
        f'{region},Boats,2022,"{jobs:,}"\n'
        for region, jobs in zip(FIGURES, wide["Boats"], strict=True)
    )
    text = text.replace('"1400"', '"1,400"')
    assert screened(table(text), "North").cell("Boats")["employment"] == 1200


def test_sections_that_change_their_size_are_a_new_classification(table, screened):
    text = "region,nace,year,jobs\n"
    for year, sizes in ((2024, (900, 200, 500, 800)), (2025, (300, 880, 210, 490))):
        for region in ("North", "South"):
            for section, jobs in zip("KLMN", sizes, strict=True):
                text += f"{region},{section},{year},{jobs + len(region)}\n"
            text += f"{region},C,{year},5000\n"
    report = screened(table(text), "North").report
    assert any("may have changed to NACE 2.1 before 2025" in w for w in report.warnings)
    assert report.base_year is None


def test_a_value_that_leaves_a_region_out_is_not_proposed(table, screened):
    text = "region,industry,kind,jobs\n" + "".join(
        f"{region},{industry},{kind},{jobs}\n"
        for region, kinds in {"North": ("a", "b"), "South": ("a", "b"), "West": ("b", "c")}.items()
        for kind in kinds
        for industry, jobs in (("Food", 60), ("Metal", 70))
    )
    with pytest.raises(Refusal, match="'kind' differs: a, b") as caught:
        screened(table(text))
    assert [way.options for way in caught.value.ways] == ['--keep "kind=b"', "--sum-duplicates"]
