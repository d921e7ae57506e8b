"""How legal forms are called in a country: a start for the talk with a lawyer, not legal advice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from .model import LegalForm

EVERYWHERE = tuple(get_args(LegalForm))
EUROPEAN_ONLY = "EEIG"

EEA = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"
"""Country codes of the European Economic Area."""

NAMES: dict[str, dict[str, str]] = {
    "AT": {"association": "Verein", "limited company": "GmbH", "cooperative": "Genossenschaft"},
    "CZ": {"association": "z.s.", "limited company": "s.r.o.", "cooperative": "družstvo"},
    "DE": {
        "association": "e.V.",
        "association with a company": "e.V. with a GmbH",
        "limited company": "GmbH",
        "non-profit company": "gGmbH",
        "cooperative": "eG",
        "foundation": "Stiftung",
    },
    "DK": {
        "association": "forening",
        "association with a company": "forening with an ApS",
        "limited company": "ApS or A/S",
        "cooperative": "a.m.b.a.",
        "foundation": "fond",
    },
    "ES": {"association": "asociación", "limited company": "S.L.", "foundation": "fundación"},
    "FI": {"association": "ry", "limited company": "Oy", "cooperative": "osuuskunta"},
    "FR": {"association": "loi 1901", "limited company": "SAS or SARL", "cooperative": "SCIC"},
    "IT": {"association": "associazione", "limited company": "S.r.l.", "foundation": "fondazione"},
    "NL": {"association": "vereniging", "limited company": "BV", "foundation": "stichting"},
    "NO": {"association": "forening", "limited company": "AS", "foundation": "stiftelse"},
    "PL": {
        "association": "stowarzyszenie",
        "limited company": "sp. z o.o.",
        "foundation": "fundacja",
    },
    "SE": {
        "association": "ideell förening",
        "limited company": "AB",
        "cooperative": "ekonomisk förening",
        "foundation": "stiftelse",
    },
}


def forms_in(country: str | None) -> Iterator[tuple[str, str]]:
    """(form, its name there) pairs; ``country`` is a two-letter code or unknown.

    The European grouping (EEIG) is left out where the country is outside the EEA.
    """
    code = (country or "").strip().upper()
    for form in EVERYWHERE:
        if form == EUROPEAN_ONLY and code and code not in EEA.split():
            continue
        local = NAMES.get(code, {}).get(form)
        yield form, f"{form} ({local})" if local else form
