"""Step 7: what the group is told about bodies, groups, hours and the launch."""

from __future__ import annotations

from datetime import date
from typing import Any

from clusterdyn.calculations.workload import volunteer_hours
from support.bench import Bench

BENCH = Bench("structure", date(2027, 4, 2))
matches, paths, shown, sentence = BENCH.matches, BENCH.paths, BENCH.shown, BENCH.sentence


def group(lead: str, topic: str = "test site") -> dict[str, Any]:
    return {"topic": topic, "lead": lead, "milestone": "site-open", "first_meeting": "2027-05-12"}


BOARD = {"name": "Board", "mandate": "guards the budget", "meetings_per_year": 6, "size": 9}
GROUPS = {"a": group("karen"), "b": group("karen"), "c": group("ida")}
DECISIONS = {
    "admit-a-member": {"body": "board"},
    "approve-the-budget": {"body": "members-meeting"},
    "start-a-project": {"body": "board"},
    "hire": {"body": "board"},
}
PLAN = {
    "plan.milestones": {
        "site-open": {"text": "test site open", "owner": "karen"},
        "permit": {"text": "permit in hand", "owner": "jens"},
        "name": {"text": "name chosen", "status": "reached"},
    },
    "plan.actions": {"test-day": {"what": "joint test day"}, "stand": {"what": "joint stand"}},
}
PROOFS = {"test-day": {"true_by": "2027-09-15"}, "stand": {"true_by": "2027-11-01"}}


def launch(on: str) -> dict[str, Any]:
    return {"proofs": PROOFS, "launch": {"on": on}}


# Rules


def test_a_body_without_a_mandate_blocks() -> None:
    assert matches("no-mandate", bodies={"board": BOARD}) == []
    closed = {"marks.closed": {f"{BENCH.at}.bodies": True}}
    no_mandate = {"board": {"name": "Board", "meetings_per_year": 6}}
    (match,) = matches("no-mandate", closed, bodies=no_mandate)
    assert (match.path, match.values["name"]) == ("bodies.board.mandate", "Board")
    parked = {"marks.parked": {f"{BENCH.at}.bodies.board.mandate": {"why": "next week"}}}
    assert matches("no-mandate", closed | parked, bodies=no_mandate) == []


def test_a_launch_before_the_first_proof_is_questioned() -> None:
    early = launch("2027-09-14")
    assert paths("launch-before-proof", PLAN, **early) == ["launch.on"]
    (match,) = matches("earlier-proof", PLAN, **early)
    assert match.values["name"] == "joint test day"
    on_the_day = launch("2027-09-15")
    assert matches("launch-before-proof", PLAN, **on_the_day) == []
    assert matches("earlier-proof", PLAN, **on_the_day) == []


def test_without_a_dated_proof_nothing_is_said_about_the_launch() -> None:
    undated: dict[str, Any] = {"proofs": {"test-day": {}}, "launch": {"on": "2027-04-03"}}
    assert matches("launch-before-proof", PLAN, **undated) == []
    assert shown("launch-before-proof", PLAN, **undated) == []
    assert shown("launch-after-proof", PLAN, **undated) == []


def test_a_group_led_from_outside_the_firms_is_questioned() -> None:
    groups = {"a": group("karen"), "b": group("jens", "permits")}
    (match,) = matches("group-without-firm", working_groups=groups)
    assert (match.path, match.key) == ("working_groups.b.lead", "b")
    (match,) = matches("ask-firm-to-lead", working_groups=groups)
    assert match.values["topic"] == "permits"


def test_a_lead_of_whom_nobody_knows_the_employer_is_not_accused() -> None:
    assert matches("group-without-firm", working_groups={"c": group("ida")}) == []
    assert matches("ask-firm-to-lead", working_groups={"c": group("ida")}) == []


def test_less_than_half_a_person_needs_hours_from_the_host() -> None:
    assert paths("agree-host-hours", host="council", fte=0.4) == ["fte"]
    assert matches("agree-host-hours", host="council", fte=0.5) == []


# Results


def test_a_board_and_three_groups_take_252_volunteer_hours_a_year() -> None:
    assert volunteer_hours([(6, 9)], groups=3) == 252
    said = sentence("volunteer-hours", bodies={"board": BOARD}, working_groups=GROUPS)
    assert said == "This structure takes 252 volunteer hours a year."


def test_an_advisory_group_gives_its_hours_too() -> None:
    advice = {"name": "Advice", "mandate": "advises", "meetings_per_year": 2, "size": 5}
    bodies = {"board": BOARD, "advisory-group": advice}
    ((_, one),) = shown("volunteer-hours", bodies=bodies, working_groups=GROUPS)
    assert one.values["hours"] == 252 + 2 * 5 * 2


def test_the_picture_shows_what_each_body_decides_and_who_leads_each_group() -> None:
    bodies = {"members-meeting": {"name": "Members", "mandate": "sets fees"}, "board": BOARD}
    ((said, one),) = shown(
        "organisation", PLAN, bodies=bodies, working_groups=GROUPS, decision_rights=DECISIONS
    )
    assert said == "Bodies: 2. Working groups: 3. Led by a firm: 2."
    assert list(one.rows)[:3] == [
        ("Members", "sets fees", "approve the budget"),
        ("Board", "guards the budget", "admit a member, start a project, hire"),
        ("test site", "test site open", "Karen"),
    ]


def test_the_days_between_the_first_proof_and_the_launch_are_counted() -> None:
    late, early = launch("2027-12-03"), launch("2027-09-01")
    assert sentence("launch-after-proof", PLAN, **late) == (
        "Days from the first proof (joint test day) to the launch: 79."
    )
    assert shown("launch-before-proof", PLAN, **late) == []
    assert sentence("launch-before-proof", PLAN, **early) == (
        "The launch comes before the first proof (joint test day). Days too early: 14."
    )
    assert shown("launch-after-proof", PLAN, **early) == []


# Prefills


def test_six_decisions_are_put_on_the_table() -> None:
    assert [row.label for row in BENCH.offered("decision_rights")] == [
        "admit a member",
        "approve the budget",
        "start a project",
        "speak to the press",
        "hire",
        "spend over 10k",
    ]


def test_only_bodies_that_decide_something_are_proposed() -> None:
    rows = BENCH.offered("bodies", decision_rights=DECISIONS)
    assert [(row.key, row.values["name"]) for row in rows] == [
        ("members-meeting", "Members' meeting"),
        ("board", "Board"),
    ]


def test_groups_are_proposed_for_open_milestones_led_by_an_owner_from_a_firm() -> None:
    rows = {row.key: row.values for row in BENCH.offered("working_groups", PLAN)}
    assert rows == {
        "site-open": {"topic": "test site open", "milestone": "site-open", "lead": "karen"},
        "permit": {"topic": "permit in hand", "milestone": "permit"},
    }


def test_the_pilots_are_proposed_as_proofs_true_by_their_first_result() -> None:
    pilots = {"test-day": {"first_result": "2027-09-15"}, "stand": {"cost": 100}}
    rows = BENCH.offered("proofs", PLAN | {"quick_wins.pilots": pilots})
    assert [(row.key, row.label, row.values) for row in rows] == [
        ("test-day", "joint test day", {"true_by": "2027-09-15"}),
        ("stand", "joint stand", {}),
    ]


def test_the_secretariat_is_first_thought_of_where_the_facilitator_works() -> None:
    facilitator = {"person": "jens", "hours_per_week": 15}
    assert BENCH.value("host", {"leadership.facilitator": facilitator}) == "council"
