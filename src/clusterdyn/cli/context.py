"""What holds for every command: which dossier, plain or not, today, who works here, which step."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..content.step_names import NAMES
from ..errors import ExitCode, UsageError
from ..store import Store, find

if TYPE_CHECKING:
    from ..model.references import Reference

TODAY = "CLUSTERDYN_TODAY"


@dataclass
class Settings:
    """Set once from the command line, before the command runs."""

    dossier: Path | None = None
    plain: bool = False
    saved: bool = False
    """Whether this command has put something into the dossier; what fails then is no failure."""


settings = Settings()


def now() -> datetime:
    """The time; ``CLUSTERDYN_TODAY`` (2027-04-02) fixes the day, for rehearsals and examples."""
    real = datetime.now().astimezone()
    fixed = os.environ.get(TODAY)
    if not fixed:
        return real
    try:
        day = date.fromisoformat(fixed)
    except ValueError:
        raise UsageError(f'{TODAY} holds "{fixed}". Write a date such as 2027-04-02.') from None
    return real.replace(year=day.year, month=day.month, day=day.day)


def today() -> date:
    return now().date()


def who() -> str:
    """Who works at this computer, for the history."""
    return os.environ.get("USER") or os.environ.get("USERNAME") or "somebody"


def store() -> Store:
    """The dossier's store; a store error says why there is none."""
    return Store(find(settings.dossier, os.environ, Path.cwd()), now, who(), loose_ends=loose_ends)


def loose_ends(data: dict[str, Any]) -> list[Reference]:
    from ..model.references import dangling
    from ..steps.registry import dossier_schema

    return dangling(data, dossier_schema())


def need_terminal(instead: str) -> None:
    """A dialogue needs a terminal, or ``--plain``."""
    if settings.plain:
        return
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            f"This is a dialogue, and there is no terminal here. {instead} "
            "Or add --plain to answer line by line from the input.",
            ExitCode.WRONG_USE,
        )


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
