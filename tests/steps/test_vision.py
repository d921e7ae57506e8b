"""Step 4: what the group is told about sentence, number, findings and votes."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from clusterdyn.model.draft import draft
from clusterdyn.model.questionnaire import Progress, core_pages
from clusterdyn.steps.vision.results import yearly_growth
from support.bench import Bench

TODAY = date(2027, 3, 1)


DOSSIER: dict[str, Any] = {
    "passport": {"name": "Invented Water", "in_the_room": ["karen", "lise"]},
    "organisations": {
        "utility": {"name": "Invented Utility", "helix": "public"},
        "river": {"name": "Invented River Club", "helix": "civil society"},
    },
    "people": {"karen": {"name": "Karen"}, "lise": {"name": "Lise"}},
    "indicators": {
        "jobs": {"name": "Jobs", "unit": "people"},
        "tests": {
            "name": "Paid tests",
            "readings": {
                "2027-06-30": {"value": 8, "source": "count"},
                "2026-12-31": {"value": 4, "source": "count"},
                "2025-12-31": {"value": None},
            },
        },
    },
    "steps": {
        "identification": {"firm_list": {"pumps": {"role": "anchor"}}},
        "analysis": {
            "actors": {
                "utility": {"influence": 5, "interest": 2},
                "river": {"influence": 1, "interest": 5},
            },
            "findings": {
                "no-test-site": {"text": "no test site", "kind": "gap", "ours": True},
                "new-rules": {"text": "new rules", "kind": "chance", "ours": False},
                "skilled": {"text": "skilled people", "kind": "asset", "ours": True},
            },
            "baseline": {"jobs": {"value": 1900, "source": "register", "on": "2027-02-01"}},
        },
        "vision": {
            "year": 2035,
            "headlines": ["Twenty countries test water in Aalborg"],
            "drafts": None,
            "statement": "In 2035 Europe's utilities test clean water in North Denmark",
            "bold_goal": {"indicator": "jobs", "value": 2600},
            "gains": {"company": {"gain": "first customer at home"}},
            "not_we": ["general cleantech"],
            "answers": ["no-test-site", "skilled"],
            "neighbour_test": False,
            "votes": {"karen": {"fist": 4}, "lise": {"fist": 2}},
        },
    },
    "marks": {},
}

BENCH = Bench("vision", DOSSIER, TODAY)
changed = BENCH.changed
without = BENCH.without
context_of = BENCH.context
matches = BENCH.matches
shown = BENCH.shown


def test_the_dossier_of_these_tests_fits_the_model() -> None:
    BENCH.check_fits()


def test_eight_screens_are_asked_in_the_order_of_the_course() -> None:
    assert [page.key for page in core_pages(BENCH.step.model)] == [
        "year",
        "headlines",
        "statement",
        "bold_goal",
        "gains",
        "not_we",
        "tests",
        "votes",
    ]


# Rules


@pytest.mark.parametrize(
    ("year", "speaks"), [(2031, True), (2032, False), (2047, False), (2048, True)]
)
def test_five_to_twenty_years_ahead_leave_room_to_dare(year: int, speaks: bool) -> None:
    assert bool(matches("year-distance", changed(year=year))) is speaks


def test_the_year_is_counted_from_the_day_of_the_work_and_not_from_today() -> None:
    data = changed(year=2031)
    data["marks"] = {"worked": {"vision": "2026-05-01"}}
    assert matches("year-distance", data) == []


def test_forty_words_are_enough() -> None:
    assert matches("sentence-or-number", changed(statement=" ".join(["word"] * 40))) == []
    too_long = changed(statement=" ".join(["word"] * 41))
    assert [match.path for match in matches("sentence-or-number", too_long)] == ["statement"]


def test_a_sentence_passed_over_blocks_the_step() -> None:
    found = matches("sentence-or-number", without("statement"))
    assert [match.path for match in found] == ["statement"]


@pytest.mark.parametrize("goal", [None, {}, {"indicator": "jobs"}])
def test_going_on_without_a_number_blocks_the_step(goal: Any) -> None:
    data = changed(bold_goal=goal)
    assert [match.path for match in matches("sentence-or-number", data)] == ["bold_goal.value"]


@pytest.mark.parametrize("path", ["bold_goal", "bold_goal.value"])
def test_a_parked_number_does_not(path: str) -> None:
    data = changed(bold_goal={"indicator": "jobs"})
    data["marks"] = {"parked": {f"{BENCH.at}.{path}": {"why": "Jens finds it"}}}
    assert matches("sentence-or-number", data) == []


def test_a_number_not_asked_for_yet_is_no_fault() -> None:
    later = ("gains", "not_we", "answers", "neighbour_test", "votes")
    assert matches("sentence-or-number", without(*later, bold_goal={"indicator": "jobs"})) == []
    assert matches("sentence-or-number", without("bold_goal", *later)) == []


def test_what_the_next_region_could_say_is_a_slogan() -> None:
    assert [match.path for match in matches("slogan", changed(neighbour_test=True))] == [
        "neighbour_test"
    ]
    assert matches("slogan") == []
    assert matches("slogan", without("neighbour_test")) == []


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("The leading hub for water", '"leading", "hub"'),
        ("A World-Class ecosystem, leading the world", '"world-class", "ecosystem", "leading"'),
        ("Synergies and excellence: unique", '"synergies", "excellence", "unique"'),
    ],
)
def test_big_words_are_asked_what_they_count(statement: str, found: str) -> None:
    (match,) = matches("buzzword", changed(statement=statement))
    assert match.values["words"] == found


@pytest.mark.parametrize(
    "statement", ["Hubert tests pumps", "New rules, leading to clean rivers", "Misleading data end"]
)
def test_plain_words_that_look_alike_are_left_in_peace(statement: str) -> None:
    assert matches("buzzword", changed(statement=statement)) == []


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
    found = matches("silent-objection", changed(votes__lise=vote))
    assert [match.path for match in found] == ["votes.lise.objection"] * speaks


def test_votes_still_being_read_aloud_are_not_judged() -> None:
    data = changed(votes__lise={"fist": 0})
    assert matches("silent-objection", data, waiting=True) == []
    data["marks"] = {"closed": {f"{BENCH.at}.votes": True}}
    assert len(matches("silent-objection", data, waiting=True)) == 1


def test_a_low_vote_suggests_a_talk_without_naming_anybody() -> None:
    (match,) = matches("talk-before-adoption", changed(votes__lise={"fist": 1, "objection": "why"}))
    assert (match.path, match.values) == ("votes", {})
    assert matches("talk-before-adoption") == []


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
    data = deepcopy(DOSSIER)
    data["steps"]["analysis"]["baseline"]["jobs"] = row
    assert [match.values["name"] for match in matches("measure-goal", data)] == ["Jobs"] * speaks


def test_a_finding_of_ours_without_an_answer_becomes_an_action() -> None:
    (match,) = matches("answer-or-exclude", changed(answers=["no-test-site"]))
    assert (match.key, match.values["text"]) == ("skilled", "skilled people")
    assert matches("answer-or-exclude") == []


# Results


def test_the_worked_number_of_the_course_comes_out() -> None:
    rate = yearly_growth(1900, 2600, 8)
    assert rate is not None
    assert round(rate, 4) == 0.0400
    ((said, _),) = shown("growth")
    assert said == "Jobs from 1,900 to 2,600 by 2035: +4.0% a year for 8 years."


def test_a_goal_below_today_is_a_decrease() -> None:
    assert "−3.0% a year" in shown("growth", changed(bold_goal__value=1489))[0][0]


@pytest.mark.parametrize(
    ("start", "target", "years"), [(0, 5, 8), (5, 0, 8), (5, 9, 0), (-1, 5, 8)]
)
def test_growth_is_not_said_where_it_makes_no_sense(start: int, target: int, years: int) -> None:
    assert yearly_growth(start, target, years) is None


def test_growth_waits_for_a_known_start() -> None:
    data = deepcopy(DOSSIER)
    data["steps"]["analysis"]["baseline"]["jobs"]["value"] = None
    assert shown("growth", data) == []
    assert shown("growth", changed(bold_goal={"indicator": "unheard-of", "value": 3})) == []


def test_a_goal_with_a_year_of_its_own_counts_to_that_year() -> None:
    ((said, _),) = shown("growth", changed(bold_goal__year=2031))
    assert said == "Jobs from 1,900 to 2,600 by 2031: +8.2% a year for 4 years."


def test_without_a_baseline_the_earliest_known_reading_is_the_start() -> None:
    ((said, _),) = shown("growth", changed(bold_goal={"indicator": "tests", "value": 40}))
    assert said == "Paid tests from 4 to 40 by 2035: +29.2% a year for 9 years."


def test_findings_without_an_answer_are_listed() -> None:
    ((said, one),) = shown("findings-answered", changed(answers=["no-test-site", "new-rules"]))
    assert said == "Findings that are ours: 2. Answered by the vision: 1."
    assert one.rows == [("skilled people",)]


def test_the_vote_is_said_without_names() -> None:
    ((said, one),) = shown("vote")
    assert said == "2 votes: mean 3.0, lowest 2."
    assert not one.rows


def test_the_poster_reads_like_one() -> None:
    ((said, one),) = shown("poster")
    assert said == (
        "“In 2035 Europe's utilities test clean water in North Denmark” "
        "The proof by 2035: Jobs 2,600."
    )
    assert one.rows == [("company", "first customer at home")]


# Prefills


def offered(name: str, data: dict[str, Any] = DOSSIER) -> list[str]:
    return [proposal.key for proposal in BENCH.offered(name, data)]


def test_each_side_with_an_actor_is_asked_for_its_gain() -> None:
    assert offered("gains") == ["company", "public", "civil-society"]
    for side in offered("gains"):
        assert draft(BENCH.step.model, {"gains": {side: {"gain": "x"}}}, BENCH.at)[1] == []


def test_without_actors_three_sides_are_asked_for() -> None:
    data = deepcopy(DOSSIER)
    del data["steps"]["analysis"]
    assert offered("gains", data) == ["company", "research", "public"]


def test_everybody_in_the_room_votes() -> None:
    assert offered("votes") == ["karen", "lise"]


def test_the_goal_is_due_in_the_year_of_the_vision() -> None:
    context = context_of(DOSSIER)
    assert (
        BENCH.step.prefills.of_default["bold_goal.year"](context.step(BENCH.step.model), context)
        == 2035
    )


def test_the_objection_is_asked_after_a_low_vote_only() -> None:
    from clusterdyn.model.field_spec import fields_of
    from clusterdyn.model.questionnaire import hidden
    from clusterdyn.steps.vision.model import Vote

    objection = fields_of(Vote)["objection"]
    assert hidden(objection, {"fist": 2})
    assert hidden(objection, {})
    assert hidden(objection, {"fist": "no number"})
    assert not hidden(objection, {"fist": 1})


def test_a_finished_step_has_no_open_question() -> None:
    data = deepcopy(DOSSIER)
    data["marks"] = {"closed": {f"{BENCH.at}.gains": True, f"{BENCH.at}.votes": True}}
    progress = Progress(data, BENCH.step.model)
    assert all(progress.done(page) for page in core_pages(BENCH.step.model))
