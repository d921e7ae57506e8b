"""Step 8 says what fees bring, where the year breaks even, and who carries it."""

from datetime import date
from typing import Any

import pytest

from clusterdyn.calculations.fees import (
    break_even_members,
    largest_share,
    result_if_members_stay_away,
)
from clusterdyn.steps.formalisation.forms import forms_in
from clusterdyn.steps.formalisation.model import needs_a_form
from support.bench import WAITS, Bench
from support.budget import CATEGORIES, COSTS, grant

BENCH = Bench("formalisation", date(2027, 4, 1))
matches, paths, said, sentence = BENCH.matches, BENCH.paths, BENCH.said, BENCH.sentence
offered = BENCH.offered

# The worked example of the field: 31 members, one region's grant, three cost lines.
YEAR: dict[str, Any] = {"categories": CATEGORIES, "costs": COSTS, "other_income": grant()}


def prices(*said: int | None) -> dict[str, Any]:
    """Pilots with what firms said they would pay."""
    return {"quick_wins.pilots": {f"p{n}": {"price_said": price} for n, price in enumerate(said)}}


def ended(sure: str, likely: str, everything: str) -> str:
    """How a year ends, as income is counted."""
    return (
        f"A calm year ends with {sure} on signed income, with {likely} if the likely income comes "
        f"too, and with {everything} if everything comes."
    )


class TestFigures:
    def test_worked_numbers(self):
        assert sentence("fees", **YEAR) == "31 members pay EUR 44,800 a year."
        assert sentence("result", **YEAR) == ended("−EUR 43,200", "EUR 1,800", "EUR 1,800")
        assert sentence("stay-away", **YEAR) == (
            "If everything comes, but three members in ten stay away, it ends with −EUR 11,640."
        )

    def test_a_hope_closes_no_gap(self):
        lines = {
            "a": {"source": "region", "per_year": 20_000, "certainty": "likely"},
            "b": {"source": "fund", "per_year": 25_000, "certainty": "hope"},
        }
        ((told, one),) = BENCH.shown("result", **{**YEAR, "other_income": lines})
        assert told == ended("−EUR 43,200", "−EUR 23,200", "EUR 1,800")
        assert [row[0] for row in one.rows] == ["sure", "with likely money", "if everything comes"]

    def test_break_even_at_the_present_mix(self):
        assert sentence("break-even", **YEAR) == (
            "The year pays for itself with 30 members in this mix. 31 are expected."
        )

    def test_break_even_needs_somebody_who_pays(self):
        free = {"sme": {"name": "SME", "fee": 0, "expected_members": 18}}
        assert sentence("break-even", **{**YEAR, "categories": free}) == ""

    @pytest.mark.parametrize(
        ("other", "costs", "members"), [(0, 100, 10), (0, 101, 11), (50, 100, 5), (200, 100, 0)]
    )
    def test_break_even_rounds_up_and_never_below_zero(self, other, costs, members):
        assert break_even_members(fees=100, members=10, other=other, costs=costs) == members

    def test_stay_away_touches_fees_only(self):
        assert result_if_members_stay_away(fees=1000, other=500, costs=1200) == 0

    def test_largest_source(self):
        assert sentence("largest-source", **YEAR) == "Largest source: Region, 50% of the income."
        assert largest_share({"a": 0}) is None

    def test_private_share_waits_until_every_kind_is_known(self):
        kinds = ("company", "company", "public", "research")
        known = {
            key: {**row, "helix": kind}
            for (key, row), kind in zip(CATEGORIES.items(), kinds, strict=True)
        }
        assert sentence("private-share", **YEAR) == WAITS
        year = {"categories": known, "costs": COSTS}
        assert sentence("private-share", **year, other_income=grant()) == WAITS
        public = sentence("private-share", **year, other_income=grant(kind="public-base"))
        assert public == "Firms pay 30% of the income."  # 26,800 of 89,800
        services = sentence("private-share", **year, other_income=grant(kind="services"))
        assert services == "Firms pay 80% of the income."

    def test_fee_votes(self):
        votes = {"karen": {"fist": 4}, "ole": {"fist": 2}}
        assert sentence("fee-votes", fee_votes=votes) == "Fees: mean 3.0 of 5, lowest 2."

    def test_nothing_is_shown_before_the_costs_are_known(self):
        assert sentence("result", categories=CATEGORIES, other_income=grant()) == WAITS
        assert sentence("fees", categories=CATEGORIES) == "31 members pay EUR 44,800 a year."

    def test_no_other_income_counts_as_zero(self):
        none = {**YEAR, "other_income": None}
        assert sentence("result", **none) == ended(*["−EUR 43,200"] * 3)


