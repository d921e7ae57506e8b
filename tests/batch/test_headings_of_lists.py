"""Headings in two rows and in other languages; words that somebody gave a meaning."""

import pytest

from batch.conftest import book

GROUPED = """\
Company;;;Contact;
Name;Employees;Sector;Name;E-mail
Limfjord Pumps A/S;45;company;Karen Holm;k@example.org
Nordic Pack ApS;12;company;Per Bak;p@example.org
"""


def test_headings_in_two_rows(folder, take):
    text = take("organisations", GROUPED)
    assert [one["size_class"] for one in folder.at("organisations").values()] == ["10-49"] * 2
    assert "Headings: line 1 and line 2." in text
    take("people", GROUPED)
    assert folder.at("people.karen-holm.organisation") == "limfjord-pumps-a-s"
    assert len(folder.at("people")) == 2


def test_headings_in_two_rows_with_merged_cells(folder, take):
    made = book([
        ["Company", "Employees", "Contact"], [None, None, "Name", "E-mail"],
        ["Bak Boats", 45, "Karen Holm", "k@example.org"],
    ])  # fmt: skip
    for area in ("A1:A2", "B1:B2", "C1:D1"):
        made.active.merge_cells(area)
    take("people", made)
    assert folder.at("people.karen-holm.organisation") == "bak-boats"
    take("organisations", made)
    assert folder.at("organisations.bak-boats.size_class") == "10-49"


def test_records_that_are_called_like_headings_are_records(names, take):
    take("organisations", "Company;Employees\nPartner;3\nBank;4\n")
    assert names() == ["Partner", "Bank"]


def test_headings_far_down_under_a_title(names, take):
    take("organisations", "\n".join([*"abcdefgh", "Company;Employees", "Bak;3"]))
    assert names() == ["Bak"]


@pytest.mark.parametrize(
    ("heads", "kind"),
    [
        ("Empresa;Tipo;Empleados", "universidad"), ("Unternehmen;Art;Mitarbeiter", "Universität"),
        ("Entreprise;Catégorie;Effectif", "université"), ("Azienda;Tipologia;Addetti", "università"),
        ("Bedrijf;Soort;Aantal medewerkers", "universiteit"), ("Företag;Typ;Antal anställda", "universitet"),
        ("Virksomhed;Type;Antal ansatte", "universitet"), ("Empresa;Categoria;Colaboradores", "universidade"),
        ("Nazwa firmy;Rodzaj;Liczba pracowników", "uniwersytet"),
    ],
)  # fmt: skip
def test_headings_and_kinds_in_other_languages(folder, take, heads, kind):
    take("organisations", f"{heads}\nBak;{kind};45\n")
    assert folder.at("organisations.bak") == {
        "name": "Bak",
        "helix": "research",
        "size_class": "10-49",
    }


ODD = "Empresa;Clase;Plazas\nBak;tractora;45\nDam;Tractora;3\nEge;peonza;\n"


def test_words_can_be_given_a_meaning_and_it_is_remembered(folder, take):
    columns = ("--column", "kind=Clase", "--column", "size=Plazas")
    before = folder.path.read_bytes()
    text = take("organisations", ODD, *columns, code=2)
    assert 'Words that are no choice: "tractora"; "Tractora"; "peonza".' in text
    assert '--value "tractora=' in text
    assert folder.path.read_bytes() == before
    values = ("--value", "tractora=company", "--value", "peonza=public")
    text = take("organisations", ODD, *columns, *values)
    assert "Remembered for organisations" in text
    assert folder.at("organisations.dam") == {
        "name": "Dam",
        "helix": "company",
        "size_class": "1-9",
    }
    again = ODD + "New;peonza;300\n"
    assert "1 row added" in take("organisations", again)
    assert folder.at("organisations.new") == {
        "name": "New",
        "helix": "public",
        "size_class": "250+",
    }


def test_what_is_remembered_can_be_said_anew_and_taken_back(folder, take):
    take("organisations", "Company;Kind\nBak;x1\n", "--value", "x1=company")
    take("organisations", "Company;Kind\nDam;x1\n", "--value", "x1=public")
    take("organisations", "Company;Kind\nEge;x1\n")
    kinds = [one["helix"] for one in folder.at("organisations").values()]
    assert kinds == ["company", "public", "public"]
    for _ in range(3):
        assert folder.run("undo").code == 0
    assert folder.at("marks.imports") is None
    take("organisations", "Company;Kind\nEge;x1\n", code=2)


def test_a_remembered_heading_that_is_not_there_is_no_mistake(names, take):
    take("organisations", "Hvem\nBak\n", "--column", "name=Hvem")
    take("organisations", "Company\nDam\n")
    take("organisations", "Hvem\nEge\n")
    assert names() == ["Bak", "Dam", "Ege"]


@pytest.mark.parametrize("wish", ["PYME", "=company", "PYME="])
def test_a_value_that_is_written_otherwise_is_one_sentence(take, wish):
    said = take("organisations", "Company\nBak\n", "--value", wish, code=2)
    assert f'Write a value as "WORD=value", such as "PYME=company", not {wish}.' in said


@pytest.mark.parametrize(
    "word", ["members", "firms", "companies", "member", "Organisations", "contacts"]
)
def test_a_table_by_other_words(take, word):
    assert "1 row added" in take(word, "Name\nBak Boats\n")


@pytest.mark.parametrize(
    "content", ["A-boats;45;company\nB-boats;3;bank\n", "A-boats;company\nB-boats;bank\n"]
)
def test_a_list_without_headings_is_told(take, content):
    assert "heading" in take("organisations", content, code=2)


def test_years_may_be_headings(names, take):
    take("organisations", "Company;2026;2027\nBak;3;4\n")
    assert names() == ["Bak"]


def test_what_is_remembered_can_be_given_in_a_file_and_is_told(folder, take):
    answers = "marks: {imports: {organisations: {columns: {Hvem: name}, values: {x1: company}}}}\n"
    folder.write("answers.yaml", answers)
    told = folder.run("fill", "answers.yaml", "--dry-run").out
    assert 'Heading in lists of organisations: "Hvem" means name' in told
    assert 'Word in lists of organisations: "x1" means company' in told
    assert folder.run("fill", "answers.yaml").code == 0
    take("organisations", "Hvem;Kind\nBak;x1\n")
    assert folder.at("organisations.bak") == {"name": "Bak", "helix": "company"}
    assert folder.run("history").code == folder.run("check").code == 0
