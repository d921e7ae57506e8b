"""``clusterdyn fill FILE``: many answers from YAML, JSON or a worksheet, all or nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..answers.describe_changes import describe_changes
from ..batch.answer_file import Filled
from ..batch.answer_file import fill as filled_with
from ..batch.errors import InputError, short
from ..changes import difference
from ..errors import ExitCode, UsageError
from ..language.phrases import counted
from .context import today
from .dossiers import load, save
from .errors import Finished
from .output import message, safe, say

if TYPE_CHECKING:
    from ..worksheet import SheetRead

LARGEST = 5_000_000
"""Characters. The answers of a whole workshop are some 50,000."""

DRY_RUN = "  Nothing was saved: this was a dry run."
HTML = ("<!doctype", "<html")
WIDE = 7
"""Columns before a line of what was understood."""


def fill(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="YAML, JSON or a sheet; - reads the input.")
    ],
    worksheet: Annotated[
        bool, typer.Option("--worksheet", help="FILE is a typed-off worksheet (every .md is).")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change; save nothing.")
    ] = False,
) -> None:
    """Give many answers from a YAML or JSON file, or from a typed-off worksheet."""
    text = read_text(file)
    name = "the input" if file == "-" else Path(file).name
    if worksheet or file.casefold().endswith(".md"):
        fill_worksheet(name, text, dry_run)
        return
    store, before = load(repairable=True)
    found = filled_with(before, text, today(), file.casefold().endswith(".json"))
    if found.mistakes:
        refuse(name, found.mistakes)
    changes = difference(before, found.data)
    if dry_run:
        for sentence in describe_changes(changes, before, found.data, today()):
            say(f"  {safe(sentence)}")
        say(DRY_RUN if changes else "  Nothing would change.")
    elif not changes:
        say(nothing_new(name))
    else:
        given = answers_said(found.answers, found.steps)
        save(store, before, found.data, f"{given} from {name}")
        say(f"  {given} taken from {safe(name)}.")
    notes(found)


def nothing_new(name: str) -> str:
    return f"  Nothing to change: the dossier holds all answers of {safe(name)} already."


def read_text(file: str) -> str:
    """The text of a file, or of the input for "-"."""
    try:
        raw = sys.stdin.buffer.read(LARGEST + 1) if file == "-" else _bytes(Path(file))
    except FileNotFoundError:
        raise UsageError(f"There is no file {safe(file)}. Check its name and folder.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"{safe(file)} cannot be read: {reason}.") from None
    if len(raw) > LARGEST:
        raise UsageError(f"{safe(file)} is too large for a file of answers. Is it another file?")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UsageError(
            f"{safe(file)} is not text in UTF-8 (line {line}). Save it as UTF-8, then try again."
        ) from None


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def refuse(name: str, mistakes: tuple[InputError, ...]) -> None:
    """Every mistake with its place; nothing is saved."""
    count = counted(len(mistakes), "mistake")
    message(f"{safe(name)} has {count}. Nothing was saved.")
    for mistake in mistakes:
        message(f"  {safe(mistake.text())}")
    raise Finished(ExitCode.WRONG_USE)


def answers_said(count: int, steps: Sequence[str]) -> str:
    """How much a file gave, in words."""
    answers = counted(count, "answer")
    if not steps:
        return answers
    return f"{answers} in {counted(len(steps), 'step')}"


def notes(found: Filled) -> None:
    """What was guessed, and tables that are not finished."""
    for note in found.notes:
        message(f"  {safe(note)}")
    if found.unfinished:
        tables = ", ".join(short(table) for table in found.unfinished)
        message(f"  Rows with open places: {tables}. To answer them: clusterdyn next-step")


# A typed-off worksheet


def fill_worksheet(name: str, text: str, dry_run: bool) -> None:
    """Takes the answers of a sheet, or says every mistake and takes none."""
    if text.lstrip().casefold().startswith(HTML):
        raise UsageError(
            f"{safe(name)} is a sheet to print. Type the answers into the Markdown one: "
            "clusterdyn export worksheet N --to answers.md"
        )
    from ..worksheet import read

    store, before = load()
    found = read(before, text, today())
    if found.mistakes:
        refuse(name, found.mistakes)
    changes = difference(before, found.data)
    given = answers_said(found.answers, found.steps)
    if not found.answers:
        say(f"  Nothing is written on {safe(name)} yet.")
    elif not changes:
        say(nothing_new(name))
    else:
        for line in report(found):
            say(safe(line))
        if dry_run:
            say(DRY_RUN)
        else:
            save(store, before, found.data, f"{given} from {name}")
            say(f"  {given} taken from {safe(name)}.")
    for line in remarks(found):
        message(f"  {safe(line)}")


def report(found: SheetRead) -> Iterator[str]:
    """What was understood, question by question, as it now stands."""
    for one in found.understood:
        for place, line in enumerate(one.lines):
            yield f"  {'' if place else one.number:<{WIDE}}{line}"
    yield ""


def remarks(found: SheetRead) -> Iterator[str]:
    """New names, guesses, and what still waits."""
    for table, names in found.names:
        yield f"New among the {table}: {'; '.join(names)}."
    yield from found.notes
    if found.answers and found.open:
        yield f"Still open: {', '.join(found.open)}."
