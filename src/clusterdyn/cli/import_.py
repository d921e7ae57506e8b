"""``clusterdyn import TABLE FILE``: records from a spreadsheet, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from ..answers.describe_changes import describe_changes
from ..batch.column_headings import HeadingError
from ..batch.errors import short as short_path
from ..batch.spreadsheet import Imported, UnknownTable, fillable, import_rows, short, table_named
from ..changes import difference
from ..errors import UsageError
from ..language.phrases import counted
from ..tables.errors import TableError
from ..tables.small_sheet import SheetFile, read_sheet
from .context import today
from .dossiers import load, save
from .fill import DRY_RUN, refuse
from .output import message, safe, say

SHOWN = 12


def import_(
    table: Annotated[
        str, typer.Argument(metavar="TABLE", help="organisations, people, plan.actions …")
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
        read = read_sheet(file, sheet, encoding)
        found = import_rows(before, place, read, today(), wishes(column or []))
    except TableError as problem:
        raise UsageError(safe(problem.in_one_line)) from None
    except (UnknownTable, HeadingError) as problem:
        raise UsageError(safe(problem.sentence)) from None
    if found.mistakes:
        for line in left_out(found):
            message(line)
        refuse(read.name, found.mistakes)
    changes = difference(before, found.data)
    taken = taken_from(found, short(place))
    if dry_run:
        for sentence in describe_changes(changes, before, found.data, today()):
            say(f"  {safe(sentence)}")
        say(DRY_RUN if changes else "  Nothing would change.")
    elif not changes:
        say(f"  Nothing to change: the dossier holds all rows of {safe(read.name)} already.")
    else:
        save(store, before, found.data, f"{taken} from {read.name}")
        say(f"  From {safe(read.name)}: {taken}.")
    for line in (*sheet_read(read), *new_names(found), *left_out(found), *open_places(found)):
        message(line)


def wishes(columns: list[str]) -> dict[str, str]:
    """Field → heading, from FIELD=HEADING."""
    found = {}
    for text in columns:
        name, equals, heading = text.partition("=")
        if not equals or not name.strip() or not heading.strip():
            raise UsageError(f'Write a column as FIELD="Heading", not {safe(text)}.')
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


def new_names(found: Imported) -> Iterator[str]:
    for register, names in found.names:
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        yield f"  New among the {register}: {safe('; '.join(names[:SHOWN]))}{more}."
    for note in found.notes:
        yield f"  {safe(note)}"


def left_out(found: Imported) -> Iterator[str]:
    """Columns that were not read."""
    if found.unused:
        heads = safe("; ".join(found.unused[:SHOWN]))
        more = f" and {len(found.unused) - SHOWN} more" if len(found.unused) > SHOWN else ""
        yield f"  Columns not taken: {heads}{more}."


def open_places(found: Imported) -> Iterator[str]:
    if found.unfinished:
        tables = ", ".join(short_path(table) for table in found.unfinished)
        yield f"  Rows with open places: {tables}. To answer them: clusterdyn next-step"
