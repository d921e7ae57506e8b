"""The names of the files that belong to one dossier."""

from pathlib import Path
from typing import Final

from .errors import Unreadable, shown

ENDING: Final = ".cluster.json"
HISTORY: Final = ".history.jsonl"


def real_path(path: Path) -> Path:
    """Where the dossier lies in truth: a link is followed, so that the link stays a link."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):  # a link to itself; a null character
        raise Unreadable(
            f"The name {shown(path)} leads nowhere. Name the dossier file itself with -d."
        ) from None


def stem_of(path: Path) -> str:
    """The file name without ".cluster.json"; any other name whole, for a.json may lie beside it."""
    if path.name.endswith(ENDING) and path.name != ENDING:
        return path.name.removesuffix(ENDING)
    return path.name if path.suffix else f"{path.name}."


def history_path(path: Path) -> Path:
    """The history, beside the dossier."""
    return path.with_name(stem_of(path) + HISTORY)


def dossier_path(history: Path) -> Path:
    """The dossier whose history has this name."""
    stem = history.name.removesuffix(HISTORY)
    if stem.endswith("."):
        return history.with_name(stem[:-1])
    return history.with_name(stem if stem.endswith(".json") else stem + ENDING)


def lock_path(path: Path) -> Path:
    """The hidden file that one save at a time holds."""
    return path.with_name(f".{stem_of(path)}.lock")


def temporary_path(path: Path) -> Path:
    """The hidden file that becomes the next dossier."""
    return path.with_name(f".{path.name}.new")


def free_path(path: Path, mark: str) -> Path:
    """A name for setting a file aside: `path` + mark, numbered from 2 when that is taken."""
    candidate = path.with_name(f"{path.name}.{mark}")
    number = 2
    while candidate.exists() or candidate.is_symlink():
        candidate = path.with_name(f"{path.name}.{mark}-{number}")
        number += 1
    return candidate
