"""Step 8 says what fees bring, where the year breaks even, and who carries it."""

import copy
from datetime import date

import pytest

from clusterdyn.calculations.fees import (
    break_even_members,
    largest_share,
    result_if_members_stay_away,
)
from clusterdyn.steps.formalisation.forms import forms_in
from support.bench import Bench

TODAY = date(2027, 4, 1)

# The worked example of the field: 31 members, one region's grant, three cost lines.
STEP = {
    "need_now": ["hold money", "apply for grants"],
    "legal_form": "association",
    "form_reason": "one member, one vote",
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
            "ends": "2030-12-31",
        }
    },
    "rules_state": {"votes": {"state": "agreed"}},
    "fee_votes": {"karen": {"fist": 4}, "ole": {"fist": 2}},
}


def whole_dossier():
    return {
        "passport": {"country": "DK", "currency": "EUR", "in_the_room": ["karen", "ole"]},
        "people": {"karen": {"name": "Karen Holm"}, "ole": {"name": "Ole Bak"}},
        "steps": {"formalisation": copy.deepcopy(STEP)},
    }


BENCH = Bench("formalisation", whole_dossier(), TODAY)


@pytest.fixture
def data():
    return whole_dossier()


def shown(data, name):
    """The sentence of the result, or None while it cannot be worked out."""
    return BENCH.sentence(name, data) or None


class TestFigures:
    def test_worked_numbers(self, data):
        assert shown(data, "fees") == "31 members pay EUR 44,800 a year."
        assert shown(data, "result") == "A calm year ends with EUR 1,800."
        assert shown(data, "stay-away") == "If three in ten stay away, it ends with −EUR 11,640."

    def test_break_even_at_the_present_mix(self, data):
        assert shown(data, "break-even") == (
            "The year pays for itself with 30 members in this mix. You expect 31."
        )

    def test_break_even_needs_somebody_who_pays(self, data):
        for category in data["steps"]["formalisation"]["categories"].values():
            category["fee"] = 0
        assert shown(data, "break-even") is None

    @pytest.mark.parametrize(
        ("other", "costs", "members"), [(0, 100, 10), (0, 101, 11), (50, 100, 5), (200, 100, 0)]
    )
    def test_break_even_rounds_up_and_never_below_zero(self, other, costs, members):
        assert break_even_members(fees=100, members=10, other=other, costs=costs) == members

    def test_stay_away_touches_fees_only(self):
        assert result_if_members_stay_away(fees=1000, other=500, costs=1200) == 0

    def test_largest_source(self, data):
        assert shown(data, "largest-source") == "Largest source: Region, 50% of the income."
        assert largest_share({"a": 0}) is None

    def test_private_share_waits_until_every_kind_is_known(self, data):
        step = data["steps"]["formalisation"]
        assert shown(data, "private-share") is None
        for key, helix in zip(
            step["categories"], ("company", "company", "public", "research"), strict=True
        ):
            step["categories"][key]["helix"] = helix
        assert shown(data, "private-share") is None
        step["other_income"]["region"]["kind"] = "public-base"
        assert shown(data, "private-share") == "Firms pay 30% of the income."  # 26,800 of 89,800
        step["other_income"]["region"]["kind"] = "services"
        assert shown(data, "private-share") == "Firms pay 80% of the income."

    def test_fee_votes(self, data):
        assert shown(data, "fee-votes") == "Fees: mean 3.0 of 5, lowest 2."

    def test_nothing_is_shown_before_the_costs_are_known(self, data):
        del data["steps"]["formalisation"]["costs"]
        assert shown(data, "result") is None
        assert shown(data, "fees") is not None

    def test_no_other_income_counts_as_zero(self, data):
        data["steps"]["formalisation"]["other_income"] = None
        assert shown(data, "result") == "A calm year ends with −EUR 43,200."


class TestRules:
    def test_complete_answers_have_no_error(self, data):
        assert BENCH.matches("no-costs", data) == []
        assert BENCH.matches("one-payer", data) == []

    def test_costs_left_out(self, data):
        data["steps"]["formalisation"]["costs"] = {}
        assert [match.path for match in BENCH.matches("no-costs", data)] == ["costs"]

    def test_cost_line_without_an_amount(self, data):
        del data["steps"]["formalisation"]["costs"]["staff"]["per_year"]
        assert BENCH.matches("no-costs", data) == []  # still being typed
        data["marks"] = {"closed": {"steps.formalisation.costs": True}}
        assert [match.path for match in BENCH.matches("no-costs", data)] == ["costs.staff.per_year"]

    def test_one_source_above_sixty_percent(self, data):
        region = data["steps"]["formalisation"]["other_income"]["region"]
        region["per_year"] = 67_200  # exactly 60 percent of 112,000
        assert BENCH.matches("one-payer", data) == []
        region["per_year"] = 67_201
        assert BENCH.said("one-payer", data) == [
            "Region pays 60% of the income. Who pays if they stop?"
        ]

    def test_fee_above_the_prices_said(self, data):
        pilots = {"test-day": {"price_said": 400}, "course": {"price_said": None}}
        data["steps"]["quick_wins"] = {"pilots": pilots}
        assert [match.path for match in BENCH.matches("fee-over-price", data)] == [
            "categories.sme.fee"
        ]
        assert BENCH.said("fee-over-price", data) == [
            "You said EUR 400 for the pilots. SME would pay EUR 600 a year. What changed?"
        ]
        assert BENCH.said("ask-ten-firms", data) == [
            "Ask ten firms whether they would pay EUR 600 a year"
        ]

    def test_fee_within_the_prices_said(self, data):
        data["steps"]["quick_wins"] = {"pilots": {"test-day": {"price_said": 4000}}}
        assert BENCH.matches("fee-over-price", data) == []

    def test_fee_of_others_than_firms_is_no_price_question(self, data):
        data["steps"]["quick_wins"] = {"pilots": {"test-day": {"price_said": 3000}}}
        large = data["steps"]["formalisation"]["categories"]["large"]
        assert len(BENCH.matches("fee-over-price", data)) == 1
        large["helix"] = "public"
        assert BENCH.matches("fee-over-price", data) == []

    def test_no_price_said_no_question(self, data):
        assert BENCH.matches("fee-over-price", data) == []
        data["steps"]["quick_wins"] = {"pilots": {"test-day": {"price_said": None}}}
        assert BENCH.matches("fee-over-price", data) == []


