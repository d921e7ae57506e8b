"""Step 2: what the group is told about chain, actors, points, stage and findings."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from clusterdyn.model.questionnaire import core_pages
from clusterdyn.steps.analysis.results import SIGNS, likely_stage, ticks_by_stage
from support.bench import Bench

TODAY = date(2027, 3, 1)


def stage(name: str, firms: str, strength: int) -> dict[str, Any]:
    return {"name": name, "firms_here": firms, "strength": strength}


DOSSIER: dict[str, Any] = {
    "passport": {"name": "Invented Water", "in_the_room": ["karen", "lise"]},
    "organisations": {
        "pumps": {"name": "Invented Pumps", "helix": "company"},
        "utility": {"name": "Invented Utility", "helix": "public"},
        "school": {"name": "Invented School", "helix": "education"},
        "lab": {"name": "Invented Lab", "helix": "research"},
        "bank": {"name": "Invented Bank", "helix": "finance"},
        "river": {"name": "Invented River Club", "helix": "civil society"},
        "council": {"name": "Invented Council", "helix": "intermediary"},
    },
    "people": {
        "karen": {"name": "Karen", "organisation": "pumps"},
        "lise": {"name": "Lise", "organisation": "council"},
    },
    "steps": {
        "identification": {
            "firm_list": {"pumps": {"role": "anchor"}},
            "jobs": 1900,
            "data_source": "estimate",
        },
        "analysis": {
            "chain_stages": {
                "ideas": stage("ideas", "some", 4),
                "testing": stage("full-scale testing", "none", 1),
                "making": stage("making", "many", 5),
                "selling": stage("selling abroad", "some", 2),
                "service": stage("service", "many", 3),
            },
            "actors": {
                key: {"influence": 3, "interest": 3}
                for key in ("school", "lab", "bank", "river", "council")
            }
            | {"utility": {"influence": 5, "interest": 2}},
            "outside_sources": ["Dutch water boards"],
            "swot": {
                f"point-{n}": {
                    "quadrant": "W",
                    "text": f"point {n}",
                    "evidence": "opinion" if n < 7 else "case" if n < 9 else "figure",
                    "votes": n,
                }
                for n in range(10)
            },
            "symptoms": ["new-start-ups", "few-enthusiasts", "no-name-yet"],
            "cluster_stage": "emerging",
            "initiative_stage": "forming",
            "findings": {
                "no-test-site": {"text": "no test site", "kind": "gap", "ours": True},
                "new-rules": {"text": "new rules", "kind": "chance", "ours": False},
                "skilled": {"text": "skilled people", "kind": "asset", "ours": True},
            },
            "baseline": {"jobs": {"value": 1900, "source": "estimate"}},
            "ask_firms": [],
        },
    },
    "marks": {},
}

BENCH = Bench("analysis", DOSSIER, TODAY)
changed = BENCH.changed
without = BENCH.without
context_of = BENCH.context
matches = BENCH.matches
shown = BENCH.shown


def test_the_dossier_of_these_tests_fits_the_model() -> None:
    BENCH.check_fits()


def test_eight_screens_are_asked_in_the_order_of_the_course() -> None:
    assert [page.key for page in core_pages(BENCH.step.model)] == [
        "chain_stages",
        "actors",
        "outside_sources",
        "swot",
        "signs",
        "findings",
        "baseline",
        "ask_firms",
    ]


# Rules


def test_fewer_than_three_findings_block_the_step() -> None:
    findings = dict(list(DOSSIER["steps"]["analysis"]["findings"].items())[:2])
    assert [match.path for match in matches("findings-open", changed(findings=findings))] == [
        "findings"
    ]
    assert matches("findings-open") == []


def test_a_finding_that_is_nobodys_blocks_the_step_until_it_is_parked() -> None:
    open_one = changed(findings__skilled={"text": "skilled people", "kind": "asset"})
    assert [h.path for h in matches("findings-open", open_one)] == ["findings.skilled.ours"]
    open_one["marks"] = {"parked": {f"{BENCH.at}.findings.skilled.ours": {"why": "ask the school"}}}
    assert matches("findings-open", open_one) == []


def test_findings_passed_over_block_the_step_but_findings_still_to_come_do_not() -> None:
    assert [match.path for match in matches("findings-open", without("findings"))] == ["findings"]
    not_yet = without("findings", "baseline", "ask_firms")
    assert matches("findings-open", not_yet) == []


def test_a_kind_of_organisation_that_nobody_named_is_asked_for() -> None:
    no_bank = changed(actors={"utility": {"influence": 5, "interest": 2}})
    (match,) = matches("helix-empty", no_bank)
    assert match.values["sides"] == "research, education, finance, civil society, intermediary"
    assert len(matches("invite-one", no_bank)) == 1
    assert matches("helix-empty") == matches("invite-one") == []


def test_the_firms_of_step_one_count_as_companies() -> None:
    no_firms = deepcopy(DOSSIER)
    no_firms["steps"]["identification"]["firm_list"] = {}
    assert matches("helix-empty", no_firms)[0].values["sides"] == "company"


def test_a_chain_without_gaps_is_doubted() -> None:
    smooth = changed(chain_stages={"making": stage("making", "many", 3)})
    assert [match.path for match in matches("no-gap", smooth)] == ["chain_stages"]
    assert matches("no-gap") == []


def test_each_gap_that_is_ours_becomes_an_action() -> None:
    (match,) = matches("close-gap")
    assert (match.key, match.values["text"]) == ("no-test-site", "no test site")
    theirs = changed(**{"findings__no-test-site__ours": False})
    assert matches("close-gap", theirs) == []


def test_questions_to_firms_suggest_interviews() -> None:
    (match,) = matches("interview-firms", changed(ask_firms=["would you pay?", "how much?"]))
    assert match.values["questions"] == 2
    assert matches("interview-firms") == []
    assert matches("interview-firms", changed(ask_firms=None)) == []


def test_nobody_to_learn_from_outside_suggests_a_study_visit() -> None:
    assert len(matches("study-visit", changed(outside_sources=None))) == 1
    assert len(matches("study-visit", changed(outside_sources=[]))) == 1
    assert matches("study-visit") == []
    assert matches("study-visit", without("outside_sources")) == []


# Results


def test_the_gaps_of_the_chain_are_named() -> None:
    ((said, one),) = shown("gaps")
    assert said == "Gaps in the chain: full-scale testing, selling abroad (2 of 5 stages)."
    assert one.rows == [("full-scale testing", "none", 1), ("selling abroad", "some", 2)]
    assert shown("gaps", changed(chain_stages={"a": stage("a", "some", 3)})) == []


def test_few_firms_make_a_gap_even_where_we_are_strong() -> None:
    assert shown("gaps", changed(chain_stages={"a": stage("a", "few", 5)}))


def test_forgotten_sides_are_named() -> None:
    assert shown("empty-sides") == []
    ((said, _),) = shown("empty-sides", changed(actors={"lab": {"influence": 1, "interest": 1}}))
    assert said == "Nobody yet from: education, public, finance, civil society, intermediary."


def test_influence_without_interest_is_the_visit_to_pay() -> None:
    ((said, _),) = shown("must-visit")
    assert "Invented Utility" in said
    assert shown("must-visit", changed(actors__utility={"influence": 5, "interest": 3})) == []
    assert shown("must-visit", changed(actors__utility={"influence": 3, "interest": 1})) == []


def test_seven_of_ten_are_opinions() -> None:
    ((said, one),) = shown("opinions")
    assert said == "7 of 10 points are opinions."
    assert one.rows == [("figure", 1), ("case", 2), ("opinion", 7)]


def test_the_ticks_propose_a_stage() -> None:
    ((said, one),) = shown("signs")
    assert said == "The signs speak for an emerging field. Most ticks on one stage: 2."
    assert one.rows == [("emerging", 2), ("agglomeration", 1)]


def test_two_stages_with_the_same_ticks_are_left_to_the_group() -> None:
    tied = changed(symptoms=["new-start-ups", "no-name-yet"])
    ((said, _),) = shown("signs", tied)
    assert said.startswith("Two or more stages have the same number of signs.")
    assert likely_stage(["new-start-ups", "no-name-yet"]) is None


@pytest.mark.parametrize("name", list(SIGNS))
def test_the_signs_of_one_stage_speak_for_it(name: str) -> None:
    assert likely_stage(SIGNS[name]) == name
    assert ticks_by_stage(SIGNS[name]) == {name: len(SIGNS[name])}


def test_no_tick_proposes_no_stage() -> None:
    assert likely_stage([]) is None
    assert shown("signs", changed(symptoms=[])) == []


def test_two_clocks_are_read_side_by_side() -> None:
    ((said, _),) = shown("two-clocks")
    assert said == "Two clocks: the field is emerging, the organised effort is forming."
    assert shown("two-clocks", changed(cluster_stage=None)) == []


# Prefills


def test_organisations_in_the_room_are_offered_as_actors_but_not_the_listed_firms() -> None:
    context = context_of(DOSSIER)
    found = list(BENCH.step.prefills.of_rows["actors"](context.step(BENCH.step.model), context))
    assert [(proposal.key, proposal.label) for proposal in found] == [
        ("council", "Invented Council")
    ]


def test_jobs_of_step_one_are_offered_as_the_first_baseline() -> None:
    context = context_of(DOSSIER)
    (proposal,) = BENCH.step.prefills.of_rows["baseline"](context.step(BENCH.step.model), context)
    assert proposal.key == "jobs"
    assert proposal.values == {"value": 1900, "source": "estimate"}
    assert proposal.home == {"name": "Jobs", "unit": "people"}
    unknown = deepcopy(DOSSIER)
    unknown["steps"]["identification"]["jobs"] = None
    context = context_of(unknown)
    assert (
        list(BENCH.step.prefills.of_rows["baseline"](context.step(BENCH.step.model), context)) == []
    )


def test_the_stage_of_the_signs_is_filled_in() -> None:
    context = context_of(DOSSIER)
    assert (
        BENCH.step.prefills.of_default["cluster_stage"](context.step(BENCH.step.model), context)
        == "emerging"
    )


def test_a_baseline_carries_the_day_it_was_first_written_down() -> None:
    follow = BENCH.step.prefills.of_derive["baseline"]
    context = context_of(DOSSIER)
    changes = list(follow(context.step(BENCH.step.model), context, "jobs"))
    assert changes == [(f"{BENCH.at}.baseline.jobs.on", "2027-03-01")]
    later = context_of(changed(baseline__jobs={"value": 2000, "source": "x", "on": "2027-02-01"}))
    assert list(follow(later.step(BENCH.step.model), later, "jobs")) == []
    assert list(follow(later.step(BENCH.step.model), later, "unheard-of")) == []
