"""``clusterdyn export``: writes the plan, a worksheet or the dossier to a file or the screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from ..content.step_names import NAMES
from ..errors import ExitCode, UsageError
from ..language.phrases import either
from ..reports import registry as reports
from ..reports.registry import Rendered
from ..store.atomic_write import atomic_write
from ..store.errors import StoreError, told_reason
from ..store.store import Store
from ..worksheet import registry as worksheets
from .context import now, step_name, today
from .dossiers import load
from .output import message, safe, say_document, say_json

FORMATS: dict[str, list[str]] = {
    "plan": [*reports.FORMATS["plan"]],
    "calendar": [*reports.FORMATS["calendar"]],
    "worksheet": [*worksheets.FORMATS["worksheet"]],
    "wall": [*worksheets.FORMATS["wall"]],
    "dossier": [*reports.FORMATS["dossier"]],
}
"""What can be written → in which formats, the usual one first."""


def export(
    what: Annotated[
        str, typer.Argument(help="What to write: plan, calendar, worksheet, wall or dossier.")
    ] = "",
    step: Annotated[
        str,
        typer.Argument(metavar="N", help="Of a worksheet: the step, by number or name, or all."),
    ] = "",
    to: Annotated[
        list[Path] | None,
        typer.Option(
            "--to", metavar="FILE", help="The file; once for each. Without it, the screen."
        ),
    ] = None,
    format: Annotated[
        str,
        typer.Option(
            "--format", help="md, html, json or ics; otherwise the file's ending says it."
        ),
    ] = "",
    force: Annotated[
        bool, typer.Option("--force", help="Write over a file that is there already.")
    ] = False,
) -> None:
    """Write the action plan, its days for a calendar, or worksheets for the table, to a file."""
    files = to or []
    forms = [chosen_format(what, file, format) for file in to or (None,)]
    steps = chosen_steps(what, step)
    store, data = load()
    targets = free_targets(files, force, store.path)
    made = [rendered(what, form, data, steps, store) for form in forms]
    for file, target, one in zip(files, targets, made, strict=False):
        write(target, one.content)
        message(f"Written: {safe(str(file))}")
    if not targets:
        printed = say_json if forms[0] == "json" else say_document
        printed(made[0].content.decode().removesuffix("\n"))
    for note in dict.fromkeys(note for one in made for note in one.notes):
        message(safe(note))


def rendered(
    what: str, form: str, data: dict[str, Any], steps: tuple[str, ...], store: Store
) -> Rendered:
    """A paper, or the sheets of some steps, in a format."""
    if what in worksheets.FORMATS:
        return worksheets.FORMATS[what][form](data, today(), steps)
    more = {"saved": last_saved(store)} if what in reports.WITH_HISTORY else {}
    return reports.renderer(what, form)(data, today(), **more)


def free_targets(files: Sequence[Path], force: bool, dossier: Path | None = None) -> list[Path]:
    """The files to write. ``UsageError`` when something is in the way, or one is named twice."""
    targets = [free_target(file, force, dossier) for file in files]
    twice = next((file for n, file in enumerate(files) if targets[n] in targets[:n]), None)
    if twice is not None:
        raise UsageError(f'"{safe(str(twice))}" is named twice. Name each file once.')
    return targets


def last_saved(store: Store) -> reports.Saved:
    """The last change in the history; this moment where there is none that can be read."""
    try:
        entries = store.history()
    except StoreError:
        entries = []
    return reports.Saved(entries[-1].at, len(entries)) if entries else reports.Saved(now())


def chosen_format(what: str, to: Path | None, given: str) -> str:
    """The format by name, else by the file's ending, else the usual one."""
    if what not in FORMATS:
        there = ", ".join(FORMATS)
        asked = f'"{safe(what)}" cannot be exported. ' if what else "What shall be exported? "
        raise UsageError(
            f"{asked}There is: {there}. For example: clusterdyn export plan --to plan.md"
        )
    known = FORMATS[what]
    wanted = given.strip().casefold().removeprefix(".")
    if not wanted and to is None:
        return known[0]
    if not wanted and to is not None:
        wanted = to.suffix.casefold().removeprefix(".")
        if not wanted:
            raise UsageError(
                f'The file name "{safe(str(to))}" has no ending that says the format. '
                f"End it with {either(['.' + one for one in known])}, or add --format."
            )
    if wanted not in known:
        raise UsageError(
            f'The {what} cannot be written as "{safe(wanted)}". '
            f"It can be written as {either(known)}."
        )
    return wanted


def chosen_steps(what: str, step: str) -> tuple[str, ...]:
    """The steps by name: one of them, or "all"; none where what is written has no steps."""
    if what not in worksheets.BY_STEP:
        if step:
            sentence = f'The {what} is one whole: leave "{safe(step)}" out.'
            raise UsageError(f"{sentence} A sheet of one step: clusterdyn export worksheet 3")
        return ()
    if not step:
        raise UsageError(
            f"The {what} of which step? Type its number, or all: "
            f"clusterdyn export {what} 3 --to step-3.html"
        )
    return NAMES if step.strip().casefold() == "all" else (step_name(step),)


def free_target(to: Path, force: bool, dossier: Path | None = None) -> Path:
    """The file to write, a link followed. ``UsageError`` when something is in the way."""
    name = safe(str(to))
    try:
        target = to.resolve()
        there, is_file, is_folder = target.exists(), target.is_file(), target.is_dir()
    except (OSError, RuntimeError, ValueError):
        raise UsageError(f'The name "{name}" leads nowhere. Choose another name.') from None
    if is_folder:
        raise UsageError(f'"{name}" is a folder. Add a file name, such as plan.md.')
    if there and not is_file:
        raise UsageError(f'"{name}" is no ordinary file. Choose another name.')
    if there and dossier is not None and target == dossier.resolve():
        raise UsageError(f'"{name}" is the dossier itself. Choose another name.')
    if there and not force:
        raise UsageError(f'"{name}" is there already. Choose another name, or add --force.')
    return target


def write(target: Path, content: bytes) -> None:
    """Put the content in the place of ``target``. Where that fails, an old file stays whole."""
    try:
        atomic_write(target, content)
    except OSError as error:
        raise UsageError(_sentence(target, error), ExitCode.NOT_WRITTEN) from None


def _sentence(target: Path, error: OSError) -> str:
    if not target.parent.is_dir():
        return (
            f'The folder "{safe(str(target.parent))}" is not there. '
            "Make it, or choose another place with --to."
        )
    kept = " The file that was there is as it was." if target.exists() else ""
    return (
        f'"{safe(str(target))}" could not be written: {told_reason(error)}.{kept} '
        "Choose another place with --to."
    )