class TestSuggestions:
    def test_form_chosen(self, data):
        assert BENCH.said("book-lawyer", data) == [
            "Book a lawyer for the form you chose (association)"
        ]
        assert BENCH.matches("look-again", data) == []

    def test_nothing_needed_yet(self, data):
        data["steps"]["formalisation"]["need_now"] = ["nothing yet"]
        assert BENCH.matches("book-lawyer", data) == []
        assert len(BENCH.matches("look-again", data)) == 1

    def test_hope_above_thirty_percent(self, data):
        assert BENCH.matches("budget-without-hope", data) == []
        data["steps"]["formalisation"]["other_income"]["region"]["certainty"] = "hope"
        assert BENCH.said("budget-without-hope", data) == [
            "Make a budget without the EUR 45,000 that are only hoped for"
        ]
        data["steps"]["formalisation"]["other_income"]["region"]["per_year"] = 19_200  # 30 percent
        assert BENCH.matches("budget-without-hope", data) == []

    @pytest.mark.parametrize(
        ("ends", "speaks"),
        [("2028-12-31", True), ("2029-03-31", True), ("2029-04-01", False), (None, False)],
    )
    def test_income_that_ends_within_two_years(self, data, ends, speaks):
        data["steps"]["formalisation"]["other_income"]["region"]["ends"] = ends
        assert [match.key for match in BENCH.matches("plan-replacement", data)] == [
            "region"
        ] * speaks

    def test_the_end_is_said_as_people_say_it(self, data):
        data["steps"]["formalisation"]["other_income"]["region"]["ends"] = "2028-12-31"
        assert BENCH.said("plan-replacement", data) == [
            "Plan what replaces the money of Region, which ends on 31 December 2028"
        ]


class TestOffers:
    def test_forms_have_the_names_of_the_country(self, data):
        assert ("association", "association (forening)") in BENCH.offered(
            "legal_form", data, "of_options"
        )

    def test_every_form_is_offered_when_the_country_is_not_known(self, data):
        del data["passport"]["country"]
        offered = [form for form, _ in BENCH.offered("legal_form", data, "of_options")]
        assert "EEIG" in offered and len(offered) == 8

    def test_no_european_grouping_outside_europe(self):
        assert "EEIG" not in dict(forms_in("CA"))
        assert "EEIG" in dict(forms_in("fr"))

    def test_money_in_sight_becomes_other_income(self, data):
        money = {"source": "Region", "amount": 40000, "certainty": "likely"}
        data["steps"]["plan"] = {"money_in_sight": {"region": money}}
        (proposal,) = BENCH.offered("other_income", data)
        assert (proposal.key, proposal.label) == ("region", "Region")
        assert proposal.values == {"source": "Region", "per_year": 40000, "certainty": "likely"}

    def test_nothing_in_sight_nothing_offered(self, data):
        assert BENCH.offered("other_income", data) == []

    def test_staff_as_agreed_in_step_seven(self, data):
        assert BENCH.offered("costs", data)[0].label == "Staff"
        data["steps"]["structure"] = {"fte": 0.8}
        assert BENCH.offered("costs", data)[0].values == {"line": "Staff 0.8 FTE"}

    def test_eight_rules_that_cause_quarrels(self, data):
        offered = BENCH.offered("rules_state", data)
        assert len(offered) == 8
        assert offered[4].key == "competition-law"

    def test_everybody_in_the_room_votes(self, data):
        assert [proposal.key for proposal in BENCH.offered("fee_votes", data)] == ["karen", "ole"]


def test_form_is_asked_only_when_something_needs_it():
    from clusterdyn.steps.formalisation.model import needs_a_form

    assert needs_a_form(["hold money"])
    assert not needs_a_form(["hold money", "nothing yet"])
    assert not needs_a_form(None)


def test_good_answers_are_valid_and_nothing_of_them_is_lost():
    BENCH.check_fits()
