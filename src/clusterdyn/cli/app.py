"""The dispatcher: which command lives in which file. No logic of its own."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from .context import settings

COMMANDS = {
    "status": "Where we are and what comes next.",
    "new": "Start a dossier for a cluster.",
    "next-step": "Carry on where the group stopped.",
    "step": "Open any step, at any question.",
    "show": "Read the answers and what was worked out from them.",
    "note": "Note a visit, a meeting, a decision or an open question.",
    "set": "Give one answer without a dialogue.",
    "fill": "Give many answers from a file or a worksheet.",
    "import": "Take rows from a spreadsheet: organisations, people …",
    "check": "What is missing, doubtful or wrong.",
    "endorse": "A body has adopted a step.",
    "export": "Write the action plan, or worksheets for the table, to a file.",
    "guide": "The facilitator's guide, and the plan of a course.",
    "explain": "What a word of the field means, such as location quotient.",
    "screen": "Step 1 on statistics.",
    "history": "What was changed, when and by whom.",
    "undo": "Take back the last change.",
    "diff": "What changed since an earlier state.",
    "restore": "Go back to an earlier state.",
    "schema": "JSON Schema of the dossier.",
    "demo": "A worked cluster to play with.",
}


def build(only: str | None) -> typer.Typer:
    """The program with one command, or with the bare list of all where none was named."""
    app = typer.Typer(
        name="clusterdyn",
        add_completion=False,
        no_args_is_help=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(start)
    for name in COMMANDS if only is None else [only]:
        app.command(name, help=COMMANDS[name])(_listed if only is None else _function(name))
    return app


def _function(name: str) -> Callable[..., None]:
    module = MODULES.get(name, name.replace("-", "_"))
    file = import_module(f"{__package__}.{module}")
    function: Callable[..., None] = getattr(file, MODULE_FUNCTIONS.get(name, module))
    return function


def _listed() -> None:
    """Stands for a command that is only listed: its file need not be loaded for that."""


MODULES = {"import": "import_"}
MODULE_FUNCTIONS = {"set": "set_"}


def start(
    context: typer.Context,
    dossier: Annotated[
        Path | None,
        typer.Option("--dossier", "-d", readable=False, help="The dossier file to work on."),
    ] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="No colours and keys: plain lines in and out.")
    ] = False,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """A guided workbook that takes a business cluster through ten steps."""
    settings.dossier = dossier
    settings.plain = plain
    if version:
        from .version import version as say_version

        say_version()
    elif context.invoked_subcommand is None:
        from .overview import overview

        overview()
