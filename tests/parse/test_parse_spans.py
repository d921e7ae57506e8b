"""Weeks, months, seasons and feasts as people type them. Today is Saturday 28 November 2026."""

from datetime import date

import pytest

from clusterdyn.language.calendar_names import month_numbers, weekday_numbers
from clusterdyn.language.time_words import LANGUAGES
from clusterdyn.parse import ParseError, day
from clusterdyn.parse.seasons import easter

TODAY = date(2026, 11, 28)
CERTAIN, MILD, ASKED = "certain", "mild", "asked"


def read(typed: str, *, start: bool = False, past: bool = False) -> tuple[str, str]:
    found = day(typed, TODAY, start, past)
    return found.value.isoformat(), MILD if found.mild else ASKED if found.guess else CERTAIN


WEEK_12 = [
    "W12", "w12", "W 12", "KW 12", "KW12", "kw. 12", "wk 12", "week 12", "Woche 12", "12. KW",
    "v. 12", "v12", "vecka 12", "uge 12", "12. uge", "u12", "uke 12", "semaine 12", "sem. 12",
    "semana 12", "settimana 12", "tydzień 12", "12. tydzień", "week nr 12",
    "2027-W12", "2027W12", "W12 2027", "W12/2027", "W12/27", "KW 12/27", "12. KW 2027",
    "week 12 of 2027", "week 12 next year", "in week 12", "uge 12, 2027",
]  # fmt: skip


@pytest.mark.parametrize("typed", WEEK_12)
def test_a_week_is_its_friday_and_as_a_start_its_monday(typed: str) -> None:
    assert read(typed) == ("2027-03-26", MILD)
    assert read(typed, start=True) == ("2027-03-22", MILD)


@pytest.mark.parametrize(
    ("typed", "expected", "how"),
    [
        ("2027-W12-3", "2027-03-24", CERTAIN),
        ("week 53", "2027-01-01", MILD),
        ("the week of 12 April", "2027-04-16", ASKED),
        ("week commencing 12 April", "2027-04-16", ASKED),
        ("first week of March", "2027-03-05", ASKED),
        ("erste Woche im März", "2027-03-05", ASKED),
        ("première semaine de mars", "2027-03-05", ASKED),
        ("w pierwszym tygodniu marca", "2027-03-05", ASKED),
        ("week 2 of March", "2027-03-12", ASKED),
        ("last week of March", "2027-03-31", ASKED),
        ("first week of next month", "2026-12-04", ASKED),
    ],
)
def test_a_week_of_a_month(typed: str, expected: str, how: str) -> None:
    assert read(typed) == (expected, how)


@pytest.mark.parametrize(
    ("typed", "expected", "how"),
    [
        ("5 Oct", "2027-10-05", MILD),
        ("20 Nov", "2027-11-20", ASKED),
        ("Q1", "2027-03-31", MILD),
        ("Q4", "2026-12-31", MILD),
        ("Q3", "2027-09-30", MILD),
        ("T1 2028", "2028-03-31", CERTAIN),
        ("1T 2028", "2028-03-31", CERTAIN),
        ("4Q28", "2028-12-31", CERTAIN),
        ("1H 2028", "2028-06-30", CERTAIN),
        ("2º trimestre 2028", "2028-06-30", CERTAIN),
        ("III kwartał 2028", "2028-09-30", CERTAIN),
        ("erstes Quartal 2028", "2028-03-31", CERTAIN),
        ("1. kvartal næste år", "2027-03-31", CERTAIN),
        ("first half of the year", "2026-06-30", ASKED),
        ("2. halvår 2028", "2028-12-31", CERTAIN),
        ("3 kvartal 2029", "2029-09-30", CERTAIN),
        ("3 quarters", "2027-09-30", ASKED),
        ("second half of June", "2027-06-30", MILD),
        ("first half of June", "2027-06-15", MILD),
        ("June next year", "2027-06-30", CERTAIN),
        ("2 April next year", "2027-04-02", CERTAIN),
        ("2027 Q2", "2027-06-30", CERTAIN),
        ("w marcu", "2027-03-31", MILD),
        ("jul 2028", "2028-07-31", CERTAIN),
        ("Jun-27", "2027-06-30", ASKED),
        ("Jun-12", "2027-06-12", MILD),
        ("27-Jun", "2027-06-27", MILD),
        ("June 35", "2035-06-30", ASKED),
        ("20270402", "2027-04-02", CERTAIN),
        ("first Monday of March", "2027-03-01", MILD),
        ("letzter Freitag im April", "2027-04-30", MILD),
        ("last day of Q2 2027", "2027-06-30", CERTAIN),
        ("1st of March", "2027-03-01", MILD),
        ("el primero de marzo", "2027-03-01", MILD),
        ("around 15 March 2027", "2027-03-15", MILD),
        ("circa metà giugno", "2027-06-15", MILD),
    ],
)
def test_parts_of_a_year(typed: str, expected: str, how: str) -> None:
    assert read(typed) == (expected, how)


