"""Step 3: what the group is told about seats, leaders, chair and asks."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from clusterdyn.content import catalogue
from clusterdyn.model.draft import draft
from clusterdyn.model.questionnaire import core_pages
from support.bench import Bench

TODAY = date(2027, 3, 1)


def leader(seat: str, rung: int = 3) -> dict[str, Any]:
    return {"seat": seat, "rung": rung, "mandate": "yes"}


DOSSIER: dict[str, Any] = {
    "passport": {"name": "Invented Water", "in_the_room": ["karen", "lise"]},
    "organisations": {
        "pumps": {"name": "Invented Pumps", "helix": "company", "size_class": "50-249"},
        "sensor": {"name": "Invented Sensor", "helix": "company", "size_class": "1-9"},
        "utility": {"name": "Invented Utility", "helix": "public"},
        "lab": {"name": "Invented Lab", "helix": "research"},
        "bank": {"name": "Invented Bank", "helix": "finance"},
    },
    "people": {
        "karen": {"name": "Karen", "organisation": "pumps"},
        "ole": {"name": "Ole", "organisation": "sensor"},
        "lise": {"name": "Lise", "organisation": "lab"},
        "jens": {"name": "Jens"},
    },
    "steps": {
        "identification": {"firm_list": {"pumps": {"role": "anchor"}, "sensor": {"role": "maker"}}},
        "analysis": {
            "chain_stages": {"test": {"name": "testing", "firms_here": "none", "strength": 1}},
            "actors": {
                "utility": {"influence": 5, "interest": 2},
                "lab": {"influence": 4, "interest": 4},
                "bank": {"influence": 3, "interest": 1},
            },
        },
        "leadership": {
            "offer": "first test customers",
            "hours_asked": 6,
            "seats": {
                "anchor-firm": {"how_many": 1},
                "small-firm": {"how_many": 3},
                "supplier": {"how_many": 0},
                "user-or-customer": {"how_many": 1},
                "research-or-education": {"how_many": 1},
                "public": {"how_many": 0},
            },
            "leaders": {
                "karen": leader("anchor-firm"),
                "ole": leader("small-firm", 1),
                "lise": leader("research-or-education"),
            },
            "chair": "karen",
            "deputy": "ole",
            "facilitator": {"person": "jens", "hours_per_week": 15},
            "asks": {"ole": {"asker": "lise", "by_date": "2027-03-12"}},
            "ground_rules": ["competition law", "no substitutes"],
            "first_meeting": {"on": "2027-04-24", "place": "Invented Pumps"},
        },
    },
    "marks": {},
}

BENCH = Bench("leadership", DOSSIER, TODAY)
changed = BENCH.changed
without = BENCH.without
context_of = BENCH.context
matches = BENCH.matches
shown = BENCH.shown
offered = BENCH.offered


def test_the_dossier_of_these_tests_fits_the_model() -> None:
    BENCH.check_fits()


def test_seven_screens_are_asked_in_the_order_of_the_course() -> None:
    pages = ["offer", "seats", "leaders", "chair", "facilitator", "asks", "start"]
    assert [page.key for page in core_pages(BENCH.step.model)] == pages


# Rules


def test_no_chair_and_no_dated_ask_block_the_step() -> None:
    assert [match.path for match in matches("nobody-asked", without("chair", asks={}))] == ["asks"]
    assert [match.path for match in matches("nobody-asked", without("chair", "asks"))] == ["asks"]
    undated = without("chair", asks={"ole": {"asker": "lise"}})
    assert [match.path for match in matches("nobody-asked", undated)] == ["asks"]


def test_a_parked_chair_still_needs_somebody_who_asks() -> None:
    parked = without("chair", asks={})
    parked["marks"] = {"parked": {f"{BENCH.at}.chair": {"why": "two names"}}}
    assert [match.path for match in matches("nobody-asked", parked)] == ["asks"]


def test_somebody_who_asks_nobody_but_oneself_is_pointed_at() -> None:
    assert matches("asks-oneself") == []
    asks = {"ole": {"asker": "ole", "by_date": "2027-03-12"}, "karen": {"asker": "lise"}}
    found = matches("asks-oneself", changed(asks=asks))
    assert [match.path for match in found] == ["asks.ole.asker"]
    assert matches("asks-oneself", changed(asks={"ole": {"by_date": "2027-03-12"}})) == []


def test_a_chair_or_a_dated_ask_is_enough() -> None:
    assert matches("nobody-asked") == []
    assert matches("nobody-asked", without("chair")) == []
    assert matches("nobody-asked", changed(asks={})) == []


def test_a_chair_not_yet_asked_for_is_no_fault() -> None:
    later = ("chair", "deputy", "facilitator", "asks", "ground_rules", "first_meeting")
    assert matches("nobody-asked", without(*later)) == []


def test_firms_in_the_minority_are_counted() -> None:
    others = {
        key: {"name": key, "organisation": "lab"} for key in ("a", "b", "c", "d", "e", "f", "g")
    }
    data = deepcopy(DOSSIER)
    data["people"] |= others | {"h": {"name": "h", "organisation": "pumps"}}
    leaders = data["steps"]["leadership"]["leaders"]
    leaders |= {key: leader("public") for key in ("a", "b", "c", "d")}
    leaders |= {"h": leader("public"), "i": leader("supplier")}
    (match,) = matches("firms-minority", data)
    assert (match.values["firms"], match.values["leaders"]) == (4, 9)
    assert matches("firms-minority") == []


def test_half_from_firms_is_enough() -> None:
    even = {"karen": leader("public"), "lise": leader("public")}
    assert matches("firms-minority", changed(leaders=even)) == []


def test_no_deputy_is_asked_about_once_it_was_passed_over() -> None:
    assert [match.path for match in matches("no-deputy", changed(deputy=None))] == ["deputy"]
    assert [match.path for match in matches("no-deputy", without("deputy"))] == ["deputy"]
    assert [match.path for match in matches("no-deputy", changed(deputy="karen"))] == ["deputy"]
    assert matches("no-deputy") == []
    not_yet = without("deputy", "facilitator", "asks", "ground_rules", "first_meeting")
    assert matches("no-deputy", not_yet) == []


def test_rivals_need_the_competition_rule() -> None:
    assert [h.path for h in matches("no-competition-rule", changed(ground_rules=[]))] == [
        "ground_rules"
    ]
    assert matches("no-competition-rule") == []
    assert matches("no-competition-rule", without("ground_rules")) == []


def test_a_chair_who_hardly_knows_us_is_visited() -> None:
    (match,) = matches("visit-chair", changed(chair="ole"))
    assert match.values["name"] == "Ole"
    assert matches("visit-chair") == []
    assert matches("visit-chair", changed(chair="ole", leaders__ole=leader("small-firm", 2))) == []


def test_each_open_kind_of_seat_becomes_an_action() -> None:
    found = {match.key: match.values["open"] for match in matches("fill-seat")}
    assert found == {"small-firm": 2, "user-or-customer": 1}
    assert matches("fill-seat", changed(seats={"anchor-firm": {"how_many": 1}})) == []


@pytest.mark.parametrize(("hours", "speaks"), [(0, True), (7.5, True), (8, False), (15, False)])
def test_less_than_eight_paid_hours_are_too_few(hours: float, speaks: bool) -> None:
    data = changed(facilitator={"person": "jens", "hours_per_week": hours})
    assert [match.values["name"] for match in matches("secure-hours", data)] == ["Jens"] * speaks


# Results


def test_gaps_are_said_before_the_seats_are_counted() -> None:
    ((said, _),) = shown("gaps-before-seats")
    assert said == "Gaps from step 2: testing. Which seats would help to close them?"
    data = deepcopy(DOSSIER)
    data["steps"]["analysis"]["chain_stages"]["test"] |= {"firms_here": "many", "strength": 5}
    assert shown("gaps-before-seats", data) == []


def test_filled_and_open_seats_are_shown() -> None:
    ((said, one),) = shown("seats-open")
    assert said == "3 of 6 seats are filled, 3 open."
    assert one.rows == [
        ("anchor firm", 1, 1, 0),
        ("small firm", 3, 1, 2),
        ("user or customer", 1, 0, 1),
        ("research or education", 1, 1, 0),
    ]


def test_two_people_on_one_seat_fill_no_other() -> None:
    data = changed(
        seats={"anchor-firm": {"how_many": 1}, "public": {"how_many": 1}},
        leaders={"karen": leader("anchor-firm"), "ole": leader("anchor-firm")},
    )
    assert shown("seats-open", data)[0][0] == "1 of 2 seats are filled, 1 open."


def test_the_share_of_firms_is_said() -> None:
    assert shown("firm-share")[0][0] == "2 of 3 leaders are from firms (67%)."


def test_six_of_eight_asks_run_through_one_person() -> None:
    asks = {
        f"leader-{n}": {"asker": "lise" if n < 6 else "karen", "by_date": "2027-03-12"}
        for n in range(8)
    }
    ((said, one),) = shown("asker-load", changed(asks=asks))
    assert said == "6 of 8 asks run through Lise."
    assert one.rows == [("Lise", 6), ("Karen", 2)]
    assert shown("asker-load") == []  # one ask each: nothing to tell


# Prefills


def test_six_seats_are_given() -> None:
    assert [proposal.key for proposal in offered("seats")] == list(
        catalogue.of_step("leadership").fields["seats"].choices
    )
    context = context_of(DOSSIER)
    for proposal in offered("seats"):
        assert context.schema.node(f"{BENCH.at}.seats.{proposal.key}.how_many")
        assert (
            draft(BENCH.step.model, {"seats": {proposal.key: {"how_many": 1}}}, BENCH.at)[1] == []
        )


def test_people_in_the_room_and_influential_actors_are_offered_as_leaders() -> None:
    found = offered("leaders")
    assert [(proposal.key, dict(proposal.values)) for proposal in found] == [
        ("karen", {"seat": "anchor-firm"}),
        ("lise", {"seat": "research-or-education"}),
        ("someone-from-utility", {"seat": "public"}),
    ]
    assert found[-1].home == {
        "name": "someone from Invented Utility",
        "organisation": "utility",
    }


def test_a_known_person_of_an_influential_actor_is_offered_by_name() -> None:
    data = deepcopy(DOSSIER)
    data["people"]["ida"] = {"name": "Ida", "organisation": "utility"}
    last = offered("leaders", data)[-1]
    assert (last.key, last.label, last.home) == ("ida", "Ida", {})


def test_a_small_firm_sits_on_a_seat_for_small_firms() -> None:
    data = deepcopy(DOSSIER)
    data["passport"]["in_the_room"] = ["ole", "jens"]
    assert [dict(proposal.values) for proposal in offered("leaders", data)[:2]] == [
        {"seat": "small-firm"},
        {},
    ]


def test_a_key_made_of_a_long_name_stays_a_valid_id() -> None:
    data = deepcopy(DOSSIER)
    long = "a" * 46 + "-" + "b" * 13
    data["organisations"][long] = {"name": "Long", "helix": "public"}
    data["steps"]["analysis"]["actors"] = {long: {"influence": 5, "interest": 5}}
    key = offered("leaders", data)[-1].key
    assert draft(BENCH.step.model, {"leaders": {key: leader("public")}}, BENCH.at)[1] == []


def test_the_deputy_is_not_the_chair() -> None:
    context = context_of(DOSSIER)
    found = list(BENCH.step.prefills.of_options["deputy"](context.step(BENCH.step.model), context))
    assert found == [("ole", "Ole"), ("lise", "Lise")]


def test_chair_and_deputy_are_asked_first() -> None:
    data = changed(chair="lise", deputy=None)
    assert [proposal.key for proposal in offered("asks", data)] == ["lise", "karen", "ole"]
