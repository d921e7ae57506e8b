"""``clusterdyn step N [FIELD]``: opens any step, at any question."""

from __future__ import annotations

from typing import Annotated

import typer

from ..form import core_screens, deeper_screens
from ..rooms import room
from .dossiers import load
from .exits import Problem
from .settings import need_terminal, today
from .steps import step_name


def step(
    number: Annotated[str, typer.Argument(metavar="N", help="The step's number or name.")],
    field: Annotated[str, typer.Argument(help="A question's number or field name.")] = "",
) -> None:
    """Open any step, at any question."""
    name = step_name(number)
    path = _path(name, field) if field else ""
    need_terminal("Without one, answers go in with clusterdyn set or clusterdyn fill.")
    store, data = load()
    from ._table_talk import TableInterview
    from .dialogue import asker, hold

    hold(store, TableInterview(data, today(), name, path), asker())


def _path(name: str, field: str) -> str:
    """The path of a question given by number or by field name."""
    model = room(name).model
    screens = core_screens(model)
    if field.isdigit():
        if not 1 <= int(field) <= len(screens):
            raise Problem(f"Step {room(name).number} has questions 1 to {len(screens)}.")
        part = screens[int(field) - 1].parts[0]
        return f"{part.path}#{part.columns[0]}" if part.columns else part.path
    wanted = field.replace("-", "_")
    parts = [p for s in (*screens, *deeper_screens(model)) for p in s.parts]
    for part in parts:
        names = {part.name, part.name.partition(".")[0], *part.columns}
        if wanted in names or part.name.startswith(wanted + ".") or wanted == part.path:
            column = wanted if wanted in part.columns else part.columns[0] if part.columns else ""
            return f"{part.path}#{column}" if column else part.path
        if wanted.startswith(part.name + "."):
            return f"steps.{name}.{wanted}"
    known = ", ".join(dict.fromkeys(part.name for part in parts))
    raise Problem(f'Step {room(name).number} has no question "{field}". There are: {known}.')
