"""Words of days and spans of time in the languages that cluster people write most."""

from __future__ import annotations

from functools import cache

from .calendar_names import lines, month_numbers, near_days, weekday_numbers

LANGUAGES = ("en", "da", "de", "nl", "fr", "es", "it", "pl", "pt", "sv", "nb")


@cache
def time_words() -> list[tuple[str, str, str]]:
    """(kind, value, word) of every word; months and weekdays first, those of CLDR before ours."""
    from_cldr = [("M", month_numbers()), ("W", weekday_numbers()), ("T", near_days())]
    found = [
        (kind, str(value), word)
        for kind, words in from_cldr
        for language in LANGUAGES
        for word, value in words[language].items()
    ]
    for kind, (value, *cells) in lines("time_words"):
        found += [(kind, value, word) for cell in cells for word in cell.split("|") if word]
    return found
