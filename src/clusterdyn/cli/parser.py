"""All that is asked of the command parser: read a line, run its command, say what was wrong.

Only what Typer documents is used here: ``get_command``, ``standalone_mode=False``, and that a line
that was not understood ends in a ``TyperException`` with a code and a sentence.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import Any

from typer import TyperException
from typer.main import get_command

from ..errors import ExitCode, UsageError
from .app import COMMANDS, build
from .output import message

PLAINER = {
    "Input should be a valid integer, unable to parse string as an integer": "write a whole number",
    "Input should be a valid number, unable to parse string as a number": "write a number",
    "Input should be greater than or equal to": "write at least",
    "Got unexpected extra argument(s)": "This is more than the command takes:",
}
"""What the parser says in its own words → in ours."""


def parsed(options: list[str], rest: list[str]) -> int:
    """The exit code of the command that a line asks for. ``options`` stand before its name."""
    first = next((word for word in rest if not word.startswith("-")), None if rest else "status")
    name = first if first in COMMANDS else None
    command = get_command(build(name))
    parameters = getattr(command, "commands", {}).get(name, command).params
    refuse_twice(parameters, rest)
    try:
        result = command.main([*options, *rest], prog_name="clusterdyn", standalone_mode=False)
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # the parser makes a 1 of it
            raise end.__context__ from None
        raise
    except TyperException as error:
        return _not_understood(error, name)
    return result if isinstance(result, int) else ExitCode.FINE


def refuse_twice(parameters: Iterable[Any], words: Sequence[str]) -> None:
    """``UsageError`` for an option with one value that was given twice: the parser takes the last.

    Words after ``--`` are no options.
    """
    before = list(itertools.takewhile(lambda word: word != "--", words))
    for parameter in parameters:
        names = [name for name in parameter.opts if name.startswith("-")]
        given = sum(word in names or word.partition("=")[0] in names for word in before)
        if given > 1 and not parameter.multiple and not parameter.is_flag:
            raise UsageError(f"{names[-1]} was given twice, and takes one value. Give it once.")


def _not_understood(error: TyperException, name: str | None) -> int:
    """Says what is wrong with a line, and where its command is explained."""
    said = error.format_message().rstrip()
    for technical, plain in PLAINER.items():
        said = said.replace(technical, plain)
    end = "" if said.endswith((".", "?", "!")) else "."
    message(f"{said}{end} See: {' '.join(filter(None, ('clusterdyn', name)))} --help")
    return ExitCode.WRONG_USE
