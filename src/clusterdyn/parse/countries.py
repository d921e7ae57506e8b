"""The country a region lies in, where its name says so, and the money people count in there."""

from functools import cache

from ..language.calendar_names import lines
from ..language.iso_codes import iso_codes
from ..language.phrases import either
from .characters import flat
from .money import currencies_named
from .result import ParseError, quoted, typed

CURRENCIES = {
    "CH": "CHF", "CZ": "CZK", "DK": "DKK", "FO": "DKK", "GB": "GBP", "GL": "DKK", "HU": "HUF",
    "IS": "ISK", "NO": "NOK", "PL": "PLN", "RO": "RON", "RS": "RSD", "SE": "SEK", "TR": "TRY",
    "UA": "UAH", "US": "USD", "CA": "CAD",
}  # fmt: skip
"""Elsewhere amounts are in EUR until somebody says otherwise."""

DECIMAL_POINT = ("CH", "GB", "IE", "LI", "MT", "US")

_NAMES = {
    "AT": "Austria, Österreich", "BE": "Belgium, België, Belgique", "BG": "Bulgaria",
    "CA": "Canada", "CH": "Switzerland, Schweiz, Suisse", "CY": "Cyprus",
    "CZ": "Czechia, Czech Republic, Česko", "DE": "Germany, Deutschland",
    "DK": "Denmark, Danmark", "EE": "Estonia, Eesti", "ES": "Spain, España",
    "FI": "Finland, Suomi", "FO": "Faroe Islands, Føroyar", "FR": "France",
    "GB": "United Kingdom, UK, Great Britain, England, Scotland, Wales, Northern Ireland",
    "GL": "Greenland, Grønland, Kalaallit Nunaat", "GR": "Greece", "HR": "Croatia, Hrvatska",
    "HU": "Hungary, Magyarország", "IE": "Ireland, Éire", "IS": "Iceland, Ísland",
    "IT": "Italy, Italia", "LI": "Liechtenstein", "LT": "Lithuania, Lietuva",
    "LU": "Luxembourg", "LV": "Latvia, Latvija", "MT": "Malta",
    "NL": "Netherlands, The Netherlands, Nederland, Holland", "NO": "Norway, Norge, Noreg",
    "PL": "Poland, Polska", "PT": "Portugal", "RO": "Romania, România", "RS": "Serbia, Srbija",
    "SE": "Sweden, Sverige", "SI": "Slovenia, Slovenija", "SK": "Slovakia, Slovensko",
    "TR": "Türkiye, Turkey", "UA": "Ukraine", "US": "United States, USA",
}  # fmt: skip
_OTHER_PLACES = ("georgia", "jersey")  # of which other countries have one too


@cache
def _codes() -> dict[str, str]:
    """Names in small letters, in eleven languages and as people say them → the code."""
    said = [(code, names.split(", ")) for code, names in _NAMES.items()]
    named = [(code, cells[0].split("|")) for code, cells in lines("country_names")]
    return {name.casefold(): code for code, names in (*named, *said) for name in names}


def country(region: str) -> str:
    """The two-letter code (ISO 3166-1) of the country that a region's last part names, or "".

    "North Jutland, Denmark" is in DK; a region without its country is left alone.
    """
    last = flat(region).replace("(", ",").replace(")", "").rpartition(",")[2]
    name = last.strip().casefold()
    return "" if name in _OTHER_PLACES else _codes().get(name, "")


def country_name(code: str) -> str:
    """What a country is called in English; of a code that is not known here, the code."""
    return _NAMES.get(code.upper(), code).partition(",")[0]


def currency_of(code: str) -> str:
    """The currency (ISO 4217) that people in a country count in."""
    return CURRENCIES.get(code.upper(), "EUR")


def decimal_comma(code: str) -> bool | None:
    """Whether people in a country write 2,5 and 2.600; None where that is not known."""
    if code.upper() in DECIMAL_POINT:
        return False
    return True if code.upper() in _NAMES and code.upper() != "CA" else None


def country_code(text: str) -> str:
    """The two letters (ISO 3166-1) of a country that is named, or whose letters are typed."""
    hint = "Type the country, or its two letters, for example DK."
    named = typed(text, hint)
    code = _codes().get(named.casefold()) or country(named) or named.upper()
    if code not in iso_codes("country"):
        raise ParseError(f"{quoted(text.strip())}: {hint}")
    return code


def currency_code(text: str, country: str = "") -> str:
    """The three letters (ISO 4217) of a currency, also by its name or sign ("kroner", "€").

    A name that several have is the one of `country`.
    """
    hint = "Type three letters, for example DKK."
    meant = currencies_named(typed(text, hint))
    own = currency_of(country) if country else ""
    if own in meant:
        return own
    if len(meant) == 1:
        return meant[0]
    which = f"which one? Type {either(meant)}." if meant else hint
    raise ParseError(f"{quoted(text.strip())}: {which}")
