"""``clusterdyn note [WHAT] [NAME]``: notes for the journal, asked field by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from ..changes import value_at
from ..errors import UsageError
from ..interview.journal_kinds import KINDS, called, kind_of, unfinished
from ..interview.sections import NoteSection
from .context import need_terminal, today
from .dossiers import load
from .output import safe, say


def note(
    what: Annotated[
        str, typer.Argument(help=f"{', '.join(KINDS)}; without it, you are asked.")
    ] = "",
    name: Annotated[str, typer.Argument(help="A note that is there, to go on with it.")] = "",
) -> None:
    """Note a visit, a meeting, a decision, who met whom, or an open question."""
    table = table_of(what) if what else ""
    need_terminal("Without one, notes go in with clusterdyn fill or clusterdyn set.")
    store, data = load()
    from ..interview.conversation import about_note
    from .dialogue import frontend, hold

    talk = about_note(data, today(), table, key_of(data, table, name) if name else "")
    try:
        hold(store, talk, frontend())
    finally:
        section = talk.state.section
        if isinstance(section, NoteSection) and section.key:
            say(f"  {safe(what_now(talk.data, section))}")
            say()


def table_of(what: str) -> str:
    """The journal's table for "case", "cases", "visit" or its own name."""
    wanted = what.strip().casefold()
    wanted = "case" if wanted in ("visit", "visits") else wanted
    for kind, table in KINDS.items():
        if wanted in (kind, f"{kind}s", table, table.partition(".")[2]):
            return table
    raise UsageError(f'"{safe(what)}" is no kind of note. There are: {", ".join(KINDS)}.')


def key_of(data: Mapping[str, Any], table: str, name: str) -> str:
    """The id of a note that is called so, or begins so."""
    there = {key: called(data, f"{table}.{key}") for key in value_at(data, table, None) or {}}
    if name in there:
        return name
    wanted = name.strip().casefold()
    fits = [key for key, title in there.items() if title.casefold().startswith(wanted)]
    if len(fits) == 1:
        return str(fits[0])
    listed = "; ".join(there.values()) or "none yet"
    raise UsageError(safe(f'Which {kind_of(table)} is "{name}"? There are: {listed}.'))


def what_now(data: Mapping[str, Any], note: NoteSection) -> str:
    """Where the note can be read, or how to go on with it."""
    if note.path in unfinished(data):
        return f"Not finished yet:  clusterdyn note {kind_of(note.table)} {note.key}"
    step = value_at(data, f"{note.path}.for_step", None)
    beside = f", and beside its step:  clusterdyn show {step}" if step else ""
    return f"Read it:  clusterdyn show journal{beside}"
