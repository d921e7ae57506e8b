"""Step 5: what the group is told about milestones, owners, hours and money."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from clusterdyn.calculations.months import months_later, quarters_from
from clusterdyn.changes import ABSENT, with_changes
from clusterdyn.content import catalogue
from clusterdyn.model.prefill import ProposedRow
from clusterdyn.model.questionnaire import core_pages
from clusterdyn.steps.registry import rule_context
from support.bench import Bench

TODAY = date(2027, 4, 2)


def action(owner: str, due: str, band: str = "0", **more: Any) -> dict[str, Any]:
    base = {"what": f"{owner} moves", "owner": owner, "milestone": None}
    return {**base, "due": due, "cost_band": band, **more}


DOSSIER: dict[str, Any] = {
    "passport": {"name": "Invented Water", "currency": "EUR"},
    "organisations": {
        "pumps": {"name": "Invented Pumps", "helix": "company"},
        "council": {"name": "Invented Council", "helix": "intermediary"},
    },
    "people": {
        "karen": {"name": "Karen", "organisation": "pumps"},
        "ole": {"name": "Ole"},
        "jens": {"name": "Jens", "organisation": "council"},
        "lise": {"name": "Lise", "organisation": "council"},
    },
    "indicators": {"jobs": {"name": "Jobs", "unit": "people"}},
    "steps": {
        "leadership": {
            "leaders": {"karen": {"hours_promised": 6}},
            "facilitator": {"person": "jens", "hours_per_week": 15},
        },
        "vision": {"year": 2035, "bold_goal": {"indicator": "jobs", "value": 2600}},
        "plan": {
            "milestones": {
                "site-open": {
                    "text": "test site open",
                    "due": "2029-09-30",
                    "proof": "three paid tests",
                    "owner": "karen",
                },
                "permit": {
                    "text": "permit in hand",
                    "due": "2028-03-31",
                    "proof": "the letter",
                    "owner": "ole",
                },
            },
            "suggestions": {},
            "actions": {
                "map": action("karen", "2027-04-12", milestone="site-open"),
                "call": action("ole", "2027-08-30", "<10k", milestone="permit"),
                "study": action("jens", "2028-01-31", "10-50k"),
            },
            "owner_hours": {"karen": {"hours": 4}, "ole": {"hours": 3}, "jens": {"hours": 60}},
            "money_in_sight": {
                "region": {"amount": 40000, "source": "region", "certainty": "likely"}
            },
            "risks": {"busy": {"cause": "utilities busy", "early_sign": "two cancelled visits"}},
            "plan_keeper": "jens",
            "review_date": "2027-09-24",
        },
    },
    "marks": {},
}

BENCH = Bench("plan", DOSSIER, TODAY)
changed = BENCH.changed
context_of = BENCH.context
matches = BENCH.matches
paths = BENCH.paths
shown = BENCH.shown
sentence = BENCH.sentence
offered = BENCH.offered


def with_actions(*rows: Mapping[str, Any]) -> dict[str, Any]:
    return changed(actions={f"a{number}": dict(row) for number, row in enumerate(rows)})


def marked(data: dict[str, Any], **marks: Any) -> dict[str, Any]:
    return {**deepcopy(data), "marks": marks}


# Model and words


def test_the_dossier_of_these_tests_fits_the_model() -> None:
    BENCH.check_fits()


def test_seven_screens_are_asked_in_the_order_of_the_course() -> None:
    assert [page.key for page in core_pages(BENCH.step.model)] == [
        "milestones",
        "suggestions",
        "actions",
        "owner_hours",
        "money_in_sight",
        "risks",
        "keeper",
    ]


# Rules


def test_a_milestone_without_a_day_and_an_action_without_an_owner_block() -> None:
    data = changed(milestones__permit__due=None, actions__call__owner=None)
    del data["steps"]["plan"]["milestones"]["permit"]["due"]
    del data["steps"]["plan"]["actions"]["call"]["owner"]
    assert paths("undated-or-unowned", data) == ["milestones.permit.due", "actions.call.owner"]
    assert paths("undated-or-unowned") == []


def test_an_owner_left_open_in_a_finished_table_blocks_unless_it_is_parked() -> None:
    data = with_actions({"what": "call the mayor"})
    assert paths("undated-or-unowned", data) == []
    closed = {"closed": {f"{BENCH.at}.actions": True}}
    assert paths("undated-or-unowned", marked(data, **closed)) == ["actions.a0.owner"]
    parked = {f"{BENCH.at}.actions.a0.owner": {"why": "ask Ole"}}
    assert paths("undated-or-unowned", marked(data, **closed, parked=parked)) == []


def test_an_action_after_year_one_and_a_pilot_may_wait_for_their_owner_here() -> None:
    late = {"what": "build", "due": "2028-04-03"}
    pilot = {"what": "test day", "due": "2027-09-15"}
    assert paths("undated-or-unowned", with_actions(late)) == []
    data = with_actions(pilot)
    assert paths("undated-or-unowned", data) == ["actions.a0.owner"]
    data["steps"]["quick_wins"] = {"pilots": {"a0": {}}}
    assert paths("undated-or-unowned", data) == []


def test_more_than_twelve_actions_are_too_many_but_pilots_do_not_count() -> None:
    rows = [action("karen", "2027-06-30")] * 12
    assert matches("too-many-actions", with_actions(*rows)) == []
    assert matches("too-many-actions", with_actions(*rows, {**rows[0], "origin": "pilot"})) == []
    assert matches("too-many-actions", with_actions(*rows, {**rows[0], "status": "dropped"})) == []
    assert [
        h.values["actions"] for h in matches("too-many-actions", with_actions(*rows, rows[0]))
    ] == [13]


def test_staff_that_owns_most_is_named_with_its_count() -> None:
    data = with_actions(*[action("jens", "2027-06-30")] * 8, *[action("karen", "2027-06-30")] * 2)
    (match,) = matches("staff-owns-all", data)
    assert catalogue.fill(catalogue.rule_words("plan.staff-owns-all").say, match.values).startswith(
        "Jens has 8 of 10."
    )
    assert matches("staff-owns-all") == []


def test_colleagues_of_the_facilitator_are_staff_unless_they_work_at_a_firm() -> None:
    rows = [action("lise", "2027-06-30")] * 3 + [action("ole", "2027-06-30")]
    assert sentence("member-owned", with_actions(*rows)) == "Members own 1 of 4 actions (25%)."
    at_firm = with_changes(with_actions(*rows), {"organisations.council.helix": (None, "company")})
    assert sentence("member-owned", at_firm) == "Members own 4 of 4 actions (100%)."


def test_four_in_ten_owned_by_members_is_enough() -> None:
    rows = [action("jens", "2027-06-30")] * 6 + [action("ole", "2027-06-30")] * 4
    assert matches("staff-owns-all", with_actions(*rows)) == []


def test_nothing_within_fourteen_days_is_a_slow_start() -> None:
    assert matches("slow-start", with_actions(action("ole", "2027-04-16"))) == []
    assert paths("slow-start", with_actions(action("ole", "2027-04-17"))) == ["actions"]


def test_the_start_is_counted_from_the_day_of_the_session() -> None:
    data = with_actions(action("ole", "2027-04-12"))
    assert matches("slow-start", marked(data, worked={"plan": "2027-03-01"})) != []
    assert matches("slow-start", marked(data, worked={"plan": "2027-04-01"})) == []


def test_actions_without_any_day_say_nothing_about_the_start() -> None:
    assert matches("slow-start", with_actions({"what": "call the mayor"})) == []


def test_a_month_that_is_shorter_ends_on_its_last_day() -> None:
    assert months_later(date(2027, 8, 31), 6) == date(2028, 2, 29)
    assert months_later(date(2027, 12, 31), 1) == date(2028, 1, 31)
    assert quarters_from(date(2027, 11, 30), 4) == [(2027, 4), (2028, 1), (2028, 2), (2028, 3)]


# Suggested actions


def test_a_milestone_without_action_needs_a_first_move() -> None:
    assert matches("first-move") == []
    data = changed(actions__call__milestone=None)
    assert [match.key for match in matches("first-move", data)] == ["permit"]
    reached = with_changes(data, {f"{BENCH.at}.milestones.permit.status": (None, "reached")})
    assert matches("first-move", reached) == []


def test_missing_money_asks_for_three_sources() -> None:
    assert paths("find-money") == ["money_in_sight"]
    assert matches("find-money", changed(money_in_sight__region__amount=60000)) == []
    unasked = deepcopy(DOSSIER)
    del unasked["steps"]["plan"]["money_in_sight"]
    assert matches("find-money", unasked) == []
    assert paths("find-money", changed(money_in_sight=None)) == ["money_in_sight"]


def test_less_than_two_hours_for_each_action_is_split() -> None:
    assert matches("split-load") == []
    assert [match.key for match in matches("split-load", changed(owner_hours__ole__hours=1.5))] == [
        "ole"
    ]
    assert matches("split-load", changed(owner_hours__ole__hours=2)) == []
    assert matches("split-load", changed(owner_hours__lise={"hours": 0})) == []


def test_an_early_sign_becomes_an_indicator() -> None:
    (match,) = matches("watch-sign")
    assert (match.key, match.values["sign"]) == ("busy", "two cancelled visits")
    assert matches("watch-sign", changed(risks=None)) == []


# Results


def test_the_timeline_runs_by_day() -> None:
    ((said, one),) = shown("timeline")
    assert said == "Milestones: 2. The first by 31 March 2028, the last by 30 September 2029."
    assert [row[1] for row in one.rows] == ["permit in hand", "test site open"]


def test_quarters_without_a_due_date_are_named() -> None:
    assert sentence("empty-quarters") == "Nothing is due in Q4 2027."
    full = changed(actions__study__due="2027-12-01", milestones__permit__due="2028-01-31")
    assert shown("empty-quarters", full) == []


def test_the_owner_with_fewest_hours_for_each_action_is_named() -> None:
    ((said, one),) = shown("owner-load")
    assert said == "Ole has the fewest hours for each action. Actions: 1. Hours a month: 3."
    assert list(one.rows) == [("Karen", 1, 4), ("Ole", 1, 3), ("Jens", 1, 60)]


def test_money_missing_is_needed_minus_in_sight_from_low_to_high() -> None:
    assert sentence("money-missing") == (
        "Year one needs EUR 10,000 to EUR 60,000. In sight: EUR 40,000, of it signed: EUR 0. "
        "Missing: EUR 0 to EUR 20,000."
    )
    assert shown("money-missing-open") == shown("money-covered") == []


def test_a_band_without_an_upper_end_leaves_the_sum_open() -> None:
    data = changed(actions__study__cost_band=">50k")
    assert sentence("money-missing-open", data) == (
        "Year one needs EUR 50,000 or more. In sight: EUR 40,000, of it signed: EUR 0. "
        "Missing: at least EUR 10,000."
    )
    assert shown("money-missing", data) == []


def test_an_exact_cost_goes_before_its_band() -> None:
    data = changed(actions__study__cost=25000, actions__call__cost=5000)
    assert sentence("money-covered", data) == (
        "Year one needs EUR 30,000 at most. In sight: EUR 40,000, of it signed: EUR 0. "
        "Nothing is missing."
    )


def test_covered_lowest_costs_are_not_called_missing_and_ask_for_no_sources() -> None:
    data = changed(
        actions__study__cost_band=">50k",
        money_in_sight__region={"amount": 90000, "source": "region", "certainty": "signed"},
    )
    assert sentence("money-lowest-covered", data) == (
        "Year one needs EUR 50,000 or more. In sight: EUR 90,000, of it signed: EUR 90,000. "
        "It covers the lowest cost; the highest is not known."
    )
    others = ("money-missing", "money-missing-exact", "money-missing-open", "money-covered")
    assert [shown(name, data) for name in others] == [[], [], [], []]
    assert matches("find-money", data) == []
    assert paths("find-money", changed(actions__study__cost_band=">50k")) == ["money_in_sight"]


def test_exact_costs_need_one_figure() -> None:
    data = changed(actions__study__cost=45000, actions__call__cost=5000)
    assert sentence("money-missing-exact", data) == (
        "Year one needs EUR 50,000. In sight: EUR 40,000, of it signed: EUR 0. Missing: EUR 10,000."
    )
    assert shown("money-missing", data) == []


def test_a_pilots_exact_cost_goes_before_its_band_and_after_its_actions_own() -> None:
    pilot = {"steps.quick_wins.pilots.study": (None, {"cost": 20000})}
    said = sentence("money-covered", with_changes(DOSSIER, pilot))
    assert said.startswith("Year one needs EUR 30,000 at most.")
    own = with_changes(changed(actions__study__cost=15000), pilot)
    assert sentence("money-covered", own).startswith("Year one needs EUR 25,000 at most.")


def test_actions_after_year_one_do_not_count_in_its_money() -> None:
    data = changed(actions__study__due="2028-04-03")
    assert "needs EUR 10,000 at most" in sentence("money-covered", data)


# Prefills


def test_the_goal_of_the_vision_is_proposed_as_last_milestone() -> None:
    (proposal,) = offered("milestones")
    assert proposal.label == "Jobs: 2,600 people"
    assert proposal.values == {"text": "Jobs: 2,600 people", "due": "2035-12-31"}


def test_the_tray_is_what_the_earlier_steps_suggest() -> None:
    visit = ProposedRow("visit", "Visit five firms", {"said": "Visit five firms"})
    context = rule_context(DOSSIER, TODAY, suggested=lambda: [visit])
    rows = list(BENCH.step.prefills.of_rows["suggestions"](context.step(BENCH.step.model), context))
    assert [row.key for row in rows] == ["visit"]


def test_owners_of_milestones_and_actions_are_asked_for_hours_known_ones_filled_in() -> None:
    rows = {proposal.key: proposal.values for proposal in offered("owner_hours")}
    assert rows == {"karen": {"hours": 6}, "ole": {}, "jens": {"hours": 65}}


def test_the_facilitator_keeps_the_plan_and_looks_again_after_half_a_year() -> None:
    context = context_of(DOSSIER)
    values = {
        n: work(context.step(BENCH.step.model), context)
        for n, work in BENCH.step.prefills.of_default.items()
    }
    assert values == {"plan_keeper": "jens", "review_date": "2027-10-01"}


# What follows from a decision on a suggestion


def decided(choice: str, **more: Any) -> dict[str, Any]:
    said = {"choice": choice, "origin": "analysis.x", "said": "Visit five firms", **more}
    return changed(suggestions={"visit": said})


STUB = {"what": "Visit five firms", "origin": "suggestion"}


def follows(key: str, data: dict[str, Any]) -> dict[str, Any]:
    return dict(BENCH.follows("suggestions", key, data))


def test_a_kept_suggestion_becomes_an_action() -> None:
    assert follows("visit", decided("keep")) == {f"{BENCH.at}.actions.visit": STUB}


def test_a_changed_one_becomes_an_action_in_the_new_words() -> None:
    made = follows("visit", decided("change", text="Visit three firms"))
    assert made == {f"{BENCH.at}.actions.visit": {**STUB, "what": "Visit three firms"}}
    assert follows("visit", decided("change")) == {}


@pytest.mark.parametrize("choice", ["later", "drop"])
def test_one_put_off_or_dropped_takes_back_its_bare_action_only(choice: str) -> None:
    data = decided(choice)
    assert follows("visit", data) == {}
    bare = with_changes(data, {f"{BENCH.at}.actions.visit": (None, STUB)})
    assert follows("visit", bare) == {f"{BENCH.at}.actions.visit": ABSENT}
    owned = with_changes(bare, {f"{BENCH.at}.actions.visit.owner": (None, "ole")})
    assert follows("visit", owned) == {}


def test_keeping_again_leaves_an_action_alone_that_the_group_has_filled() -> None:
    full = {**STUB, "what": "Visit five firms in May", "owner": "ole"}
    data = with_changes(decided("keep"), {f"{BENCH.at}.actions.visit": (None, full)})
    assert follows("visit", data) == {}
