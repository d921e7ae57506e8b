"""Worksheets as Markdown, to be typed off and read back with ``fill --worksheet``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ..steps.registry import NAMES
from ..worksheet import markdown, sheet_of
from .registry import Rendered


def render(data: Mapping[str, Any], today: date, steps: Sequence[str] = NAMES) -> Rendered:
    return Rendered(markdown([sheet_of(data, today, step) for step in steps]).encode())
