"""Days, as people write them. Today is Wednesday 3 March 2027 unless a test says else."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterdyn.parse import ParseError, day

TODAY = date(2027, 3, 3)
CERTAIN, GUESS = False, True

DAYS = [
    ("2027-04-02", "2027-04-02", CERTAIN),
    ("2 April 2027", "2027-04-02", CERTAIN),
    ("2. april 2027", "2027-04-02", CERTAIN),
    ("April 2 2027", "2027-04-02", CERTAIN),
    ("April 2nd, 2027", "2027-04-02", CERTAIN),
    ("2.4.2027", "2027-04-02", CERTAIN),
    ("2.4.27", "2027-04-02", CERTAIN),
    ("13/4/27", "2027-04-13", CERTAIN),
    ("2/4/27", "2027-04-02", GUESS),
    ("Friday 2 April 2027", "2027-04-02", CERTAIN),
    ("2 April 2027, a Friday", "2027-04-02", CERTAIN),
    ("by 2 April 2027", "2027-04-02", CERTAIN),
    ("d. 2. oktober 2027", "2027-10-02", CERTAIN),
    ("2 April", "2027-04-02", GUESS),
    ("2 March", "2028-03-02", GUESS),
    ("3 March", "2027-03-03", GUESS),
    ("29 feb", "2028-02-29", GUESS),
    ("fre 2. apr", "2027-04-02", GUESS),
    ("2/4", "2027-04-02", GUESS),
    ("Q3 2029", "2029-09-30", CERTAIN),
    ("2029-Q3", "2029-09-30", CERTAIN),
    ("Q3 29", "2029-09-30", CERTAIN),
    ("third quarter 2029", "2029-09-30", CERTAIN),
    ("3. kvartal 2029", "2029-09-30", CERTAIN),
    ("first half of 2028", "2028-06-30", CERTAIN),
    ("q1", "2027-03-31", GUESS),
    ("December 2028", "2028-12-31", CERTAIN),
    ("in december '28", "2028-12-31", CERTAIN),
    ("9/2029", "2029-09-30", CERTAIN),
    ("2029-09", "2029-09-30", CERTAIN),
    ("february", "2028-02-29", GUESS),
    ("2029", "2029-12-31", CERTAIN),
    ("uge 23 2028", "2028-06-09", GUESS),
    ("week 1", "2028-01-07", GUESS),
    ("today", "2027-03-03", CERTAIN),
    ("tomorrow", "2027-03-04", CERTAIN),
    ("i overmorgen", "2027-03-05", CERTAIN),
    ("yesterday", "2027-03-02", CERTAIN),
    ("in 3 weeks", "2027-03-24", CERTAIN),
    ("in a week", "2027-03-10", CERTAIN),
    ("in two months", "2027-05-03", CERTAIN),
    ("om 2 år", "2029-03-03", CERTAIN),
    ("3 weeks ago", "2027-02-10", CERTAIN),
    ("friday", "2027-03-05", CERTAIN),
    ("fredag", "2027-03-05", CERTAIN),
    ("next monday", "2027-03-08", CERTAIN),
    ("next friday", "2027-03-05", GUESS),
    ("wednesday", "2027-03-10", GUESS),
    ("last friday", "2027-02-26", CERTAIN),
    ("end of june", "2027-06-30", GUESS),
    ("end of June 2028", "2028-06-30", CERTAIN),
    ("mid-June 2028", "2028-06-15", GUESS),
    ("start of 2029", "2029-01-01", CERTAIN),
    ("end of the month", "2027-03-31", CERTAIN),
    ("end of next quarter", "2027-06-30", CERTAIN),
    ("next month", "2027-04-30", GUESS),
    ("next week", "2027-03-12", GUESS),
    ("next wensday", "2027-03-10", GUESS),
    ("12 feburary 2028", "2028-02-12", GUESS),
]


@pytest.mark.parametrize(("typed", "expected", "guess"), DAYS)
def test_a_day_is_understood_as_people_write_it(typed: str, expected: str, guess: bool) -> None:
    found = day(typed, TODAY)
    assert (found.value.isoformat(), found.guess) == (expected, guess)


def test_a_day_is_read_back_with_its_weekday() -> None:
    assert day("2.4.27", TODAY).said == "2 April 2027, a Friday"
    assert day("2/4/27", TODAY).said == "2 April 2027, a Friday (day first)"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "next week or so",
            '"next week or so": which day? Type a date (2 April), a week (W12), '
            'a quarter (Q2 2027), or "in 3 weeks".',
        ),
        (
            "31 February",
            '"31 February": February has 29 days at most. Type 28 February, or another day.',
        ),
        ("31 June", '"31 June": June has 30 days at most. Type 30 June, or another day.'),
        (
            "31. september",
            '"31. september": September has 30 days at most. Type 30 September, or another day.',
        ),
        (
            "31 April 2027",
            '"31 April 2027": April 2027 has 30 days. Type 30 April 2027, or another day.',
        ),
        (
            "29 February 2027",
            '"29 February 2027": February 2027 has 28 days. Type 28 February 2027, or another day.',
        ),
        (
            "4/13/27",
            '"4/13/27": there is no month 13. Type the month as a word: 13 April.',
        ),
        ("thuesday", '"thuesday": do you mean Tuesday or Thursday?'),
        (
            "Monday 2 April 2027",
            '"Monday 2 April 2027": 2 April 2027 is a Friday, not a Monday. '
            "Type the date that is meant.",
        ),
        (
            "2 April 1789",
            '"2 April 1789": the year is not from 1900 to 2200. Type a year in between.',
        ),
        (
            "week 60",
            '"week 60": there is no week 60 then. Type a week from 1 to 52, or a date.',
        ),
    ],
)
def test_a_day_that_is_not_understood_gets_a_sentence_that_helps(typed: str, sentence: str) -> None:
    with pytest.raises(ParseError) as refused:
        day(typed, TODAY)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "5", "44353", "soon", "2-4 april", "٣ april", "² april", "2 april at 10:00",
     "0/0/2027", "00.04.2027", "in 99999 years", "99999 days ago", "2201", "1899-12-31",
     "1 may 2 june", "friday monday", "end of 2 april", "q5 2027", "2027-04-02T10:00"],
)  # fmt: skip
def test_what_is_no_single_day_is_refused(typed: str) -> None:
    with pytest.raises(ParseError):
        day(typed, TODAY)


DATES = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(DATES, st.sampled_from(["{:%Y-%m-%d}", "{0.day}.{0.month}.{0.year}", "{:%d %B %Y}",
                               "{:%B %d, %Y}", "{:%a %d %b %Y}", "{:%d/%m/%Y}"]))  # fmt: skip
def test_every_day_in_every_form_is_that_day_and_reads_back(when: date, form: str) -> None:
    found = day(form.format(when), TODAY)
    assert found.value == when
    assert day(found.said, TODAY).value == when


@pytest.mark.parametrize(
    ("typed", "mild"),
    [
        ("1 September", True), ("3 March", True), ("3 December", True), ("fre 2. apr", True),
        ("13.4.", True), ("2.4", True), ("4 December", True), ("29 feb", True),
        ("q2", True), ("april", True), ("mid june", True), ("week 12", True), ("W12 2028", True),
        ("2 March", False), ("1 February", False), ("2/4", False), ("february", False),
        ("2 Apirl", False), ("summer", False), ("2 April 2027", False),
    ],
)  # fmt: skip
def test_a_guess_is_mild_where_hardly_anything_else_can_be_meant(typed: str, mild: bool) -> None:
    assert day(typed, TODAY).mild is mild


@given(DATES, st.integers(1, 400), st.sampled_from(["days", "weeks"]))
def test_in_so_many_days_or_weeks(today: date, count: int, span: str) -> None:
    expected = today + timedelta(count * (7 if span == "weeks" else 1))
    if expected.year <= 2200:
        assert day(f"in {count} {span}", today).value == expected


@given(st.dates(date(1900, 1, 1), date(2180, 12, 31)), DATES)
def test_without_a_year_it_is_the_next_such_day(today: date, when: date) -> None:
    found = day(f"{when:%d %B}", today)
    assert found.guess
    assert (found.value.month, found.value.day) == (when.month, when.day)
    longest = 8 * 366 if (when.month, when.day) == (2, 29) else 366
    assert 0 <= (found.value - today).days < longest


@given(st.dates(date(1900, 1, 10), date(2200, 12, 20)), st.integers(0, 6))
def test_a_weekday_is_within_the_next_seven_days(today: date, ahead: int) -> None:
    when = today + timedelta(ahead + 1)
    assert day(f"{when:%A}", today).value == when
    assert day(f"last {when:%A}", today).value == today - timedelta(6 - ahead or 7)
