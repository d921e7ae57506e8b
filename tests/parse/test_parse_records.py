"""Records of the register, found by what somebody types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterdyn.parse import NameMatch, name

REGISTER = [
    ("limfjord-pumps", "Limfjord Pumps"), ("kattegat", "Kattegat Utility"),
    ("karen", "Karen Holm"), ("karense", "Karense Skov"), ("hjoerring", "Hjørring Vand A/S"),
    ("k2", "K2 Systems"), ("3m", "3M Danmark"), ("rensdal", "Rensdal  Sensor, Ltd."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "kind", "ids"),
    [
        ("limfjord-pumps", "exact", ("limfjord-pumps",)),
        ("LIMFJORD  pumps", "exact", ("limfjord-pumps",)),
        ("lim", "begun", ("limfjord-pumps",)),
        ("util", "begun", ("kattegat",)),
        ("Limfjord", "begun", ("limfjord-pumps",)),
        ("Hjørring Vand", "exact", ("hjoerring",)),
        ("Limfjord Pumps ApS", "exact", ("limfjord-pumps",)),
        ("Limfjord Pumps A.M.B.A.", "exact", ("limfjord-pumps",)),
        ("Rensdal Sensor", "exact", ("rensdal",)),
        ("Vand", "begun", ("hjoerring",)),
        ("Hjørring Vand ApS", "guess", ("hjoerring",)),
        ("3", "exact", ("karen",)),
        ("#3", "exact", ("karen",)),
        ("M3", "exact", ("karen",)),
        ("3m", "exact", ("3m",)),
        ("k2", "exact", ("k2",)),
        ("karen", "exact", ("karen",)),
        ("kare", "several", ("karen", "karense")),
        ("hjorring", "begun", ("hjoerring",)),
        ("Hjoerring Vand AS", "exact", ("hjoerring",)),
        ("rensdal sensor ltd", "exact", ("rensdal",)),
        ("limford", "guess", ("limfjord-pumps",)),
        ("Kategat Utilty", "guess", ("kattegat",)),
        ("ole bak", "none", ()),
        ("9", "none", ()),
        ("0", "none", ()),
        ("", "none", ()),
        ("?!", "none", ()),
    ],
)
def test_a_name_from_the_register(typed: str, kind: str, ids: tuple[str, ...]) -> None:
    assert name(typed, REGISTER) == NameMatch(kind, ids)  # type: ignore[arg-type]


def test_a_legal_form_alone_is_no_name() -> None:
    assert name("A/S", REGISTER).kind == "begun"
    assert name("Odense", [("as", "A/S"), ("robots", "Odense Robotics A/S")]).kind == "begun"


def test_two_legal_forms_are_two_firms() -> None:
    firms = [("one", "Nord Vand A/S"), ("two", "Nord Vand ApS")]
    assert name("Nord Vand", firms) == NameMatch("several", ("one", "two"))
    assert name("nord vand aps", firms) == NameMatch("exact", ("two",))


def test_two_records_of_one_name_are_never_taken_for_one() -> None:
    twins = [("ole", "Ole Bak"), ("ole-2", "Ole Bak"), ("liv", "Liv Dahl")]
    assert name("ole bak", twins) == NameMatch("several", ("ole", "ole-2"))
    assert name("ole-2", twins) == NameMatch("exact", ("ole-2",))


def test_two_near_names_are_offered_both() -> None:
    near = [("a", "Sorensen Maskiner"), ("b", "Sorenson Maskiner")]
    assert name("Soerenssen Maskiner", near).kind == "several"


NAMES = st.text(st.characters(categories=["L", "N", "Zs"]), min_size=1, max_size=30)


@given(st.lists(NAMES.filter(str.strip), unique=True, max_size=8), st.text(max_size=30))
def test_a_match_names_records_of_the_register(names: list[str], typed: str) -> None:
    register = [(f"id-{n}", shown) for n, shown in enumerate(names)]
    found = name(typed, register)
    assert set(found.ids) <= {key for key, _ in register}
    assert len(found.ids) == len(set(found.ids))
    least = {"none": 0, "exact": 1, "begun": 1, "guess": 1, "several": 2}[found.kind]
    assert len(found.ids) == least or (found.kind == "several" and len(found.ids) > 2)


@given(st.lists(st.from_regex(r"[a-zæøå]{3,12}", fullmatch=True), unique=True, min_size=1))
def test_a_full_name_always_finds_its_record(names: list[str]) -> None:
    register = [(f"id-{n}", shown) for n, shown in enumerate(names)]
    for key, shown in register:
        assert key in name(shown, register).ids
        assert name(shown, register) == NameMatch("exact", (key,))
