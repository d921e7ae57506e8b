"""Which step is meant by "4", "vision" or "The vision"."""

from __future__ import annotations

from ..content.step_names import NAMES
from ..errors import UsageError


def step_name(text: str) -> str:
    """The step's name; ``UsageError`` if there is no such step."""
    wanted = text.strip().casefold().replace("-", "_").replace(" ", "_")
    if wanted.isdigit() and 1 <= int(wanted) <= len(NAMES):
        return NAMES[int(wanted) - 1]
    fits = [name for name in NAMES if name.startswith(wanted)] if wanted else []
    if wanted in NAMES:
        return wanted
    if len(fits) == 1:
        return fits[0]
    raise UsageError(
        f'"{text}" is no step. Type a number from 1 to 10, or one of: {", ".join(NAMES)}.'
    )
