"""Codes of countries and currencies (``tools/make_lists.py``)."""

from __future__ import annotations

from functools import cache
from typing import Literal

from .calendar_names import lines


@cache
def iso_codes(kind: Literal["country", "currency"]) -> frozenset[str]:
    """The codes of all countries (ISO 3166-1), or of all currencies in use (ISO 4217)."""
    return frozenset(dict(lines("iso_codes"))[kind][0].split())
