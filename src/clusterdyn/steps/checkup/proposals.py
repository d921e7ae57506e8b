"""Numbers that earlier steps have named and that step 10 may keep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...model.draft import value
from ...model.prefill import ProposedRow
from ...model.rules import RuleContext
from ..analysis.model import Analysis
from ..identification.model import Identification
from ..plan.model import Plan
from ..strategy.model import Strategy
from ..vision.model import Vision

MOST_SIGNS = 2
MOST_PROOFS = 3
ID_LENGTH = 60


def proposed_indicators(context: RuleContext) -> list[ProposedRow]:
    """Goal, baselines, priorities, early signs and proofs; each number once, a dozen at most."""
    found: dict[str, ProposedRow] = {}
    for source in (_goal, _baselines, _figures, _priorities, _early_signs, _proofs):
        for proposal in source(context):
            first = found.get(proposal.key, proposal)
            known = {**proposal.values, **first.values}
            found[proposal.key] = ProposedRow(first.key, first.label, known, first.home)
    return list(found.values())


def _goal(context: RuleContext) -> Iterator[ProposedRow]:
    """The number of the vision: the far end of the ladder."""
    goal = context.step(Vision).bold_goal
    key = value(goal, "indicator")
    if key is not None:
        known: dict[str, Any] = {"ladder": "impact", "frequency": "yearly"}
        if value(goal, "value") is not None:
            known["target"] = goal.value
        yield ProposedRow(key, context.name("indicators", key), known)


def _baselines(context: RuleContext) -> Iterator[ProposedRow]:
    for key in value(context.step(Analysis), "baseline") or {}:
        yield ProposedRow(key, context.name("indicators", key), {"frequency": "yearly"})


def _figures(context: RuleContext) -> Iterator[ProposedRow]:
    """Jobs of the chosen field, where a table of statistics was read more than once."""
    key = _id("jobs", str(value(context.step(Identification), "chosen")))
    if key in context.indicators:
        yield ProposedRow(
            key, context.name("indicators", key), {"ladder": "impact", "frequency": "yearly"}
        )


def _priorities(context: RuleContext) -> Iterator[ProposedRow]:
    for priority in (value(context.step(Strategy), "priorities") or {}).values():
        key = value(priority, "indicator")
        if key is not None:
            known = {name: value(priority, name) for name in ("target", "owner")}
            known = {name: answer for name, answer in known.items() if answer is not None}
            yield ProposedRow(key, context.name("indicators", key), known)


def _early_signs(context: RuleContext) -> Iterator[ProposedRow]:
    """First signs of the first risks of step 5, as new indicators."""
    risks = (value(context.step(Plan), "risks") or {}).items()
    signs = [(key, sign) for key, risk in risks if (sign := value(risk, "early_sign"))]
    for key, sign in signs[:MOST_SIGNS]:
        known = {"ladder": "activity", "frequency": "monthly"}
        yield ProposedRow(_id("sign", key), sign, known, {"name": sign})


def _proofs(context: RuleContext) -> Iterator[ProposedRow]:
    """Proofs of the milestones of step 5, the nearest first, as new indicators."""
    milestones = (value(context.step(Plan), "milestones") or {}).items()
    proven = [
        (stone.due, key, stone)
        for key, stone in milestones
        if value(stone, "due") is not None and value(stone, "proof")
    ]
    for _, key, stone in sorted(proven, key=lambda row: row[0])[:MOST_PROOFS]:
        known = {"ladder": "output", "frequency": "quarterly"}
        if value(stone, "owner") is not None:
            known["owner"] = stone.owner
        yield ProposedRow(_id("proof", key), stone.proof, known, {"name": stone.proof})


def _id(kind: str, key: str) -> str:
    return f"{kind}-{key}"[:ID_LENGTH].rstrip("-")
