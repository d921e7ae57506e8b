"""Step 7: what the group is told about bodies, groups, hours and the launch."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

from clusterdyn.calculations.workload import volunteer_hours
from clusterdyn.model.questionnaire import core_pages
from support.bench import Bench

TODAY = date(2027, 4, 2)


def group(lead: str, milestone: str = "site-open", topic: str = "test site") -> dict[str, Any]:
    return {"topic": topic, "lead": lead, "milestone": milestone, "first_meeting": "2027-05-12"}


DOSSIER: dict[str, Any] = {
    "passport": {"name": "Invented Water"},
    "organisations": {
        "pumps": {"name": "Invented Pumps", "helix": "company"},
        "council": {"name": "Invented Council", "helix": "intermediary"},
    },
    "people": {
        "karen": {"name": "Karen", "organisation": "pumps"},
        "jens": {"name": "Jens", "organisation": "council"},
        "ole": {"name": "Ole"},
    },
    "steps": {
        "leadership": {"facilitator": {"person": "jens", "hours_per_week": 15}},
        "plan": {
            "milestones": {
                "site-open": {"text": "test site open", "owner": "karen"},
                "permit": {"text": "permit in hand", "owner": "jens"},
                "name": {"text": "name chosen", "status": "reached"},
            },
            "actions": {"test-day": {"what": "joint test day"}, "stand": {"what": "joint stand"}},
        },
        "quick_wins": {
            "pilots": {"test-day": {"first_result": "2027-09-15"}, "stand": {"cost": 100}}
        },
        "structure": {
            "decision_rights": {
                "admit-a-member": {"body": "board"},
                "approve-the-budget": {"body": "members-meeting"},
                "start-a-project": {"body": "board"},
                "speak-to-the-press": {"body": "secretariat"},
                "hire": {"body": "board"},
                "spend-over-10k": {"body": "board"},
            },
            "bodies": {
                "members-meeting": {
                    "name": "Members' meeting",
                    "mandate": "elects, sets fees",
                    "meetings_per_year": 1,
                    "size": 40,
                },
                "board": {
                    "name": "Board",
                    "mandate": "picks pilots, guards budget",
                    "meetings_per_year": 6,
                    "size": 9,
                },
                "secretariat": {
                    "name": "Secretariat",
                    "mandate": "does the daily work",
                    "meetings_per_year": 50,
                    "size": 2,
                },
            },
            "working_groups": {"a": group("karen"), "b": group("karen"), "c": group("ole")},
            "host": "council",
            "fte": 0.8,
            "proofs": {"test-day": {"true_by": "2027-09-15"}, "stand": {"true_by": "2027-11-01"}},
            "launch": {"on": "2027-12-03", "place": "test hall", "sign_ups": 25},
        },
    },
    "marks": {},
}

BENCH = Bench("structure", DOSSIER, TODAY)
changed = BENCH.changed
context_of = BENCH.context
matches = BENCH.matches
paths = BENCH.paths
shown = BENCH.shown
offered = BENCH.offered


# Model and words


def test_the_dossier_of_these_tests_fits_the_model() -> None:
    BENCH.check_fits()


def test_six_screens_are_asked_in_the_order_of_the_course() -> None:
    pages = ["decision_rights", "bodies", "working_groups", "host", "proofs", "launch"]
    assert [page.key for page in core_pages(BENCH.step.model)] == pages


# Rules


def test_a_body_without_a_mandate_blocks() -> None:
    assert matches("no-mandate") == []
    data = deepcopy(DOSSIER)
    del data["steps"]["structure"]["bodies"]["board"]["mandate"]
    (match,) = matches("no-mandate", data)
    assert (match.path, match.values["name"]) == ("bodies.board.mandate", "Board")
    data["marks"] = {"parked": {f"{BENCH.at}.bodies.board.mandate": {"why": "next week"}}}
    assert matches("no-mandate", data) == []


def test_a_launch_before_the_first_proof_is_questioned() -> None:
    early = changed(launch__on="2027-09-14")
    assert paths("launch-before-proof", early) == ["launch.on"]
    assert [match.values["name"] for match in matches("earlier-proof", early)] == ["joint test day"]
    on_the_day = changed(launch__on="2027-09-15")
    assert matches("launch-before-proof", on_the_day) == matches("earlier-proof", on_the_day) == []


def test_without_a_dated_proof_nothing_is_said_about_the_launch() -> None:
    data = changed(proofs={"test-day": {}}, launch__on="2027-04-03")
    assert matches("launch-before-proof", data) == []
    assert shown("launch-before-proof", data) == shown("launch-after-proof", data) == []


def test_a_group_led_from_outside_the_firms_is_questioned() -> None:
    data = changed(working_groups__b=group("jens", topic="permits"))
    (match,) = matches("group-without-firm", data)
    assert (match.path, match.key) == ("working_groups.b.lead", "b")
    assert [h.values["topic"] for h in matches("ask-firm-to-lead", data)] == ["permits"]


def test_a_lead_of_whom_nobody_knows_the_employer_is_not_accused() -> None:
    assert matches("group-without-firm") == matches("ask-firm-to-lead") == []


def test_less_than_half_a_person_needs_hours_from_the_host() -> None:
    assert paths("agree-host-hours", changed(fte=0.4)) == ["fte"]
    assert matches("agree-host-hours", changed(fte=0.5)) == []


# Results


def test_a_board_and_three_groups_take_252_volunteer_hours_a_year() -> None:
    assert volunteer_hours([(6, 9)], groups=3) == 252
    assert [said for said, _ in shown("volunteer-hours")] == [
        "This structure takes 252 volunteer hours a year."
    ]


def test_an_advisory_group_gives_its_hours_too() -> None:
    advice = {"name": "Advice", "mandate": "advises", "meetings_per_year": 2, "size": 5}
    ((_, one),) = shown("volunteer-hours", changed(**{"bodies__advisory-group": advice}))
    assert one.values["hours"] == 252 + 2 * 5 * 2


def test_the_picture_shows_what_each_body_decides_and_who_leads_each_group() -> None:
    ((said, one),) = shown("organisation")
    assert said == "Bodies: 3. Working groups: 3. Led by a firm: 2."
    decides = "admit a member, start a project, hire, spend over 10k"
    assert list(one.rows)[1] == ("Board", "picks pilots, guards budget", decides)
    assert list(one.rows)[3] == ("test site", "test site open", "Karen")


def test_the_days_between_the_first_proof_and_the_launch_are_counted() -> None:
    assert [said for said, _ in shown("launch-after-proof")] == [
        "Days from the first proof (joint test day) to the launch: 79."
    ]
    assert shown("launch-before-proof") == []
    early = changed(launch__on="2027-09-01")
    assert [said for said, _ in shown("launch-before-proof", early)] == [
        "The launch comes before the first proof (joint test day). Days too early: 14."
    ]
    assert shown("launch-after-proof", early) == []


# Prefills


def test_six_decisions_are_put_on_the_table() -> None:
    assert [proposal.label for proposal in offered("decision_rights")] == [
        "admit a member",
        "approve the budget",
        "start a project",
        "speak to the press",
        "hire",
        "spend over 10k",
    ]


def test_only_bodies_that_decide_something_are_proposed() -> None:
    rows = [(proposal.key, proposal.values["name"]) for proposal in offered("bodies")]
    assert rows == [
        ("members-meeting", "Members' meeting"),
        ("board", "Board"),
        ("secretariat", "Secretariat"),
    ]


def test_groups_are_proposed_for_open_milestones_led_by_an_owner_from_a_firm() -> None:
    rows = {proposal.key: proposal.values for proposal in offered("working_groups")}
    assert rows == {
        "site-open": {"topic": "test site open", "milestone": "site-open", "lead": "karen"},
        "permit": {"topic": "permit in hand", "milestone": "permit"},
    }


def test_the_pilots_are_proposed_as_proofs_true_by_their_first_result() -> None:
    rows = [(proposal.key, proposal.label, proposal.values) for proposal in offered("proofs")]
    assert rows == [
        ("test-day", "joint test day", {"true_by": "2027-09-15"}),
        ("stand", "joint stand", {}),
    ]


def test_the_secretariat_is_first_thought_of_where_the_facilitator_works() -> None:
    context = context_of(DOSSIER)
    assert (
        BENCH.step.prefills.of_default["host"](context.step(BENCH.step.model), context) == "council"
    )
