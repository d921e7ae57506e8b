"""One view of the plan, from a dossier's content and today's date. Every format shows this view."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..model.draft import value
from .page import page
from .parts.actions import actions
from .parts.budget import budget
from .parts.findings import findings
from .parts.indicators import indicators
from .parts.milestones import milestones
from .parts.open_questions import open_questions
from .parts.organisation import organisation
from .parts.passport import passport
from .parts.pilots import pilots
from .parts.seen import seen
from .parts.source import source_of
from .parts.strategy import strategy
from .parts.vision import vision
from .tree import FullPlan, Plan

USUAL_CURRENCY = "EUR"


def plan_view(data: Mapping[str, Any], today: date) -> Plan:
    """The plan of a dossier as it stands today, half-done or complete.

    ``data`` must fit its models (see ``validity.faults``); what is missing stays undecided.
    """
    source = source_of(data, today)
    known = source.look.passport
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
