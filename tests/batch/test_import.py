"""``clusterdyn import``: a list kept in a spreadsheet becomes records, all or nothing."""

import csv
import gzip
from datetime import date

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from clusterdyn.batch.spreadsheet import Wishes, fillable, import_rows, short, table_named
from clusterdyn.parse.characters import flat, is_blank
from clusterdyn.steps.validation import faults
from clusterdyn.tables.small_sheet import SheetRow, read_sheet

MEMBERS = """\
Our members in 2027;;;
Virksomhed;Antal ansatte;Type;Telefon
Limfjord Pumps A/S;85;company;12345678

Nordisk Sejl ApS;12;Virksomhed;
Havnekontoret;;public;
"""


def test_a_list_of_members_becomes_organisations(folder):
    code, out, err = folder.run("import", "organisations", folder.write("members.csv", MEMBERS))
    assert (code, out) == (0, "  From members.csv: 3 rows added to organisations.\n")
    assert err.splitlines() == [
        "  Columns not taken: Telefon.",
        '  Left out, above the headings: line 1 ("Our members in 2027").',
    ]
    assert folder.at("organisations") == {
        "limfjord-pumps-a-s": {
            "name": "Limfjord Pumps A/S",
            "helix": "company",
            "size_class": "50-249",
        },
        "nordisk-sejl-aps": {"name": "Nordisk Sejl ApS", "helix": "company", "size_class": "10-49"},
        "havnekontoret": {"name": "Havnekontoret", "helix": "public"},
    }


def test_the_same_file_again_changes_nothing(folder):
    folder.run("import", "organisations", folder.write("members.csv", MEMBERS))
    before = folder.path.read_bytes()
    code, out, _ = folder.run("import", "organisations", "members.csv")
    assert (code, folder.path.read_bytes()) == (0, before)
    assert out == "  Nothing to change: the dossier holds all rows of members.csv already.\n"


def test_known_records_are_updated_and_empty_cells_take_nothing_away(folder):
    folder.run("import", "organisations", folder.write("members.csv", MEMBERS))
    later = "Firm,Employees,Kind\nlimfjord pumps as,260,\nHAVNEKONTORET,40,\nNew Bank,,finance\n"
    _, out, _ = folder.run("import", "organisations", folder.write("later.csv", later))
    assert out == "  From later.csv: 1 row added to organisations, 2 changed.\n"
    assert folder.at("organisations.limfjord-pumps-a-s") == {
        "name": "Limfjord Pumps A/S", "helix": "company", "size_class": "250+",
    }  # fmt: skip
    assert folder.at("organisations.havnekontoret.helix") == "public"


def test_one_undo_takes_the_whole_file_back(folder):
    before = folder.at("organisations")
    folder.run("import", "organisations", folder.write("members.csv", MEMBERS))
    assert folder.run("undo")[0] == 0
    assert folder.at("organisations") == before


def test_a_dry_run_says_what_would_change_and_saves_nothing(folder):
    before = folder.path.read_bytes()
    name = folder.write("members.csv", MEMBERS)
    code, out, _ = folder.run("import", "organisations", name, "--dry-run")
    assert code == 0 and '"Havnekontoret" added (kind public)' in out
    assert out.endswith("  Nothing was saved: this was a dry run.\n")
    assert folder.path.read_bytes() == before


def test_people_bring_their_organisations_and_a_legal_form_makes_no_new_firm(folder):
    folder.run("import", "organisations", folder.write("members.csv", MEMBERS))
    people = "Name\tCompany\nKaren Holm\tLimfjord Pumps\nOle Bak\tBak Boats\nIda\tBak Boats\n"
    _, out, err = folder.run("import", "people", folder.write("people.tsv", people))
    assert out == "  From people.tsv: 3 rows added to people.\n"
    assert err.splitlines() == [
        "  New among the organisations: Bak Boats.",
        '  line 2: "Limfjord Pumps" was taken as "Limfjord Pumps A/S".',
    ]
    assert folder.at("people.karen-holm.organisation") == "limfjord-pumps-a-s"
    assert (
        folder.at("people.ole-bak.organisation")
        == folder.at("people.ida.organisation")
        == "bak-boats"
    )


