"""Typed text becomes a value, here and nowhere else.

Every function is pure: today's date is passed in, nothing is read or written. What is not
understood raises `ParseError` with a sentence that can be shown as it stands.
"""

from .characters import slug
from .choices import banded, choice, choices, yes_no
from .countries import country, country_code, country_name, currency_code, currency_of
from .dates import day
from .numbers import money, number, percent, whole
from .record_names import NameMatch, name
from .result import OtherCurrency, ParseError, Understood, quoted
from .scores import digits
from .text import SEPARATORS, line, lines, row, text, words
from .years import year

__all__ = [
    "SEPARATORS",
    "NameMatch",
    "OtherCurrency",
    "ParseError",
    "Understood",
    "banded",
    "choice",
    "choices",
    "country",
    "country_code",
    "country_name",
    "currency_code",
    "currency_of",
    "day",
    "digits",
    "line",
    "lines",
    "money",
    "name",
    "number",
    "percent",
    "quoted",
    "row",
    "slug",
    "text",
    "whole",
    "words",
    "year",
    "yes_no",
]