class TestRules:
    def test_complete_answers_have_no_error(self):
        assert matches("no-costs", **YEAR) == []
        assert matches("one-payer", **YEAR) == []

    def test_costs_left_out(self):
        assert paths("no-costs", costs={}) == ["costs"]

    def test_cost_line_without_an_amount(self):
        typed = {"staff": {"line": "Staff 0.8 FTE"}}
        assert matches("no-costs", costs=typed) == []  # still being typed
        closed = {"marks.closed": {f"{BENCH.at}.costs": True}}
        assert paths("no-costs", closed, costs=typed) == ["costs.staff.per_year"]

    def test_one_source_above_sixty_percent(self):
        sixty = {**YEAR, "other_income": grant(per_year=67_200)}  # exactly, of 112,000
        assert matches("one-payer", **sixty) == []
        above = {**YEAR, "other_income": grant(per_year=67_201)}
        assert said("one-payer", **above) == [
            "Region pays 60% of the income. Who pays if they stop?"
        ]

    def test_fee_above_the_prices_said(self):
        asked = prices(400, None)
        assert paths("fee-over-price", asked, categories=CATEGORIES) == ["categories.sme.fee"]
        assert said("fee-over-price", asked, categories=CATEGORIES) == [
            "You said EUR 400 for the pilots. SME would pay EUR 600 a year. What changed?"
        ]
        assert said("ask-ten-firms", asked, categories=CATEGORIES) == [
            "Ask ten firms whether they would pay EUR 600 a year"
        ]

    def test_fee_within_the_prices_said(self):
        assert matches("fee-over-price", prices(4000), categories=CATEGORIES) == []

    @pytest.mark.parametrize(("helix", "speaks"), [("company", True), ("public", False)])
    def test_fee_of_others_than_firms_is_no_price_question(self, helix, speaks):
        large = {"large": CATEGORIES["large"] | {"helix": helix}}
        found = paths("fee-over-price", prices(3000), categories=large)
        assert found == ["categories.large.fee"] * speaks

    def test_no_price_said_no_question(self):
        assert matches("fee-over-price", prices(None), categories=CATEGORIES) == []
        assert matches("fee-over-price", categories=CATEGORIES) == WAITS


class TestSuggestions:
    def test_form_chosen(self):
        form = {"need_now": ["hold money"], "legal_form": "association"}
        assert said("book-lawyer", **form) == ["Book a lawyer for the form you chose (association)"]
        assert matches("look-again", **form) == []

    def test_nothing_needed_yet(self):
        assert matches("book-lawyer", need_now=["nothing yet"], legal_form="association") == []
        assert len(matches("look-again", need_now=["nothing yet"])) == 1

    def test_hope_above_thirty_percent(self):
        assert matches("budget-without-hope", **YEAR) == []
        hoped = {**YEAR, "other_income": grant(certainty="hope")}
        assert said("budget-without-hope", **hoped) == [
            "Make a budget without the EUR 45,000 that are only hoped for"
        ]
        thirty_percent = {**YEAR, "other_income": grant(certainty="hope", per_year=19_200)}
        assert matches("budget-without-hope", **thirty_percent) == []

    @pytest.mark.parametrize(
        ("ends", "speaks"),
        [("2028-12-31", True), ("2029-03-31", True), ("2029-04-01", False), (None, False)],
    )
    def test_income_that_ends_within_two_years(self, ends, speaks):
        found = BENCH.keys("plan-replacement", other_income=grant(ends=ends))
        assert found == ["region"] * speaks

    def test_the_end_is_said_as_people_say_it(self):
        assert said("plan-replacement", other_income=grant(ends="2028-12-31")) == [
            "Plan what replaces the money of Region, which ends on 31 December 2028"
        ]


class TestOffers:
    def test_forms_have_the_names_of_the_country(self):
        assert ("association", "association (forening)") in BENCH.options("legal_form")

    def test_every_form_is_offered_when_the_country_is_not_known(self):
        offered = dict(BENCH.options("legal_form", {"passport.country": None}))
        assert "EEIG" in offered and len(offered) == 8

    def test_no_european_grouping_outside_europe(self):
        assert "EEIG" not in dict(forms_in("CA"))
        assert "EEIG" in dict(forms_in("fr"))

    def test_money_in_sight_becomes_other_income(self):
        money = {"source": "Region", "amount": 40000, "certainty": "likely"}
        (row,) = offered("other_income", {"plan.money_in_sight": {"region": money}})
        assert (row.key, row.label) == ("region", "Region")
        assert row.values == {"source": "Region", "per_year": 40000, "certainty": "likely"}

    def test_nothing_in_sight_nothing_offered(self):
        assert offered("other_income") == []

    def test_staff_as_agreed_in_step_seven(self):
        assert offered("costs")[0].label == "Staff"
        assert offered("costs", {"structure.fte": 0.8})[0].values == {"line": "Staff 0.8 FTE"}

    def test_eight_rules_that_cause_quarrels(self):
        rules = BENCH.proposed("rules_state")
        assert len(rules) == 8
        assert rules[4] == "competition-law"

    def test_everybody_in_the_room_votes(self):
        assert BENCH.proposed("fee_votes") == ["karen", "ole"]


def test_form_is_asked_only_when_something_needs_it():
    assert needs_a_form(["hold money"])
    assert not needs_a_form(["hold money", "nothing yet"])
    assert not needs_a_form(None)
