"""Step 3: what the group is told about seats, leaders, chair and asks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from clusterdyn.content import catalogue
from clusterdyn.model.draft import draft
from support.bench import WAITS, Bench

BENCH = Bench("leadership", date(2027, 3, 1))
matches, paths, shown, sentence = BENCH.matches, BENCH.paths, BENCH.shown, BENCH.sentence
offered = BENCH.offered


def leader(seat: str, rung: int = 3) -> dict[str, Any]:
    return {"seat": seat, "rung": rung, "mandate": "yes"}


LEADERS = {
    "karen": leader("anchor-firm"),
    "ole": leader("small-firm", 1),
    "lise": leader("research-or-education"),
}
SEATS = {
    "anchor-firm": {"how_many": 1},
    "small-firm": {"how_many": 3},
    "user-or-customer": {"how_many": 1},
    "research-or-education": {"how_many": 1},
    "public": {"how_many": 0},
}
ASKS = {"ole": {"asker": "lise", "by_date": "2027-03-12"}}
ACTORS = {
    "identification.firm_list": {"pumps": {"role": "anchor"}, "sensor": {"role": "maker"}},
    "analysis.actors": {
        "utility": {"influence": 5, "interest": 2},
        "lab": {"influence": 4, "interest": 4},
        "council": {"influence": 3, "interest": 1},
    },
    "passport.in_the_room": ["karen", "lise"],
}

# Rules


def test_no_chair_and_no_dated_ask_block_the_step() -> None:
    assert paths("nobody-asked", asks={}) == ["asks"]
    assert paths("nobody-asked", ground_rules=[]) == ["asks"]
    assert paths("nobody-asked", asks={"ole": {"asker": "lise"}}) == ["asks"]


def test_a_parked_chair_still_needs_somebody_who_asks() -> None:
    parked = {"marks.parked": {f"{BENCH.at}.chair": {"why": "two names"}}}
    assert paths("nobody-asked", parked, asks={}) == ["asks"]


def test_somebody_who_asks_nobody_but_oneself_is_pointed_at() -> None:
    assert paths("asks-oneself", asks=ASKS) == []
    asks = {"ole": {"asker": "ole", "by_date": "2027-03-12"}, "karen": {"asker": "lise"}}
    assert paths("asks-oneself", asks=asks) == ["asks.ole.asker"]
    assert paths("asks-oneself", asks={"ole": {"by_date": "2027-03-12"}}) == []


def test_a_chair_or_a_dated_ask_is_enough() -> None:
    assert matches("nobody-asked", chair="karen", asks=ASKS) == []
    assert matches("nobody-asked", asks=ASKS) == []
    assert matches("nobody-asked", chair="karen", asks={}) == []


def test_a_chair_not_yet_asked_for_is_no_fault() -> None:
    assert matches("nobody-asked", leaders=LEADERS) == []


def test_firms_in_the_minority_are_counted() -> None:
    others = {f"people.{key}": {"name": key, "organisation": "lab"} for key in "abcd"}
    at_firm = {"people.h": {"name": "h", "organisation": "pumps"}}
    leaders = LEADERS | {key: leader("public") for key in "abcdh"} | {"i": leader("supplier")}
    (match,) = matches("firms-minority", others | at_firm, leaders=leaders)
    assert (match.values["firms"], match.values["leaders"]) == (4, 9)
    assert matches("firms-minority", leaders=LEADERS) == []


def test_half_from_firms_is_enough() -> None:
    even = {"karen": leader("public"), "lise": leader("public")}
    assert matches("firms-minority", leaders=even) == []


def test_no_deputy_is_asked_about_once_it_was_passed_over() -> None:
    chosen = {"leaders": LEADERS, "chair": "karen"}
    assert paths("no-deputy", **chosen, deputy=None) == ["deputy"]
    assert paths("no-deputy", **chosen, ground_rules=[]) == ["deputy"]
    assert paths("no-deputy", **chosen, deputy="karen") == ["deputy"]
    assert paths("no-deputy", **chosen, deputy="ole") == []
    assert paths("no-deputy", **chosen) == []


def test_rivals_need_the_competition_rule() -> None:
    assert paths("no-competition-rule", ground_rules=[]) == ["ground_rules"]
    assert paths("no-competition-rule", ground_rules=["competition law"]) == []
    assert paths("no-competition-rule") == WAITS


def test_a_chair_who_hardly_knows_us_is_visited() -> None:
    (match,) = matches("visit-chair", leaders=LEADERS, chair="ole")
    assert match.values["name"] == "Ole"
    assert matches("visit-chair", leaders=LEADERS, chair="karen") == []
    closer = {"ole": leader("small-firm", 2)}
    assert matches("visit-chair", leaders=closer, chair="ole") == []


def test_each_open_kind_of_seat_becomes_an_action() -> None:
    found = {m.key: m.values["open"] for m in matches("fill-seat", seats=SEATS, leaders=LEADERS)}
    assert found == {"small-firm": 2, "user-or-customer": 1}
    assert matches("fill-seat", seats={"anchor-firm": {"how_many": 1}}, leaders=LEADERS) == []


@pytest.mark.parametrize(("hours", "speaks"), [(0, True), (7.5, True), (8, False), (15, False)])
def test_less_than_eight_paid_hours_are_too_few(hours: float, speaks: bool) -> None:
    found = matches("secure-hours", facilitator={"person": "jens", "hours_per_week": hours})
    assert [match.values["name"] for match in found] == ["Jens"] * speaks


# Results


def test_gaps_are_said_before_the_seats_are_counted() -> None:
    def said(firms: str, strength: int) -> str:
        row = {"name": "testing", "firms_here": firms, "strength": strength}
        return sentence("gaps-before-seats", {"analysis.chain_stages": {"test": row}}, offer="x")

    assert said("none", 1) == "Gaps from step 2: testing. Which seats would help to close them?"
    assert said("many", 5) == ""


def test_filled_and_open_seats_are_shown() -> None:
    ((said, one),) = shown("seats-open", seats=SEATS, leaders=LEADERS)
    assert said == "3 of 6 seats are filled, 3 open."
    assert one.rows == [
        ("anchor firm", 1, 1, 0),
        ("small firm", 3, 1, 2),
        ("user or customer", 1, 0, 1),
        ("research or education", 1, 1, 0),
    ]


def test_two_people_on_one_seat_fill_no_other() -> None:
    seats = {"anchor-firm": {"how_many": 1}, "public": {"how_many": 1}}
    leaders = {"karen": leader("anchor-firm"), "ole": leader("anchor-firm")}
    said = sentence("seats-open", seats=seats, leaders=leaders)
    assert said == "1 of 2 seats are filled, 1 open."


def test_the_share_of_firms_is_said() -> None:
    assert sentence("firm-share", leaders=LEADERS) == "2 of 3 leaders are from firms (67%)."


def test_six_of_eight_asks_run_through_one_person() -> None:
    asks = {f"leader-{n}": {"asker": "lise" if n < 6 else "karen"} for n in range(8)}
    ((said, one),) = shown("asker-load", asks=asks)
    assert said == "6 of 8 asks run through Lise."
    assert one.rows == [("Lise", 6), ("Karen", 2)]
    assert shown("asker-load", asks=ASKS) == []  # one ask each: nothing to tell


# Prefills


def test_six_seats_are_given() -> None:
    seats = BENCH.proposed("seats")
    assert seats == list(catalogue.of_step("leadership").fields["seats"].choices)
    for seat in seats:
        assert draft(BENCH.step.model, {"seats": {seat: {"how_many": 1}}}, BENCH.at)[1] == []


def test_people_in_the_room_and_influential_actors_are_offered_as_leaders() -> None:
    found = offered("leaders", ACTORS)
    assert [(row.key, dict(row.values)) for row in found] == [
        ("karen", {"seat": "anchor-firm"}),
        ("lise", {"seat": "research-or-education"}),
        ("someone-from-utility", {"seat": "public"}),
    ]
    assert found[-1].home == {"name": "someone from Invented Utility", "organisation": "utility"}


def test_a_known_person_of_an_influential_actor_is_offered_by_name() -> None:
    known = ACTORS | {"people.ida": {"name": "Ida", "organisation": "utility"}}
    last = offered("leaders", known)[-1]
    assert (last.key, last.label, last.home) == ("ida", "Ida", {})


def test_a_small_firm_sits_on_a_seat_for_small_firms() -> None:
    found = offered("leaders", ACTORS | {"passport.in_the_room": ["ole", "ida"]})
    assert [dict(row.values) for row in found[:2]] == [{"seat": "small-firm"}, {}]


def test_a_key_made_of_a_long_name_stays_a_valid_id() -> None:
    long = "a" * 46 + "-" + "b" * 13
    actors = {"analysis.actors": {long: {"influence": 5, "interest": 5}}}
    named = {f"organisations.{long}": {"name": "Long", "helix": "public"}}
    key = BENCH.proposed("leaders", actors | named)[-1]
    assert key.startswith("someone-from-aaa")
    assert draft(BENCH.step.model, {"leaders": {key: leader("public")}}, BENCH.at)[1] == []


def test_the_deputy_is_not_the_chair() -> None:
    others = BENCH.options("deputy", leaders=LEADERS, chair="karen")
    assert others == [("ole", "Ole"), ("lise", "Lise")]


def test_chair_and_deputy_are_asked_first() -> None:
    assert BENCH.proposed("asks", leaders=LEADERS, chair="lise", deputy=None) == [
        "lise",
        "karen",
        "ole",
    ]
