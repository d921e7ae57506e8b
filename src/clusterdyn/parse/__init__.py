"""Typed text becomes a value, here and nowhere else.

Every function is pure: today's date is passed in, nothing is read or written. What is not
understood raises `NotUnderstood` with a sentence that can be shown as it stands.
"""

from .amounts import money
from .countries import country, country_name, currency_of
from .dates import day
from .digit_rows import digits
from .free_text import line, text, words
from .picking import banded, choice, choices, yes_no
from .quantities import number, percent, whole
from .records import Match, name
from .slugs import slug
from .splitting import SEPARATORS, lines, row
from .understood import NotUnderstood, OtherCurrency, Understood
from .years import year

__all__ = [
    "SEPARATORS",
    "Match",
    "NotUnderstood",
    "OtherCurrency",
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
