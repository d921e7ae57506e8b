"""Worksheets to print: one self-contained HTML file, A4, lines 9 mm apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ..steps.registry import NAMES
from ..worksheet import html, sheet_of
from .registry import Rendered


def render(data: Mapping[str, Any], today: date, steps: Sequence[str] = NAMES) -> Rendered:
    which = str(NAMES.index(steps[0]) + 1) if len(steps) == 1 else "all"
    note = f"To type it off afterwards: clusterdyn export worksheet {which} --to answers.md"
    pages = html([sheet_of(data, today, step) for step in steps])
    return Rendered(pages.encode(), (note,))
