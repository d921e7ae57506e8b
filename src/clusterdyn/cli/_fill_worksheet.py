"""``fill --worksheet``: a typed-off sheet, what was understood of it, and what is new by it."""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import difference
from ..errors import UsageError
from ..worksheet import SheetRead, read
from .context import today
from .dossiers import load
from .fill import DRY_RUN, answers_said, nothing_new, refuse
from .output import message, safe, say
from .saving import save

HTML = ("<!doctype", "<html")
WIDE = 7


def fill_worksheet(name: str, text: str, dry_run: bool) -> None:
    """Takes the answers of a sheet, or says every mistake and takes none."""
    if text.lstrip().casefold().startswith(HTML):
        raise UsageError(
            f"{safe(name)} is a sheet to print. Type the answers into the Markdown one: "
            "clusterdyn export worksheet N --to answers.md"
        )
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
