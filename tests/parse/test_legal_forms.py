"""Legal forms of firms, of every country of the European Union."""

import pytest

from clusterdyn.parse.legal_forms import BEHIND, has_form, is_form
from clusterdyn.parse.record_names import same_but_for_form

EUROPEAN_UNION = [
    "AT",
    "BE",
    "BG",
    "CY",
    "CZ",
    "DE",
    "DK",
    "EE",
    "ES",
    "FI",
    "FR",
    "GR",
    "HR",
    "HU",
    "IE",
    "IT",
    "LT",
    "LU",
    "LV",
    "MT",
    "NL",
    "PL",
    "PT",
    "RO",
    "SE",
    "SI",
    "SK",
]


def test_every_country_of_the_union_is_there():
    assert set(EUROPEAN_UNION) <= set(BEHIND)


@pytest.mark.parametrize(
    "form", sorted({form.strip() for forms in BEHIND.values() for form in forms.split(",")})
)
def test_a_firm_is_the_same_with_its_form_and_without(form):
    assert same_but_for_form(f"Limfjord Pumps {form}", "Limfjord Pumps")
    assert same_but_for_form("limfjord pumps", f"LIMFJORD PUMPS {form.upper()}")
    assert is_form(form)
    assert not same_but_for_form(f"Limfjord Pumps {form}", "Nordic Pack")


@pytest.mark.parametrize(
    "name", ["UAB Limfjord Pumps", "SIA Limfjord Pumps", "S.C. Limfjord Pumps"]
)
def test_a_form_may_stand_before(name):
    assert same_but_for_form(name, "Limfjord Pumps")


@pytest.mark.parametrize(
    ("name", "firm"),
    [
        ("Nordic Pack ApS", True),
        ("Algas do Morrazo S.L.", True),
        ("Valmet Oy", True),
        ("Bak A/S", True),
        ("ТЕСТ ООД", True),
        ("Per As", False),
        ("Anna Eg", False),
        ("Karen Holm", False),
    ],
)
def test_a_person_may_have_a_name_like_a_form(name, firm):
    assert has_form(name) == firm
