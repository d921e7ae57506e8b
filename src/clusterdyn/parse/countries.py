"""The country a region lies in, where its name says so, and the money people count in there."""

from .characters import flat
from .result import ParseError, quoted

CURRENCIES = {
    "CH": "CHF", "CZ": "CZK", "DK": "DKK", "FO": "DKK", "GB": "GBP", "GL": "DKK", "HU": "HUF",
    "IS": "ISK", "NO": "NOK", "PL": "PLN", "RO": "RON", "RS": "RSD", "SE": "SEK", "TR": "TRY",
    "UA": "UAH", "US": "USD", "CA": "CAD",
}  # fmt: skip
"""Elsewhere amounts are in EUR until somebody says otherwise."""

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
_CODES = {name.casefold(): code for code, names in _NAMES.items() for name in names.split(", ")}


def country(region: str) -> str:
    """The two-letter code (ISO 3166-1) of the country that a region's last part names, or "".

    "North Jutland, Denmark" is in DK; a region without its country is left alone.
    """
    last = flat(region).replace("(", ",").replace(")", "").rpartition(",")[2]
    return _CODES.get(last.strip().casefold(), "")


def country_name(code: str) -> str:
    """What a country is called in English; of a code that is not known here, the code."""
    return _NAMES.get(code.upper(), code).partition(",")[0]


def currency_of(code: str) -> str:
    """The currency (ISO 4217) that people in a country count in."""
    return CURRENCIES.get(code.upper(), "EUR")


def country_code(text: str) -> str:
    """The two letters (ISO 3166-1) of a country that is named, or whose letters are typed."""
    return _letters(
        text, country(text) or text, 2, "Type the country, or its two letters, for example DK."
    )


def currency_code(text: str) -> str:
    """The three letters (ISO 4217) of a currency."""
    return _letters(text, text, 3, "Type three letters, for example DKK.")


def _letters(text: str, code: str, length: int, hint: str) -> str:
    code = code.strip()
    if len(code) != length or not (code.isascii() and code.isalpha()):
        raise ParseError(f"{quoted(text.strip())}: {hint}")
    return code.upper()
