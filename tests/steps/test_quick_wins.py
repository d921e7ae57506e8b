"""Step 6: what the group is told about ideas, pilots, prices and free rides."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from clusterdyn.calculations.costs import BANDS, band_of
from clusterdyn.calculations.quick_win import firms_to_cover, is_quick_win
from support.bench import WAITS, Bench

BENCH = Bench("quick_wins", date(2027, 4, 2))
matches, paths, shown, sentence = BENCH.matches, BENCH.paths, BENCH.shown, BENCH.sentence
ACTION = "steps.plan.actions.test-day"

PLAN = {"plan.actions": {"test-day": {"what": "joint test day", "owner": "karen"}}}
IDEAS = {
    "academy": {"title": "welding academy", "type": "people", "segment": "large"},
    "test-day": {"title": "joint test day", "type": "knowledge", "segment": "SME"},
    "stand": {"title": "joint stand", "type": "market", "segment": "SME"},
}


def scores(**slips: str) -> dict[str, Any]:
    """Two digits an idea: what it gives and what it takes."""
    return {
        "ideas": IDEAS,
        "idea_scores": {
            who: {
                idea: {"impact": int(digits[0]), "effort": int(digits[1])}
                for idea, digits in zip(IDEAS, said.split(), strict=True)
            }
            for who, said in slips.items()
        },
    }


SCORES = scores(karen="55 42 32", ole="44 51 32")


def pilot(**answers: Any) -> dict[str, Any]:
    """One pilot, of the idea of a joint test day."""
    usual = {"idea": "test-day", "first_result": "2027-09-15", "who_gains": ["pumps"]}
    return {"pilots": {"test-day": usual | answers}}


# Rules


def test_a_pilot_needs_an_owner_and_a_first_date() -> None:
    assert paths("pilot-open", PLAN, **pilot()) == []
    closed = {"marks.closed": {f"{BENCH.at}.pilots": True}}
    unowned = {"plan.actions": {"test-day": {"what": "joint test day", "due": "2027-09-15"}}}
    assert paths("pilot-open", unowned, **pilot()) == ["pilots.test-day"]
    undated = {"test-day": {"idea": "test-day"}}
    date_of = "pilots.test-day.first_result"
    assert paths("pilot-open", PLAN | closed, pilots=undated) == [date_of]
    parked = {"marks.parked": {f"{BENCH.at}.{date_of}": {"why": "ask the hall"}}}
    assert paths("pilot-open", PLAN | closed | parked, pilots=undated) == []


def test_a_result_after_six_months_is_too_big() -> None:
    assert paths("pilot-too-big", **SCORES, **pilot(first_result="2027-10-02")) == []
    late = paths("pilot-too-big", **SCORES, **pilot(first_result="2027-10-03"))
    assert late == ["pilots.test-day.first_result"]


def test_much_effort_is_too_big() -> None:
    large = paths("pilot-too-big", **SCORES, **pilot(idea="academy"))
    assert large == ["pilots.test-day.first_result"]
    assert paths("pilot-too-big", **SCORES, **pilot(idea="stand")) == []


def test_six_months_count_from_the_day_of_the_session() -> None:
    worked = {"marks.worked": {"quick_wins": "2027-04-03"}}
    assert paths("pilot-too-big", worked, **SCORES, **pilot(first_result="2027-10-03")) == []


@pytest.mark.parametrize(
    ("free_ride", "access", "speaks"),
    [("high", "all", True), ("high", "members", False), ("medium", "all", False)],
)
def test_a_high_free_ride_open_to_all_leaves_nothing_for_members(
    free_ride: str, access: str, speaks: bool
) -> None:
    found = paths("free-ride", **pilot(free_ride=free_ride, access=access))
    assert found == ["pilots.test-day.access"] * speaks


# Suggested actions


@pytest.mark.parametrize(("asked", "speaks"), [(0, True), (None, True), (6, False)])
def test_five_firms_are_asked_when_none_has_been(asked: int | None, speaks: bool) -> None:
    assert BENCH.keys("ask-five-firms", PLAN, **pilot(firms_asked=asked)) == ["test-day"] * speaks


GIANT = {"organisations.giant": {"name": "Giant", "helix": "company", "size_class": "250+"}}
PAINS = {
    "approval": {"segment": "SME", "pain": "approval takes 14 months"},
    "staff": {"segment": "large", "pain": "no welders"},
}


def test_a_segment_that_hurts_without_a_pilot_gets_a_small_offer() -> None:
    (match,) = matches("small-offer", GIANT, pains=PAINS, ideas=IDEAS, **pilot())
    assert match.values["segment"] == "large"
    served = pilot(who_gains=["giant"])
    assert matches("small-offer", GIANT, pains=PAINS, ideas=IDEAS, **served) == []


def test_a_dated_pilot_needs_a_writer_until_its_story_stands() -> None:
    assert BENCH.said("book-writer", PLAN, **pilot()) == [
        "Book somebody who writes the story by 15 September 2027: joint test day"
    ]
    assert matches("book-writer", PLAN, **pilot(story="Eight firms shared a day.")) == []


# Results


def test_eight_firms_at_400_cover_3000() -> None:
    assert firms_to_cover(3000, 400) == 8
    assert firms_to_cover(3200, 400) == 8
    assert firms_to_cover(3000, 0) is None
    assert sentence("cover", PLAN, **pilot(cost=3000, price_said=400)) == (
        "joint test day costs EUR 3,000. Firms that cover it at EUR 400 each: 8."
    )
    assert sentence("cover", PLAN, **pilot(cost=3000, price_said=None)) == ""


def test_a_quick_win_gives_four_and_takes_two() -> None:
    assert is_quick_win(4, 2)
    assert not is_quick_win(3.9, 2)
    assert not is_quick_win(4, 2.1)


def test_the_field_shows_the_best_idea_first() -> None:
    ((said, one),) = shown("field", **SCORES)
    assert said == (
        "Quick wins (give much, take little): 1 of 3 ideas. First comes: joint test day."
    )
    assert list(one.rows) == [
        ("joint test day", "4.5", "1.5"),
        ("joint stand", "3.0", "2.0"),
        ("welding academy", "4.5", "4.5"),
    ]


def test_the_widest_split_is_where_slips_differ_most() -> None:
    said = sentence("widest-split", **scores(karen="55 42 32", ole="44 51 35"))
    assert said == "Most apart: joint stand, what it takes (2 to 5). Let these two people talk."
    assert shown("widest-split", **scores(karen="55 42 32", ole="55 42 32")) == []


def test_half_a_slip_is_not_counted() -> None:
    assert shown("field", ideas=IDEAS, idea_scores={"karen": {"stand": {"impact": 3}}}) == []


def test_segments_are_served_by_the_idea_and_by_whoever_gains() -> None:
    def open_segments(pains: dict[str, Any], *gain: str) -> str:
        answers = {"pains": pains, "ideas": IDEAS, **pilot(who_gains=list(gain))}
        return sentence("segment-without-pilot", GIANT, **answers)

    public = PAINS | {"permit": {"segment": "public", "pain": "slow"}}
    assert open_segments(PAINS) == "A pain and no pilot yet: large."
    assert open_segments(public) == "A pain and no pilot yet: large, public."
    assert open_segments(public, "utility", "giant") == ""


def test_the_size_of_a_public_body_does_not_make_it_a_micro_firm() -> None:
    pains = {"p": {"segment": "micro", "pain": "x"}}
    served = {"pains": pains, "ideas": IDEAS, **pilot(who_gains=["utility"])}
    assert sentence("segment-without-pilot", **served) == "A pain and no pilot yet: micro."


def test_the_gains_of_the_vision_are_recalled_before_ideas_are_sought() -> None:
    gains = {"vision.gains": {"company": {"gain": "first customer at home"}}}
    assert BENCH.rows("gains-promised", gains, pains={}) == [("company", "first customer at home")]
    assert sentence("gains-promised", pains={}) == WAITS


# Prefills and what follows


def test_kept_suggestions_come_back_as_ideas_and_dropped_ones_do_not() -> None:
    plan = {
        "plan.suggestions": {
            "interview": {"choice": "keep", "said": "Conversation eight firms"},
            "figures": {"choice": "drop", "said": "Get real figures"},
        },
        "plan.actions": {
            "interview": {"what": "Conversation eight firms", "origin": "suggestion"},
            "figures": {"what": "Get real figures", "origin": "room"},
        },
    }
    rows = BENCH.offered("ideas", plan)
    assert [(row.key, row.label) for row in rows] == [("interview", "Conversation eight firms")]


def test_everybody_in_the_room_scores_the_first_eight_ideas() -> None:
    many = {f"i{n}": {"title": f"idea {n}", "type": "cost", "segment": "SME"} for n in range(1, 11)}
    rows = BENCH.proposed("idea_scores", ideas=many)
    assert len(rows) == 2 * 8
    assert (rows[0], rows[7], rows[8]) == ("karen.i1", "karen.i8", "ole.i1")


def test_quick_wins_are_proposed_first_as_pilots() -> None:
    rows = BENCH.offered("pilots", **SCORES)
    assert [row.key for row in rows] == ["test-day", "stand", "academy"]
    assert rows[0].values == {"idea": "test-day"}
    assert rows[0].home == {"what": "joint test day", "origin": "pilot"}


def test_without_scores_the_ideas_are_proposed_in_their_order() -> None:
    rows = BENCH.proposed("pilots", ideas=IDEAS, idea_scores={})
    assert rows == ["academy", "test-day", "stand"]


def test_the_pilot_gives_its_action_a_day_a_cost_band_and_an_origin() -> None:
    answers = {"ideas": IDEAS, **pilot(first_result="2027-08-31", cost=3000, idea=None)}
    assert BENCH.follows("pilots", "test-day", PLAN, **answers) == {
        f"{ACTION}.due": "2027-08-31",
        f"{ACTION}.cost_band": "<10k",
        f"{ACTION}.milestone": None,
        f"{ACTION}.origin": "pilot",
        f"{BENCH.at}.pilots.test-day.idea": "test-day",
    }


def test_an_action_seen_at_a_check_in_keeps_its_day_milestone_and_origin() -> None:
    seen = {
        "what": "x", "status": "running", "milestone": "site", "origin": "room",
        "due": "2027-12-01",
    }  # fmt: skip
    plan = {"plan.actions": {"test-day": seen}}
    assert BENCH.follows("pilots", "test-day", plan, ideas=IDEAS, **pilot()) == {}


def test_costs_fall_into_their_bands() -> None:
    costs = {0: "0", 1: "<10k", 9_999: "<10k", 10_000: "10-50k", 50_000: "10-50k", 50_001: ">50k"}
    assert {cost: band_of(cost) for cost in costs} == costs
    for cost, band in costs.items():
        low, high = BANDS[band]
        assert low <= cost <= (cost if high is None else high)