def test_a_new_name_that_resembles_a_known_one_is_told(folder):
    folder.run("import", "organisations", folder.write("members.csv", MEMBERS))
    _, _, err = folder.run("import", "organisations", folder.write("b.csv", "Firm\nLimfjord\n"))
    assert '"Limfjord" is new beside "Limfjord Pumps A/S"' in err
    assert len(folder.at("organisations")) == 4


ACTIONS = """\
Task,Responsible,Deadline,Costs,For milestone,Partners
Visit owners,Karen Holm,14 May 2027,0,,
Dock study,Sara Dam,30/11/2027,40000,Dock open,"Bak Boats; Harbour"
"""


def test_actions_with_owners_days_bands_and_partners(folder):
    folder.run("import", "milestones", folder.write("m.csv", "Milestone,By\nDock open,Q3 2031\n"))
    code, _, err = folder.run("import", "5.actions", folder.write("a.csv", ACTIONS))
    assert code == 0, err
    assert folder.at("steps.plan.actions.dock-study") == {
        "what": "Dock study",
        "owner": "sara-dam",
        "milestone": "dock-open",
        "due": "2027-11-30",
        "cost_band": "10-50k",
        "cost": 40_000,
        "partners": ["bak-boats", "harbour"],
    }
    assert "New among the people: Karen Holm; Sara Dam." in err
    assert "Rows with open places: plan.actions." in err


def test_every_mistake_is_told_with_its_line_and_nothing_is_saved(folder):
    before = folder.path.read_bytes()
    bad = ACTIONS.replace("14 May 2027", "soon") + ",Karen Holm,,,,\n"
    code, out, err = folder.run("import", "actions", folder.write("a.csv", bad))
    assert (code, out, folder.path.read_bytes()) == (2, "", before)
    lines = err.splitlines()
    assert lines[0] == "a.csv has 3 mistakes. Nothing was saved."
    assert [line.strip().partition(":")[0] for line in lines[1:]] == [
        "line 2, plan.actions.visit-owners.due",
        "line 3, plan.actions.dock-study.milestone",
        "line 4",
    ]
    assert lines[3] == "  line 4: This row has no what."


def test_a_row_that_stands_twice_is_one_unless_it_contradicts_itself(folder):
    twice = "Firm,Kind\nBak Boats,company\nBak boats,\nBAK BOATS,company\n"
    assert folder.run("import", "organisations", folder.write("t.csv", twice))[0] == 0
    assert list(folder.at("organisations")) == ["bak-boats"]
    code, _, err = folder.run(
        "import", "organisations", folder.write("u.csv", twice + "Bak Boats,public\n")
    )
    assert code == 2
    assert 'line 5, organisations.bak-boats.helix: Line 2 says "company", this one "public"' in err


def test_an_id_finds_its_record_whatever_it_is_called_now(folder):
    folder.run("import", "organisations", folder.write("a.csv", "id,Name\nbak,Bak Boats\n"))
    folder.run("import", "organisations", folder.write("b.csv", "id,Name\nbak,Bak and Daughter\n"))
    assert folder.at("organisations") == {"bak": {"name": "Bak and Daughter"}}
    code, _, err = folder.run(
        "import", "organisations", folder.write("c.csv", "id,Name\nA B,New\n")
    )
    assert code == 2 and "cannot be an id" in err


def test_rows_of_a_step_keyed_by_organisations_fill_the_register_too(folder):
    firms = "Organisation,Size,Role\nBak Boats,30,anchor\nNew Sails,4,\n"
    assert folder.run("import", "firm_list", folder.write("f.csv", firms))[0] == 0
    assert folder.at("organisations.bak-boats") == {
        "name": "Bak Boats", "helix": "company", "size_class": "10-49",
    }  # fmt: skip
    assert folder.at("steps.identification.firm_list")["bak-boats"] == {"role": "anchor"}


