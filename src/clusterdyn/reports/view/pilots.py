"""The quick wins: pilots that start now. A pilot is an action of step 5."""

from __future__ import annotations

from ...model.draft import value
from ...steps.plan.model import Action, Plan
from ...steps.quick_wins.model import Pilot as QuickWin
from ...steps.quick_wins.model import QuickWins
from .plan_data import Pilot
from .source import ORGANISATIONS, Source, rows

STEP = "steps.quick_wins.pilots"
RESULTS = ("participants_actual", "satisfaction", "evidence", "story")


def pilots(source: Source) -> tuple[Pilot, ...]:
    actions = rows(source.context.step(Plan), "actions")
    found = []
    for key, pilot in rows(source.context.step(QuickWins), "pilots").items():
        action = actions.get(key)
        found.append(
            Pilot(
                what=source.context.name(STEP, key),
                owner=source.person(value(action, "owner") if action is not None else None),
                who_gains=tuple(
                    source.context.name(ORGANISATIONS, gainer)
                    for gainer in value(pilot, "who_gains") or ()
                ),
                first_result=value(pilot, "first_result"),
                cost=value(pilot, "cost"),
                price=value(pilot, "price_said"),
                access=source.label(f"{STEP}.access", value(pilot, "access")),
                proof=value(pilot, "proof_sentence"),
                has_result=has_result(pilot, action),
                off_page=source.off_page(key),
            )
        )
    return tuple(found)


def has_result(pilot: QuickWin, action: Action | None) -> bool:
    """Whether something came of it: its action is done, or people, proof or story are known."""
    done = action is not None and value(action, "status") == "done"
    return done or any(value(pilot, name) is not None for name in RESULTS)
