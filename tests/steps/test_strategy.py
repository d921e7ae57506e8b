"""Step 9 says where income ends, what minus 30 percent leaves, and what has no owner."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterdyn.calculations.months import months_between, year_earlier
from clusterdyn.calculations.percent import whole_percent
from clusterdyn.calculations.resilience import income_by_year
from clusterdyn.steps.strategy.prefills import kind_of_source
from support.bench import WAITS, Bench
from support.budget import CATEGORIES, COSTS, grant

BENCH = Bench("strategy", date(2027, 4, 1))
matches, paths, said = BENCH.matches, BENCH.paths, BENCH.said
shown, sentence = BENCH.shown, BENCH.sentence


def year(**of_grant: Any) -> dict[str, Any]:
    """What step 8 says of a year; the grant ends at the end of 2028."""
    return {
        "structure.fte": 0.8,
        "formalisation.categories": CATEGORIES,
        "formalisation.costs": COSTS,
        "formalisation.other_income": grant(**{"ends": "2028-12-31"} | of_grant),
    }


def keeping(activities: int) -> dict[str, Any]:
    """What each cost line keeps of minus 30 percent."""
    kept = {"staff": 60000, "activities": activities, "administration": 8000}
    return {"minus_30": {line: {"keep": amount} for line, amount in kept.items()}}


def coins(**then: int) -> dict[str, Any]:
    """The hundred coins today and in the year of the horizon."""
    today = {"public-base": 50, "projects": 0, "fees": 50, "services": 0, "sponsors": 0}
    usual = {"public-base": 30, "projects": 15, "fees": 45, "services": 10, "sponsors": 0}
    wanted = usual | then
    return {"income_mix": {k: {"today": today[k], "then": wanted[k]} for k in today}}


DUTCH = {"text": "Dutch firms test here", "kind": "go abroad", "value": 4, "feasible": 3}
NEWS = {"text": "More news", "kind": "deepen", "value": 1, "feasible": 5}
OPTIONS = {"newsletter": NEWS, "dutch": DUTCH}


class TestFigures:
    def test_minus_thirty_leaves_two_thirds_of_a_person(self):
        assert sentence("minus-30", year(), **keeping(activities=5000)) == (
            "Minus 30 percent leaves EUR 49,860 for staff, or 0.66 full-time people."
        )

    def test_staff_can_be_missing_altogether(self):
        assert sentence("minus-30", year(), **keeping(activities=60000)) == (
            "Minus 30 percent leaves −EUR 5,140 for staff, or 0.00 full-time people."
        )

    def test_no_figure_without_a_staff_line(self):
        rooms = COSTS | {"staff": {"line": "Rooms", "per_year": 60000}}
        assert sentence("minus-30", year() | {"formalisation.costs": rooms}, **keeping(5000)) == ""

    def test_no_figure_before_step_seven_says_how_many_people(self):
        before = {path: value for path, value in year().items() if path != "structure.fte"}
        assert sentence("minus-30", before, **keeping(5000)) == WAITS

    def test_income_falls_when_the_grant_ends(self):
        ((told, one),) = shown("cliff", year(), horizon=2031)
        assert told == "EUR 45,000 of EUR 89,800 a year ends by 2031: Region."
        assert one.rows == [
            (2027, "EUR 89,800"),
            (2028, "EUR 89,800"),
            (2029, "EUR 44,800"),
            (2030, "EUR 44,800"),
            (2031, "EUR 44,800"),
        ]

    def test_no_cliff_when_nothing_ends(self):
        assert sentence("cliff", year(ends=None), horizon=2031) == ""

    def test_a_grant_that_ends_in_june_counts_half_a_year(self):
        assert income_by_year(100, [(1000, date(2028, 6, 30))], [2028]) == {2028: 600}

    def test_options_by_value_and_feasibility(self):
        ((told, one),) = shown("ranking", options=OPTIONS)
        assert told == "First by value and feasibility: Dutch firms test here (12 of 25)."
        assert one.rows == [("Dutch firms test here", 12), ("More news", 5)]

    def test_the_kind_of_income_that_changes_most(self):
        told = "Most has to change in public base: from 50 to 30 of 100."
        assert sentence("mix-change", **coins()) == told

    def test_no_change_is_said_when_both_columns_are_alike(self):
        alike = coins(**{"public-base": 50, "projects": 0, "fees": 50, "services": 0})
        assert sentence("mix-change", **alike) == ""


class TestMonths:
    @pytest.mark.parametrize(
        ("start", "end", "months"),
        [
            (date(2027, 4, 1), date(2029, 4, 1), 24),
            (date(2027, 4, 1), date(2029, 3, 31), 23),
            (date(2027, 4, 15), date(2027, 5, 14), 0),
            (date(2027, 4, 1), date(2027, 3, 1), -1),
        ],
    )
    def test_full_months_between(self, start, end, months):
        assert months_between(start, end) == months

    def test_a_year_before_a_leap_day(self):
        assert year_earlier(date(2028, 2, 29)) == date(2027, 2, 28)


class TestRules:
    def test_good_answers_have_no_finding_but_the_grant(self):
        dutch = {"owner": "ole", "indicator": "visits", "target": 6, "per_year": 15000}
        good = {
            "horizon": 2031, "options": OPTIONS, "priorities": {"dutch": dutch},
            "stop_doing": ["newsletter"], "end_rule": "under 15 members",
            "changes": {"rules": {"text": "stricter rules", "kind": "chance"}},
        }  # fmt: skip
        names = [
            rule.id.partition(".")[2]
            for rule in BENCH.step.rules.rules
            if rule.severity != "suggestion"
        ]
        found = {name: paths(name, year(), **good, **coins(), **keeping(5000)) for name in names}
        assert [name for name in names if found[name]] == ["grant-ends"]

    def test_priority_without_an_owner(self):
        priorities = {"dutch": {"indicator": "visits", "target": 6}}
        assert paths("priority-unowned", options=OPTIONS, priorities=priorities) == [
            "priorities.dutch.owner"
        ]
        assert said("priority-unowned", options=OPTIONS, priorities=priorities) == [
            '"Dutch firms test here" has no owner. Whose is it?'
        ]

    def test_priority_still_being_typed(self):
        assert matches("priority-unowned", options=OPTIONS, priorities={"dutch": {}}) == []

    def test_coins_that_do_not_make_a_hundred(self):
        short = coins(fees=40)
        assert said("coins-not-100", horizon=2031, **short) == [
            "Do the coins make 100? The coins in 2031 make 95."
        ]
        short["income_mix"]["fees"]["today"] = 51
        assert BENCH.keys("coins-not-100", horizon=2031, **short) == ["today", "then"]

    def test_coins_still_being_counted(self):
        counted = coins()
        del counted["income_mix"]["fees"]
        assert matches("coins-not-100", horizon=2031, **counted) == []
        closed = {"marks.closed": {f"{BENCH.at}.income_mix": True}}
        assert BENCH.keys("coins-not-100", closed, horizon=2031, **counted) == ["today", "then"]

    @pytest.mark.parametrize("stops", [None, []])
    def test_nothing_stops(self, stops):
        assert paths("nothing-stops", stop_doing=stops) == ["stop_doing"]

    def test_nothing_is_said_before_the_question_was_asked(self):
        assert matches("nothing-stops", options=OPTIONS) == WAITS

    def test_grant_ends_inside_the_horizon(self):
        assert said("grant-ends", year(), horizon=2031) == [
            "Region ends on 31 December 2028, inside the horizon. What replaces it?"
        ]
        assert matches("grant-ends", year(), horizon=2027) == []

    @pytest.mark.parametrize(
        ("horizon", "speaks"), [(2029, True), (2030, False), (2037, False), (2038, True)]
    )
    def test_horizon_three_to_ten_years_ahead(self, horizon, speaks):
        assert paths("horizon-range", horizon=horizon) == ["horizon"] * speaks


class TestSuggestions:
    def test_replacement_starts_twelve_months_before(self):
        assert said("start-replacement", year(), horizon=2031) == [
            "Start on what replaces Region by 31 December 2027"
        ]

    def test_sell_a_service_when_too_few_people_are_left(self):
        assert matches("sell-one-service", year(), **keeping(5000)) == []  # 0.66 of a person
        assert len(matches("sell-one-service", year(), **keeping(20000))) == 1  # 34,860 / 75,000

    def test_option_abroad(self):
        abroad = {"priorities": {"dutch": {"owner": "ole"}}, "options": {"dutch": DUTCH}}
        assert said("plan-next-trip", **abroad) == ["Plan the next trip for: Dutch firms test here"]
        wider = {**abroad, "options": {"dutch": DUTCH | {"kind": "widen"}}}
        assert matches("plan-next-trip", **wider) == []


class TestOffers:
    def test_best_options_first(self):
        assert BENCH.proposed("priorities", options=OPTIONS) == ["dutch", "newsletter"]

    def test_todays_coins_come_from_step_eight(self):
        proposals = BENCH.offered("income_mix", year())
        assert [(proposal.key, proposal.values["today"]) for proposal in proposals] == [
            ("public-base", 50),
            ("projects", 0),
            ("fees", 50),
            ("services", 0),
            ("sponsors", 0),
        ]

    def test_coins_are_open_when_step_eight_is_open(self):
        proposals = BENCH.offered("income_mix", {"formalisation.categories": CATEGORIES})
        assert len(proposals) == 5
        assert all(not proposal.values for proposal in proposals)

    @pytest.mark.parametrize(
        ("source", "kind"),
        [
            ("Region", "public-base"),
            ("Interreg project", "projects"),
            ("courses and events", "services"),
            ("Parental leave fund", "public-base"),
            ("Savings bank", "sponsors"),
        ],
    )
    def test_a_sources_name_gives_a_first_guess(self, source, kind):
        assert kind_of_source(source) == kind

    def test_the_groups_own_kind_counts_more_than_the_guess(self):
        assert BENCH.offered("income_mix", year(kind="sponsors"))[4].values == {"today": 50}

    def test_cost_lines_with_what_they_cost_now(self):
        assert [proposal.label for proposal in BENCH.offered("minus_30", year())] == [
            "Staff 0.8 FTE (EUR 60,000)",
            "Activities (EUR 20,000)",
            "Administration (EUR 8,000)",
        ]

    @pytest.mark.parametrize(
        ("ends", "horizon"),
        [("2028-12-31", 2031), ("2033-06-30", 2034), ("2045-01-01", 2037), (None, 2031)],
    )
    def test_horizon_lies_behind_the_first_grant(self, ends, horizon):
        assert BENCH.value("horizon", year(ends=ends)) == horizon


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(0, 10**12), min_size=1))
def test_whole_percents_always_make_a_hundred(amounts):
    shares = whole_percent(amounts)
    total = sum(amounts.values())
    assert sum(shares.values()) == (100 if total else 0)
    for key, amount in amounts.items():
        assert total == 0 or abs(shares[key] - amount * 100 / total) < 1
