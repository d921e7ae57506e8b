"""Step 1: what the group is told about its fields, their slips, the firms and the figures."""

from datetime import date
from typing import Any

import pytest

from clusterdyn.model.questionnaire import core_pages
from support.bench import Bench

TODAY = date(2027, 3, 1)


def slip(digits: str) -> dict[str, int]:
    names = ("concentration", "links", "growth", "knowledge", "leaders")
    return dict(zip(names, map(int, digits), strict=True))


def figures(**other: Any) -> dict[str, Any]:
    return {
        "region": "R1",
        "industry": "36",
        "year": 2026,
        "employment": 900,
        "lq": 1.8,
        "surplus": 400.0,
        "classification": "clear",
        "taken_on": "2027-02-20",
        **other,
    }


DOSSIER: dict[str, Any] = {
    "passport": {"name": "Invented Water", "in_the_room": ["karen", "ole"]},
    "organisations": {
        "pumps": {"name": "Invented Pumps", "helix": "company", "size_class": "50-249"}
    },
    "people": {"karen": {"name": "Karen"}, "ole": {"name": "Ole"}},
    "steps": {
        "identification": {
            "candidates": {
                "water": {"name": "Water technology", "serves_whom": "utilities"},
                "wood": {"name": "Wood", "serves_whom": None},
            },
            "scores": {
                "karen": {"water": slip("54345"), "wood": slip("32222")},
                "ole": {"water": slip("51345"), "wood": slip("33232")},
            },
            "chosen": "water",
            "boundary_in": "firms that clean or move water",
            "boundary_out": "plumbing shops",
            "region_units": ["Invented County"],
            "firm_list": {"pumps": {"role": "anchor"}},
            "joint_evidence": {"stand": {"what": "a shared stand", "year": 2025}},
            "jobs": 950,
            "data_source": "estimate",
            "largest_share": "<25",
            "decision": {"choice": "go", "reason": "twenty firms sell abroad"},
        }
    },
    "marks": {},
}
BENCH = Bench("identification", DOSSIER, TODAY)
changed, without, matches, paths = BENCH.changed, BENCH.without, BENCH.matches, BENCH.paths
said, shown, sentence = BENCH.said, BENCH.shown, BENCH.sentence


def measured(**other: Any) -> dict[str, Any]:
    """The dossier, its chosen candidate with figures from a table."""
    return changed(candidates__water__figures=figures(**other))


def test_the_dossier_of_these_tests_fits_the_model() -> None:
    BENCH.check_fits()


def test_eight_screens_are_asked_in_the_order_of_the_course() -> None:
    assert [page.key for page in core_pages(BENCH.step.model)] == [
        "candidates",
        "scores",
        "boundary",
        "region_units",
        "firm_list",
        "joint_evidence",
        "jobs",
        "decision",
    ]


# Rules


def test_a_boundary_and_a_reason_that_were_passed_over_block_the_step() -> None:
    assert paths("boundary-missing") == []
    passed_over = without("boundary_out", decision={"choice": "go", "reason": None})
    assert paths("boundary-missing", passed_over) == ["boundary_out", "decision.reason"]


def test_a_boundary_not_asked_for_yet_or_parked_is_no_fault() -> None:
    later = ("region_units", "firm_list", "joint_evidence", "jobs", "data_source", "largest_share")
    assert (
        paths("boundary-missing", without("boundary_in", "boundary_out", "decision", *later)) == []
    )
    parked = without("boundary_out")
    parked["marks"] = {"parked": {f"{BENCH.at}.boundary_out": {"why": "ask the utility"}}}
    assert paths("boundary-missing", parked) == []


def test_one_candidate_is_asked_what_it_is_compared_with() -> None:
    alone = changed(candidates={"water": {"name": "Water technology"}})
    assert paths("one-candidate", alone) == ["candidates"]
    assert paths("one-candidate") == []


@pytest.mark.parametrize("start", ["organisation", "mature organisation"])
def test_an_organisation_that_is_there_already_needs_no_rival(start: str) -> None:
    alone = changed(candidates={"water": {"name": "Water technology"}})
    alone["passport"] = {**alone["passport"], "start_point": start}
    assert paths("one-candidate", alone) == []


@pytest.mark.parametrize(("share", "speaks"), [("<25", False), ("25-50", False), (">50", True)])
def test_half_of_the_jobs_at_one_employer_is_a_company_town(share: str, speaks: bool) -> None:
    assert bool(paths("company-town", changed(largest_share=share))) is speaks


def test_nothing_done_together_is_said_and_suggests_visits() -> None:
    for nothing in ({}, None):
        apart = changed(joint_evidence=nothing)
        assert paths("no-joint-work", apart) == ["joint_evidence"]
        assert said("visit-firms", apart) == ["Visit five firms and ask who works with whom"]
    assert paths("no-joint-work") == paths("visit-firms") == []
    assert paths("no-joint-work", without("joint_evidence")) == []


