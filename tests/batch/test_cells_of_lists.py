"""Cells that hold something else than they show: errors, formulas, days for codes, durations."""

import datetime

import openpyxl
import pytest

from batch.conftest import book


def size(folder, name="bak"):
    return folder.at(f"organisations.{name}.size_class")


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?"])
def test_an_error_is_told_with_line_and_column(folder, take, error):
    rows = [["Company", "Employees", "Kind"], ["Bak", error, "company"], ["Dam", 12, error]]
    text = take("organisations", rows)
    assert f"line 2: Employees shows {error}, so nothing was taken." in text
    assert f"line 3: Kind shows {error}, so nothing was taken." in text
    assert folder.at("organisations") == {
        "bak": {"name": "Bak", "helix": "company"}, "dam": {"name": "Dam", "size_class": "10-49"},
    }  # fmt: skip


def test_errors_of_other_languages_in_a_text_file(folder, take):
    text = take("organisations", "Firma;Mitarbeiter\nBak;#BEZUG!\nDam;#NV\n")
    assert "line 2: Mitarbeiter shows #BEZUG!" in text and "line 3: Mitarbeiter shows #NV" in text
    assert list(folder.at("organisations.bak")) == ["name"]


def test_a_name_that_is_an_error_is_a_mistake(take):
    rows = [["Company", "Employees"], ["Bak", 3], ["#REF!", 12]]
    assert "line 3: Company shows #REF!, so this row has no name." in take(
        "organisations", rows, code=2
    )


def test_a_formula_without_its_value_is_told_once_for_its_column(folder, take):
    rows = [["Company", "Employees"], ["Bak", "=3+1"], ["Dam", "=3+2"], ["Ege", 20]]
    text = take("organisations", rows)
    assert "line 2: Employees holds a formula that was never worked out" in text
    assert text.count("worked out") == 1 and "save it there" in text
    assert [size(folder, name) for name in ("bak", "dam", "ege")] == [None, None, "10-49"]
    rows[2][0] = "=A2"
    assert "line 3: Company holds a formula" in take("organisations", rows, code=2)


@pytest.mark.parametrize(
    ("cell", "form", "band"),
    [
        (datetime.date(1949, 10, 1), "mmm-yy", "10-49"),
        (datetime.date(2027, 1, 9), "d-m", "1-9"),
        (datetime.date(2027, 9, 1), "d-mmm", "1-9"),
        (datetime.date(1900, 2, 14), "d/m/yyyy", "10-49"),
        (45.00000000000001, "General", "10-49"),
        (7.000000000000001, "General", "1-9"),
    ],
)
def test_a_day_where_a_size_belongs(folder, take, cell, form, band):
    made = book([["Company", "Employees"], ["Bak", cell]])
    made.active["B2"].number_format = form
    text = take("organisations", made)
    assert size(folder) == band
    assert ("line 2: Employees: the date" in text) == isinstance(cell, datetime.date)


@pytest.mark.parametrize(
    ("typed", "band"),
    [
        ("Oct-49", "10-49"),
        ("okt. 49", "10-49"),
        ("09-Jan", "1-9"),
        ("9. Jan", "1-9"),
        ("1. sep", "1-9"),
    ],
)
def test_the_same_where_the_day_became_text(folder, take, typed, band):
    assert f'"{typed}" was read as {band}' in take("organisations", f"Company;Size\nBak;{typed}\n")
    assert size(folder) == band


def test_a_day_that_can_be_no_size_is_a_mistake(take):
    rows = [["Company", "Employees"], ["Bak", datetime.date(2027, 3, 4)]]
    text = take("organisations", rows, code=2)
    assert "line 2: Employees: The cell holds the date 2027-03-04." in text


def test_a_length_of_time_is_a_number_of_hours(folder, take):
    take("people", "Name\nKaren Holm\nPer Bak\nOle Dam\n")
    made = book([
        ["Name", "Promised hours"], ["Karen Holm", datetime.timedelta(hours=30)],
        ["Per Bak", datetime.time(8, 30)], ["Ole Dam", "7:15"],
    ])  # fmt: skip
    made.active["B2"].number_format = "[h]:mm"
    text = take("leaders", made)
    assert 'line 2: Promised hours: "30:00" was read as 30 hours.' in text
    leaders = folder.at("steps.leadership.leaders")
    assert [row["hours_promised"] for row in leaders.values()] == [30, 8.5, 7.25]


def test_a_year_and_a_number_that_are_shown_as_days(folder, take):
    rows = [
        ["What", "Year"], ["Fair", datetime.date(2024, 6, 1)], ["Project", datetime.date(1905, 7, 16)],
    ]  # fmt: skip
    take("joint_evidence", rows)
    years = [row["year"] for row in folder.at("steps.identification.joint_evidence").values()]
    assert years == [2024, 2024]


def test_a_day_that_is_shown_as_a_number(folder, take):
    take("actions", [["What", "Due"], ["Visit", 46447]])
    assert folder.at("steps.plan.actions.visit.due") == "2027-03-01"


def test_a_computed_number_has_no_tail(folder, take):
    take(
        "baseline",
        [
            ["Indicator", "Unit", "Today"],
            ["Turnover", "m", 0.1 + 0.2],
            ["Jobs", "j", 7.000000000000001],
        ],
    )
    assert [row["value"] for row in folder.at("steps.analysis.baseline").values()] == [0.3, 7]


@pytest.mark.parametrize("word", ["TBD", "n/a", "?", "-", "unknown", "k.A."])
def test_a_value_that_nobody_knows_is_left_open(folder, take, word):
    text = take("organisations", f"Company;Employees;Kind\nBak;{word};company\n")
    assert f'line 2: Employees says "{word}", so it stays open.' in text
    assert folder.at("organisations.bak") == {"name": "Bak", "helix": "company"}


def test_a_word_that_can_be_chosen_is_no_gap(folder, take):
    take("leaders", "Name;Mandate;Letter\nKaren Holm;unknown;none\n")
    assert folder.at("steps.leadership.leaders.karen-holm") == {
        "mandate": "unknown", "letter_of_intent": "none",
    }  # fmt: skip


def test_one_owner_in_a_merged_cell(folder, take):
    made = openpyxl.Workbook()
    for row in (
        ["What", "Owner"],
        ["Visit", "Karen Holm"],
        ["Letter"],
        ["Hall"],
        ["Fair", "Per Bak"],
    ):
        made.active.append(row)
    made.active.merge_cells("B2:B4")
    take("actions", made)
    owners = [row["owner"] for row in folder.at("steps.plan.actions").values()]
    assert owners == ["karen-holm"] * 3 + ["per-bak"]
