"""People in lists: names in parts, namesakes, titles, mail addresses, and cells with nobody in it."""

import pytest

ACTIONS = "What;Owner\n"


def people(folder):
    firms = folder.at("organisations") or {}
    return [
        (one["name"], firms[one["organisation"]]["name"] if one.get("organisation") else None)
        for one in folder.at("people").values()
    ]


@pytest.mark.parametrize(
    "heads",
    [
        "First name;Last name", "Given name;Surname", "Fornavn;Efternavn", "Vorname;Nachname",
        "Vorname;Name", "Prénom;Nom", "Nombre;Apellidos", "Nome;Cognome", "Imię;Nazwisko",
    ],
)  # fmt: skip
def test_first_and_last_name_in_two_columns(folder, take, heads):
    take("people", f"{heads};Company\nKaren;Holm;Limfjord Pumps\nPer;Bak;Nordic Pack\n")
    assert people(folder) == [("Karen Holm", "Limfjord Pumps"), ("Per Bak", "Nordic Pack")]


def test_the_last_name_first_and_one_between(folder, take):
    take("people", "Last name;First name;Middle name\nHolm;Karen;M.\nBak;Per;\n")
    assert people(folder) == [("Karen M. Holm", None), ("Per Bak", None)]


def test_the_whole_name_stands_beside_its_parts(folder, take):
    take("people", "Name;First name;Last name\nKaren Holm;Karen;Holm\n")
    take("people", "Name;Vorname\nPer Bak;Per\nOle Dam;Ole\n")
    assert [name for name, _ in people(folder)] == ["Karen Holm", "Per Bak", "Ole Dam"]


def test_columns_of_parts_can_be_named(folder, take):
    content = "Hvem;Slægt\nKaren;Holm\n"
    wishes = ("--column", "first_name=Hvem", "--column", "last_name=Slægt")
    take("people", content, *wishes)
    assert people(folder) == [("Karen Holm", None)]


def test_who_names_the_first_name_only_gets_the_whole_name(folder, take):
    take("people", "First name;Last name\nPer;Bak\nPer;Lund\n", "--column", "name=First name")
    assert [name for name, _ in people(folder)] == ["Per Bak", "Per Lund"]


def test_two_people_of_one_name(folder, take):
    content = "Name;Organisation\nJens Hansen;Limfjord Pumps\nJens Hansen;Nordic Pack\n"
    text = take("people", content)
    said = 'line 3: Two people are called "Jens Hansen": of Limfjord Pumps, and of Nordic Pack.'
    assert said in text
    assert people(folder) == [("Jens Hansen", "Limfjord Pumps"), ("Jens Hansen", "Nordic Pack")]
    assert "holds all rows" in take("people", content)


def test_the_second_of_two_is_new_beside_the_one_that_stands_there(folder, take):
    first = "Name;Organisation\nJens Hansen;Limfjord Pumps A/S\n"
    take("people", first)
    take("people", f"{first}Jens Hansen;Nordic Pack\n".replace(" A/S", ""))
    assert [firm for _, firm in people(folder)] == ["Limfjord Pumps A/S", "Nordic Pack"]


def test_nobodys_employer_changes_without_a_question(folder, take):
    take("people", "Name;Organisation\nJens Hansen;Limfjord Pumps\n")
    before = folder.path.read_bytes()
    moved = "Name;Organisation\nJens Hansen;Nordic Pack\n"
    text = take("people", moved, code=2)
    assert '"Jens Hansen" of Limfjord Pumps is known, and this row says Nordic Pack.' in text
    assert 'clusterdyn set people.jens-hansen.organisation "Nordic Pack"' in text
    assert folder.path.read_bytes() == before
    take("people", moved.replace("Jens", "+Jens"))
    assert [firm for _, firm in people(folder)] == ["Limfjord Pumps", "Nordic Pack"]


def test_an_employer_that_nobody_said_is_filled_in(folder, take):
    take("people", "Name\nJens Hansen\n")
    take("people", "Name;Organisation\nJens Hansen;Nordic Pack\n")
    assert people(folder) == [("Jens Hansen", "Nordic Pack")]


