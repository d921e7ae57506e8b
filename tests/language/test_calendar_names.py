"""The lists made from CLDR: complete, and right where we know the language."""

import pytest

from clusterdyn.language.calendar_names import month_numbers, near_days, weekday_numbers


def test_every_language_names_all_months_and_days():
    assert len(month_numbers()) >= 40
    assert all(set(words.values()) == set(range(1, 13)) for words in month_numbers().values())
    assert all(set(words.values()) == set(range(7)) for words in weekday_numbers().values())


@pytest.mark.parametrize(
    ("language", "name", "number"),
    [("en", "january", 1), ("es", "ene", 1), ("pl", "listopad", 11), ("hr", "listopad", 10), ("da", "maj", 5)],
)  # fmt: skip
def test_months(language, name, number):
    assert month_numbers()[language][name] == number


def test_days_near_today():
    assert near_days()["da"] == {"i går": -1, "i dag": 0, "i morgen": 1}
    assert weekday_numbers()["fr"]["lun"] == 0
