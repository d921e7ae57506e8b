"""The dossier as it is, as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ...language.printable import printable_json
from ...store.writing import to_bytes
from ..registry import Rendered


def render(data: Mapping[str, Any], today: date) -> Rendered:
    """The same data as in the dossier's file; what cannot be seen is written as an escape."""
    return Rendered(printable_json(to_bytes(dict(data)).decode()).encode())
