"""Step 2: what the group is told about chain, actors, points, stage and findings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from clusterdyn.steps.analysis.results import SIGNS, likely_stage, ticks_by_stage
from support.bench import WAITS, Bench

BENCH = Bench("analysis", date(2027, 3, 1))
matches, paths, shown, sentence = BENCH.matches, BENCH.paths, BENCH.shown, BENCH.sentence

FINDINGS = {
    "no-test-site": {"text": "no test site", "kind": "gap", "ours": True},
    "new-rules": {"text": "new rules", "kind": "chance", "ours": False},
    "skilled": {"text": "skilled people", "kind": "asset", "ours": True},
}
FIRMS = {"identification.firm_list": {"pumps": {"role": "anchor"}}}
SIDES = {  # one organisation from each side that is not among the firms
    "organisations.school": {"name": "Invented School", "helix": "education"},
    "organisations.bank": {"name": "Invented Bank", "helix": "finance"},
    "organisations.river": {"name": "Invented River Club", "helix": "civil society"},
    **FIRMS,
}
MIDDLING = {"influence": 3, "interest": 3}
ACTORS = dict.fromkeys(("utility", "school", "lab", "bank", "river", "council"), MIDDLING)


def stage(name: str, firms: str, strength: int) -> dict[str, Any]:
    return {"name": name, "firms_here": firms, "strength": strength}


# Rules


def test_fewer_than_three_findings_block_the_step() -> None:
    two = {key: FINDINGS[key] for key in ("no-test-site", "new-rules")}
    assert paths("findings-open", findings=two) == ["findings"]
    assert paths("findings-open", findings=FINDINGS) == []


def test_a_finding_that_is_nobodys_blocks_the_step_until_it_is_parked() -> None:
    findings = FINDINGS | {"skilled": {"text": "skilled people", "kind": "asset"}}
    closed = {"marks.closed": {f"{BENCH.at}.findings": True}}
    assert paths("findings-open", closed, findings=findings) == ["findings.skilled.ours"]
    parked = {f"{BENCH.at}.findings.skilled.ours": {"why": "ask the school"}}
    assert paths("findings-open", closed | {"marks.parked": parked}, findings=findings) == []


def test_findings_passed_over_block_the_step_but_findings_still_to_come_do_not() -> None:
    assert paths("findings-open", ask_firms=[]) == ["findings"]
    assert paths("findings-open", swot={}) == WAITS


def test_a_kind_of_organisation_that_nobody_named_is_asked_for() -> None:
    (match,) = matches("helix-empty", SIDES, actors={"utility": MIDDLING})
    assert match.values["sides"] == "research, education, finance, civil society, intermediary"
    assert len(matches("invite-one", SIDES, actors={"utility": MIDDLING})) == 1
    assert matches("helix-empty", SIDES, actors=ACTORS) == []
    assert matches("invite-one", SIDES, actors=ACTORS) == []


def test_the_firms_of_step_one_count_as_companies() -> None:
    no_firms = SIDES | {"identification.firm_list": {}}
    (match,) = matches("helix-empty", no_firms, actors=ACTORS)
    assert match.values["sides"] == "company"


def test_a_chain_without_gaps_is_doubted() -> None:
    assert paths("no-gap", chain_stages={"a": stage("making", "many", 3)}) == ["chain_stages"]
    assert paths("no-gap", chain_stages={"a": stage("testing", "none", 1)}) == []


def test_each_gap_that_is_ours_becomes_an_action() -> None:
    (match,) = matches("close-gap", findings=FINDINGS)
    assert (match.key, match.values["text"]) == ("no-test-site", "no test site")
    theirs = {"no-test-site": {"text": "no test site", "kind": "gap", "ours": False}}
    assert matches("close-gap", findings=theirs) == []


def test_questions_to_firms_suggest_interviews() -> None:
    (match,) = matches("interview-firms", ask_firms=["would you pay?", "how much?"])
    assert match.values["questions"] == 2
    assert matches("interview-firms", ask_firms=[]) == []
    assert matches("interview-firms", ask_firms=None) == []


def test_nobody_to_learn_from_outside_suggests_a_study_visit() -> None:
    assert len(matches("study-visit", outside_sources=None)) == 1
    assert len(matches("study-visit", outside_sources=[])) == 1
    assert matches("study-visit", outside_sources=["Dutch water boards"]) == []
    assert matches("study-visit") == WAITS


# Results


def test_the_gaps_of_the_chain_are_named() -> None:
    chain = {
        "ideas": stage("ideas", "some", 4),
        "testing": stage("full-scale testing", "none", 1),
        "making": stage("making", "many", 5),
        "selling": stage("selling abroad", "some", 2),
    }
    ((said, one),) = shown("gaps", chain_stages=chain)
    assert said == "Gaps in the chain: full-scale testing, selling abroad (2 of 4 stages)."
    assert one.rows == [("full-scale testing", "none", 1), ("selling abroad", "some", 2)]
    assert shown("gaps", chain_stages={"a": stage("a", "some", 3)}) == []


def test_few_firms_make_a_gap_even_where_we_are_strong() -> None:
    said = sentence("gaps", chain_stages={"a": stage("a", "few", 5)})
    assert said == "Gaps in the chain: a (1 of 1 stage)."


def test_forgotten_sides_are_named() -> None:
    assert shown("empty-sides", SIDES, actors=ACTORS) == []
    said = sentence("empty-sides", SIDES, actors={"lab": MIDDLING})
    assert said == "Nobody yet from: education, public, finance, civil society, intermediary."


def test_influence_without_interest_is_the_visit_to_pay() -> None:
    def visit(influence: int, interest: int) -> str:
        actor = {"influence": influence, "interest": interest}
        return sentence("must-visit", actors={"utility": actor})

    assert "Invented Utility" in visit(5, 2)
    assert visit(5, 3) == visit(3, 1) == ""


def test_seven_of_ten_are_opinions() -> None:
    kinds = ["opinion"] * 7 + ["case"] * 2 + ["figure"]
    points = {
        f"point-{n}": {"quadrant": "W", "text": f"point {n}", "evidence": kind, "votes": n}
        for n, kind in enumerate(kinds)
    }
    ((said, one),) = shown("opinions", swot=points)
    assert said == "7 of 10 points are opinions."
    assert one.rows == [("figure", 1), ("case", 2), ("opinion", 7)]


def test_the_ticks_propose_a_stage() -> None:
    ((said, one),) = shown("signs", symptoms=["new-start-ups", "few-enthusiasts", "no-name-yet"])
    assert said == "The signs speak for an emerging field. Most ticks on one stage: 2."
    assert one.rows == [("emerging", 2), ("agglomeration", 1)]


def test_two_stages_with_the_same_ticks_are_left_to_the_group() -> None:
    said = sentence("signs", symptoms=["new-start-ups", "no-name-yet"])
    assert said.startswith("Two or more stages have the same number of signs.")
    assert likely_stage(["new-start-ups", "no-name-yet"]) is None


@pytest.mark.parametrize("name", list(SIGNS))
def test_the_signs_of_one_stage_speak_for_it(name: str) -> None:
    assert likely_stage(SIGNS[name]) == name
    assert ticks_by_stage(SIGNS[name]) == {name: len(SIGNS[name])}


def test_no_tick_proposes_no_stage() -> None:
    assert likely_stage([]) is None
    assert shown("signs", symptoms=[]) == []


def test_two_clocks_are_read_side_by_side() -> None:
    said = sentence("two-clocks", cluster_stage="emerging", initiative_stage="forming")
    assert said == "Two clocks: the field is emerging, the organised effort is forming."
    assert shown("two-clocks", cluster_stage=None, initiative_stage="forming") == []


# Prefills


def test_organisations_in_the_room_are_offered_as_actors_but_not_the_listed_firms() -> None:
    room = {"passport.in_the_room": ["karen", "jens"]}
    (row,) = BENCH.offered("actors", room | FIRMS)
    assert (row.key, row.label) == ("council", "Invented Council")


def test_jobs_of_step_one_are_offered_as_the_first_baseline() -> None:
    known = {"identification.jobs": 1900, "identification.data_source": "estimate"}
    (row,) = BENCH.offered("baseline", known)
    assert (row.key, row.values) == ("jobs", {"value": 1900, "source": "estimate"})
    assert row.home == {"name": "Jobs", "unit": "people"}
    assert BENCH.offered("baseline", known | {"identification.jobs": None}) == []


def test_the_stage_of_the_signs_is_filled_in() -> None:
    assert BENCH.value("cluster_stage", symptoms=["new-start-ups", "few-enthusiasts"]) == "emerging"


def test_a_baseline_carries_the_day_it_was_first_written_down() -> None:
    row = {"value": 1900, "source": "estimate"}
    follow = BENCH.follows("baseline", "jobs", baseline={"jobs": row})
    assert follow == {f"{BENCH.at}.baseline.jobs.on": "2027-03-01"}
    dated = {"jobs": {**row, "on": "2027-02-01"}}
    assert BENCH.follows("baseline", "jobs", baseline=dated) == {}
    assert BENCH.follows("baseline", "unheard-of", baseline=dated) == {}
