"""Which rows of a list are records; what is left out is told with its line."""

import openpyxl
import pytest

from batch.conftest import book

FIRMS = ["Limfjord Pumps A/S", "Nordic Pack ApS"]


def lines(*rows):
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Total;57", 'totals: line 4 ("Total")'),
        ("TOTAL:;57", "totals: line 4"),
        ("Sum;57", "totals: line 4"),
        ("In all;57", "totals: line 4"),
        ("I alt;57", "totals: line 4"),
        ("Summe;57", "totals: line 4"),
        ("Gesamt (2);57", "totals: line 4"),
        ("Razem;57", "totals: line 4"),
        ("Total members North;57", "totals: line 4"),
        ("Total;", "totals: line 4"),
        ("Total: 2;", "totals: line 4"),
        (";57", "totals: line 4"),
        ("Average;28,5", "totals: line 4"),
        ("Antal;2", "totals: line 4"),
        ("Company;Employees", 'headings repeated: line 4 ("Company")'),
        ("Source: own survey;", 'notes: line 4 ("Source: own survey")'),
        ("* in full-time people;", "notes: line 4"),
        ("Kilde: medlemslisten;", "notes: line 4"),
        ("Page 2 of 3;", "notes: line 4"),
        ("Updated 3 May 2027;", "notes: line 4"),
        (
            "This list holds all firms that signed the letter in May 2027 or later.;",
            "notes: line 4",
        ),
    ],
)
def test_a_row_that_is_no_record_is_left_out_and_told(take, names, row, said):
    text = take(
        "organisations", lines("Company;Employees", f"{FIRMS[0]};45", f"{FIRMS[1]};12", row)
    )
    assert f"Left out, {said}" in text
    assert names() == FIRMS


@pytest.mark.parametrize(
    "row",
    ["TotalEnergies Danmark A/S;45", "Total;45;company", "Sum Design ApS;", "Alle Tiders Sejl;8"],
)
def test_a_firm_with_such_a_word_in_its_name_is_a_firm(take, names, row):
    take("organisations", lines("Company;Employees;Kind", f"{FIRMS[0]};40;", row))
    assert names() == [FIRMS[0], row.partition(";")[0]]


def test_totals_of_parts_and_of_all(take, names):
    text = take(
        "organisations",
        lines(
            "Company;Employees;Members", "North;;", "Bak Boats;40;1", "Dam Sails;10;1",
            "North total;50;2", "South;;", "Ege Nets;5;1", "South total;5;1", ";55;3",
        ),
    )  # fmt: skip
    assert names() == ["Bak Boats", "Dam Sails", "Ege Nets"]
    assert 'totals: lines 5, 8 and 9 ("North total"; "South total"; "55")' in text
    assert 'headings of sections: lines 2 and 6 ("North"; "South")' in text


def test_sections_can_be_taken_all_the_same(take, names):
    content = lines("Company;Employees", "North;", "Bak Boats;45", "South;", "Dam Sails;12")
    text = take("organisations", content)
    assert "headings of sections: lines 2 and 4" in text
    assert "--all-rows" in text
    assert names() == ["Bak Boats", "Dam Sails"]
    take("organisations", content, "--all-rows")
    assert names() == ["Bak Boats", "Dam Sails", "North", "South"]


@pytest.mark.parametrize("row", ["MEMBERS IN THE NORTH;", "In the north:;"])
def test_one_section_is_known_by_its_look(take, names, row):
    take("organisations", lines("Company;Employees", row, f"{FIRMS[0]};45", f"{FIRMS[1]};12"))
    assert names() == FIRMS


def test_a_section_in_a_merged_row_or_in_a_column_of_its_own(take, names):
    made = book([["Company", "Employees"], ["North", None], [FIRMS[0], 45], [FIRMS[1], 12]])
    made.active.merge_cells("A2:B2")
    assert "headings of sections: line 2" in take("organisations", made)
    take("organisations", lines("Where;Company", "North;", ";Dam Sails", ";Ege Nets"))
    assert names() == [*FIRMS, "Dam Sails", "Ege Nets"]


def test_names_alone_are_taken_where_nothing_says_that_they_are_sections(take, names):
    text = take(
        "organisations",
        lines(
            "Company;Employees", f"{FIRMS[0]};45", "Havnekontoret;", "Bak Boats;3", "Dam Sails;8"
        ),
    )
    assert 'Nothing but a name: line 3 ("Havnekontoret")' in text
    assert len(names()) == 4


def test_a_known_name_alone_is_no_section(take, names):
    take("organisations", lines("Company", "North", "South"))
    take("organisations", lines("Company;Employees", "North;", "Bak;4", "South;", "Dam;5"))
    assert names() == ["North", "South", "Bak", "Dam"]


