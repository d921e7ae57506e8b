"""Large sheets for the wall (A3): the chain of step 2, the way back of step 5, the field of step 6.

Nothing on them is typed off: notes are moved about there, and what is left is written on the sheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ..changes import value_at
from ..content.catalogue import field_text, fill, of_step, placeholders, read_yaml, workbook
from ..parse.characters import flat
from ..steps.registry import dossier_schema
from ..templates import html_template

TEMPLATE = Path(__file__).with_name("wall.html.j2")
CHAIN, IDEAS = "steps.analysis.chain_stages", "steps.quick_wins.idea_scores"
QUESTIONS = {"2.1": CHAIN, "5.1": "steps.plan.milestones", "6.3": IDEAS}

STAGES = 7
MOST_YEARS = 12
AHEAD = 8
"""So many years are shown while the vision has no year."""


def walls(data: Mapping[str, Any], today: date) -> str:
    """The three sheets in one file; ends with a line break."""
    known = placeholders(data)
    firms_here = f"{CHAIN}.x.firms_here"
    return html_template(TEMPLATE, flat).render(
        title=known["cluster"],
        cluster=known["cluster"],
        heads={number: _head(path, known) for number, path in QUESTIONS.items()},
        said={key: fill(value, known) for key, value in _words().items()},
        stages=STAGES,
        firms=field_text(firms_here).label,
        counts=dossier_schema().node(firms_here).answer_type.options,
        strength=field_text(f"{CHAIN}.x.strength").label,
        goal=value_at(data, "steps.vision.statement", None),
        years=_years(value_at(data, "steps.vision.year", None), today),
        gives=field_text(f"{IDEAS}.x.x.impact").label,
        takes=field_text(f"{IDEAS}.x.x.effort").label,
    )


def _words() -> Mapping[str, str]:
    found: Mapping[str, str] = read_yaml(workbook() / "worksheets.yaml")["walls"]
    return found


def _head(path: str, known: Mapping[str, Any]) -> dict[str, str]:
    step = path.split(".")[1]
    return {"question": fill(field_text(path).say, known), "step": of_step(step).title}


def _years(year: object, today: date) -> range:
    """The years between today and the vision, the last one always."""
    last = year if isinstance(year, int) and year > today.year else today.year + AHEAD
    gap = -(-(last - today.year) // MOST_YEARS)
    return range(last, today.year, -gap)[::-1]
