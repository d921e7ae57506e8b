"""The large sheets for the wall: one self-contained HTML file, A3."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..worksheet import walls
from .registry import Rendered


def render(data: Mapping[str, Any], today: date) -> Rendered:
    return Rendered(walls(data, today).encode())