def test_an_owner_who_fits_several_people_is_asked_about(folder, take):
    take(
        "people",
        "Name;Firm\nJens Hansen;Limfjord\nJens Hansen;Nordic\nKaren Holm;Bak\nKaren Dam;Bak\n",
    )
    text = take("actions", f"{ACTIONS}Visit;Jens Hansen\nCall;Karen\n", code=2)
    assert '"Jens Hansen" fits several people: Jens Hansen (Limfjord); Jens Hansen (Nordic)' in text
    assert '"Karen" fits several people: Karen Holm (Bak); Karen Dam (Bak)' in text
    for owner in ("Jens Hansen (Nordic)", "Jens Hansen, Nordic", "jens-hansen-2"):
        take("actions", f"{ACTIONS}{owner};{owner}\n")
    assert {row["owner"] for row in folder.at("steps.plan.actions").values()} == {"jens-hansen-2"}
    assert len(people(folder)) == 4


@pytest.mark.parametrize(
    "owner",
    [
        "Karen Holm", "KAREN HOLM", "Karen", "Dr. Karen Holm", "Holm, Karen", "Karen Holm, PhD",
        "Karen Holm <karen@example.org>", "Karen Holm (karen@example.org)", "karen-holm",
        "Karen Holm (Limfjord Pumps)", "Karen Holm, Limfjord Pumps A/S",
        "Karen Holm, director, Limfjord Pumps", "Karen Holm - Limfjord Pumps",
    ],
)  # fmt: skip
def test_one_person_in_many_spellings(folder, take, owner):
    take("people", "Name;Organisation\nKaren Holm;Limfjord Pumps A/S\nPer Bak;Nordic Pack\n")
    take("actions", f'What;Owner\nVisit;"{owner}"\n')
    assert folder.at("steps.plan.actions.visit.owner") == "karen-holm"
    assert len(people(folder)) == 2 and len(folder.at("organisations")) == 2


@pytest.mark.parametrize(
    ("owner", "name", "firm"),
    [
        ("Holm, Karen", "Karen Holm", None),
        ("van Dijk, Jan", "Jan van Dijk", None),
        ("Xosé Manuel Pérez (CSIC S.A.)", "Xosé Manuel Pérez", "CSIC S.A."),
        ("Per Bak, director, Nordic Pack ApS", "Per Bak", "Nordic Pack ApS"),
        ("Per Bak <p@example.org>", "Per Bak", None),
        ("José Ortega y Gasset", "José Ortega y Gasset", None),
        ("Anna Eg", "Anna Eg", None),
    ],
)
def test_a_new_person_is_read_from_one_cell(folder, take, owner, name, firm):
    take("actions", f'What;Owner\nVisit;"{owner}"\n')
    assert people(folder) == [(name, firm)]
    take("people", f'Name\n"{owner}"\n')
    assert people(folder) == [(name, firm)]


@pytest.mark.parametrize(
    "owner",
    [
        "Karen and Per", "Karen & Per", "Karen/Per", "Karen Holm og Per Bak", "Karen Holm; Per Bak",
        "Karen Holm, Per Bak", "Karen + Per", "Karen Holm y Per Bak", "all", "everybody", "We",
        "alle", "the board", "tous", "Karen Holm\nPer Bak", "Nordic Pack ApS", "Bak Boats", "Acme, Inc.",
        "karen@example.org", "Karen Holm, director",
    ],
)  # fmt: skip
def test_what_is_not_one_person_is_asked_about(folder, take, owner):
    take("organisations", "Company\nBak Boats\n")
    text = take("actions", f'What;Owner\nVisit;"{owner}"\n', code=2)
    assert "line 2, plan.actions.visit.owner" in text and ("?" in text or "Write the name" in text)
    assert folder.at("people") == {} and len(folder.at("organisations")) == 1


@pytest.mark.parametrize(
    "owner", ["TBD", "N.N.", "n/a", "?", "vacant", "-", "to be decided", "offen", "k.A.", "…"]
)
def test_nobody_yet_is_an_open_place(folder, take, owner):
    text = take("actions", f"What;Owner\nVisit;{owner}\nCall;Karen Holm\n")
    assert f'line 2: Owner says "{owner}", so it stays open.' in text
    assert folder.at("steps.plan.actions.visit") == {"what": "Visit"}
    text = take("people", f"Name;Company\n{owner};Nordic Pack\n{owner};Bak Boats\nPer Bak;\n")
    assert "nobody named yet: lines 2 and 3" in text
    assert [name for name, _ in people(folder)] == ["Karen Holm", "Per Bak"]


