"""``clusterdyn import TABLE FILE``: records from a spreadsheet, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from ..answers.describe_changes import describe_changes
from ..batch.column_headings import HeadingError
from ..batch.errors import quoted
from ..batch.errors import short as short_path
from ..batch.import_memory import remember, with_remembered
from ..batch.sheet_rows import Left, lines_said
from ..batch.spreadsheet import (
    Imported,
    UnknownTable,
    Wishes,
    fillable,
    import_rows,
    sheet_for,
    short,
    table_named,
)
from ..changes import difference
from ..errors import UsageError
from ..language.phrases import counted
from ..tables.errors import TableError
from ..tables.small_sheet import SheetFile, SheetRow, read_sheets
from .context import today
from .dossiers import load, save
from .fill import DRY_RUN, refuse
from .output import message, safe, say

SHOWN = 12


def import_(
    table: Annotated[
        str, typer.Argument(metavar="TABLE", help="members, people, plan.actions …")
    ] = "",
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="CSV, TSV or XLSX, its headings on top.")
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=HEADING", help='A column by name: owner="Responsible". Once for each.'
        ),
    ] = None,
    value: Annotated[
        list[str] | None,
        typer.Option(
            "--value",
            metavar="WORD=MEANING",
            help='What a word means: "PYME=company". Once for each.',
        ),
    ] = None,
    all_rows: Annotated[
        bool, typer.Option("--all-rows", help="Take sections, totals, notes, hidden rows too.")
    ] = False,
    sheet: Annotated[str, typer.Option("--sheet", help="Sheet of an Excel workbook.")] = "",
    encoding: Annotated[str, typer.Option("--encoding", help="Like utf-8, utf-16, latin-1.")] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change; save nothing.")
    ] = False,
) -> None:
    """Take records from a spreadsheet: new rows are added, known ones updated."""
    if not table or file is None:
        names = ", ".join(short(place) for place in fillable())
        raise UsageError(
            f"Which table, from which file? Tables: {names}. "
            "For example: clusterdyn import organisations members.xlsx"
        )
    store, before = load(repairable=True)
    try:
        place = table_named(table)
        said = Wishes(pairs(column, COLUMN), values=pairs(value, VALUE), every=all_rows)
        wishes = with_remembered(before, place, said)
        read = sheet_for(place, read_sheets(file, sheet, encoding), wishes)
        found = import_rows(before, place, read, today(), wishes)
    except TableError as problem:
        raise UsageError(safe(problem.in_one_line)) from None
    except (UnknownTable, HeadingError) as problem:
        raise UsageError(safe(problem.sentence)) from None
    if found.mistakes:
        for line in (*sheet_read(read), *left_out(found), *unknown_words(found)):
            message(line)
        refuse(read.name, found.mistakes)
    after = remember(found.data, place, said)
    changes = difference(before, after)
    taken = taken_from(found, short(place))
    if dry_run:
        for sentence in describe_changes(changes, before, after, today()):
            say(f"  {safe(sentence)}")
        say(DRY_RUN if changes else "  Nothing would change.")
    elif found.added or found.changed or difference(before, found.data):
        save(store, before, after, f"{taken} from {read.name}")
        say(f"  From {safe(read.name)}: {taken}.")
    else:
        say(f"  Nothing to change: the dossier holds all rows of {safe(read.name)} already.")
        if changes:
            save(store, before, after, f"words of {read.name}")
    if (said.columns or said.values) and changes and not dry_run:
        message(f"  Remembered for {short(place)}: what its headings and words mean.")
    for line in (*sheet_read(read), *new_names(found), *left_out(found), *open_places(found)):
        message(line)


COLUMN = 'Write a column as FIELD="Heading"'
VALUE = 'Write a value as "WORD=value", such as "PYME=company"'


def pairs(given: list[str] | None, how: str) -> dict[str, str]:
    """What stands before the sign = → what stands behind it."""
    found = {}
    for text in given or ():
        name, equals, heading = text.partition("=")
        if not equals or not name.strip() or not heading.strip():
            raise UsageError(f"{how}, not {safe(text)}.")
        found[name.strip()] = heading.strip()
    return found


def taken_from(found: Imported, table: str) -> str:
    """ "30 rows added to organisations, 4 changed"."""
    if found.added and found.changed:
        return f"{counted(found.added, 'row')} added to {table}, {found.changed} changed"
    if found.added:
        return f"{counted(found.added, 'row')} added to {table}"
    return f"{counted(found.changed, 'row')} of {table} changed"


def sheet_read(read: SheetFile) -> Iterator[str]:
    """Which sheet of a workbook was read, where there are others."""
    if read.others:
        others = safe(", ".join(read.others))
        yield f'  Read: sheet "{safe(read.sheet)}". Other sheets, with --sheet: {others}.'
    if read.hidden:
        hidden = safe(", ".join(read.hidden))
        yield f'  Read: sheet "{safe(read.sheet)}". Hidden sheets, not read: {hidden}.'


def new_names(found: Imported) -> Iterator[str]:
    for register, names in found.names:
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        yield f"  New among the {register}: {safe('; '.join(names[:SHOWN]))}{more}."
    for note in found.notes:
        yield f"  {safe(note)}"


def left_out(found: Imported) -> Iterator[str]:
    """Columns and rows that were not read, with the lines that the spreadsheet shows."""
    if found.unused:
        heads = safe("; ".join(found.unused[:SHOWN]))
        more = f" and {len(found.unused) - SHOWN} more" if len(found.unused) > SHOWN else ""
        yield f"  Columns not taken: {(heads + more).rstrip('.')}."
    if len(found.heading_lines) > 1:
        yield f"  Headings: {' and '.join(f'line {line}' for line in found.heading_lines)}."
    for why, said in WHY.items():
        rows = [row for left, row in found.left if left is why]
        if rows:
            yield f"  Left out, {said}: {lines_said(rows)}{_quoted(rows)}."
    if any(why in TAKEN_WITH_ALL for why, _ in found.left):
        yield "  To take such rows as records: --all-rows"
    if found.bare:
        yield (
            f"  Nothing but a name: {lines_said(found.bare)}{_quoted(found.bare)}. "
            "Are they records, or headings of sections?"
        )


WHY = {
    Left.ABOVE: "above the headings",
    Left.REPEATED: "headings repeated",
    Left.NUMBERS: "numbers or units of the columns",
    Left.HIDDEN: "hidden in the spreadsheet",
    Left.SECTION: "headings of sections",
    Left.TOTAL: "totals",
    Left.NOTE: "notes",
    Left.NOBODY: "nobody named yet",
    Left.EMPTY: "nothing in the columns that are taken",
}
TAKEN_WITH_ALL = (Left.NUMBERS, Left.HIDDEN, Left.SECTION, Left.TOTAL, Left.NOTE)
FEW = 4


def _quoted(rows: Sequence[SheetRow]) -> str:
    """What stands in the rows, of the first few: ' ("North"; "South")'."""
    first = [quoted(next(filter(None, row.cells), "")) for row in rows[:FEW]]
    more = f" and {len(rows) - FEW} more" if len(rows) > FEW else ""
    return f" ({safe('; '.join(first))}{more})"


def unknown_words(found: Imported) -> Iterator[str]:
    """How words that mean none of the choices can be given a meaning."""
    if found.unknown:
        words = safe("; ".join(quoted(word) for word in found.unknown[:SHOWN]))
        example = safe(found.unknown[0])
        yield (
            f"  Words that are no choice: {words}. "
            f'Say what each means, as in: --value "{example}=…" It is remembered.'
        )


def open_places(found: Imported) -> Iterator[str]:
    if found.unfinished:
        tables = ", ".join(short_path(table) for table in found.unfinished)
        yield f"  Rows with open places: {tables}. To answer them: clusterdyn next-step"
