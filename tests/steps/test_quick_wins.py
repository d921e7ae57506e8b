"""Step 6: what the group is told about ideas, pilots, prices and free rides."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from clusterdyn.calculations.costs import BANDS, band_of
from clusterdyn.calculations.quick_win import firms_to_cover, is_quick_win
from clusterdyn.changes import with_changes
from clusterdyn.content import catalogue
from clusterdyn.model.questionnaire import core_pages
from support.bench import Bench

TODAY = date(2027, 4, 2)
ACTION = "steps.plan.actions.test-day"

DOSSIER: dict[str, Any] = {
    "passport": {"name": "Invented Water", "currency": "EUR", "in_the_room": ["karen", "ole"]},
    "organisations": {
        "sensor": {"name": "Invented Sensor", "helix": "company", "size_class": "10-49"},
        "utility": {"name": "Invented Utility", "helix": "public", "size_class": "1-9"},
        "giant": {"name": "Invented Giant", "helix": "company", "size_class": "250+"},
    },
    "people": {"karen": {"name": "Karen"}, "ole": {"name": "Ole"}},
    "steps": {
        "vision": {"gains": {"company": {"gain": "first customer at home"}}},
        "plan": {
            "suggestions": {
                "interview": {"choice": "keep", "said": "Interview eight firms"},
                "figures": {"choice": "drop", "said": "Get real figures"},
            },
            "actions": {
                "interview": {"what": "Interview eight firms", "origin": "suggestion"},
                "test-day": {"what": "joint test day", "owner": "karen", "due": "2027-09-15"},
            },
        },
        "quick_wins": {
            "pains": {
                "approval": {"segment": "SME", "pain": "approval takes 14 months"},
                "staff": {"segment": "large", "pain": "no welders"},
            },
            "ideas": {
                "academy": {"title": "welding academy", "type": "people", "segment": "large"},
                "test-day": {"title": "joint test day", "type": "knowledge", "segment": "SME"},
                "stand": {"title": "joint stand", "type": "market", "segment": "SME"},
            },
            "idea_scores": {
                "karen": {
                    "academy": {"impact": 5, "effort": 5},
                    "test-day": {"impact": 4, "effort": 2},
                    "stand": {"impact": 3, "effort": 2},
                },
                "ole": {
                    "academy": {"impact": 4, "effort": 4},
                    "test-day": {"impact": 5, "effort": 1},
                    "stand": {"impact": 3, "effort": 2},
                },
            },
            "pilots": {
                "test-day": {
                    "who_gains": ["sensor"],
                    "first_result": "2027-09-15",
                    "cost": 3000,
                    "price_said": 400,
                    "firms_asked": 6,
                    "access": "members",
                    "free_ride": "medium",
                    "proof_sentence": "five firms halved test costs",
                    "idea": "test-day",
                }
            },
        },
    },
    "marks": {},
}

BENCH = Bench("quick_wins", DOSSIER, TODAY)
changed = BENCH.changed
matches = BENCH.matches
paths = BENCH.paths
shown = BENCH.shown
offered = BENCH.offered


def pilot(**answers: Any) -> dict[str, Any]:
    """The dossier with some answers of its one pilot replaced."""
    row = {**DOSSIER["steps"]["quick_wins"]["pilots"]["test-day"], **answers}
    return changed(pilots={"test-day": row})


# Model and words


def test_the_dossier_of_these_tests_fits_the_model() -> None:
    BENCH.check_fits()


def test_prices_access_and_proof_are_asked_once_the_pilots_stand() -> None:
    assert [page.key for page in core_pages(BENCH.step.model)] == [
        "pains",
        "ideas",
        "idea_scores",
        "pilots",
        "pilots.prices",
        "pilots.access",
        "pilots.proof",
    ]


# Rules


def test_a_pilot_needs_an_owner_and_a_first_date() -> None:
    assert matches("pilot-open") == []
    unowned = deepcopy(DOSSIER)
    del unowned["steps"]["plan"]["actions"]["test-day"]["owner"]
    assert paths("pilot-open", unowned) == ["pilots.test-day"]
    undated = deepcopy(DOSSIER)
    del undated["steps"]["quick_wins"]["pilots"]["test-day"]["first_result"]
    assert paths("pilot-open", undated) == ["pilots.test-day.first_result"]


def test_a_parked_date_is_no_fault() -> None:
    undated = deepcopy(DOSSIER)
    del undated["steps"]["quick_wins"]["pilots"]["test-day"]["first_result"]
    undated["marks"] = {
        "parked": {f"{BENCH.at}.pilots.test-day.first_result": {"why": "ask the hall"}}
    }
    assert matches("pilot-open", undated) == []


def test_a_result_after_six_months_or_much_effort_is_too_big() -> None:
    assert matches("pilot-too-big", pilot(first_result="2027-10-02")) == []
    assert paths("pilot-too-big", pilot(first_result="2027-10-03")) != []
    assert paths("pilot-too-big", pilot(idea="academy")) != []
    assert matches("pilot-too-big", pilot(idea="stand")) == []


def test_six_months_count_from_the_day_of_the_session() -> None:
    data = {**pilot(first_result="2027-10-03"), "marks": {"worked": {"quick_wins": "2027-04-03"}}}
    assert matches("pilot-too-big", data) == []


def test_a_high_free_ride_open_to_all_leaves_nothing_for_members() -> None:
    assert paths("free-ride", pilot(free_ride="high", access="all")) == ["pilots.test-day.access"]
    assert matches("free-ride", pilot(free_ride="high")) == []
    assert matches("free-ride", pilot(access="all")) == []


# Suggested actions


@pytest.mark.parametrize("asked", [0, None])
def test_five_firms_are_asked_when_none_has_been(asked: int | None) -> None:
    assert [match.key for match in matches("ask-five-firms", pilot(firms_asked=asked))] == [
        "test-day"
    ]
    assert matches("ask-five-firms") == []


def test_a_segment_that_hurts_without_a_pilot_gets_a_small_offer() -> None:
    assert [match.values["segment"] for match in matches("small-offer")] == ["large"]
    assert matches("small-offer", pilot(who_gains=["giant"])) == []


def test_a_dated_pilot_needs_a_writer_until_its_story_stands() -> None:
    (match,) = matches("book-writer")
    said = catalogue.fill(catalogue.rule_words("quick_wins.book-writer").say, match.values)
    assert said == "Book somebody who writes the story by 15 September 2027: joint test day"
    assert matches("book-writer", pilot(story="Eight firms shared a day.")) == []


# Results


def test_eight_firms_at_400_cover_3000() -> None:
    assert firms_to_cover(3000, 400) == 8
    assert firms_to_cover(3200, 400) == 8
    assert firms_to_cover(3000, 0) is None
    ((said, _),) = shown("cover")
    assert said == "joint test day costs EUR 3,000. Firms that cover it at EUR 400 each: 8."
    assert shown("cover", pilot(price_said=None)) == []


def test_a_quick_win_gives_four_and_takes_two() -> None:
    assert is_quick_win(4, 2)
    assert not is_quick_win(3.9, 2)
    assert not is_quick_win(4, 2.1)


def test_the_field_shows_the_best_idea_first() -> None:
    ((said, one),) = shown("field")
    assert said == (
        "Quick wins (give much, take little): 1 of 3 ideas. First comes: joint test day."
    )
    assert list(one.rows) == [
        ("joint test day", "4.5", "1.5"),
        ("joint stand", "3.0", "2.0"),
        ("welding academy", "4.5", "4.5"),
    ]


def test_the_widest_split_is_where_slips_differ_most() -> None:
    data = changed(idea_scores__ole__stand__effort=5)
    ((said, _),) = shown("widest-split", data)
    assert said == "Most apart: joint stand, what it takes (2 to 5). Let these two people talk."
    alike = changed(idea_scores={"karen": {"stand": {"impact": 3, "effort": 2}}})
    assert shown("widest-split", alike) == []


def test_half_a_slip_is_not_counted() -> None:
    data = changed(idea_scores={"karen": {"stand": {"impact": 3}}})
    assert shown("field", data) == []


def test_segments_are_served_by_the_idea_and_by_whoever_gains() -> None:
    assert [said for said, _ in shown("segment-without-pilot")] == [
        "A pain and no pilot yet: large."
    ]
    public = changed(pains__permit={"segment": "public", "pain": "slow"})
    assert "large, public" in shown("segment-without-pilot", public)[0][0]
    served = with_changes(
        public, {f"{BENCH.at}.pilots.test-day.who_gains": (None, ["utility", "giant"])}
    )
    assert shown("segment-without-pilot", served) == []


def test_the_size_of_a_public_body_does_not_make_it_a_micro_firm() -> None:
    data = changed(pains={"p": {"segment": "micro", "pain": "x"}})
    data = with_changes(data, {f"{BENCH.at}.pilots.test-day.who_gains": (None, ["utility"])})
    assert "micro" in shown("segment-without-pilot", data)[0][0]


def test_the_gains_of_the_vision_are_recalled_before_ideas_are_sought() -> None:
    ((_, one),) = shown("gains-promised")
    assert list(one.rows) == [("company", "first customer at home")]
    assert shown("gains-promised", {**DOSSIER, "steps": {}}) == []


# Prefills and what follows


def test_kept_suggestions_come_back_as_ideas_and_dropped_ones_do_not() -> None:
    kept = [("interview", "Interview eight firms")]
    figures = {"what": "Get real figures", "origin": "room"}
    data = with_changes(DOSSIER, {"steps.plan.actions.figures": (None, figures)})
    assert [(proposal.key, proposal.label) for proposal in offered("ideas", data)] == kept


def test_everybody_in_the_room_scores_the_first_eight_ideas() -> None:
    many = {f"i{n}": {"title": f"idea {n}", "type": "cost", "segment": "SME"} for n in range(1, 11)}
    rows = [proposal.key for proposal in offered("idea_scores", changed(ideas=many))]
    assert len(rows) == 2 * 8
    assert (rows[0], rows[7], rows[8]) == ("karen.i1", "karen.i8", "ole.i1")


def test_quick_wins_are_proposed_first_as_pilots() -> None:
    rows = offered("pilots")
    assert [proposal.key for proposal in rows] == ["test-day", "stand", "academy"]
    assert rows[0].values == {"idea": "test-day"}
    assert rows[0].home == {"what": "joint test day", "origin": "pilot"}


def test_without_scores_the_ideas_are_proposed_in_their_order() -> None:
    rows = offered("pilots", changed(idea_scores={}))
    assert [proposal.key for proposal in rows] == ["academy", "test-day", "stand"]


def follows(data: dict[str, Any]) -> dict[str, Any]:
    return dict(BENCH.follows("pilots", "test-day", data))


def test_the_pilot_gives_its_action_a_day_a_cost_band_and_an_origin() -> None:
    assert follows(pilot(first_result="2027-08-31", idea=None)) == {
        f"{ACTION}.due": "2027-08-31",
        f"{ACTION}.cost_band": "<10k",
        f"{ACTION}.milestone": None,
        f"{ACTION}.origin": "pilot",
        f"{BENCH.at}.pilots.test-day.idea": "test-day",
    }


def test_an_action_seen_at_a_check_in_keeps_its_day_milestone_and_origin() -> None:
    seen = {"what": "x", "status": "running", "milestone": "site", "origin": "room"}
    data = with_changes(DOSSIER, {ACTION: (None, {**seen, "due": "2027-12-01"})})
    assert follows(data) == {}


def test_costs_fall_into_their_bands() -> None:
    costs = {0: "0", 1: "<10k", 9_999: "<10k", 10_000: "10-50k", 50_000: "10-50k", 50_001: ">50k"}
    assert {cost: band_of(cost) for cost in costs} == costs
    for cost, band in costs.items():
        low, high = BANDS[band]
        assert low <= cost <= (cost if high is None else high)
