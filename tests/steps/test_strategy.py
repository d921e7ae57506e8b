"""Step 9 says where income ends, what minus 30 percent leaves, and what has no owner."""

import copy
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterdyn.calculations.months import months_between, year_earlier
from clusterdyn.calculations.percent import whole_percent
from clusterdyn.calculations.resilience import income_by_year
from clusterdyn.steps.strategy.prefills import kind_of_source
from support.bench import Bench

TODAY = date(2027, 4, 1)

FORMALISATION = {
    "categories": {
        "sme": {"name": "SME", "fee": 600, "expected_members": 18, "votes": 1},
        "large": {"name": "Large", "fee": 4000, "expected_members": 4, "votes": 1},
        "utilities": {"name": "Utilities", "fee": 2500, "expected_members": 6, "votes": 1},
        "research": {"name": "Research", "fee": 1000, "expected_members": 3, "votes": 1},
    },
    "costs": {
        "staff": {"line": "Staff 0.8 FTE", "per_year": 60000},
        "activities": {"line": "Activities", "per_year": 20000},
        "administration": {"line": "Administration", "per_year": 8000},
    },
    "other_income": {
        "region": {
            "source": "Region",
            "per_year": 45000,
            "certainty": "likely",
            "ends": "2028-12-31",
        }
    },
}

STEP = {
    "horizon": 2031,
    "changes": {"rules": {"text": "stricter wastewater rules", "kind": "chance"}},
    "options": {
        "newsletter": {"text": "More news", "kind": "deepen", "value": 1, "feasible": 5},
        "dutch": {"text": "Dutch firms test here", "kind": "go abroad", "value": 4, "feasible": 3},
    },
    "priorities": {
        "dutch": {"owner": "ole", "indicator": "dutch-tests", "target": 6, "per_year": 15000}
    },
    "income_mix": {
        "public-base": {"today": 50, "then": 30},
        "projects": {"today": 0, "then": 15},
        "fees": {"today": 50, "then": 45},
        "services": {"today": 0, "then": 10},
        "sponsors": {"today": 0, "then": 0},
    },
    "minus_30": {
        "staff": {"keep": 60000},
        "activities": {"keep": 5000},
        "administration": {"keep": 8000},
    },
    "stop_doing": ["newsletter"],
    "end_rule": "under 15 members",
}


def whole_dossier():
    return {
        "passport": {"currency": "EUR"},
        "people": {"ole": {"name": "Ole Bak"}},
        "indicators": {"dutch-tests": {"name": "Tests for Dutch firms"}},
        "steps": {
            "structure": {"fte": 0.8},
            "formalisation": copy.deepcopy(FORMALISATION),
            "strategy": copy.deepcopy(STEP),
        },
    }


BENCH = Bench("strategy", whole_dossier(), TODAY)


@pytest.fixture
def data():
    return whole_dossier()


def shown(data, name):
    """(sentence, rows) of the result, or None while it cannot be worked out."""
    for sentence, one in BENCH.shown(name, data):
        return sentence, list(one.rows)
    return None


