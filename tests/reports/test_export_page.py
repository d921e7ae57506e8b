"""The page a board adopts: twelve parts in order, its limits, and what never stands on it."""

from __future__ import annotations

import pytest

from clusterdyn.reports.formats import plan_markdown
from clusterdyn.reports.view.plan import plan_view
from clusterdyn.reports.view.plan_data import Page
from clusterdyn.steps.adoption import content_of
from clusterdyn.steps.suggestions import suggested_rows
from support.export_samples import TODAY, empty, full, half

TITLES = [
    "Decisions asked today",
    "Who we are",
    "Vision",
    "Findings answered",
    "Milestones",
    "Next 90 days",
    "Pilots",
    "Who leads",
    "Year one",
    "Indicators",
    "Biggest risk",
    "Adoption",
]


def page(data) -> Page:
    return plan_view(data, TODAY).page


def part(data, number: int):
    return page(data).parts[number - 1]


def said(data) -> str:
    found = page(data)
    cells = [cell for one in found.parts for row in (*one.facts, *one.rows) for cell in row]
    return "\n".join(
        [*cells, *(text for one in found.parts for text in (*one.sentences, one.note))]
    )


@pytest.mark.parametrize("sample", [empty, half, full])
def test_twelve_numbered_parts_in_the_boards_order(sample):
    found = page(sample())
    assert [one.number for one in found.parts] == list(range(1, 13))
    assert [one.title for one in found.parts] == TITLES
    assert found.too_long == ()


def test_the_page_is_the_first_thing_in_the_file():
    text = plan_markdown.render(full(), TODAY).content.decode()
    assert text.index("## One-page plan") < text.index("1. **Decisions") < text.index("## Passport")


def test_decisions_are_at_most_three_and_leave_out_what_has_been_adopted():
    data = full()
    assert part(data, 1).sentences == (
        "Adopt the vision and the 3 milestones.",
        "Start the pilot in part 7, with its owner.",
        "Confirm Mette Krog as chair, with Ole Lind as deputy.",
    )
    adopt(data, "vision", "plan", "quick_wins")
    assert part(data, 1).sentences == (
        "Confirm Mette Krog as chair, with Ole Lind as deputy.",
        "Agree on the form: association (forening), and costs of DKK 220,000 a year.",
        "Set up the bodies and working groups of the full plan.",
    )
    adopt(data, "leadership", "formalisation", "structure")
    assert part(data, 1).sentences == (
        "Nothing is put to the vote today: what stands here is adopted.",
    )


def test_what_changed_since_it_was_adopted_is_asked_again():
    data = full()
    adopt(data, "vision", "plan", "quick_wins", "leadership", "formalisation", "structure")
    data["steps"]["vision"]["statement"] = "In 2036 every ferry of the north is refitted here."
    assert part(data, 1).sentences == ("Adopt the vision. It changed since 30 March 2027.",)


def test_decisions_count_what_there_is_and_leave_out_what_was_dropped():
    data = full()
    stones = data["steps"]["plan"]["milestones"]
    for key in ("dock-open", "money-signed"):
        stones[key]["status"] = "dropped"
    assert part(data, 1).sentences[0] == "Adopt the vision and the milestone."
    stones["dock-open"]["status"] = None
    assert part(data, 1).sentences[0] == "Adopt the vision and the 2 milestones."
    pilots = data["steps"]["quick_wins"]["pilots"]
    pilots["visit-owners"] = {**pilots["welding-day"]}
    assert part(data, 1).sentences[1] == "Start the pilots in part 7, each with its owner."


def test_a_form_is_put_to_the_board_once_it_was_talked_about():
    data = full()
    adopt(data, "vision", "plan", "quick_wins", "leadership", "structure")
    step = data["steps"]["formalisation"]
    del step["legal_form"]
    assert not any("form" in line for line in part(data, 1).sentences)
    step["need_now"] = ["nothing yet"]
    asked = "Agree on the form: no legal body for now, and costs of DKK 220,000 a year."
    assert asked in part(data, 1).sentences
    text = plan_markdown.render(data, TODAY).content.decode()
    assert "| Legal form | none for now |" in text and "Why this form" not in text


def adopt(data, *steps: str) -> None:
    marks = data["marks"].setdefault("endorsed", {})
    for step in steps:
        content = content_of(data, step)
        marks[step] = {"by": "the board", "on": "2027-03-30", "content": content}


