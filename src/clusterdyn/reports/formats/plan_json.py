"""The plan as JSON: the view itself, with days as ISO dates and ``null`` for "not decided yet"."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from ...language.printable import printable_json
from ..registry import Rendered
from ..view.plan import plan_view


def render(data: Mapping[str, Any], today: date) -> Rendered:
    view = plan_view(data, today)
    text = json.dumps(asdict(view), ensure_ascii=False, indent=2, default=_plain)
    return Rendered(printable_json(text).encode() + b"\n", view.page.too_long)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in the plan")
