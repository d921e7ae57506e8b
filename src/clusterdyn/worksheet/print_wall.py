"""Large sheets for the wall (A3): the chain of step 2, the way back of step 5, the field of step 6.

Nothing on them is typed off: notes are moved about there, and what is left is written on the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files
from typing import Any

from ..changes import value_at
from ..content.catalogue import field_text, fill, of_step, placeholders, read_yaml, workbook
from ..model.answer_types import answer_type
from ..reports.formats.page_frame import page_of, text
from ..steps.registry import dossier_schema

STAGES = 7
MOST_YEARS = 12
AHEAD = 8
"""So many years are shown while the vision has no year."""


def walls(data: Mapping[str, Any], today: date) -> str:
    """The three sheets in one file; ends with a line break."""
    style = files(__package__).joinpath("wall.css").read_text(encoding="utf-8")
    known = placeholders(data)
    said = {key: fill(value, known) for key, value in _words().items()}
    body = [*_chain(data), *_back(data, today, said), *_field(data, said)]
    return page_of(known["cluster"], style, "\n".join(body))


def _words() -> Mapping[str, str]:
    found: Mapping[str, str] = read_yaml(workbook() / "worksheets.yaml")["walls"]
    return found


def _start(data: Mapping[str, Any], number: str, path: str) -> Iterator[str]:
    known = placeholders(data)
    step = path.split(".")[1]
    yield f"<section><h1>{number} · {text(fill(field_text(path).say, known))}</h1>"
    yield f'<p class="grey">{text(of_step(step).title)} · {text(str(known["cluster"]))}</p>'


def _chain(data: Mapping[str, Any]) -> Iterator[str]:
    """Boxes from the first idea to the end user."""
    path = "steps.analysis.chain_stages"
    firms, strength = field_text(f"{path}.x.firms_here"), field_text(f"{path}.x.strength")
    ticks = "".join(
        f'<span><span class="box"></span>{n}</span>'
        for n in answer_type(dossier_schema().node(f"{path}.x.firms_here")).options
    )
    box = f"<div>{text(firms.label)}{ticks}{text(strength.label)} 1–5: ____</div>"
    yield from _start(data, "2.1", path)
    yield f'<div class="chain">{"<i>→</i>".join([box] * STAGES)}</div></section>'


def _back(data: Mapping[str, Any], today: date, said: Mapping[str, str]) -> Iterator[str]:
    """The years between today and the vision, the goal above them."""
    year = value_at(data, "steps.vision.year", None)
    last = year if isinstance(year, int) and year > today.year else today.year + AHEAD
    gap = -(-(last - today.year) // MOST_YEARS)
    years = [f"{n}" for n in range(last, today.year, -gap)][::-1]
    goal = value_at(data, "steps.vision.statement", None) or ""
    yield from _start(data, "5.1", "steps.plan.milestones")
    yield f'<div class="goal">{text(str(goal))}</div><p class="grey">{text(said["then"])}</p>'
    columns = [f"{said['today']}: {said['now']}", *years]
    yield f'<div class="years">{"".join(f"<div>{text(c)}</div>" for c in columns)}</div></section>'


def _field(data: Mapping[str, Any], said: Mapping[str, str]) -> Iterator[str]:
    """What an idea gives against what it takes."""
    path = "steps.quick_wins.idea_scores"
    gives, takes = field_text(f"{path}.x.x.impact").label, field_text(f"{path}.x.x.effort").label
    yield from _start(data, "6.3", path)
    yield f'<div class="axis"><span>↑ {text(gives)} 5</span></div>'
    parts = "".join(f"<div>{text(said[key])}</div>" for key in ("start", "half", "aside", "leave"))
    yield f'<div class="field">{parts}</div>'
    ends = f"<span>{text(gives)} 1 · {text(takes)} 1</span><span>{text(takes)} 5 →</span>"
    yield f'<div class="axis">{ends}</div></section>'
