"""The plan as Markdown and as JSON: what stands where, for finished and half-done dossiers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clusterdyn.reports.formats import plan_json, plan_markdown
from clusterdyn.reports.view.plan import plan_view
from clusterdyn.steps.validation import faults
from support.export_parsing import rows_under, texts, tokens
from support.export_samples import TODAY, empty, full, half

GOLDEN = Path(__file__).with_name("golden-plan.md")
SECTIONS = [
    "One-page plan",
    "Passport",
    "Vision and goal",
    "Milestones",
    "Actions",
    "Quick wins",
    "Structure and form",
    "Budget",
    "Strategy",
    "Indicators",
    "Seen elsewhere",
    "Open questions",
    "Findings",
]


def plan(data) -> str:
    return plan_markdown.render(data, TODAY).content.decode()


def headings(text: str, tag: str) -> list[str]:
    found = tokens(text)
    pairs = zip(found, found[1:], strict=False)
    return [
        after.content for token, after in pairs if token.type == "heading_open" and token.tag == tag
    ]


@pytest.mark.parametrize("sample", [empty, half, full])
def test_the_samples_are_valid_dossiers(sample):
    assert faults(sample()) == []


def test_the_plan_is_word_for_word_the_one_that_was_read_and_approved():
    """After a wanted change: write ``plan(full())`` to golden-plan.md and read the difference."""
    assert plan(full()) == GOLDEN.read_text(encoding="utf-8")


def test_the_same_dossier_and_day_give_the_same_plan():
    assert plan(full()) == plan(full())


@pytest.mark.parametrize("sample", [empty, half, full])
def test_sections_stand_in_one_order_however_much_is_answered(sample):
    data = sample()
    seen = bool(data["journal"].get("cases"))
    assert headings(plan(data), "h2") == [s for s in SECTIONS if seen or s != "Seen elsewhere"]


def test_an_empty_dossier_exports_and_says_calmly_what_is_not_decided():
    text = plan(empty())
    assert headings(text, "h1") == ["Quiet Bay Boats"]
    assert text.count("ot decided yet") > 25
    assert "None" not in text
    assert "mermaid" not in text


def test_a_step_left_half_way_shows_what_there_is_and_what_is_open():
    text = plan(half())
    assert "The number: Jobs in boat building, not decided yet" in texts(text)
    open_steps = rows_under(text, "Open questions")[1:]
    assert "Goal" in open_steps[3][2] and "Votes" in open_steps[3][2]
    assert open_steps[4] == ["5", "Milestones", "not started"]
    parked = ["Leadership search", "Deputy", "Ole asks his director", "Ole?", "2 March 2027"]
    assert parked in rows_under(text, "Parked answers")


def test_only_an_invented_cluster_is_called_invented_and_at_the_top():
    assert "invented" in texts(plan(full()))[1]
    real = full()
    real["passport"]["fictional"] = None
    assert "invented" not in plan(real)


def test_milestones_are_numbered_by_day_and_name_what_they_wait_for():
    rows = rows_under(plan(full()), "Milestones")
    assert [row[0] for row in rows[1:]] == ["M1", "M2", "M3"]
    assert rows[3] == [
        "M3", "shared dock open", "30 September 2031", "three ferries docked", "Mette Krog", "M2", "",
    ]  # fmt: skip


def test_a_milestone_without_a_day_comes_last_and_stays_out_of_the_diagram():
    data = full()
    del data["steps"]["plan"]["milestones"]["money-signed"]["due"]
    text = plan(data)
    assert rows_under(text, "Milestones")[3][:3] == [
        "M3", "money for the dock signed", "not decided yet",
    ]  # fmt: skip
    assert "m3" not in text


def test_actions_stand_by_owner_and_by_quarter_with_sums_that_leave_out_dropped_ones():
    text = plan(full())
    owners = rows_under(text, "By owner")
    assert ["Ole Lind", "1", "4", "DKK 3,000"] in owners
    assert ["All", "3", "", "DKK 43,000"] in owners
    quarters = rows_under(text, "By quarter")
    assert ["2027 Q2", "2", "DKK 3,000"] in quarters
    assert ["2027 Q4", "1", "DKK 40,000"] in quarters


def test_actions_without_owner_day_or_cost_are_shown_as_not_decided():
    data = full()
    data["steps"]["plan"]["actions"]["vague"] = {"what": "ask around"}
    text = plan(data)
    assert rows_under(text, "By owner")[5][0] == "not decided yet"
    assert ["All", "4", "DKK 43,000, and 1 without a figure"] in rows_under(text, "By quarter")


def test_an_open_ended_cost_has_no_upper_end_in_the_sum():
    data = full()
    data["steps"]["plan"]["actions"]["visit-owners"]["cost_band"] = ">50k"
    assert ["All", "3", "DKK 93,000 or more"] in rows_under(plan(data), "By quarter")


def test_the_budget_adds_up_and_waits_until_all_three_sums_were_asked():
    rows = rows_under(plan(full()), "Result")
    assert rows[1] == ["sure", "DKK 72,000", "DKK 150,000", "DKK 220,000", "DKK 2,000"]
    data = full()
    del data["steps"]["formalisation"]["other_income"]
    assert rows_under(plan(data), "Result") == []
    data["steps"]["formalisation"]["other_income"] = None
    assert rows_under(plan(data), "Result")[1][4] == "−DKK 148,000"
    assert "There is none." in texts(plan(data))


def test_the_latest_reading_is_the_latest_by_day_wherever_it_was_noted():
    rows = {row[0]: row for row in rows_under(plan(full()), "Indicators")}
    assert rows["Jobs in boat building"][3:7] == [
        "600 (20 January 2027)", "1,000", "610 (30 June 2027)", "yearly count",
    ]  # fmt: skip
    assert rows["Paid refits"][3:7] == [
        "2 (30 September 2027)",
        "12",
        "2 (30 September 2027)",
        "check-up",
    ]
    assert rows["Apprentices"][5] == "4 (20 January 2027)"


def test_a_series_holds_baseline_register_and_check_up_in_order_without_doubles():
    data = full()
    data["steps"]["checkup"]["readings"]["jobs"] = {"value": 610, "on": "2027-06-30"}
    data["indicators"]["jobs"]["readings"]["2026-12-31"] = {"value": 590, "source": None}
    jobs = next(one for one in plan_view(data, TODAY).full.indicators if one.goal)
    assert [value.value for value in jobs.series] == [590, 600, 610]
    assert jobs.latest.source == "yearly count"


def test_structure_names_who_leads_what_bodies_decide_and_the_form_in_that_country():
    text = plan(full())
    assert ["Legal form", "association (forening)"] in rows_under(text, "Structure and form")
    assert rows_under(text, "Bodies")[2] == [
        "Board", "picks pilots, guards the budget", "6", "7", "admit a member, hire",
    ]  # fmt: skip
    assert rows_under(text, "Working groups")[1] == ["the dock", "Mette Krog", "M3", "12 May 2027"]


def test_votes_and_objections_stay_in_the_dossier():
    assert "too dear" not in plan(full())
    assert "too dear" not in plan_json.render(full(), TODAY).content.decode()


def test_a_reference_that_leads_nowhere_shows_its_id_and_a_finding():
    data = full()
    del data["people"]["ole"]
    text = plan(data)
    assert ["Deputy", "ole"] in rows_under(text, "Structure and form")
    assert any(row[0] == "to correct" for row in rows_under(text, "Findings"))


def test_an_adopted_step_says_by_whom_and_when():
    from clusterdyn.steps.adoption import content_of

    data = full()
    data["marks"]["endorsed"] = {
        "vision": {"by": "the board", "on": "2027-03-30", "content": content_of(data, "vision")}
    }
    row = rows_under(plan(data), "Where the ten steps stand")[4]
    assert row[1:3] == ["The vision", "adopted"] and row[4:] == ["the board", "30 March 2027"]


def test_what_the_group_saw_elsewhere_stands_with_its_source_and_not_on_the_page():
    text = plan(full())
    assert rows_under(text, "Seen elsewhere")[1:] == [
        ["Holm Harbour", "31 members paid in 2025 · the first offer was a shared crane",
         "Ask for money last", "Formalising", "talk with its manager", "3 March 2027"],
    ]  # fmt: skip
    assert text.index("## Passport") < text.index("Holm Harbour")
    data = full()
    data["journal"]["cases"]["lock-town"]["source"] = "its yearly report of 2025"
    last = rows_under(plan(data), "Seen elsewhere")[2]
    assert last == ["Lock Town", "", "a note without a source", "", "its yearly report of 2025", ""]


def test_a_finding_names_the_part_of_the_dossier_that_it_is_about():
    data = full()
    data["passport"]["in_the_room"] = ["nobody-known"]
    data["people"]["ole"]["organisation"] = "nowhere"
    steps = [row[1] for row in rows_under(plan(data), "Findings")[1:]]
    assert sorted(steps) == ["Journal", "Milestones", "Passport", "Register"]


def test_what_nobody_began_is_one_sentence_and_no_row_of_empty_headings():
    text = plan(empty())
    assert headings(text, "h3") == ["Where the ten steps stand", "Parked answers"]
    data = empty()
    data["steps"]["structure"] = {"fte": 0.4}
    assert "Bodies" in headings(plan(data), "h3") and "Fees" not in headings(plan(data), "h3")
    assert "Findings the vision answers" in headings(plan(half()), "h3")


def test_no_table_has_a_column_without_a_name():
    for sample in (empty, half, full):
        heads = [
            inner.content
            for before, inner in zip(
                tokens(plan(sample())), tokens(plan(sample()))[1:], strict=False
            )
            if before.type == "th_open"
        ]
        assert heads and all(heads)


def test_page_and_table_start_an_indicator_at_the_same_value():
    view = plan_view(full(), TODAY)
    item = view.page.parts[9]
    starts = {one.name: one.start for one in view.full.indicators}
    for name, start, _ in item.rows:
        found = starts[name.partition(" (")[0]]
        assert start == f"{found.value:,.0f}"
    jobs = next(one for one in view.full.indicators if one.goal)
    assert jobs.start == jobs.baseline


def test_a_goal_says_its_unit_once():
    data = full()
    data["indicators"]["jobs"] = {"name": "Pieces renewed a year", "unit": "pieces"}
    assert "The number: Pieces renewed a year, 1,000 by 2035" in texts(plan(data))


def test_the_passport_speaks_in_words_and_the_launch_of_what_came_of_it():
    data = full()
    data["steps"]["identification"]["decision"]["choice"] = "go if"
    data["steps"]["structure"]["launch"]["signed_up"] = 19
    data["steps"]["formalisation"]["other_income"]["town"]["certainty"] = "hope"
    known = rows_under(plan(data), "Passport")
    assert ["Country", "Denmark"] in known and ["Decision", "go, on a condition"] in known
    assert ["Jobs", "600 (estimate)"] in known
    assert ["Signed up", "19"] in rows_under(plan(data), "Launch")
    assert rows_under(plan(data), "Other income")[1][2] == "a hope"
    data["passport"]["country"] = "XX"
    del data["steps"]["identification"]["jobs"]
    known = rows_under(plan(data), "Passport")
    assert ["Country", "XX"] in known and ["Jobs", "not known"] in known


def test_a_text_that_runs_from_right_to_left_leaves_its_neighbours_where_they_are():
    data = full()
    data["indicators"]["jobs"]["name"] = "عمال הנמל"
    lines = [line for line in texts(plan(data)) if "עמ" in line or "عمال" in line]
    assert "\u2068عمال הנמל (people)\u2069 · 600 · 1,000" in lines
    assert "\u2068" not in plan(full())


def test_json_is_the_same_view_with_days_as_dates_and_null_for_undecided():
    view = json.loads(plan_json.render(full(), TODAY).content)
    assert view["full"]["as_of"] == "2027-04-02"
    assert view["full"]["milestones"][2]["due"] == "2031-09-30"
    assert view["full"]["budget"]["result"][0]["left"] == 2000
    assert [item["number"] for item in view["page"]["parts"]] == list(range(1, 13))
    assert json.loads(plan_json.render(empty(), TODAY).content)["full"]["vision"]["goal"] is None


def test_every_answer_may_be_missing_one_at_a_time():
    data = full()
    for step, answers in data["steps"].items():
        for name in answers:
            one_less = full()
            del one_less["steps"][step][name]
            assert headings(plan(one_less), "h2") == SECTIONS, f"{step}.{name}"


def test_a_dropped_action_is_in_no_quarter():
    text = plan(full())
    dropped = "stand at a yacht fair"
    assert dropped in text.split("### By owner")[1].split("### By quarter")[0]
    assert dropped not in text.split("### By quarter")[1].split("### Money")[0]


def test_an_action_of_one_day_has_a_width():
    assert "    inclusiveEndDates\n" in plan(full())