def test_the_next_ninety_days_hold_what_is_due_or_late_and_still_to_do():
    data = full()
    actions = data["steps"]["plan"]["actions"]
    actions["late"] = {"what": "paint the shed", "owner": "ole", "due": "2027-03-01"}
    actions["edge"] = {"what": "last day", "owner": "ole", "due": "2027-07-01"}
    actions["after"] = {"what": "one day later", "owner": "ole", "due": "2027-07-02"}
    actions["visit-owners"]["status"] = "done"
    assert [row[0] for row in part(data, 6).rows] == [
        "paint the shed", "shared welding day", "last day",
    ]  # fmt: skip


def test_what_is_overdue_says_so():
    data = full()
    step = data["steps"]["plan"]
    step["actions"]["visit-owners"]["due"] = "2027-03-01"
    step["actions"]["welding-day"]["due"] = "2027-04-02"
    step["milestones"]["first-class"]["due"] = "2026-08-31"
    assert [row[1] for row in part(data, 6).rows] == ["1 March (overdue)", "2 April"]
    days = [row[2] for row in part(data, 5).rows]
    assert days == ["31 August 2026 (overdue)", "31 March 2029", "30 September 2031"]


@pytest.mark.parametrize(
    ("action", "pilot", "said_of_it"),
    [
        ({}, {}, "1 March 2027 (overdue)"),
        ({"status": "done"}, {}, "1 March 2027"),
        ({"status": "running"}, {"participants_actual": 9}, "1 March 2027"),
        ({}, {"evidence": "nine certificates"}, "1 March 2027"),
    ],
)
def test_a_pilots_first_result_in_the_past_is_overdue_until_it_has_a_result(
    action, pilot, said_of_it
):
    data = full()
    data["steps"]["plan"]["actions"]["welding-day"].update(action)
    data["steps"]["quick_wins"]["pilots"]["welding-day"].update(first_result="2027-03-01", **pilot)
    assert part(data, 7).rows[0][2] == said_of_it


def test_an_action_that_objections_led_to_stands_in_the_plan_but_not_on_the_page():
    data = full()
    data["marks"]["closed"]["steps.vision.votes"] = True
    (proposal,) = [
        o
        for o in suggested_rows(data, TODAY)
        if o.values["origin"] == "vision.talk-before-adoption"
    ]
    step = data["steps"]["plan"]
    step["suggestions"][proposal.key] = {
        "choice": "change",
        "text": "Have a word",
        **proposal.values,
    }
    step["actions"][proposal.key] = {"what": "Have a word", "owner": "ole", "due": "2027-04-20"}
    assert "Have a word" not in said(data)
    assert "Have a word" in plan_markdown.render(data, TODAY).content.decode()
    step["suggestions"][proposal.key]["origin"] = "vision.measure-goal"
    assert "Have a word" in said(data)


def test_year_one_says_what_is_needed_signed_and_missing_and_a_hope_closes_no_gap():
    assert part(full(), 9).facts == (
        ("still needed", "DKK 43,000"),
        ("signed", "DKK 30,000"),
        ("missing", "DKK 13,000"),
        ("missing with likely money", "DKK 13,000"),
        ("missing if everything comes", "DKK 3,000"),
    )


def test_the_page_and_step_5_name_the_same_missing_money():
    data = full()
    step = data["steps"]["plan"]
    step["actions"]["dock-study"].update(cost=None, cost_band=">50k")
    assert part(data, 9).facts[4][1] == "DKK 13,000 or more"
    step["money_in_sight"]["bank"]["amount"] = 2_000_000
    assert part(data, 9).facts[4][1] == "nothing at the lowest cost"
    step["actions"]["dock-study"]["cost_band"] = "10-50k"
    assert part(data, 9).facts[4][1] == "nothing"
    assert part(data, 9).facts[2][1] == "DKK 0 to 23,000"


def test_the_biggest_risk_is_the_one_with_the_highest_grade_else_the_first():
    data = full()
    assert part(data, 11).facts == (
        ("", "nobody learns welding"),
        ("first sign:", "six empty seats"),
    )
    del data["steps"]["plan"]["risks"]["no-welders"]["grade"]
    assert part(data, 11).facts[0][1] == "the yards are too busy"


