"""Which dossier is meant."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ..language.command_line import as_argument
from .errors import Ambiguous, Missing, NothingHere, shown, told_reason
from .names import ENDING, dossier_path
from .neighbours import lonely_histories

VARIABLE: Final = "CLUSTERDYN_DOSSIER"
_LISTED = 8


def find(explicit: Path | None, environment: Mapping[str, str], folder: Path) -> Path:
    """The dossier that was named, else the one in the environment, else the one in this folder.

    A named path is returned as it is; reading it tells whether it is there. Raises `Missing`
    when the folder holds none and `Ambiguous` when it holds several.
    """
    if explicit is not None:
        return explicit
    named = environment.get(VARIABLE, "").strip()
    if named:
        return _expanded(named)
    candidates = dossiers_in(folder)
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        raise Ambiguous(_several(candidates))
    raise _none(folder)


def _expanded(named: str) -> Path:
    try:
        return Path(named).expanduser()
    except RuntimeError:
        raise Missing(
            f'{VARIABLE} holds "{shown(named)}", and nobody here has that name. '
            "Write the whole path of the dossier into it."
        ) from None


def dossiers_in(folder: Path) -> list[Path]:
    """All dossiers in a folder by name; hidden files are left out."""
    try:
        return sorted(
            path
            for path in folder.iterdir()
            if path.name.endswith(ENDING) and not path.name.startswith(".") and path.is_file()
        )
    except OSError as error:
        raise Missing(
            f"The folder {shown(folder)} cannot be read: {told_reason(error)}. "
            "Name the dossier with -d."
        ) from None


def _several(candidates: list[Path]) -> str:
    plainest = sorted(candidates, key=lambda path: "(" in path.name)
    names = ", ".join(shown(path.name) for path in plainest[:_LISTED])
    more = f" and {len(candidates) - _LISTED} more" if len(candidates) > _LISTED else ""
    return (
        f"There are {len(candidates)} dossiers in this folder: {names}{more}. "
        f"Say which one, for example: clusterdyn -d {as_argument(plainest[0].name)}"
    )


def _none(folder: Path) -> Missing:
    histories = lonely_histories(folder)
    if histories:
        name = dossier_path(histories[0]).name
        return Missing(
            f"The dossier {shown(name)} is not in this folder, but its history is. "
            f"To bring the last answers back: clusterdyn -d {as_argument(name)} restore"
        )
    return NothingHere(
        f"There is no dossier in the folder {shown(folder)}. "
        'Start one with: clusterdyn new "Name of your cluster"'
    )
