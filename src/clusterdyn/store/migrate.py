"""Brings a dossier that an earlier version wrote to the form of today, in memory only."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from .errors import NewerVersion, UnknownVersion, shown

Step = Callable[[dict[str, Any]], dict[str, Any]]

CURRENT: Final = 2

STEPS: dict[int, Step] = {1: dict}
"""For each version: the step that makes the next version of it. A step returns new data, does not
alter what it was given, and need not set "version". (Version 2 brought the id, see below.)"""


def migrated(
    data: dict[str, Any],
    path: Path,
    derived_id: Callable[[], str],
    steps: Mapping[int, Step] = STEPS,
    current: int = CURRENT,
) -> dict[str, Any]:
    """The data in the version `current`; the same object when it is in that version already.

    A content without an id gets the derived one, at its end. Raises `NewerVersion` or
    `UnknownVersion`. `path` is for the sentence only.
    """
    version = data.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise UnknownVersion(
            f"{shown(path)} does not say which version of a dossier it is "
            f'(the line "version": {current} is missing or wrong). '
            "If it is a dossier, put that line back; if not, name another file with -d."
        )
    if version > current:
        raise NewerVersion(
            f"{shown(path)} was written by a newer clusterdyn (file version {shown(version, 20)}; "
            f"this one reads up to {current}). Install the newest clusterdyn, then try again."
        )
    while version < current:
        step = steps.get(version)
        if step is None:
            raise UnknownVersion(
                f"{shown(path)} is in version {version}, which this clusterdyn cannot bring to "
                f"version {current}. Open and save it with an older clusterdyn first."
            )
        version += 1
        data = {**step(data), "version": version}
    return data if "id" in data else {**data, "id": derived_id()}
