"""Years, as people write them."""

from datetime import date

import pytest

from clusterdyn.parse import ParseError, year

TODAY = date(2027, 3, 3)
CERTAIN, GUESS = False, True


@pytest.mark.parametrize(
    ("typed", "expected", "guess"),
    [
        ("2035", 2035, CERTAIN),
        ("in 2035", 2035, CERTAIN),
        ("in 8 years", 2035, CERTAIN),
        ("om otte år", 2035, CERTAIN),
        ("8 years from now", 2035, CERTAIN),
        ("'35", 2035, GUESS),
        ("35", 2035, GUESS),
    ],
)
def test_a_year(typed: str, expected: int, guess: bool) -> None:
    found = year(typed, 2032, 2047, TODAY)
    assert (found.value, found.said, found.guess) == (expected, str(expected), guess)


def test_next_year_counts_from_today() -> None:
    assert year("next year", 2027, 2047, TODAY).value == 2028


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2099", '"2099": 2099 is too late. Type a year from 2032 to 2047, or "in 8 years".'),
        ("in 2 years",
         '"in 2 years": 2029 is too early. Type a year from 2032 to 2047, or "in 8 years".'),
        ("later", '"later": which year? Type a year from 2032 to 2047, or "in 8 years".'),
        ("in 8 weeks", '"in 8 weeks": which year? Type a year from 2032 to 2047, or "in 8 years".'),
        ("", 'Nothing was typed. Type a year from 2032 to 2047, or "in 8 years".'),
    ],
)  # fmt: skip
def test_a_year_that_is_not_understood(typed: str, sentence: str) -> None:
    with pytest.raises(ParseError) as refused:
        year(typed, 2032, 2047, TODAY)
    assert str(refused.value) == sentence
