"""Step 1: what the group is told about its fields, their slips, the firms and the figures."""

from datetime import date
from typing import Any

import pytest

from support.bench import WAITS, Bench

BENCH = Bench("identification", date(2027, 3, 1))
matches, paths, said = BENCH.matches, BENCH.paths, BENCH.said
shown, sentence = BENCH.shown, BENCH.sentence

WATER = {"name": "Water technology", "serves_whom": "utilities"}
WOOD = {"name": "Wood", "serves_whom": None}
BOTH = {"water": WATER, "wood": WOOD}


def slip(digits: str) -> dict[str, int]:
    names = ("concentration", "links", "growth", "knowledge", "leaders")
    return dict(zip(names, map(int, digits), strict=True))


SCORES = {
    "karen": {"water": slip("54345"), "wood": slip("32222")},
    "ole": {"water": slip("51345"), "wood": slip("33232")},
}


def figures(**other: Any) -> dict[str, Any]:
    usual = {
        "region": "R1", "industry": "36", "year": 2026, "employment": 900, "lq": 1.8,
        "surplus": 400.0, "classification": "clear", "taken_on": "2027-02-20",
    }  # fmt: skip
    return {"figures": usual | other}


def measured(**other: Any) -> dict[str, Any]:
    """Two candidates; the chosen one has figures from a table."""
    return {"chosen": "water", "candidates": {"water": WATER | figures(**other), "wood": WOOD}}


# Rules


def test_a_boundary_and_a_reason_that_were_passed_over_block_the_step() -> None:
    drawn = {"boundary_in": "firms that clean or move water"}
    outside = {"boundary_out": "plumbing shops"}
    decided = {"decision": {"choice": "go", "reason": "twenty firms sell abroad"}}
    assert paths("boundary-missing", **drawn, **outside, **decided) == []
    passed_over = {"decision": {"choice": "go"}, "growth_5y_pct": 3}
    found = paths("boundary-missing", **drawn, **passed_over)
    assert found == ["boundary_out", "decision.reason"]


def test_a_boundary_not_asked_for_yet_or_parked_is_no_fault() -> None:
    assert paths("boundary-missing", candidates=BOTH, chosen="water") == []
    parked = {"marks.parked": {f"{BENCH.at}.boundary_out": {"why": "ask the utility"}}}
    assert paths("boundary-missing", parked, boundary_in="water", region_units=["County"]) == []


def test_one_candidate_is_asked_what_it_is_compared_with() -> None:
    assert paths("one-candidate", candidates={"water": WATER}, chosen="water") == ["candidates"]
    assert paths("one-candidate", candidates=BOTH, chosen="water") == []


@pytest.mark.parametrize("start", ["organisation", "mature organisation"])
def test_an_organisation_that_is_there_already_needs_no_rival(start: str) -> None:
    alone = {"candidates": {"water": WATER}, "chosen": "water"}
    assert paths("one-candidate", {"passport.start_point": start}, **alone) == []


@pytest.mark.parametrize(("share", "speaks"), [("<25", False), ("25-50", False), (">50", True)])
def test_half_of_the_jobs_at_one_employer_is_a_company_town(share: str, speaks: bool) -> None:
    assert paths("company-town", largest_share=share) == ["largest_share"] * speaks


def test_nothing_done_together_is_said_and_suggests_visits() -> None:
    for nothing in ({}, None):
        assert paths("no-joint-work", joint_evidence=nothing) == ["joint_evidence"]
        assert said("visit-firms", joint_evidence=nothing) == [
            "Visit five firms and ask who works with whom"
        ]
    stand = {"stand": {"what": "a shared stand", "year": 2025}}
    assert paths("no-joint-work", joint_evidence=stand) == []
    assert paths("visit-firms", joint_evidence=stand) == []
    assert paths("no-joint-work") == WAITS


def test_a_number_that_is_a_guess_becomes_an_action() -> None:
    assert said("get-figures", jobs=950, data_source="estimate") == [
        "Get real figures for the number of jobs"
    ]
    assert paths("get-figures", jobs=950, data_source="register") == []


def test_a_short_list_becomes_an_action() -> None:
    assert said("complete-list", firm_list={"pumps": {"role": "anchor"}}) == [
        "Complete the list of firms (now 1) to twenty"
    ]
    twenty = {f"firm-{n}": {"role": None} for n in range(20)}
    assert paths("complete-list", firm_list=twenty) == []


def test_a_condition_becomes_a_milestone() -> None:
    assert said(
        "condition-to-milestone", decision={"choice": "go if", "reason": "the utility joins"}
    ) == ["Make the condition a milestone: the utility joins"]
    assert paths("condition-to-milestone", decision={"choice": "go", "reason": "it sells"}) == []


# Rules on figures from a table


