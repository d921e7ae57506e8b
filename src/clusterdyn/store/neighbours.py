"""What lies beside a dossier and ought to be known: copies of a clash, histories left alone."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from ..language.command_line import as_argument
from .errors import StoreError, shown
from .identity import id_of
from .names import HISTORY, dossier_path, stem_of
from .reading import read_bytes

_CLASH: Final = re.compile(r"[cCkK]onfli|^\.cluster-|^(\.cluster)?( \d+| ?\(\d+\))$")
"""What programs that keep folders in step put into the name of a second version."""


def notices(path: Path, data: dict[str, Any]) -> Iterator[str]:
    """One sentence for each copy that differs from the dossier, and each history left alone."""
    for copy in clashing_copies(path, data):
        name = as_argument(_from_here(copy))
        yield (
            f"Beside the dossier lies {name}, a second version with other answers. "
            f"To see what differs: clusterdyn diff {name}"
        )
    for history in lonely_histories(path.parent):
        name = as_argument(_from_here(dossier_path(history)))
        yield (
            f"{shown(history.name)} is here without its dossier. "
            f"To bring that back: clusterdyn -d {name} restore"
        )


def clashing_copies(path: Path, data: dict[str, Any]) -> list[Path]:
    """The files beside a dossier that are named like a clash of it and hold other answers."""
    stem = stem_of(path).removesuffix(".json")
    try:
        named = sorted(path.parent.glob("*.json"))
    except OSError:
        return []
    return [
        other
        for other in named
        if other.name != path.name
        and other.name.startswith(stem)
        and _CLASH.search(other.name[len(stem) : -len(".json")].removesuffix(".cluster"))
        and _is_version_of(other, data)
    ]


def lonely_histories(folder: Path) -> list[Path]:
    """The histories in a folder whose dossiers are gone."""
    try:
        found = sorted(folder.glob(f"*{HISTORY}"))
    except OSError:
        return []
    return [path for path in found if path.is_file() and not dossier_path(path).exists()]


def _is_version_of(other: Path, data: dict[str, Any]) -> bool:
    """Whether a file holds other answers of the same cluster: the same id, else the same name."""
    try:
        found = json.loads(read_bytes(other, other))
    except (StoreError, ValueError, RecursionError):
        return False
    if not isinstance(found, dict) or found == data:
        return False
    if id_of(found) is None:
        return _name(found) is not None and _name(found) == _name(data)
    return id_of(found) == id_of(data)


def _name(data: dict[str, Any]) -> str | None:
    passport = data.get("passport")
    return passport.get("name") if isinstance(passport, dict) else None


def _from_here(path: Path) -> str:
    return path.name if path.parent.resolve() == Path.cwd() else str(path)
