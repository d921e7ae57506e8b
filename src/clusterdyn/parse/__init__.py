"""Typed text becomes a value, here and nowhere else.

Every function is pure: today's date is passed in, nothing is read or written. What is not
understood raises `ParseError` with a sentence that can be shown as it stands.
"""

from .characters import slug
from .choices import band, banded, choice, choices, yes_no
from .countries import (
    country,
    country_code,
    country_name,
    currency_code,
    currency_of,
    decimal_comma,
)
from .dates import day
from .money import money
from .nothing import says_empty, says_no, says_unknown, says_zero
from .numbers import number, percent, whole
from .rates import Measure
from .record_names import NameMatch, name
from .result import OtherCurrency, ParseError, Understood, quoted
from .scores import digits
from .text import SEPARATORS, line, lines, row, text, words
from .years import year

__all__ = [
    "SEPARATORS",
    "Measure",
    "NameMatch",
    "OtherCurrency",
    "ParseError",
    "Understood",
    "band",
    "banded",
    "choice",
    "choices",
    "country",
    "country_code",
    "country_name",
    "currency_code",
    "currency_of",
    "day",
    "decimal_comma",
    "digits",
    "line",
    "lines",
    "money",
    "name",
    "number",
    "percent",
    "quoted",
    "row",
    "says_empty",
    "says_no",
    "says_unknown",
    "says_zero",
    "slug",
    "text",
    "whole",
    "words",
    "year",
    "yes_no",
]
