"""``clusterdyn step N [FIELD]``: opens any step, at any question."""

from __future__ import annotations

from typing import Annotated

import typer

from ..errors import UsageError
from ..model.questionnaire import core_pages, deeper_pages
from ..steps.registry import step_named
from .context import need_terminal, step_name, today
from .dossiers import load


def step(
    number: Annotated[
        str, typer.Argument(metavar="N", help="The step's number or name, or passport.")
    ],
    field: Annotated[str, typer.Argument(help="A question's number or field name.")] = "",
) -> None:
    """Open any step, at any question. "passport": name, region, currency, people in the room."""
    if number.strip().casefold() == "passport":
        _passport(field)
        return
    name = step_name(number)
    path = _path(name, field) if field else ""
    need_terminal("Without one, answers go in with clusterdyn set or clusterdyn fill.")
    store, data = load()
    from ..ui.table_dialogue import about_step_or_table
    from .dialogue import frontend, hold

    hold(store, about_step_or_table(data, today(), name, path), frontend())


def _passport(field: str) -> None:
    """The questions about the cluster itself, from the one given by number or field name."""
    from ..interview.conversation import about_cluster
    from ..interview.sections import PASSPORT
    from .dialogue import frontend, hold

    names = [path.partition(".")[2] for path in PASSPORT]
    wanted = field.strip().casefold().replace("-", "_")
    at = int(wanted) - 1 if wanted.isdigit() else names.index(wanted) if wanted in names else -1
    if field and not 0 <= at < len(names):
        raise UsageError(f'The passport has no question "{field}". There are: {", ".join(names)}.')
    need_terminal("Without one: clusterdyn set passport.region VALUE (or another field).")
    store, data = load()
    first = PASSPORT[at] if field else ""
    hold(store, about_cluster(data, today(), PASSPORT, first), frontend())


def _path(name: str, field: str) -> str:
    """The path of a question given by number or by field name."""
    model = step_named(name).model
    pages = core_pages(model)
    if field.isdigit():
        if not 1 <= int(field) <= len(pages):
            raise UsageError(f"Step {step_named(name).number} has questions 1 to {len(pages)}.")
        item = pages[int(field) - 1].items[0]
        return f"{item.path}#{item.columns[0]}" if item.columns else item.path
    wanted = field.replace("-", "_")
    items = [p for s in (*pages, *deeper_pages(model)) for p in s.items]
    for item in items:
        names = {item.name, item.name.partition(".")[0], *item.columns}
        if wanted in names or item.name.startswith(wanted + ".") or wanted == item.path:
            column = wanted if wanted in item.columns else item.columns[0] if item.columns else ""
            return f"{item.path}#{column}" if column else item.path
        if wanted.startswith(item.name + "."):
            return f"steps.{name}.{wanted}"
    known = ", ".join(dict.fromkeys(item.name for item in items))
    raise UsageError(
        f'Step {step_named(name).number} has no question "{field}". There are: {known}.'
    )