@pytest.mark.parametrize(
    ("rule", "nothing"),
    [
        ("not-specialised", WAITS),
        ("too-small-to-tell", WAITS),
        ("jobs-differ", []),
        ("figures-again", []),
    ],
)
def test_without_figures_nothing_is_said_of_them(rule: str, nothing: list[str]) -> None:
    answers = {"candidates": BOTH, "chosen": "water", "jobs": 950, "data_source": "statistics"}
    assert matches(rule, **answers) == nothing


def test_a_field_without_concentration_is_asked_why() -> None:
    assert said("not-specialised", **measured(classification="not specialised", lq=0.62)) == [
        "The table shows no concentration of Water technology here: 0.6 times the usual share of jobs."
    ]
    assert matches("not-specialised", **measured(classification="local", lq=None)) == []
    assert matches("not-specialised", **measured()) == []


def test_figures_of_a_rival_say_nothing_of_the_chosen_field() -> None:
    rival = {"water": WATER, "wood": WOOD | figures(classification="not specialised", lq=0.5)}
    assert matches("not-specialised", candidates=rival, chosen="water") == WAITS


def test_few_jobs_are_too_small_to_tell() -> None:
    small = measured(classification="too small to tell", employment=31)
    assert said("too-small-to-tell", **small) == [
        "Water technology has 31 jobs in the table. That is too small to tell."
    ]
    assert matches("too-small-to-tell", **measured()) == []


@pytest.mark.parametrize(
    ("jobs", "source", "speaks"),
    [
        (1200, "statistics", True),
        (1125, "statistics", False),  # a quarter more, and no more than that
        (700, "statistics", True),
        (1200, "estimate", False),
        (None, "statistics", False),
    ],
)
def test_two_numbers_from_statistics_that_differ_by_a_quarter(
    jobs: Any, source: str, speaks: bool
) -> None:
    found = paths("jobs-differ", **measured(employment=900), jobs=jobs, data_source=source)
    assert found == ["jobs"] * speaks


def test_figures_of_more_than_a_year_ago_ask_for_the_newer_table() -> None:
    (old,) = matches("figures-again", **measured(taken_on="2026-02-20"))
    assert old.values["day"] == date(2026, 2, 20)
    assert matches("figures-again", **measured()) == []


# Results


def test_the_slips_are_ranked_by_their_mean() -> None:
    ((told, one),) = shown("ranking", candidates=BOTH, scores=SCORES)
    assert told == "Water technology leads with a mean of 3.9 out of 5."
    assert one.rows == [("Water technology", "3.9"), ("Wood", "2.4")]
    assert shown("ranking", candidates=BOTH, scores={}) == []


def test_the_widest_difference_is_talked_about() -> None:
    ((told, one),) = shown("spread", candidates=BOTH, scores=SCORES)
    assert told == "Most apart: links of Water technology (1 to 4). Talk about that one."
    assert one.rows[0] == ("Water technology", "links", 1, 4)
    same = {"karen": {"water": slip("33333")}, "ole": {"water": slip("33333")}}
    assert shown("spread", candidates=BOTH, scores=same) == []


def test_a_slip_that_is_half_typed_is_not_counted() -> None:
    half = {"karen": {"water": slip("55555")}, "ole": {"water": {"links": 1}}}
    assert "5.0 out of 5" in sentence("ranking", candidates=BOTH, scores=half)


@pytest.mark.parametrize(
    ("works", "firms", "verdict"),
    [
        (0, 30, "Neighbours so far"),
        (1, 30, "An emerging cluster"),
        (3, 14, "An emerging cluster"),
        (3, 15, "A cluster"),
        (1, 1, "An emerging cluster"),
    ],
)
def test_the_verdict_counts_joint_works_and_firms(works: int, firms: int, verdict: str) -> None:
    told = sentence(
        "verdict",
        joint_evidence={f"w{n}": {"what": "x"} for n in range(works)},
        firm_list={f"f{n}": {} for n in range(firms)},
    )
    assert told == f"{verdict}. Things done together: {works}. Firms named: {firms}."


def test_figures_are_a_sentence_first_and_the_most_surplus_jobs_lead() -> None:
    wood = WOOD | figures(employment=3000, lq=1.2, surplus=500.0)
    ((told, one),) = shown("figures", candidates={"water": WATER | figures(), "wood": wood})
    assert told == "Wood: 1.2 times the usual share of jobs, 3,000 jobs (2026)."
    assert one.rows == [
        ("Wood", "3,000", "1.2", "+500"),
        ("Water technology", "900", "1.8", "+400"),
    ]
    assert shown("figures", candidates=BOTH) == []


# Prefills


def test_everybody_in_the_room_writes_a_slip_for_every_candidate() -> None:
    rows = BENCH.offered("scores", candidates=BOTH)
    assert [(row.key, row.label) for row in rows] == [
        ("karen.water", "Karen: Water technology"),
        ("karen.wood", "Karen: Wood"),
        ("ole.water", "Ole: Water technology"),
        ("ole.wood", "Ole: Wood"),
    ]
    assert BENCH.offered("scores", candidates={"water": WATER}) == []
