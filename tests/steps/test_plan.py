"""Step 5: what the group is told about milestones, owners, hours and money."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from clusterdyn.calculations.months import months_later, quarters_from
from clusterdyn.changes import ABSENT
from clusterdyn.model.prefill import ProposedRow, RecordAnswer
from clusterdyn.steps.registry import rule_context
from support.bench import Bench

BENCH = Bench("plan", date(2027, 4, 2))
matches, paths, shown, sentence = BENCH.matches, BENCH.paths, BENCH.shown, BENCH.sentence

JENS = {"leadership.facilitator": {"person": "jens", "hours_per_week": 15}}
COLLEAGUE = JENS | {"people.eva": {"name": "Eva", "organisation": "council"}}
STONES = {
    "site-open": {"text": "test site open", "due": "2029-09-30", "owner": "karen"},
    "permit": {"text": "permit in hand", "due": "2028-03-31", "owner": "ole"},
}


def action(owner: str, due: str, band: str = "0", **more: Any) -> dict[str, Any]:
    return {"what": f"{owner} moves", "owner": owner, "due": due, "cost_band": band, **more}


def numbered(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"actions": {f"a{number}": row for number, row in enumerate(rows)}}


MAP = action("karen", "2027-04-12", milestone="site-open")
CALL = action("ole", "2027-08-30", "<10k", milestone="permit")
STUDY = action("jens", "2028-01-31", "10-50k")


def actions(**study: Any) -> dict[str, Any]:
    """Three actions; the last one with other answers."""
    return {"actions": {"map": MAP, "call": CALL, "study": STUDY | study}}


def money(amount: int = 40_000, certainty: str = "likely") -> dict[str, Any]:
    row = {"amount": amount, "source": "region", "certainty": certainty}
    return {"money_in_sight": {"region": row}}


# Rules


def test_a_milestone_without_a_day_and_an_action_without_an_owner_block() -> None:
    closed = {"marks.closed": {f"{BENCH.at}.{table}": True for table in ("milestones", "actions")}}
    undated = {"permit": {"text": "permit in hand"}}
    unowned = {"call": {"what": "call", "due": "2027-08-30"}}
    assert paths("undated-or-unowned", closed, milestones=undated, actions=unowned) == [
        "milestones.permit.due",
        "actions.call.owner",
    ]
    assert paths("undated-or-unowned", closed, milestones=STONES, **actions()) == []


def test_an_owner_left_open_in_a_finished_table_blocks_unless_it_is_parked() -> None:
    call = {"milestones": {}, **numbered({"what": "call the mayor"})}
    assert paths("undated-or-unowned", **call) == []
    closed = {"marks.closed": {f"{BENCH.at}.actions": True}}
    assert paths("undated-or-unowned", closed, **call) == ["actions.a0.owner"]
    parked = {"marks.parked": {f"{BENCH.at}.actions.a0.owner": {"why": "ask Ole"}}}
    assert paths("undated-or-unowned", closed | parked, **call) == []


def test_an_action_after_year_one_and_a_pilot_may_wait_for_their_owner_here() -> None:
    def found(due: str, elsewhere: dict[str, Any] | None = None) -> list[str]:
        row = {"what": "test day", "due": due}
        return paths(
            "undated-or-unowned", elsewhere, milestones={}, owner_hours={}, **numbered(row)
        )

    assert found("2028-04-03") == []
    assert found("2027-09-15") == ["actions.a0.owner"]
    assert found("2027-09-15", {"quick_wins.pilots": {"a0": {}}}) == []


def test_more_than_twelve_actions_are_too_many_but_pilots_do_not_count() -> None:
    row = action("karen", "2027-06-30")
    rows = [row] * 12
    assert matches("too-many-actions", **numbered(*rows)) == []
    assert matches("too-many-actions", **numbered(*rows, row | {"origin": "pilot"})) == []
    assert matches("too-many-actions", **numbered(*rows, row | {"status": "dropped"})) == []
    (match,) = matches("too-many-actions", **numbered(*rows, row))
    assert match.values["actions"] == 13


def test_staff_that_owns_most_is_named_with_its_count() -> None:
    by_jens, by_karen = action("jens", "2027-06-30"), action("karen", "2027-06-30")
    (said,) = BENCH.said("staff-owns-all", JENS, **numbered(*[by_jens] * 8, *[by_karen] * 2))
    assert said.startswith("Jens owns 8 of 10 actions.")
    assert matches("staff-owns-all", JENS, **numbered(*[by_jens] * 6, *[by_karen] * 4)) == []


def test_colleagues_of_the_facilitator_are_staff_unless_they_work_at_a_firm() -> None:
    rows = numbered(*[action("eva", "2027-06-30")] * 3, action("ole", "2027-06-30"))
    assert sentence("member-owned", COLLEAGUE, **rows) == "Members own 1 of 4 actions (25%)."
    at_firm = COLLEAGUE | {"organisations.council": {"name": "Council", "helix": "company"}}
    assert sentence("member-owned", at_firm, **rows) == "Members own 4 of 4 actions (100%)."


def test_milestones_in_a_circle_are_named_once_each() -> None:
    def circles(**after: list[str] | None) -> list[str]:
        stones = {key: {"text": key.upper(), "after": others} for key, others in after.items()}
        return paths("waits-for-itself", milestones=stones)

    assert circles(a=None, b=["a"], c=["a", "b"]) == []
    assert circles(a=["b"], b=["c"], c=["a"]) == ["milestones.a.after"]
    assert circles(a=["a"], b=["a"]) == ["milestones.a.after"]
    assert circles(a=["b"], b=["a"], c=["d"], d=["c"]) == [
        "milestones.a.after",
        "milestones.c.after",
    ]


def test_the_circle_is_told_in_the_order_of_waiting() -> None:
    stones = {
        "a": {"text": "Alpha", "after": ["b"]},
        "b": {"text": "Beta", "after": ["c"]},
        "c": {"text": "Gamma", "after": ["a"]},
    }
    [match] = matches("waits-for-itself", milestones=stones)
    assert match.values["way"] == (
        '"Alpha" comes after "Beta", "Beta" comes after "Gamma", "Gamma" comes after "Alpha"'
    )


def test_nothing_within_fourteen_days_is_a_slow_start() -> None:
    assert paths("slow-start", **numbered(action("ole", "2027-04-16"))) == []
    assert paths("slow-start", **numbered(action("ole", "2027-04-17"))) == ["actions"]


def test_the_start_is_counted_from_the_day_of_the_session() -> None:
    row = numbered(action("ole", "2027-04-12"))
    assert paths("slow-start", {"marks.worked": {"plan": "2027-03-01"}}, **row) == ["actions"]
    assert paths("slow-start", {"marks.worked": {"plan": "2027-04-01"}}, **row) == []


def test_actions_without_any_day_say_nothing_about_the_start() -> None:
    assert matches("slow-start", **numbered({"what": "call the mayor"})) == []


def test_a_month_that_is_shorter_ends_on_its_last_day() -> None:
    assert months_later(date(2027, 8, 31), 6) == date(2028, 2, 29)
    assert months_later(date(2027, 12, 31), 1) == date(2028, 1, 31)
    assert quarters_from(date(2027, 11, 30), 4) == [(2027, 4), (2028, 1), (2028, 2), (2028, 3)]


# Suggested actions


def test_a_milestone_without_action_needs_a_first_move() -> None:
    without_call = {"actions": {"map": MAP}}
    assert matches("first-move", milestones=STONES, **actions()) == []
    assert BENCH.keys("first-move", milestones=STONES, **without_call) == ["permit"]
    reached = STONES | {"permit": STONES["permit"] | {"status": "reached"}}
    assert matches("first-move", milestones=reached, **without_call) == []


def test_missing_money_asks_for_three_sources() -> None:
    assert paths("find-money", **actions(), **money(40_000)) == ["money_in_sight"]
    assert paths("find-money", **actions(), money_in_sight=None) == ["money_in_sight"]
    assert matches("find-money", **actions(), **money(60_000, "signed")) == []
    assert paths("find-money", **actions(), **money(60_000, "hope")) == ["money_in_sight"]
    assert matches("find-money", **actions()) == []  # not asked yet


@pytest.mark.parametrize(("hours", "keys"), [(3, []), (2, []), (1.5, ["ole"])])
def test_less_than_two_hours_for_each_action_is_split(hours: float, keys: list[str]) -> None:
    found = BENCH.keys("split-load", **actions(), owner_hours={"ole": {"hours": hours}})
    assert found == keys


def test_hours_of_somebody_without_an_action_are_not_split() -> None:
    assert matches("split-load", **actions(), owner_hours={"lise": {"hours": 0}}) == []


def test_an_early_sign_becomes_an_indicator() -> None:
    risks = {"busy": {"cause": "utilities busy", "early_sign": "two cancelled visits"}}
    (match,) = matches("watch-sign", risks=risks)
    assert (match.key, match.values["sign"]) == ("busy", "two cancelled visits")
    assert matches("watch-sign", risks=None) == []


# Results


def test_the_timeline_runs_by_day() -> None:
    ((said, one),) = shown("timeline", milestones=STONES)
    assert said == "Milestones: 2. The first by 31 March 2028, the last by 30 September 2029."
    assert [row[1] for row in one.rows] == ["permit in hand", "test site open"]


def test_quarters_without_a_due_date_are_named() -> None:
    assert sentence("empty-quarters", milestones=STONES, **actions()) == (
        "Nothing is due in Q4 2027."
    )
    earlier = STONES | {"permit": {"text": "permit", "due": "2028-01-31"}}
    full = {"milestones": earlier, **actions(due="2027-12-01")}
    assert shown("empty-quarters", **full) == []


def test_the_owner_with_fewest_hours_for_each_action_is_named() -> None:
    hours = {"karen": {"hours": 4}, "ole": {"hours": 3}, "jens": {"hours": 60}}
    ((said, one),) = shown("owner-load", **actions(), owner_hours=hours)
    assert said == "It is tightest for Ole: 1 action and 3 hours a month."
    assert list(one.rows) == [("Karen", 1, 4), ("Ole", 1, 3), ("Jens", 1, 60)]


MONEY = (
    "money-missing",
    "money-missing-exact",
    "money-missing-open",
    "money-covered",
    "money-lowest-covered",
)


@pytest.mark.parametrize(
    ("result", "study", "in_sight", "told"),
    [
        (  # from the lowest to the highest cost; what is likely closes no gap
            "money-missing", {}, money(),
            "Year one still needs EUR 10,000 to EUR 60,000. Signed: EUR 0. "
            "Missing: EUR 10,000 to EUR 60,000.",
        ),
        (  # a band without an upper end leaves the sum open
            "money-missing-open", {"cost_band": ">50k"}, money(certainty="signed"),
            "Year one still needs EUR 50,000 or more. Signed: EUR 40,000. Missing: at least EUR 10,000.",
        ),
        (  # covered lowest costs are not called missing
            "money-lowest-covered", {"cost_band": ">50k"}, money(90_000, "signed"),
            "Year one still needs EUR 50,000 or more. Signed: EUR 90,000. "
            "It covers the lowest cost; the highest is not known.",
        ),
        (  # an exact cost goes before its band
            "money-covered", {"cost": 25_000}, money(certainty="signed"),
            "Year one still needs EUR 35,000 at most. Signed: EUR 40,000. Nothing is missing.",
        ),
    ],
)  # fmt: skip
def test_the_money_of_year_one(result: str, study: Any, in_sight: Any, told: str) -> None:
    said = {name: sentence(name, **actions(**study), **in_sight) for name in MONEY}
    assert said == dict.fromkeys(MONEY, "") | {result: told}


def test_covered_lowest_costs_ask_for_no_sources() -> None:
    open_cost = actions(cost_band=">50k")
    assert matches("find-money", **open_cost, **money(90_000, "signed")) == []
    assert paths("find-money", **open_cost, **money(40_000, "signed")) == ["money_in_sight"]


def test_money_is_counted_three_times_the_surest_first() -> None:
    rows = {
        "grant": {"amount": 20_000, "source": "region", "certainty": "signed"},
        "bank": {"amount": 30_000, "source": "bank", "certainty": "likely"},
        "fund": {"amount": 90_000, "source": "fund", "certainty": "hope"},
    }
    ((_, one),) = shown("money-missing", **actions(), money_in_sight=rows)
    assert one.rows == [
        ("sure", "EUR 20,000", "EUR 0 to EUR 40,000"),
        ("with likely money", "EUR 50,000", "EUR 0 to EUR 10,000"),
        ("if everything comes", "EUR 140,000", "nothing"),
    ]


def test_what_is_done_needs_no_money_any_more() -> None:
    rows = numbered(STUDY | {"cost": 45_000, "status": "done"}, CALL | {"cost": 5_000})
    said = sentence("money-covered", **rows, **money(5_000, "signed"))
    assert said.startswith("Year one still needs EUR 5,000 at most.")


def test_an_exact_cost_and_its_band_say_the_same() -> None:
    def follows(given: str, **costs: Any) -> dict[str, Any]:
        answer = RecordAnswer("dig", {}, {given})
        return BENCH.follows(
            "actions", answer, actions={"dig": action("ole", "2027-08-01", **costs)}
        )

    at = f"{BENCH.at}.actions.dig"
    assert follows("cost", band="<10k", cost=25_000) == {f"{at}.cost_band": "10-50k"}
    assert follows("cost_band", band=">50k", cost=25_000) == {f"{at}.cost": ABSENT}
    assert follows("cost_band", band="10-50k", cost=25_000) == {}
    assert follows("owner", band=">50k", cost=25_000) == {}


def test_exact_costs_need_one_figure() -> None:
    rows = numbered(MAP, CALL | {"cost": 5_000}, STUDY | {"cost": 45_000})
    assert sentence("money-missing-exact", **rows, **money()) == (
        "Year one still needs EUR 50,000. Signed: EUR 0. Missing: EUR 50,000."
    )
    assert shown("money-missing", **rows, **money()) == []


def test_a_pilots_exact_cost_goes_before_its_band_and_after_its_actions_own() -> None:
    pilot = {"quick_wins.pilots": {"study": {"cost": 20_000}}}
    said = sentence("money-covered", pilot, **actions(), **money(certainty="signed"))
    assert said.startswith("Year one still needs EUR 30,000 at most.")
    own = sentence("money-covered", pilot, **actions(cost=15_000), **money(certainty="signed"))
    assert own.startswith("Year one still needs EUR 25,000 at most.")


def test_actions_after_year_one_do_not_count_in_its_money() -> None:
    said = sentence("money-covered", **actions(due="2028-04-03"), **money(certainty="signed"))
    assert "still needs EUR 10,000 at most" in said


# Prefills


def test_the_goal_of_the_vision_is_proposed_as_last_milestone() -> None:
    goal = {"vision.year": 2035, "vision.bold_goal": {"indicator": "jobs", "value": 2600}}
    (row,) = BENCH.offered("milestones", goal)
    assert row.label == "Jobs: 2,600 people"
    assert row.values == {"text": "Jobs: 2,600 people", "due": "2035-12-31"}


def test_what_earlier_steps_suggest_is_proposed() -> None:
    visit = ProposedRow("visit", "Visit five firms", {"said": "Visit five firms"})
    context = rule_context(BENCH.given(), BENCH.today, suggested=lambda: [visit])
    rows = BENCH.step.prefills.of_rows["suggestions"](context.step(BENCH.step.model), context)
    assert [row.key for row in rows] == ["visit"]


def test_owners_of_milestones_and_actions_are_asked_for_hours_known_ones_filled_in() -> None:
    promised = JENS | {"leadership.leaders": {"karen": {"hours_promised": 6}}}
    rows = BENCH.offered("owner_hours", promised, milestones=STONES, **actions())
    assert {row.key: row.values for row in rows} == {
        "karen": {"hours": 6},
        "ole": {},
        "jens": {"hours": 65},
    }


def test_the_facilitator_keeps_the_plan_and_looks_again_after_half_a_year() -> None:
    values = {name: BENCH.value(name, JENS) for name in BENCH.step.prefills.of_default}
    assert values == {"plan_keeper": "jens", "review_date": "2027-10-01"}


# What follows from a decision on a suggestion

VISIT = f"{BENCH.at}.actions.visit"
STUB = {"what": "Visit five firms", "origin": "suggestion"}


def follows(choice: str, visit: Any = None, **more: Any) -> dict[str, Any]:
    """What follows where "Visit five firms" was decided on; ``visit`` is its action so far."""
    row = {"choice": choice, "origin": "analysis.x", "said": "Visit five firms", **more}
    given = {"actions": {"visit": visit}} if visit else {}
    return BENCH.follows("suggestions", "visit", suggestions={"visit": row}, **given)


def test_a_kept_suggestion_becomes_an_action() -> None:
    assert follows("keep") == {VISIT: STUB}


def test_a_changed_one_becomes_an_action_in_the_new_words() -> None:
    made = follows("change", text="Visit three firms")
    assert made == {VISIT: {**STUB, "what": "Visit three firms"}}
    assert follows("change") == {}


@pytest.mark.parametrize("choice", ["later", "drop"])
def test_one_put_off_or_dropped_takes_back_its_bare_action_only(choice: str) -> None:
    assert follows(choice) == {}
    assert follows(choice, STUB) == {VISIT: ABSENT}
    assert follows(choice, {**STUB, "owner": "ole"}) == {}


def test_keeping_again_leaves_an_action_alone_that_the_group_has_filled() -> None:
    full = {**STUB, "what": "Visit five firms in May", "owner": "ole"}
    assert follows("keep", full) == {}