def test_a_number_that_is_a_guess_a_short_list_and_a_condition_become_actions() -> None:
    assert said("get-figures") == ["Get real figures for the number of jobs"]
    assert paths("get-figures", changed(data_source="register")) == []
    assert said("complete-list") == ["Complete the list of firms (now 1) to twenty"]
    twenty = changed(firm_list={f"firm-{n}": {"role": None} for n in range(20)})
    assert paths("complete-list", twenty) == []
    when = changed(decision={"choice": "go if", "reason": "the utility joins"})
    assert said("condition-to-milestone", when) == [
        "Make the condition a milestone: the utility joins"
    ]
    assert paths("condition-to-milestone") == []


# Rules on figures from a table


def test_without_figures_nothing_is_said_of_them() -> None:
    for name in ("not-specialised", "too-small-to-tell", "jobs-differ", "figures-again"):
        assert matches(name) == []


def test_a_field_without_concentration_is_asked_why() -> None:
    weak = measured(classification="not specialised", lq=0.62)
    assert said("not-specialised", weak) == [
        "The table shows no concentration of Water technology here: 0.6 times the usual share of jobs."
    ]
    assert matches("not-specialised", measured(classification="local", lq=None)) == []
    assert matches("not-specialised", measured()) == []


def test_figures_of_a_rival_say_nothing_of_the_chosen_field() -> None:
    rival = changed(candidates__wood__figures=figures(classification="not specialised", lq=0.5))
    assert matches("not-specialised", rival) == []


def test_few_jobs_are_too_small_to_tell() -> None:
    small = measured(classification="too small to tell", employment=31)
    assert said("too-small-to-tell", small) == [
        "Water technology has 31 jobs in the table. That is too small to tell."
    ]
    assert matches("too-small-to-tell", measured()) == []


@pytest.mark.parametrize(
    ("jobs", "source", "speaks"),
    [
        (1200, "statistics", True),
        (1100, "statistics", False),
        (700, "statistics", True),
        (1200, "estimate", False),
        (None, "statistics", False),
    ],
)
def test_two_numbers_from_statistics_that_differ_by_a_quarter(
    jobs: Any, source: str, speaks: bool
) -> None:
    data = measured()
    data["steps"]["identification"] |= {"jobs": jobs, "data_source": source}
    assert bool(matches("jobs-differ", data)) is speaks


def test_figures_of_more_than_a_year_ago_ask_for_the_newer_table() -> None:
    (old,) = matches("figures-again", measured(taken_on="2026-02-20"))
    assert old.values["day"] == date(2026, 2, 20)
    assert matches("figures-again", measured()) == []


# Results


def test_the_slips_are_ranked_by_their_mean() -> None:
    (one,) = shown("ranking")
    assert one[0] == "Water technology leads with a mean of 3.9 out of 5."
    assert one[1].rows == [("Water technology", "3.9"), ("Wood", "2.4")]
    assert shown("ranking", changed(scores={})) == []


def test_the_widest_difference_is_talked_about() -> None:
    (one,) = shown("spread")
    assert one[0] == "Most apart: links of Water technology (1 to 4). Talk about that one."
    assert one[1].rows[0] == ("Water technology", "links", 1, 4)
    same = changed(scores={"karen": {"water": slip("33333")}, "ole": {"water": slip("33333")}})
    assert shown("spread", same) == []


def test_a_slip_that_is_half_typed_is_not_counted() -> None:
    half = changed(scores={"karen": {"water": slip("55555")}, "ole": {"water": {"links": 1}}})
    assert "5.0 out of 5" in sentence("ranking", half)


@pytest.mark.parametrize(
    ("works", "firms", "verdict"),
    [
        (0, 30, "Neighbours so far"),
        (1, 30, "An emerging cluster"),
        (3, 14, "An emerging cluster"),
        (3, 15, "A cluster"),
    ],
)
def test_the_verdict_counts_joint_works_and_firms(works: int, firms: int, verdict: str) -> None:
    data = changed(
        joint_evidence={f"w{n}": {"what": "x"} for n in range(works)},
        firm_list={f"f{n}": {} for n in range(firms)},
    )
    assert (
        sentence("verdict", data)
        == f"{verdict}. Things done together: {works}. Firms named: {firms}."
    )


def test_figures_are_a_sentence_first_and_the_most_surplus_jobs_lead() -> None:
    both = measured()
    both["steps"]["identification"]["candidates"]["wood"] = {
        "name": "Wood", "serves_whom": None, "figures": figures(employment=3000, lq=1.2, surplus=500.0),
    }  # fmt: skip
    (one,) = shown("figures", both)
    assert one[0] == "Wood: 1.2 times the usual share of jobs, 3,000 jobs (2026)."
    assert one[1].rows == [
        ("Wood", "3,000", "1.2", "+500"),
        ("Water technology", "900", "1.8", "+400"),
    ]
    assert shown("figures") == []


# Prefills


def test_everybody_in_the_room_writes_a_slip_for_every_candidate() -> None:
    rows = [(proposal.key, proposal.label) for proposal in BENCH.offered("scores")]
    assert rows == [
        ("karen.water", "Karen: Water technology"),
        ("karen.wood", "Karen: Wood"),
        ("ole.water", "Ole: Water technology"),
        ("ole.wood", "Ole: Wood"),
    ]
    assert BENCH.offered("scores", changed(candidates={"water": {"name": "Water"}})) == []