@pytest.mark.parametrize("register", ["people", "organisations"])
def test_near_doubles_within_one_list_are_named(take, register):
    rows = {
        "people": ["Dr. Karen Holm", "Karen Holm", "K. Holm", "Holm Karen", "Karen Hølm Dam"],
        "organisations": ["Limfjord Pumps", "Limfjord Pumpes", "Limfjord", "Limfjordpumps A"],
    }[register]
    text = take(register, "Name;Kind\n" + "".join(f"{row};\n" for row in rows))
    for number, row in enumerate(rows[1:4], start=3):
        assert f'line {number}: "{row}" is new beside' in text


def test_rows_without_a_doubt_are_not_told(take):
    assert "beside" not in take("people", "Name\nKaren Holm\nPer Bak\nPer Lund\nOle Dam\nIda Ege\n")


def test_partners_with_commas_in_their_names(folder, take):
    take("organisations", 'Company\n"Acme, Inc."\n"Beta & Co. KG, Hamburg"\n')
    for cell in (
        "Acme, Inc.; Beta & Co. KG, Hamburg", "Acme, Inc., Beta & Co. KG, Hamburg",
        "Acme, Inc.\nBeta & Co. KG, Hamburg",
    ):  # fmt: skip
        take("actions", f'What;Partners\nVisit;"{cell}"\n')
        partners = folder.at("steps.plan.actions.visit.partners")
        assert partners == ["acme-inc", "beta-co-kg-hamburg"]
    take("actions", 'What;Partners\nCall;"Gamma, Ltd., Delta S.L., TBD"\n')
    assert folder.at("steps.plan.actions.call.partners") == ["gamma-ltd", "delta-s-l"]


def test_two_tasks_of_one_name_are_told_with_the_way_out(take):
    content = "What;Owner\nMeeting;Karen Holm\nMeeting;Per Bak\n"
    text = take("actions", content, code=2)
    assert 'Line 2 says "Karen Holm", this one "Per Bak".' in text and "an id in a column" in text
    take("actions", "id;What;Owner\nspring;Meeting;Karen Holm\nautumn;Meeting;Per Bak\n")


def test_leaders_too_are_two_people_of_one_name(folder, take):
    take("leaders", "Name;Organisation\nJens Hansen;Limfjord\nJens Hansen;Nordic\n")
    assert list(folder.at("steps.leadership.leaders")) == ["jens-hansen", "jens-hansen-2"]


def test_two_organisations_of_one_name_are_told_apart_by_their_ids(folder, take):
    take("organisations", "id,Company\nbak-north,Bak\nbak-south,Bak\n")
    for table in ("organisations", "people"):
        text = take(table, "Name;Company\nKaren Holm;Bak\n", code=2)
        assert '"Bak" fits several in organisations.' in text and "bak-north, bak-south" in text
    take("people", "Name;Company\nKaren Holm;bak-south\n")
    assert folder.at("people.karen-holm.organisation") == "bak-south"
    assert len(folder.at("organisations")) == 2


def test_names_that_only_sound_alike_are_not_told(take):
    names = ["Hans Jensen", "Hanne Jensen", "Lars Jensen", "Lise Jensen", "Karen Holm", "Per Holm"]
    text = take("people", "Name;Company\n" + "".join(f"{name};Bak\n" for name in names))
    assert "beside" not in text
    firms = ["Nordtek Marine ApS", "Vestbak Marine ApS", "Fjord Foods A/S", "Aalborg Bread A/S"]
    assert "beside" not in take("organisations", "Company\n" + "".join(f"{one}\n" for one in firms))


@pytest.mark.parametrize("table", ["organisations", "people", "actions"])
def test_too_long_a_name_is_told_with_its_line(take, table):
    heading = {"organisations": "Company", "people": "Name", "actions": "What"}[table]
    text = take(table, f"{heading}\nBak\n{'x' * 216}\n", code=2)
    assert "line 3" in text and "Shorten it by 16." in text


def test_an_owner_with_a_plus_is_a_new_person_and_brings_the_organisation(folder, take):
    take("people", "Name\nKaren Holm\nPer Bak\n")
    take(
        "actions", 'What;Owner\nVisit;+Karen Holm\nCall;+Karen Holm\nWrite;"Per Bak (Nordic A/S)"\n'
    )
    owners = [row["owner"] for row in folder.at("steps.plan.actions").values()]
    assert owners == ["karen-holm-2", "karen-holm-2", "per-bak"]
    assert folder.at("people.per-bak.organisation") == "nordic-a-s"
