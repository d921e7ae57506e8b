"""Counts, numbers and shares, as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterdyn.parse import ParseError, number, percent, whole

CERTAIN, GUESS = False, True


@pytest.mark.parametrize(
    ("typed", "expected", "guess"),
    [
        ("1900", 1900, CERTAIN),
        ("1,900", 1900, CERTAIN),
        ("1.900", 1900, CERTAIN),
        ("1 900", 1900, CERTAIN),
        ("1\u00a0900", 1900, CERTAIN),
        ("1'900", 1900, CERTAIN),
        ("1,234,567", 1234567, CERTAIN),
        ("1.900,00", 1900, CERTAIN),
        ("12k", 12000, CERTAIN),
        ("1.9k", 1900, CERTAIN),
        ("2 mio", 2000000, CERTAIN),
        ("2 million", 2000000, CERTAIN),
        ("2m", 2000000, CERTAIN),
        ("1.5 mio.", 1500000, CERTAIN),
        ("0", 0, CERTAIN),
        ("-3", -3, CERTAIN),
        ("\u22123", -3, CERTAIN),
        ("about 1,900", 1900, GUESS),
        ("ca. 1900", 1900, GUESS),
        ("1.125 mio", 1125000, GUESS),
    ],
)
def test_a_whole_number(typed: str, expected: int, guess: bool) -> None:
    found = whole(typed)
    assert (found.value, found.said, found.guess) == (expected, f"{expected:,}", guess)


@pytest.mark.parametrize(
    ("typed", "low", "high", "sentence"),
    [
        ("7", 1, 5, '"7" is too high. Type a whole number from 1 to 5.'),
        ("0", 1, 5, '"0" is too low. Type a whole number from 1 to 5.'),
        ("0", 1, None, '"0" is too low. Type a whole number of at least 1.'),
        ("9", None, 5, '"9" is too high. Type a whole number of at most 5.'),
        ("1.9", 1, 5, '"1.9" is not a whole number. Type a whole number from 1 to 5.'),
        ("many", 1, 5, '"many": which number? Type a whole number from 1 to 5.'),
        ("", None, None, "Nothing was typed. Type a whole number, for example 1,900."),
        ("9" * 16, None, None,
         f'"{"9" * 16}" has more digits than can be kept here. '
         "Type a whole number, for example 1,900."),
    ],
)  # fmt: skip
def test_a_whole_number_that_is_refused(
    typed: str, low: int | None, high: int | None, sentence: str
) -> None:
    with pytest.raises(ParseError) as refused:
        whole(typed, low, high)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "typed",
    ["1,90", "1,900,50", "1,2,3", "19,00,000", "1 2", "1e5", "nan", "inf", "0x10", "٣", "½", "1_0",
     "50-10k", "k", "--3", "1..2", "True"],
)  # fmt: skip
def test_what_is_no_whole_number_is_refused(typed: str) -> None:
    with pytest.raises(ParseError):
        whole(typed)


@pytest.mark.parametrize(
    ("typed", "expected", "said", "guess"),
    [
        ("0.8", 0.8, "0.8", CERTAIN),
        ("0,8", 0.8, "0.8", CERTAIN),
        (".5", 0.5, "0.5", CERTAIN),
        ("0.825", 0.825, "0.825", CERTAIN),
        ("1,234.5", 1234.5, "1,234.5", CERTAIN),
        ("1.234,5", 1234.5, "1,234.5", CERTAIN),
        ("1 234,5", 1234.5, "1,234.5", CERTAIN),
        ("1900", 1900.0, "1,900", CERTAIN),
        ("-0", 0.0, "0", CERTAIN),
        ("1,900", 1900.0, "1,900 (read as thousands)", GUESS),
        ("1.900", 1900.0, "1,900 (read as thousands)", GUESS),
        ("1.1250", 1.125, "1.125 (read as a decimal)", CERTAIN),
    ],
)
def test_a_number(typed: str, expected: float, said: str, guess: bool) -> None:
    found = number(typed)
    assert (found.value, found.said, found.guess) == (expected, said, guess)


def test_the_range_decides_between_thousands_and_a_decimal() -> None:
    found = number("1.125", 0, 50)
    assert (found.value, found.said, found.guess) == (1.125, "1.125 (read as a decimal)", True)
    with pytest.raises(ParseError, match="too high"):
        number("1.125", 0, 1)


@pytest.mark.parametrize("typed", ["nan", "inf", "-inf", "Infinity", "1e3", "1,2,3", "", "."])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ParseError):
        number(typed)


@pytest.mark.parametrize(
    ("typed", "expected", "said", "guess"),
    [
        ("30", 30.0, "30%", CERTAIN),
        ("30 %", 30.0, "30%", CERTAIN),
        ("30,5%", 30.5, "30.5%", CERTAIN),
        ("30 pct.", 30.0, "30%", CERTAIN),
        ("100", 100.0, "100%", CERTAIN),
        ("0.3%", 0.3, "0.3%", CERTAIN),
        ("0.3", 0.3, "0.3%", GUESS),
        ("12.345", 12.345, "12.345%", GUESS),
    ],
)
def test_a_share(typed: str, expected: float, said: str, guess: bool) -> None:
    found = percent(typed)
    assert (found.value, found.said, found.guess) == (expected, said, guess)


@pytest.mark.parametrize("typed", ["101", "-1", "%", "a third", "1,900.5", ""])
def test_what_is_no_share_is_refused(typed: str) -> None:
    with pytest.raises(ParseError, match="Type a share from 0 to 100"):
        percent(typed)


WHOLES = st.integers(-(10**15) + 1, 10**15 - 1)


@given(WHOLES)
def test_every_whole_number_with_marks_or_without(value: int) -> None:
    for typed in (f"{value:,}", str(value), f"{value:,}".replace(",", "."), whole(str(value)).said):
        assert whole(typed).value == value


@given(WHOLES, st.integers(-100, 100), st.integers(-100, 100))
def test_a_whole_number_is_in_its_range_or_refused(value: int, low: int, high: int) -> None:
    try:
        assert low <= whole(str(value), low, high).value <= high
    except ParseError:
        assert not low <= value <= high


@given(st.decimals(-(10**9), 10**9, places=4))
def test_a_number_reads_back_the_same(value: object) -> None:
    found = number(str(value))
    assert found.value == float(str(value))
    assert number(found.said).value == found.value


@given(st.decimals(0, 100, places=3))
def test_a_share_reads_back_the_same(value: object) -> None:
    found = percent(str(value))
    assert found.value == float(str(value))
    assert percent(found.said).value == found.value