def test_the_visions_number_leads_the_indicators_and_left_out_ones_are_counted():
    data = full()
    for number in range(6):
        data["indicators"][f"more-{number}"] = {"name": f"Number {number}"}
        data["steps"]["checkup"]["indicators"][f"more-{number}"] = {
            "ladder": "output", "target": number, "frequency": "yearly", "owner": "ole",
        }  # fmt: skip
    found = part(data, 10)
    assert [row[0] for row in found.rows][:2] == [
        "Jobs in boat building (people)",
        "Paid refits (a year)",
    ]
    assert len(found.rows) == 5
    assert found.note == "5 of 8; the others stand in the full plan"


def test_an_adopted_plan_carries_who_adopted_it_and_when():
    data = full()
    by_hand = (("by", ""), ("date", ""), ("next review", "1 October 2027"), ("signature", ""))
    assert part(data, 12).facts == by_hand
    adopt(data, "plan")
    assert part(data, 12).facts[:2] == (("by", "the board"), ("date", "30 March 2027"))
    assert part(data, 12).facts[3] == ("signature", "")


def test_scores_votes_parked_answers_and_objections_are_never_on_the_page():
    data = full()
    data["steps"]["vision"]["votes"]["ole"]["objection"] = "Xobjection"
    data["marks"]["parked"]["steps.plan.risks"] = {"why": "Xwhy", "text": "Xtyped"}
    text = said(data)
    assert "Xobjection" not in text and "Xwhy" not in text and "Xtyped" not in text
    quiet = full()
    for step, name in (("vision", "votes"), ("formalisation", "fee_votes"), ("checkup", "confidence"),
                       ("identification", "scores")):  # fmt: skip
        del quiet["steps"][step][name]
    assert said(quiet) == said(full())


LONG = " ".join(["so"] * 60)


@pytest.mark.parametrize(
    ("number", "where"),
    [
        (2, "identification.boundary_in"),
        (3, "vision.statement"),
        (4, "analysis.findings.no-dry-dock.text"),
        (11, "plan.risks.no-welders.cause"),
    ],
)
def test_a_part_that_is_too_long_is_named_and_not_cut(number, where):
    data = full()
    record = data["steps"]
    *above, name = where.split(".")
    for key in above:
        record = record[key]
    record[name] = LONG
    found = page(data)
    assert len(found.too_long) == 1
    assert found.too_long[0].startswith(f"Part {number}, {TITLES[number - 1]}: ")
    assert LONG in said(data)


@pytest.mark.parametrize(("number", "most", "table"), [(5, 6, "milestones"), (6, 8, "actions")])
def test_of_a_long_list_the_next_ones_are_shown_and_the_rest_is_counted(number, most, table):
    data = full()
    data["steps"]["plan"][table] = {
        f"row-{n}": {"text": "a", "what": "a", "owner": "ole", "due": f"2027-05-{n + 10}"}
        for n in range(most)
    }
    for row in data["steps"]["plan"][table].values():
        del row["text" if table == "actions" else "what"]
    assert (len(part(data, number).rows), part(data, number).note) == (most, "")
    rows = data["steps"]["plan"][table]
    rows["one-more"] = {**rows["row-0"], "due": "2027-05-02"}
    found = part(data, number)
    assert len(found.rows) == most
    assert any(cell.startswith("2 May") for cell in found.rows[0])
    assert found.note == f"{most} of {most + 1}; the others stand in the full plan"
    assert page(data).too_long == ()


def test_a_milestone_that_is_reached_gives_its_place_to_the_next():
    data = full()
    stones = data["steps"]["plan"]["milestones"]
    first = next(iter(stones))
    text = stones[first]["text"]
    assert any(text in row for row in part(data, 5).rows)
    stones[first]["status"] = "reached"
    assert not any(text in row for row in part(data, 5).rows)


def test_a_page_over_450_words_names_its_longest_part():
    data = full()
    for action in data["steps"]["plan"]["actions"].values():
        action.update(due="2027-05-01", status=None, what=" ".join(["a"] * 95))
    found = page(data)
    assert found.words > 450
    assert found.too_long == (
        f"The page has {found.words} words; 450 fit. "
        "Shorten part 6, Next 90 days: it is the longest.",
    )