def test_leaders_are_people_with_a_firm_and_a_seat(folder):
    leaders = "Name,Organisation,Seat\nKaren Holm,Bak Boats,anchor-firm\n"
    code, _, err = folder.run("import", "leaders", folder.write("l.csv", leaders))
    assert code == 0, err
    assert folder.at("people.karen-holm") == {"name": "Karen Holm", "organisation": "bak-boats"}
    assert folder.at("steps.leadership.leaders.karen-holm.seat") == "anchor-firm"


def test_what_refers_to_a_step_must_stand_there_already(folder):
    code, _, err = folder.run("import", "asks", folder.write("a.csv", "Name,Asker\nKaren,Ole\n"))
    assert code == 2
    assert '"Karen" is not in leadership.leaders. Add it there first.' in err


def test_a_workbook_with_numbers_and_dates(folder):
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    sheet = book.create_sheet("Actions")
    for row in (["What", "Owner", "Due", "Cost"], ["Survey", "Ida", date(2027, 5, 14), 8000.0]):
        sheet.append(row)
    book.active["A1"] = "nothing here"
    book.save(folder.folder / "plan.xlsx")
    code, _, err = folder.run("import", "plan.actions", "plan.xlsx", "--sheet", "Actions")
    assert code == 0, err
    assert folder.at("steps.plan.actions.survey") == {
        "what": "Survey", "owner": "ida", "due": "2027-05-14", "cost": 8000,
    }  # fmt: skip
    assert 'Read: sheet "Actions". Other sheets, with --sheet: Notes.' in err
    code, _, err = folder.run("import", "plan.actions", "plan.xlsx", "--sheet", "Nope")
    assert code == 2 and "Its sheets are: Notes, Actions." in err


def test_a_mistake_is_told_with_the_row_that_the_spreadsheet_shows(folder):
    book = openpyxl.Workbook()
    for row in ([], [], [None, "What", "Due"], [None, "Survey", "soon"]):
        book.active.append(row)
    book.save(folder.folder / "plan.xlsx")
    code, _, err = folder.run("import", "plan.actions", "plan.xlsx")
    assert code == 2 and "line 4, plan.actions.survey.due" in err


def test_a_column_can_be_named(folder):
    odd = "Hvem,Sted\nKaren Holm,Bak Boats\n"
    code, _, err = folder.run("import", "people", folder.write("odd.csv", odd))
    assert code == 2
    assert 'No column is headed "Name"' in err and '--column name="Hvem"' in err
    wishes = ("--column", "name=Hvem", "--column", "organisation=Sted")
    assert folder.run("import", "people", "odd.csv", *wishes)[0] == 0
    assert folder.at("people.karen-holm.organisation") == "bak-boats"


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("name", 'Write a column as FIELD="Heading", not name.'),
        ("shoe=Hvem", 'There is no field "shoe".'),
        ("name=Hvemm", 'No column is headed "Hvemm". Did you mean "Hvem"?'),
    ],
)
def test_a_wish_that_does_not_fit_is_one_sentence(folder, wish, said):
    folder.write("odd.csv", "Hvem,Name\nKaren,Ole\n")
    code, _, err = folder.run("import", "people", "odd.csv", "--column", wish)
    assert code == 2 and said in err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_files_as_spreadsheets_save_them(folder, encoding, separator, end):
    rows = [["Name", "Organisation"], ["Søren Øst", f"Bak{separator}Boats"], ["Åse", "Æbelø"]]
    lines = [separator.join(f'"{cell}"' for cell in row) for row in rows]
    folder.write("p.csv", end.join(lines) + end, encoding)
    code, _, err = folder.run("import", "people", "p.csv")
    assert code == 0, err
    assert folder.at("people.soeren-oest.name") == "Søren Øst"
    assert "Æbelø" in [one["name"] for one in folder.at("organisations").values()]


