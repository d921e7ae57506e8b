"""What the group saw at other clusters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Seen:
    """Another cluster: what is so there and who says so, and what the group takes from it.

    ``step`` is the title of the step for which it helps; None: anywhere.
    """

    name: str
    on: date | None
    facts: tuple[str, ...]
    lesson: str
    step: str | None
    source: str
