"""Typed text becomes a value, here and nowhere else.

Every function is pure: today's date is passed in, nothing is read or written. What is not
understood raises `ParseError` with a sentence that can be shown as it stands.
"""

from .amounts import money
from .choices import banded, choice, choices, yes_no
from .countries import country, country_name, currency_of
from .dates import day
from .quantities import number, percent, whole
from .record_names import NameMatch, name
from .scores import digits
from .slugs import slug
from .splitting import SEPARATORS, lines, row
from .text import line, text, words
from .understood import OtherCurrency, ParseError, Understood
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
    "country_name",
    "currency_of",
    "day",
    "digits",
    "line",
    "lines",
    "money",
    "name",
    "number",
    "percent",
    "row",
    "slug",
    "text",
    "whole",
    "words",
    "year",
    "yes_no",
]