def test_one_column_of_names_is_enough(folder):
    assert (
        folder.run("import", "organisations", folder.write("n.csv", "Name\nA-boats\nB-boats\n"))[0]
        == 0
    )
    assert len(folder.at("organisations")) == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\n\n;;\n", "is empty"),
        (b"Name,Firm\n", "There are headings, but no records below them."),
        (b"<!DOCTYPE html><html></html>", "is a web page"),
        (bytes(range(256)) * 20, "p.csv"),
        (b"PK\x03\x04 no workbook", "can't be read as an Excel workbook"),
        (b"Name\n" + b"x\n" * 6000, "has more than 5,000 rows"),
        (gzip.compress(b"Name\nKaren\n", mtime=0), "p.csv"),
    ],
)
def test_files_that_are_no_list_end_in_one_sentence(folder, content, said):
    (folder.folder / "p.csv").write_bytes(content)
    code, out, err = folder.run("import", "people", "p.csv")
    assert (code, out) == (2, "") and said in err


def test_places_where_no_file_is(folder):
    (folder.folder / "sub").mkdir()
    for name, said in (("none.csv", "There is no file none.csv."), ("sub", "cannot be read")):
        code, _, err = folder.run("import", "people", name)
        assert code == 2 and said in err


def test_which_tables_there_are(folder):
    code, _, err = folder.run("import")
    assert code == 2 and "organisations, people, indicators, identification.candidates" in err
    folder.write("p.csv", "Name\nKaren\n")
    for name, said in (
        ("shoes", 'There is no table "shoes".'),
        ("orgnisations", 'Did you mean "organisations"?'),
        ("seats", "answered in the dialogue"),
        ("indicators", None),
        ("10.indicators", None),
    ):
        code, _, err = folder.run("import", name, "p.csv")
        assert (code == 0) if said is None else (code == 2 and said in err)


def test_every_fillable_table_takes_a_row_with_its_own_labels(folder):
    """Each table that is offered can be filled by the labels that ``show`` prints."""
    from clusterdyn.batch.column_headings import columns, targets
    from clusterdyn.content.catalogue import field_text

    assert len(list(fillable())) > 20
    for place in fillable():
        known = targets(place)
        heads = tuple(field_text(t.path).label if t.path else t.name for t in known)
        found = columns(place, [SheetRow(1, heads)], {})
        if len(set(heads)) == len(heads):
            assert [found.at[n].name for n in range(len(heads))] == [t.name for t in known], (
                place.path
            )


@settings(deadline=None)
@given(
    st.lists(
        st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=40),
        min_size=1,
        max_size=6,
    )
)
@example(["=cmd|' /C calc'!A0", "<b>x</b>", "\x1b[31mred", "a;b", 'say "hi"', "[red]x"])
def test_any_names_come_in_as_they_are_seen(tmp_path_factory, names):
    path = tmp_path_factory.mktemp("any") / "names.csv"
    with path.open("w", newline="", encoding="utf-8", errors="replace") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([["Name"], *([name] for name in names)])
    data = {
        "version": 1,
        "passport": {"name": "x"},
        "organisations": {},
        "people": {},
        "indicators": {},
    }
    seen = [flat(name.encode("utf-8", "replace").decode()) for name in names]
    if all(is_blank(name) for name in seen):
        return
    found = import_rows(
        data, table_named("organisations"), read_sheet(path), date(2027, 4, 2), Wishes(every=True)
    )
    assert not list(faults(found.data))
    if not found.mistakes:
        known = {row["name"] for row in found.data["organisations"].values()}
        assert known <= set(seen)


def test_short_names_of_tables_are_found_again():
    for place in fillable():
        assert table_named(short(place)) == place
        assert table_named(place.path) == place
