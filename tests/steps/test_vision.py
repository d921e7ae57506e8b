"""Step 4: what the group is told about sentence, number, findings and votes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from clusterdyn.model.draft import draft
from clusterdyn.model.questionnaire import Progress, core_pages, hidden
from clusterdyn.steps.vision.model import Vote
from clusterdyn.steps.vision.results import yearly_growth
from support.bench import WAITS, Bench

BENCH = Bench("vision", date(2027, 3, 1))
matches, paths, shown, sentence = BENCH.matches, BENCH.paths, BENCH.shown, BENCH.sentence
proposed = BENCH.proposed

STATEMENT = "In 2035 Europe's utilities test clean water in North Denmark"
GOAL = {"indicator": "jobs", "value": 2600}
BASELINE = {"analysis.baseline": {"jobs": {"value": 1900, "source": "register"}}}
FINDINGS = {
    "analysis.findings": {
        "no-test-site": {"text": "no test site", "kind": "gap", "ours": True},
        "new-rules": {"text": "new rules", "kind": "chance", "ours": False},
        "skilled": {"text": "skilled people", "kind": "asset", "ours": True},
    }
}

# Rules


@pytest.mark.parametrize(
    ("year", "speaks"), [(2031, True), (2032, False), (2047, False), (2048, True)]
)
def test_five_to_twenty_years_ahead_leave_room_to_dare(year: int, speaks: bool) -> None:
    assert paths("year-distance", year=year) == ["year"] * speaks


def test_the_year_is_counted_from_the_day_of_the_work_and_not_from_today() -> None:
    assert paths("year-distance", {"marks.worked": {"vision": "2026-05-01"}}, year=2031) == []


def test_forty_words_are_enough() -> None:
    goal = {"bold_goal": GOAL}
    assert paths("sentence-or-number", statement=" ".join(["word"] * 40), **goal) == []
    too_long = " ".join(["word"] * 41)
    assert paths("sentence-or-number", statement=too_long, **goal) == ["statement"]


def test_a_sentence_passed_over_blocks_the_step() -> None:
    assert paths("sentence-or-number", bold_goal=GOAL) == ["statement"]


@pytest.mark.parametrize("goal", [None, {}, {"indicator": "jobs"}])
def test_going_on_without_a_number_blocks_the_step(goal: Any) -> None:
    found = paths("sentence-or-number", statement=STATEMENT, bold_goal=goal, answers=[])
    assert found == ["bold_goal.value"]


@pytest.mark.parametrize("path", ["bold_goal", "bold_goal.value"])
def test_a_parked_number_does_not(path: str) -> None:
    parked = {"marks.parked": {f"{BENCH.at}.{path}": {"why": "Jens finds it"}}}
    goal = {"indicator": "jobs"}
    assert paths("sentence-or-number", parked, statement=STATEMENT, bold_goal=goal) == []


def test_a_number_not_asked_for_yet_is_no_fault() -> None:
    goal = {"indicator": "jobs"}
    assert paths("sentence-or-number", statement=STATEMENT, bold_goal=goal) == []
    assert paths("sentence-or-number", statement=STATEMENT) == []


@pytest.mark.parametrize(("anybody", "where"), [(True, ["neighbour_test"]), (False, [])])
def test_what_the_next_region_could_say_is_a_slogan(anybody: bool, where: list[str]) -> None:
    assert paths("slogan", neighbour_test=anybody) == where
    assert paths("slogan") == WAITS


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("The leading hub for water", '"leading", "hub"'),
        ("A World-Class ecosystem, leading the world", '"world-class", "ecosystem", "leading"'),
        ("Synergies and excellence: unique", '"synergies", "excellence", "unique"'),
    ],
)
def test_big_words_are_asked_what_they_count(statement: str, found: str) -> None:
    (match,) = matches("buzzword", statement=statement)
    assert match.values["words"] == found


@pytest.mark.parametrize(
    "statement", ["Hubert tests pumps", "New rules, leading to clean rivers", "Misleading data end"]
)
def test_plain_words_that_look_alike_are_left_in_peace(statement: str) -> None:
    assert matches("buzzword", statement=statement) == []


@pytest.mark.parametrize(
    ("vote", "speaks"),
    [
        ({"fist": 0}, True),
        ({"fist": 1}, True),
        ({"fist": 1, "objection": None}, True),
        ({"fist": 1, "objection": "utilities first"}, False),
        ({"fist": 2}, False),
    ],
)
def test_a_low_vote_needs_a_word_of_why(vote: dict[str, Any], speaks: bool) -> None:
    votes = {"karen": {"fist": 4}, "ole": vote}
    assert paths("silent-objection", votes=votes) == ["votes.ole.objection"] * speaks


def test_votes_still_being_read_aloud_are_not_judged() -> None:
    votes = {"ole": {"fist": 0}}
    assert matches("silent-objection", waiting=True, votes=votes) == WAITS
    closed = {"marks.closed": {f"{BENCH.at}.votes": True}}
    assert len(matches("silent-objection", closed, waiting=True, votes=votes)) == 1


def test_a_low_vote_suggests_a_talk_without_naming_anybody() -> None:
    (match,) = matches("talk-before-adoption", votes={"ole": {"fist": 1, "objection": "why"}})
    assert (match.path, match.values) == ("votes", {})
    assert matches("talk-before-adoption", votes={"ole": {"fist": 2}}) == []


@pytest.mark.parametrize(
    ("row", "speaks"),
    [
        ({"value": 1900, "source": "estimate"}, True),
        ({"value": 1900, "source": "our own guess"}, True),
        ({"value": None, "source": "register"}, True),
        ({"value": 1900, "source": "register"}, False),
    ],
)
def test_a_goal_that_starts_from_an_estimate_is_measured(row: Any, speaks: bool) -> None:
    found = matches("measure-goal", {"analysis.baseline": {"jobs": row}}, bold_goal=GOAL)
    assert [match.values["name"] for match in found] == ["Jobs"] * speaks


def test_a_finding_of_ours_without_an_answer_becomes_an_action() -> None:
    (match,) = matches("answer-or-exclude", FINDINGS, answers=["no-test-site"])
    assert (match.key, match.values["text"]) == ("skilled", "skilled people")
    assert matches("answer-or-exclude", FINDINGS, answers=["no-test-site", "skilled"]) == []


# Results


def test_the_worked_number_of_the_course_comes_out() -> None:
    assert yearly_growth(1900, 2600, 8) == pytest.approx(0.0400, abs=0.00005)
    said = sentence("growth", BASELINE, year=2035, bold_goal=GOAL)
    assert said == "Jobs from 1,900 to 2,600 by 2035: +4.0% a year for 8 years."


def test_a_goal_below_today_is_a_decrease() -> None:
    goal = {"indicator": "jobs", "value": 1489}
    assert "−3.0% a year" in sentence("growth", BASELINE, year=2035, bold_goal=goal)


@pytest.mark.parametrize(
    ("start", "target", "years"), [(0, 5, 8), (5, 0, 8), (5, 9, 0), (-1, 5, 8)]
)
def test_growth_is_not_said_where_it_makes_no_sense(start: int, target: int, years: int) -> None:
    assert yearly_growth(start, target, years) is None


def test_growth_waits_for_a_known_start() -> None:
    unknown = {"analysis.baseline": {"jobs": {"value": None, "source": "register"}}}
    assert shown("growth", unknown, year=2035, bold_goal=GOAL) == []
    elsewhere = {"indicator": "unheard-of", "value": 3}
    assert shown("growth", BASELINE, year=2035, bold_goal=elsewhere) == []


def test_a_goal_with_a_year_of_its_own_counts_to_that_year() -> None:
    said = sentence("growth", BASELINE, year=2035, bold_goal={**GOAL, "year": 2031})
    assert said == "Jobs from 1,900 to 2,600 by 2031: +8.2% a year for 4 years."


def test_without_a_baseline_the_earliest_known_reading_is_the_start() -> None:
    readings = {
        "2027-06-30": {"value": 8, "source": "count"},
        "2026-12-31": {"value": 4, "source": "count"},
        "2025-12-31": {"value": None},
    }
    tests = BASELINE | {"indicators.tests": {"name": "Paid tests", "readings": readings}}
    said = sentence("growth", tests, year=2035, bold_goal={"indicator": "tests", "value": 40})
    assert said == "Paid tests from 4 to 40 by 2035: +29.2% a year for 9 years."


def test_findings_without_an_answer_are_listed() -> None:
    ((said, one),) = shown("findings-answered", FINDINGS, answers=["no-test-site", "new-rules"])
    assert said == "Findings that are ours: 2. Answered by the vision: 1."
    assert one.rows == [("skilled people",)]


def test_the_vote_is_said_without_names() -> None:
    ((said, one),) = shown("vote", votes={"karen": {"fist": 4}, "ole": {"fist": 2}})
    assert said == "2 votes: mean 3.0, lowest 2."
    assert not one.rows


def test_the_poster_reads_like_one() -> None:
    gains = {"company": {"gain": "first customer at home"}}
    ((said, one),) = shown("poster", year=2035, statement=STATEMENT, bold_goal=GOAL, gains=gains)
    assert said == f"“{STATEMENT}” The proof by 2035: Jobs 2,600."
    assert one.rows == [("company", "first customer at home")]


# Prefills


def test_each_side_with_an_actor_is_asked_for_its_gain() -> None:
    sides = proposed(
        "gains",
        {
            "organisations.river": {"name": "Invented River Club", "helix": "civil society"},
            "identification.firm_list": {"pumps": {"role": "anchor"}},
            "analysis.actors": {"utility": {"influence": 5}, "river": {"influence": 1}},
        },
    )
    assert sides == ["company", "public", "civil-society"]
    for side in sides:
        assert draft(BENCH.step.model, {"gains": {side: {"gain": "x"}}}, BENCH.at)[1] == []


def test_without_actors_three_sides_are_asked_for() -> None:
    assert proposed("gains") == ["company", "research", "public"]


def test_everybody_in_the_room_votes() -> None:
    assert proposed("votes") == ["karen", "ole"]


def test_the_goal_is_due_in_the_year_of_the_vision() -> None:
    assert BENCH.value("bold_goal.year", year=2035) == 2035


def test_the_objection_is_asked_after_a_low_vote_only() -> None:
    from clusterdyn.model.field_spec import fields_of

    objection = fields_of(Vote)["objection"]
    assert hidden(objection, {"fist": 2})
    assert hidden(objection, {})
    assert hidden(objection, {"fist": "no number"})
    assert not hidden(objection, {"fist": 1})


def test_a_finished_step_has_no_open_question() -> None:
    data = BENCH.given(
        {"marks.closed": {f"{BENCH.at}.gains": True, f"{BENCH.at}.votes": True}},
        year=2035, headlines=["Twenty countries test water in Aalborg"], drafts=None,
        statement=STATEMENT, bold_goal=GOAL, gains={"company": {"gain": "a customer"}},
        not_we=["general cleantech"], answers=[], neighbour_test=False,
        votes={"karen": {"fist": 4}, "ole": {"fist": 2}},
    )  # fmt: skip
    progress = Progress(data, BENCH.step.model)
    assert [page.key for page in core_pages(BENCH.step.model) if not progress.done(page)] == []
