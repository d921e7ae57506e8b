"""So much in a time, ranges, halves and words for nothing, as people type them."""

import pytest

from clusterdyn.parse import (
    Measure,
    ParseError,
    money,
    number,
    percent,
    says_empty,
    says_unknown,
    says_zero,
    whole,
)

HOURS = Measure("hours", "month")
MEETINGS = Measure("meetings", "year")
A_YEAR = Measure("", "year")


@pytest.mark.parametrize("typed", [
    "2h/week", "2 h/week", "2 hours per week", "2 hours a week", "two hours a week", "2h weekly",
    "2 t/uge", "2 timer om ugen", "2 Std./Woche", "2 Stunden pro Woche", "2 uur per week",
    "2 heures par semaine", "2 h/sem", "2 horas por semana", "2 ore a settimana",
    "2 godz. tygodniowo", "2 tim/vecka", "2 timer i uken",
])  # fmt: skip
def test_hours_a_week_are_converted_said_and_asked(typed: str) -> None:
    found = number(typed, 0, 744, HOURS)
    assert found.value == 8.7
    assert found.said == "8.7 hours a month (2 a week)"
    assert (found.guess, found.mild) == (True, False)


@pytest.mark.parametrize(
    ("typed", "expected", "asked"),
    [
        ("10 hrs/month", 10, False), ("10 h a month", 10, False), ("10 timer om måneden", 10, False),
        ("4h", 4, False), ("4 timer", 4, False), ("30 min", 0.5, False), ("4", 4, False),
        ("half a day", 4, True), ("a day a month", 8, True), ("2 days a month", 16, True),
        ("1 day/week", 34.7, True), ("90 minutes per week", 6.5, True), ("4 to 6", 5, True),
        ("4-6 hours", 5, True), ("4 à 6 heures", 5, True), ("4 bis 6 Stunden", 5, True),
    ],
)  # fmt: skip
def test_hours_a_month(typed: str, expected: float, asked: bool) -> None:
    found = number(typed, 0, 744, HOURS)
    assert (found.value, found.guess) == (expected, asked)


def test_the_hint_names_what_is_counted() -> None:
    with pytest.raises(ParseError) as refused:
        number("a few", 0, 744, HOURS)
    assert str(refused.value) == '"a few": which number? Type hours a month, from 0 to 744.'


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("once a year", 1), ("twice a year", 2), ("4 times a year", 4), ("4 gange om året", 4),
        ("monthly", 12), ("quarterly", 4), ("once a month", 12), ("einmal im Monat", 12),
        ("every month", 12), ("6", 6),
    ],
)  # fmt: skip
def test_meetings_a_year(typed: str, expected: int) -> None:
    assert whole(typed, 0, None, MEETINGS).value == expected


@pytest.mark.parametrize(
    ("typed", "expected", "said", "asked"),
    [
        ("500 per year", 500, "EUR 500", False),
        ("6000 p.a.", 6000, "EUR 6,000", False),
        ("500/month", 6000, "EUR 6,000 a year (500 a month)", True),
        ("500 € pr. måned", 6000, "EUR 6,000 a year (500 a month)", True),
        ("1000 quarterly", 4000, "EUR 4,000 a year (1,000 a quarter)", True),
        ("500 per test", 500, "EUR 500 (per test)", True),
        ("500 € pro Test", 500, "EUR 500 (per Test)", True),
        ("500-800", 650, "EUR 650 (the middle of 500 and 800)", True),
        ("10-50k", 30000, "EUR 30,000 (the middle of 10,000 and 50,000)", True),
        ("at least 5000", 5000, "EUR 5,000", True),
        ("max. 5000 €", 5000, "EUR 5,000", True),
    ],
)
def test_money_a_year(typed: str, expected: int, said: str, asked: bool) -> None:
    found = money(typed, "EUR", A_YEAR)
    assert (found.value, found.said, found.guess, found.mild) == (expected, said, asked, False)


@pytest.mark.parametrize(
    ("typed", "expected", "asked"),
    [
        ("½", 0.5, False), ("1½", 1.5, False), ("1 1/2", 1.5, False), ("half", 0.5, False),
        ("half a person", 0.5, False), ("one person", 1, False), ("0,5 FTE", 0.5, False),
        ("en halv", 0.5, False), ("halbe Stelle", 0.5, False), ("fünf", 5, False),
        ("20-25", 22.5, True), ("between 4 and 6", 5, True), ("3 or 4", 3.5, True),
        ("20+", 20, True), (">20", 20, True), ("mindestens 20", 20, True), ("20 zorkmids", 20, True),
        ("20 €", 20, True), ("€ 20", 20, True), ("0.5k€", 500, True),
    ],
)  # fmt: skip
def test_other_numbers(typed: str, expected: float, asked: bool) -> None:
    found = number(typed, 0, 1000)
    assert (found.value, found.guess) == (expected, asked)


@pytest.mark.parametrize(
    ("typed", "expected", "asked"),
    [("20-25", 22, True), ("12 firms", 12, False), ("2 people", 2, False), ("six", 6, False)],
)
def test_other_whole_numbers(typed: str, expected: int, asked: bool) -> None:
    found = whole(typed, 0)
    assert (found.value, found.guess) == (expected, asked)


@pytest.mark.parametrize("typed", ["a lot", "to be decided", "en masse", "1 2", "5-3", "3 of 4 x9"])
def test_no_word_of_a_sentence_is_taken_for_a_number(typed: str) -> None:
    for read in (whole, number):
        with pytest.raises(ParseError, match="which number"):
            read(typed)


@pytest.mark.parametrize(
    ("typed", "comma", "expected", "mild"),
    [
        ("2.600", True, 2600, True), ("2,600", True, 2.6, False),
        ("2,600", False, 2600, True), ("2.600", False, 2.6, False),
        ("2.600", None, 2600, False), ("2,600", None, 2600, False),
    ],
)  # fmt: skip
def test_the_country_decides_between_thousands_and_a_decimal(
    typed: str, comma: bool | None, expected: float, mild: bool
) -> None:
    found = number(typed, decimal_comma=comma)
    assert (found.value, found.guess, found.mild) == (expected, True, mild)


ZEROS = [
    "none", "nothing", "no", "No", "free", "for free", "zero", "nil", "ingen", "gratis", "nul",
    "nichts", "keine", "kostenlos", "niets", "geen", "rien", "aucun", "gratuit", "nada", "ninguno",
    "niente", "nessuno", "brak", "za darmo", "nenhum", "inget", "nej",
]  # fmt: skip


@pytest.mark.parametrize("typed", ZEROS)
def test_words_for_nothing_are_zero_and_shown_as_such(typed: str) -> None:
    assert says_zero(typed)
    for found, said in (
        (whole(typed, 0), "0"),
        (number(typed), "0"),
        (percent(typed), "0%"),
        (money(typed, "EUR"), "EUR 0"),
    ):
        assert (found.value, found.said, found.mild) == (0, said, True)


def test_nothing_is_refused_where_zero_is_too_low() -> None:
    with pytest.raises(ParseError, match="too low"):
        whole("none", 1, 5)


@pytest.mark.parametrize("typed", [
    "don't know", "Don’t know", "unknown", "?", "not sure", "no idea", "ved ikke", "weiß nicht",
    "weet niet", "je ne sais pas", "no sé", "non so", "nie wiem", "não sei", "vet inte", "vet ikke",
])  # fmt: skip
def test_not_knowing_is_no_zero(typed: str) -> None:
    assert says_unknown(typed)
    assert not says_zero(typed)
    assert not says_empty(typed)