def test_titles_above_headings_repeated_on_each_page_and_notes_below(take, names):
    text = take(
        "organisations",
        lines(
            "Members of Water North;;", "as of 1 May 2027;;", "", "No.;Company;Employees", "1;Bak;3",
            "Members of Water North;;", "No.;Company;Employees", "2;Dam;4", "",
            ";(1) employees in full-time people;", "Printed by the office;;",
        ),
    )  # fmt: skip
    assert names() == ["Bak", "Dam"]
    assert "above the headings: lines 1 and 2" in text
    assert "headings repeated: lines 6 and 7" in text
    assert "notes: lines 10 and 11" in text


def test_a_row_that_numbers_the_columns(take, names):
    text = take("organisations", lines("Company;Employees", "(1);(2)", "Bak;3"))
    assert names() == ["Bak"] and "numbers or units of the columns: line 2" in text


def test_hidden_rows_are_told_and_taken_when_asked_for(take, names):
    made = book([["Company", "Employees"], ["Bak", 3], ["Old Firm", 4], ["Dam", 5]])
    made.active.row_dimensions[3].hidden = True
    assert 'hidden in the spreadsheet: line 3 ("Old Firm")' in take("organisations", made)
    assert names() == ["Bak", "Dam"]
    take("organisations", made, "--all-rows")
    assert len(names()) == 3


def test_a_hidden_sheet_is_not_read_before_one_that_is_seen(take, names):
    made = book([["Company"], ["Old Firm"]])
    made.active.title, made.active.sheet_state = "old", "hidden"
    shown = made.create_sheet("Members")
    for row in (["Company"], ["New Firm"]):
        shown.append(row)
    made.active = 1
    assert 'Read: sheet "Members". Hidden sheets, not read: old.' in take("organisations", made)
    assert names() == ["New Firm"]
    take("organisations", made, "--sheet", "old")
    assert names() == ["New Firm", "Old Firm"]


def test_lines_are_those_that_the_spreadsheet_shows(take):
    content = 'sep=;\nCompany;Employees\n\n"Bak\nBoats";3\nDam;many\n'
    assert "line 4, organisations.dam.size_class" in take("organisations", content, code=2)
    rows = [[], ["Company", "Employees"], [], ["Bak", 3], ["Dam", "many"]]
    assert "line 5, organisations.dam.size_class" in take("organisations", rows, code=2)


def test_the_sheet_that_has_the_headings_is_read(take, names):
    made = book([["Read me", "first", "please"], ["a", "b", "c"], ["d", "e", "f"]])
    made.active.title = "About"
    sheet = made.create_sheet("Members")
    for row in (["Company", "Employees"], ["Bak", 3]):
        sheet.append(row)
    assert 'Read: sheet "Members"' in take("organisations", made)
    assert names() == ["Bak"]
    assert isinstance(made, openpyxl.Workbook)


def test_units_under_the_headings(take, names):
    text = take("organisations", lines("Company;Employees;Turnover", ";persons;m EUR", "Bak;3;4"))
    assert names() == ["Bak"] and "units of the columns: line 2" in text


def test_rows_that_were_only_numbered(take, names):
    text = take("organisations", lines("No;Company;Employees", "1;Bak;3", "2;;", "3;;", "4;;"))
    assert names() == ["Bak"]
    assert "nothing in the columns that are taken: lines 3 to 5" in text


def test_a_table_on_its_side_is_told(take):
    text = take(
        "organisations", lines("Company;Bak;Dam", "Employees;3;4", "Town;Aalborg;Skagen"), code=2
    )
    assert "Turn the table" in text


def test_a_title_that_is_a_heading_as_well(take, names):
    assert "above the headings: line 1" in take(
        "organisations", lines("Members", "Name", "Bak", "Dam")
    )
    assert names() == ["Bak", "Dam"]


def test_the_company_goes_before_the_name_of_its_contact(take, names):
    take("organisations", lines("Name;Company;Size", "Karen Holm;Bak;small", "Per Bak;Dam;large"))
    assert names() == ["Bak", "Dam"]


LONG_TASK = "Write to the ministry about the rules for clean containers in all ports of the region."


@pytest.mark.parametrize("task", [LONG_TASK, "Stand auf der Messe", "Key account visit", "Note it"])
def test_a_task_may_be_a_whole_sentence(folder, take, task):
    take("actions", lines("What;Owner", "Visit;Karen Holm", f"{task};", "", f"Then {task};"))
    assert len(folder.at("steps.plan.actions")) == 3


@pytest.mark.parametrize("firm", ["Key Technologies", "Source Water", "Stand Up", "Open Sea"])
def test_a_firm_whose_name_begins_like_a_note(take, names, firm):
    take("organisations", lines("Company;Size", "Bak;3", f"{firm};", "Dam;4"))
    assert firm in names()


def test_sections_in_sections_are_told_at_least(take):
    rows = ("Members;", "North;", "Bak;45", "South;", "Dam;12")
    text = take("organisations", lines("Company;Employees", *rows))
    assert 'Nothing but a name: lines 2, 3 and 5 ("Members"; "North"; "South")' in text
