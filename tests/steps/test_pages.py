"""The core questions of each step come in the order of the course."""

import pytest

from clusterdyn.model.questionnaire import core_pages
from clusterdyn.steps.registry import step_named

PAGES = {
    "identification": "candidates scores boundary region_units firm_list joint_evidence jobs decision",
    "analysis": "chain_stages actors outside_sources swot signs findings baseline ask_firms",
    "leadership": "offer seats leaders chair facilitator asks start",
    "vision": "year headlines statement bold_goal gains not_we tests votes",
    "plan": "milestones suggestions actions owner_hours money_in_sight risks keeper",
    "quick_wins": "pains ideas idea_scores pilots pilots.prices pilots.access pilots.proof",
    "structure": "decision_rights bodies working_groups host proofs launch",
}


@pytest.mark.parametrize("step", PAGES)
def test_pages_are_asked_in_the_order_of_the_course(step: str) -> None:
    assert [page.key for page in core_pages(step_named(step).model)] == PAGES[step].split()
