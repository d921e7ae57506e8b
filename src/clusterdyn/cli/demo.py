"""``clusterdyn demo``: a worked cluster to play with, in a new folder of its own."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from ..errors import ExitCode, UsageError
from ..store import ENDING
from .context import settings
from .output import say


def demo(
    folder: Annotated[
        Path, typer.Argument(help="The new folder; it must not hold anything yet.")
    ] = Path("clusterdyn-demo"),
) -> None:
    """Copy the finished example into a new folder, show where it stands, export its plan."""
    source = finished_example()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            f"{folder} is there already. Name another folder: clusterdyn demo another-name"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / source.name
        shutil.copyfile(source, target)
    except OSError as error:
        raise UsageError(
            f"The example could not be copied to {folder}: {error.strerror or error}.",
            ExitCode.NOT_WRITTEN,
        ) from error
    settings.dossier = target
    say(f"  A worked cluster is in {folder}.")
    say("  Its people and firms are invented, its regional figures are real.")
    from .export import export
    from .overview import overview

    overview()
    export("plan", to=[folder / "plan.md"])
    for line in try_next(folder):
        say(line)


def try_next(folder: Path) -> tuple[str, ...]:
    return (
        "",
        f"  The plan a board could adopt is in {folder / 'plan.md'}.",
        "",
        "  Try next:",
        f"    cd {folder}",
        "    clusterdyn show 4        the vision and how it came about",
        "    clusterdyn check         what the workbook would still ask",
        "    clusterdyn step 5        open the milestones; Ctrl-C leaves, all is saved",
        "",
    )


def examples() -> Path:
    """The folder of examples: inside the package, or the repository's own."""
    inside = Path(__file__).parents[1] / "_examples"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "examples"


def finished_example() -> Path:
    """The finished dossier; the half-way one says so in its name."""
    found = [path for path in sorted(examples().glob(f"*{ENDING}")) if "half-way" not in path.name]
    if not found:
        raise UsageError("The example is missing from this installation.", ExitCode.NO_DOSSIER)
    return found[0]
