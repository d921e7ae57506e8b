"""Values given without a dialogue: understood and read back, or refused with a way out.

Today is 2 April 2027; the cluster counts in DKK.
"""

import pytest

RENT = "formalisation.costs.rent.per_year"
REVIEW = "plan.review_date"


@pytest.mark.parametrize("typed", ["NO", "no", "Norway", "Norwegen", "Noruega", "Norge"])
def test_norway_is_a_country_and_no_word_for_nothing(desk, typed):
    desk.run("set", "passport.country", "SE")
    assert desk.run("set", "passport.country", typed).code == 0
    assert desk.at("passport.country") == "NO"


@pytest.mark.parametrize("text", ["passport: {country: NO}", "passport:\n  country: no"])
def test_norway_is_a_country_in_a_file_too(desk, text):
    desk.write("a.yaml", text)
    assert desk.run("fill", "a.yaml").code == 0
    assert desk.at("passport.country") == "NO"


@pytest.mark.parametrize("typed", ["kroners", "XX", "none of these", "QQ"])
def test_what_is_no_code_is_refused_in_every_way_in(desk, typed):
    before = desk.content
    desk.write("a.yaml", f"passport: {{currency: {typed}, country: {typed}}}")
    for words in (
        ("set", "passport.currency", typed),
        ("set", "passport.country", typed),
        ("fill", "a.yaml"),
        ("new", "Another", "--country", typed),
        ("new", "Another", "--currency", typed),
    ):
        ended = desk.run(*words)
        assert ended.code == 2 and "for example DK" in ended.err
    assert desk.content == before


def test_a_currency_is_named_as_people_do(desk):
    desk.run("set", "passport.country", "NO")
    desk.run("set", "passport.currency", "kroner")
    assert desk.at("passport.currency") == "NOK"
    desk.run("set", "passport.currency", "euro")
    assert desk.at("passport.currency") == "EUR"
    desk.run("set", "passport.country", "DE")
    assert "Type DKK, SEK, NOK or ISK." in desk.run("set", "passport.currency", "kroner").err


@pytest.mark.parametrize("typed", ["W15", "KW 15", "wk 15", "v. 15", "2027-W15", "15. uge"])
def test_weeks_as_people_write_them(desk, typed):
    assert "was read as 16 April 2027, a Friday" in desk.run("set", REVIEW, typed).err
    assert desk.at("steps.plan.review_date") == "2027-04-16"


@pytest.mark.parametrize(
    ("typed", "remark"), [("2 May 2127", "in 100 years"), ("2 May 1927", "100 years ago")]
)
def test_a_century_off_is_said(desk, typed, remark):
    assert remark in desk.run("set", REVIEW, typed).err


def test_the_day_that_june_has(desk):
    ended = desk.run("set", REVIEW, "31 June")
    assert ended.code == 2 and "Type 30 June, or another day." in ended.err


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("TDKK 40", 40_000), ("MDKK 2", 2_000_000), ("500/month", 6_000), ("none", 0), ("free", 0)],
)
def test_amounts_as_people_write_them(desk, typed, amount):
    assert desk.run("set", RENT, typed).code == 0
    assert desk.at(f"steps.{RENT}") == amount


def test_hours_of_another_time_are_converted_and_said(desk):
    ended = desk.run("set", "leadership.hours_asked", "2h/week")
    assert '"2h/week" was read as 8.7 hours a month (2 a week).' in ended.err
    assert desk.at("steps.leadership.hours_asked") == 8.7
    refused = desk.run("set", "leadership.hours_asked", "a few")
    assert "Type hours a month, from 0 to 744." in refused.err


@pytest.mark.parametrize("typed", ["none", "nothing", "no", "free", "0"])
def test_nothing_in_a_number_is_zero(desk, typed):
    desk.run("set", "indicators.jobs.readings.2027-01-01.value", "12")
    desk.run("set", "indicators.jobs.readings.2027-01-01.value", typed)
    assert desk.at("indicators.jobs.readings.2027-01-01.value") == 0


@pytest.mark.parametrize("typed", ["unknown", "don't know", "-", "empty", "ved ikke"])
def test_an_answer_is_emptied_by_a_clear_word_for_it(desk, typed):
    desk.run("set", "indicators.jobs.readings.2027-01-01.value", "12")
    desk.run("set", "indicators.jobs.readings.2027-01-01.value", typed)
    assert desk.at("indicators.jobs.readings.2027-01-01.value") is None


def test_no_empties_no_line(desk):
    desk.run("set", "passport.region", "Fyn")
    desk.run("set", "passport.region", "no")
    assert desk.at("passport.region") is not None


@pytest.mark.parametrize("typed", ["-5", "-5,5", "-1.000"])
def test_a_number_below_zero_is_a_value(desk, typed):
    ended = desk.run("set", "vision.bold_goal.value", typed)
    assert ended.code == 0
    assert desk.at("steps.vision.bold_goal.value") < 0


def test_an_option_that_does_not_exist_is_still_refused(desk):
    assert desk.run("set", "vision.year", "-x").code == 2


def test_a_month_is_the_first_day_of_a_start_and_the_last_of_an_end(desk):
    for path in ("plan.actions.rig.start", "plan.actions.rig.due"):
        desk.run("set", path, "March 2028")
    assert desk.at("steps.plan.actions.rig.start") == "2028-03-01"
    assert desk.at("steps.plan.actions.rig.due") == "2028-03-31"


@pytest.mark.parametrize("typed", ["don't know", "unknown", "?", "weiß nicht"])
def test_dont_know_is_the_choice_that_says_so(desk, typed):
    desk.run("set", "leadership.leaders.karen.mandate", typed)
    assert desk.at("steps.leadership.leaders.karen.mandate") == "unknown"