@pytest.mark.parametrize("typed", [
    "mid June", "Mitte Juni", "medio juni", "mi-juin", "mediados de junio", "metà giugno",
    "w połowie czerwca", "meados de junho", "half juni", "mitten av juni", "midt i juni",
])  # fmt: skip
def test_the_middle_of_a_month_in_every_language(typed: str) -> None:
    assert read(typed) == ("2027-06-15", MILD)


@pytest.mark.parametrize("typed", [
    "end of June", "Ende Juni", "ultimo juni", "slutningen af juni", "fin juin", "finales de junio",
    "fine giugno", "koniec czerwca", "fim de junho", "eind juni", "slutet av juni",
    "slutten av juni", "late June",
])  # fmt: skip
def test_the_end_of_a_month_in_every_language(typed: str) -> None:
    assert read(typed) == ("2027-06-30", MILD)


@pytest.mark.parametrize("typed", [
    "next spring", "nächsten Frühling", "la primavera próxima", "foråret 2027", "w wiosnę 2027",
    "printemps 2027", "våren 2027", "voorjaar 2027", "primavera 2027", "spring '27", "spring 27",
])  # fmt: skip
def test_a_season_is_asked_about(typed: str) -> None:
    assert read(typed) == ("2027-05-31", ASKED)
    assert read(typed, start=True) == ("2027-03-01", ASKED)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("summer 2028", "2028-08-31"), ("été 2028", "2028-08-31"), ("Sommer 2028", "2028-08-31"),
        ("autumn", "2026-11-30"), ("winter 2027/28", "2028-02-29"),
        ("end of next summer", "2027-08-31"), ("before the summer", "2027-05-31"),
        ("before the summer holidays", "2027-06-30"), ("inden sommerferien", "2027-06-30"),
        ("nach den Sommerferien", "2027-09-01"), ("after the summer", "2027-09-01"),
    ],
)  # fmt: skip
def test_seasons_and_what_is_beside_them(typed: str, expected: str) -> None:
    assert read(typed) == (expected, ASKED)


@pytest.mark.parametrize("typed", [
    "before Christmas", "vor Weihnachten", "før jul", "inden jul", "avant Noël", "voor Kerst",
    "antes de Navidad", "prima di Natale", "przed świętami", "antes do Natal", "innan jul",
])  # fmt: skip
def test_before_christmas_in_every_language(typed: str) -> None:
    assert read(typed) == ("2026-12-23", ASKED)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Christmas", "2026-12-24"), ("by Christmas 2027", "2027-12-24"),
        ("before Christmas 2028", "2028-12-22"),  # the 24th is a Sunday
        ("after New Year", "2027-01-04"), ("Easter 2028", "2028-04-16"),
        ("before Easter", "2027-03-25"), ("nach Ostern", "2027-03-30"),
        ("2 weeks before Christmas", "2026-12-10"), ("before 1 March", "2027-02-28"),
        ("before June", "2027-05-31"), ("after 1 March 2027", "2027-03-02"),
    ],
)  # fmt: skip
def test_feasts_and_days_beside_others(typed: str, expected: str) -> None:
    assert read(typed) == (expected, ASKED)


@pytest.mark.parametrize(
    ("year", "month", "number"),
    [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)],
)
def test_easter_as_in_published_tables(year: int, month: int, number: int) -> None:
    assert easter(year) == date(year, month, number)


@pytest.mark.parametrize("typed", [
    "in 3 weeks", "om 3 uger", "in drei Wochen", "over drie weken", "dans trois semaines",
    "en tres semanas", "tra tre settimane", "za 3 tygodnie", "em três semanas", "om tre veckor",
    "om tre uker", "3 weeks from now", "3 wks",
])  # fmt: skip
def test_three_weeks_ahead_in_every_language(typed: str) -> None:
    assert read(typed) == ("2026-12-19", CERTAIN)


