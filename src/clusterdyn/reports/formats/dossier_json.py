"""The dossier as it is, as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ...store.writing import to_bytes
from ..registry import Rendered


def render(data: Mapping[str, Any], today: date) -> Rendered:
    """The same bytes as the dossier's file has."""
    return Rendered(to_bytes(dict(data)))
