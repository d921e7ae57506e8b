"""One view of the plan, from a dossier's content and today's date. Every format shows this view."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ...model.draft import value
from .board_page import page
from .budget import budget
from .indicators import indicators
from .open_points import findings, open_questions, seen
from .plan_data import FullPlan, Plan
from .source import source_of
from .strategy import strategy
from .vision import vision
from .who import organisation, passport
from .work import actions, milestones, pilots

USUAL_CURRENCY = "EUR"


def plan_view(data: Mapping[str, Any], today: date) -> Plan:
    """The plan of a dossier as it stands today, half-done or complete.

    ``data`` must fit its models (see ``steps.validation.faults``); what is missing stays undecided.
    """
    source = source_of(data, today)
    known = source.context.passport
    full = FullPlan(
        as_of=today,
        fictional=bool(value(known, "fictional")),
        currency=value(known, "currency") or USUAL_CURRENCY,
        passport=passport(source),
        vision=vision(source),
        milestones=milestones(source),
        actions=actions(source),
        pilots=pilots(source),
        organisation=organisation(source),
        budget=budget(source),
        strategy=strategy(source),
        indicators=indicators(source),
        seen=seen(source),
        open_questions=open_questions(source),
        findings=findings(source),
    )
    return Plan(page(full), full)