@pytest.mark.parametrize("typed", [
    "3 weeks ago", "for 3 uger siden", "vor drei Wochen", "drie weken geleden",
    "il y a 3 semaines", "hace tres semanas", "tre settimane fa", "3 tygodnie temu",
    "há três semanas", "för tre veckor sedan", "for tre uker siden",
])  # fmt: skip
def test_three_weeks_back_in_every_language(typed: str) -> None:
    assert read(typed) == ("2026-11-07", CERTAIN)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("demain", "2026-11-29"), ("mañana", "2026-11-29"), ("aujourd'hui", "2026-11-28"),
        ("aujourd’hui", "2026-11-28"), ("übermorgen", "2026-11-30"), ("pojutrze", "2026-11-30"),
        ("lundi prochain", "2026-11-30"), ("w piątek", "2026-12-04"), ("vrijdag", "2026-12-04"),
        ("za rok", "2027-11-28"), ("rok temu", "2025-11-28"), ("a fortnight", "2026-12-12"),
        ("om et halvt år", "2027-05-28"), ("in einem halben Jahr", "2027-05-28"),
        ("fin d'année", "2026-12-31"), ("Jahresende", "2026-12-31"), ("1er mars 2027", "2027-03-01"),
        ("1º de março de 2027", "2027-03-01"), ("den 1:a maj 2027", "2027-05-01"),
        ("lunes 15 de marzo de 2027", "2027-03-15"), ("mar 30 mars 2027", "2027-03-30"),
    ],
)  # fmt: skip
def test_other_days_in_other_languages(typed: str, expected: str) -> None:
    assert read(typed) == (expected, CERTAIN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_and_weekday_of_every_language(language: str) -> None:
    for name, month in month_numbers()[language].items():
        assert read(f"3 {name} 2027") == (f"2027-{month:02}-03", CERTAIN), name
    for name, weekday in weekday_numbers()[language].items():
        assert day(f"{name} {7 + weekday} June 2027", TODAY).value == date(2027, 6, 7 + weekday)


def test_a_month_alone_is_its_last_day_for_an_end_and_its_first_for_a_start() -> None:
    assert read("March 2027") == ("2027-03-31", CERTAIN)
    assert read("March 2027", start=True) == ("2027-03-01", CERTAIN)
    assert read("2027-Q2", start=True) == ("2027-04-01", CERTAIN)
    assert read("end of March 2027", start=True) == ("2027-03-31", CERTAIN)
    assert read("November", start=True) == ("2026-11-01", ASKED)  # or the next one


def test_of_things_past_the_last_such_day_is_meant() -> None:
    assert read("5 Oct", past=True) == ("2026-10-05", MILD)
    assert read("2 December", past=True) == ("2025-12-02", ASKED)
    assert read("Q3", past=True) == ("2026-09-30", MILD)
    assert read("Friday", past=True) == ("2026-11-27", ASKED)


@pytest.mark.parametrize(
    ("typed", "remark"),
    [
        ("2 April 2127", "2 April 2127, a Wednesday (in 101 years)"),
        ("2 April 1927", "2 April 1927, a Saturday (99 years ago)"),
        ("2 April 2025", "2 April 2025, a Wednesday (1 year ago)"),
        ("2.4.95", "2 April 2095, a Saturday (in 69 years)"),
        ("1927", "31 December 1927, a Saturday (99 years ago)"),
    ],
)
def test_a_day_far_away_is_asked_about(typed: str, remark: str) -> None:
    found = day(typed, TODAY)
    assert (found.said, found.guess, found.mild) == (remark, True, False)


def test_a_day_of_long_ago_is_right_where_the_past_is_told() -> None:
    assert read("2 April 2015", past=True) == ("2015-04-02", CERTAIN)
    assert read("2 April 1927", past=True) == ("1927-04-02", ASKED)
    assert read("2 April 2041") == ("2041-04-02", CERTAIN)


@pytest.mark.parametrize("typed", ["do 2 april 2027", "S1 2028", "mar", "before jul"])
def test_a_word_of_two_languages_is_asked_about_where_the_days_differ(typed: str) -> None:
    assert read(typed)[1] == ASKED


@pytest.mark.parametrize("typed", [
    "w", "half", "first", "end", "before", "summer or autumn", "June or July", "juni/juli",
    "2-4 april", "fifth week of February", "q5", "T9 2028", "week 60 of 2027", "sometime in spring",
    "autumn autumn", "1 kvartal 2 kvartal", "after after Easter", "2027-W60-1", "½ June",
])  # fmt: skip
def test_what_is_no_one_span_is_refused_with_a_way_out(typed: str) -> None:
    with pytest.raises(ParseError, match="Type "):
        day(typed, TODAY)