class TestFigures:
    def test_minus_thirty_leaves_two_thirds_of_a_person(self, data):
        sentence, _ = shown(data, "minus-30")
        assert sentence == "Minus 30 percent leaves EUR 49,860 for staff, or 0.66 full-time people."

    def test_staff_can_be_missing_altogether(self, data):
        data["steps"]["strategy"]["minus_30"]["activities"]["keep"] = 60000
        sentence, _ = shown(data, "minus-30")
        assert sentence == "Minus 30 percent leaves −EUR 5,140 for staff, or 0.00 full-time people."

    def test_no_figure_without_a_staff_line(self, data):
        data["steps"]["formalisation"]["costs"]["staff"]["line"] = "Rooms"
        assert shown(data, "minus-30") is None

    def test_no_figure_before_step_seven_says_how_many_people(self, data):
        del data["steps"]["structure"]["fte"]
        assert shown(data, "minus-30") is None

    def test_income_falls_when_the_grant_ends(self, data):
        sentence, years = shown(data, "cliff")
        assert sentence == "EUR 45,000 of EUR 89,800 a year ends by 2031: Region."
        assert years == [
            (2027, "EUR 89,800"),
            (2028, "EUR 89,800"),
            (2029, "EUR 44,800"),
            (2030, "EUR 44,800"),
            (2031, "EUR 44,800"),
        ]

    def test_no_cliff_when_nothing_ends(self, data):
        data["steps"]["formalisation"]["other_income"]["region"]["ends"] = None
        assert shown(data, "cliff") is None

    def test_a_grant_that_ends_in_june_counts_half_a_year(self):
        assert income_by_year(100, [(1000, date(2028, 6, 30))], [2028]) == {2028: 600}

    def test_options_by_value_and_feasibility(self, data):
        sentence, rows = shown(data, "ranking")
        assert sentence == "First by value and feasibility: Dutch firms test here (12 of 25)."
        assert rows == [("Dutch firms test here", 12), ("More news", 5)]

    def test_the_kind_of_income_that_changes_most(self, data):
        sentence, _ = shown(data, "mix-change")
        assert sentence == "Most has to change in public base: from 50 to 30 of 100."

    def test_no_change_is_said_when_both_columns_are_alike(self, data):
        for share in data["steps"]["strategy"]["income_mix"].values():
            share["then"] = share["today"]
        assert shown(data, "mix-change") is None


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
    def test_good_answers_have_no_finding_but_the_grant(self, data):
        names = [
            rule.id.partition(".")[2]
            for rule in BENCH.step.rules.rules
            if rule.severity != "suggestion"
        ]
        assert [name for name in names if BENCH.matches(name, data)] == ["grant-ends"]

    def test_priority_without_an_owner(self, data):
        del data["steps"]["strategy"]["priorities"]["dutch"]["owner"]
        assert [match.path for match in BENCH.matches("priority-unowned", data)] == [
            "priorities.dutch.owner"
        ]
        assert BENCH.said("priority-unowned", data) == [
            '"Dutch firms test here" has no owner. Whose is it?'
        ]

    def test_priority_still_being_typed(self, data):
        data["steps"]["strategy"]["priorities"]["dutch"] = {}
        assert BENCH.matches("priority-unowned", data) == []

    def test_coins_that_do_not_make_a_hundred(self, data):
        data["steps"]["strategy"]["income_mix"]["fees"]["then"] = 40
        assert BENCH.said("coins-not-100", data) == [
            "Do the coins make 100? The coins in 2031 make 95."
        ]
        data["steps"]["strategy"]["income_mix"]["fees"]["today"] = 51
        assert [match.key for match in BENCH.matches("coins-not-100", data)] == ["today", "then"]

    def test_coins_still_being_counted(self, data):
        del data["steps"]["strategy"]["income_mix"]["fees"]
        assert BENCH.matches("coins-not-100", data) == []
        data["marks"] = {"closed": {"steps.strategy.income_mix": True}}
        assert len(BENCH.matches("coins-not-100", data)) == 2

    @pytest.mark.parametrize("stops", [None, []])
    def test_nothing_stops(self, data, stops):
        data["steps"]["strategy"]["stop_doing"] = stops
        assert len(BENCH.matches("nothing-stops", data)) == 1

    def test_nothing_is_said_before_the_question_was_asked(self, data):
        del data["steps"]["strategy"]["stop_doing"]
        assert BENCH.matches("nothing-stops", data) == []

    def test_grant_ends_inside_the_horizon(self, data):
        assert BENCH.said("grant-ends", data) == [
            "Region ends on 31 December 2028, inside the horizon. What replaces it?"
        ]
        data["steps"]["strategy"]["horizon"] = 2027
        assert BENCH.matches("grant-ends", data) == []

    @pytest.mark.parametrize(
        ("year", "speaks"), [(2029, True), (2030, False), (2037, False), (2038, True)]
    )
    def test_horizon_three_to_ten_years_ahead(self, data, year, speaks):
        data["steps"]["strategy"]["horizon"] = year
        assert bool(BENCH.matches("horizon-range", data)) is speaks


class TestSuggestions:
    def test_replacement_starts_twelve_months_before(self, data):
        assert BENCH.said("start-replacement", data) == [
            "Start on what replaces Region by 31 December 2027"
        ]

    def test_sell_a_service_when_too_few_people_are_left(self, data):
        assert BENCH.matches("sell-one-service", data) == []  # 0.66 is above half a person
        data["steps"]["strategy"]["minus_30"]["activities"]["keep"] = 20000
        assert len(BENCH.matches("sell-one-service", data)) == 1  # 34,860 / 75,000 = 0.46

    def test_option_abroad(self, data):
        assert BENCH.said("plan-next-trip", data) == [
            "Plan the next trip for: Dutch firms test here"
        ]
        data["steps"]["strategy"]["options"]["dutch"]["kind"] = "widen"
        assert BENCH.matches("plan-next-trip", data) == []


class TestOffers:
    def test_best_options_first(self, data):
        assert [proposal.key for proposal in BENCH.offered("priorities", data)] == [
            "dutch",
            "newsletter",
        ]

    def test_todays_coins_come_from_step_eight(self, data):
        proposals = BENCH.offered("income_mix", data)
        assert [(proposal.key, proposal.values["today"]) for proposal in proposals] == [
            ("public-base", 50),
            ("projects", 0),
            ("fees", 50),
            ("services", 0),
            ("sponsors", 0),
        ]

    def test_coins_are_open_when_step_eight_is_open(self, data):
        del data["steps"]["formalisation"]["other_income"]
        proposals = BENCH.offered("income_mix", data)
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

    def test_the_groups_own_kind_counts_more_than_the_guess(self, data):
        data["steps"]["formalisation"]["other_income"]["region"]["kind"] = "sponsors"
        assert BENCH.offered("income_mix", data)[4].values == {"today": 50}

    def test_cost_lines_with_what_they_cost_now(self, data):
        assert [proposal.label for proposal in BENCH.offered("minus_30", data)] == [
            "Staff 0.8 FTE (EUR 60,000)",
            "Activities (EUR 20,000)",
            "Administration (EUR 8,000)",
        ]

    @pytest.mark.parametrize(
        ("ends", "year"),
        [("2028-12-31", 2031), ("2033-06-30", 2034), ("2045-01-01", 2037), (None, 2031)],
    )
    def test_horizon_lies_behind_the_first_grant(self, data, ends, year):
        data["steps"]["formalisation"]["other_income"]["region"]["ends"] = ends
        assert BENCH.value("horizon", data) == year


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(0, 10**12), min_size=1))
def test_whole_percents_always_make_a_hundred(amounts):
    shares = whole_percent(amounts)
    total = sum(amounts.values())
    assert sum(shares.values()) == (100 if total else 0)
    for key, amount in amounts.items():
        assert total == 0 or abs(shares[key] - amount * 100 / total) < 1


def test_good_answers_are_valid_and_nothing_of_them_is_lost():
    BENCH.check_fits()
